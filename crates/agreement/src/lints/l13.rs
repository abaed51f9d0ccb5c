//! L13: objects on ground that the other side holds.

use model::Severity;

use super::view::Views;
use super::{Gap, Lint};
use crate::ast::{Kind, Whose};

pub(super) const LINT: Lint = Lint {
    code: "L13",
    severity: Severity::Warning,
    title: "who answers for an object on ground that the other side holds",
    reason: "a plant on ground that one side claims and the other holds is \"the other party's\" for both; a claim to land \
             alone never takes an object out of protection",
    source: "Haysom & Hottinger on ceasefire drafting; Verjee 2022 on why an OSCE mission was weakened (differing \
             interpretations)",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
  whose facility it is: by who holds the ground that day
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
party north
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading northern held by north
  term no-strikes
    whose facility it is: north counts as its own Border Province
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(|view, rule| {
        if !rule.rule.of_other {
            return None;
        }
        let whose = rule.said.last(|kind| if let Kind::WhoseFacility(whose) = kind { Some(whose) } else { None });
        let claim = match whose {
            Some((_, Whose::Holder | Whose::Recognised | Whose::Operator)) => return None,
            Some((_, Whose::Own { party, .. })) => {
                format!("; that party `{party}` claims the land does not say it")
            }
            _ => String::new(),
        };
        let what = format!(
            "who answers under term `{}` for an object on ground that the other side holds is not said{claim}",
            rule.term
        );
        let hint = "under the term: `whose facility it is: by who holds the ground that day` or `whose facility it \
                        is: by recognised borders`";
        view.of_rule(rule, whose.map(|(id, _)| (id, false)), what, hint)
    })
}
