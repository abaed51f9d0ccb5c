//! An obligation: who must do what, by when; once, after each trigger, or in each period.

use super::{Mood, TERM, TermKind, deed, each, norm};
use crate::ast::{Due, Fallback, Kind, Rule, Trigger};
use crate::clauses::Form;
use crate::cursor::Trouble;
use crate::grammar::Filled;
use crate::lower::{Lowering, Ruled};
use crate::norms;

const NAME: &str = "obligation";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    mood: Mood::Asks,
    means: "something is done by a deadline: fulfilled by an act that is recorded, pending until the deadline, and not \
            fulfilled after it only where somebody could have seen it done",
    source: "Basin, Klaedtke & Zalinescu 2015, J. ACM 62(2) (metric first-order temporal logic); OBLIGE, PERIODIC and CHAIN \
             of the closed forms",
    says: FORMS,
    lower: |lowering, of| norm(lowering, of, |rule| Ok((sentence(rule), form(lowering, of, rule)?))),
};

const FORMS: &[Form] = &[
    Form {
        says: &[
            "each party must ACTS[ THINGS][ from AREAS][ to BODY] within SPAN of TRIGGER[, with the same KEYS]",
            "both parties must ACTS[ THINGS][ from AREAS][ to BODY] within SPAN of TRIGGER[, with the same KEYS]",
            "PARTIES must ACTS[ THINGS][ from AREAS][ to BODY] within SPAN of TRIGGER[, with the same KEYS]",
        ],
        example: "each party must withdraw heavy weapons from AREA within 14 days of the start",
        homes: TERM,
        reads: |f| {
            let rule = duty(f)?;
            let (span, trigger) = (f.span()?, f.trigger()?);
            Ok(due(rule, Due::Within { span, trigger, keys: f.names_given()? }))
        },
    },
    Form {
        says: &[
            "each party must ACTS[ THINGS][ from AREAS][ to BODY] by MOMENT",
            "both parties must ACTS[ THINGS][ from AREAS][ to BODY] by MOMENT",
            "PARTIES must ACTS[ THINGS][ from AREAS][ to BODY] by MOMENT",
        ],
        example: "each party must exchange prisoners by 2025-06-01 00:00 UTC",
        homes: TERM,
        reads: |f| {
            let rule = duty(f)?;
            Ok(due(rule, Due::By(f.moment()?)))
        },
    },
    Form {
        says: &[
            "each party must ACTS[ THINGS][ from AREAS][ to BODY] every PERIOD",
            "both parties must ACTS[ THINGS][ from AREAS][ to BODY] every PERIOD",
            "PARTIES must ACTS[ THINGS][ from AREAS][ to BODY] every PERIOD",
        ],
        example: "each party must report to BODY every week",
        homes: TERM,
        reads: |f| {
            let rule = duty(f)?;
            Ok(due(rule, Due::Every(f.period()?)))
        },
    },
    Form {
        says: &[
            "each party must ACTS[ THINGS][ from AREAS][ to BODY], when is not said",
            "both parties must ACTS[ THINGS][ from AREAS][ to BODY], when is not said",
            "PARTIES must ACTS[ THINGS][ from AREAS][ to BODY], when is not said",
        ],
        example: "each party must exchange prisoners, when is not said",
        homes: TERM,
        reads: |f| {
            let rule = duty(f)?;
            Ok(due(rule, Due::NotSaid))
        },
    },
    Form {
        says: &["else it must ACTS[ THINGS] within SPAN, and the violation is cured"],
        example: "else it must withdraw heavy weapons within 7 days, and the violation is cured",
        homes: TERM,
        reads: |f| fallback(f, true),
    },
    Form {
        says: &["else it must ACTS[ THINGS] within SPAN, and the violation stays"],
        example: "else it must report within 7 days, and the violation stays",
        homes: TERM,
        reads: |f| fallback(f, false),
    },
];

fn duty(f: &mut Filled<'_>) -> Result<Rule, Trouble> {
    let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.names_given()?);
    Ok(Rule { areas: f.names_given()?, to: f.name_given()?, ..rule })
}

fn due(rule: Rule, due: Due) -> Kind {
    Kind::Rule(Box::new(Rule { due: Some(due), ..rule }))
}

fn fallback(f: &mut Filled<'_>, cures: bool) -> Result<Kind, Trouble> {
    Ok(Kind::Else(Fallback { act: f.leaves()?, classes: f.names_given()?, within: f.span()?, cures }))
}

fn form<'a>(lowering: &Lowering<'a>, of: &Ruled<'a>, rule: &'a Rule) -> Result<norms::Form, model::TimeError> {
    let deadline = match &rule.due {
        Some(Due::Every(every)) => return Ok(norms::Form::Periodic { every: *every, to: rule.to.clone() }),
        Some(Due::Within { span, trigger, keys }) => {
            norms::Deadline::After { within_s: span.seconds(), trigger: trigger.clone(), keys: keys.clone() }
        }
        Some(Due::By(moment)) => norms::Deadline::At(lowering.edge(moment)?),
        Some(Due::NotSaid | Due::After { .. }) | None => norms::Deadline::NotSaid,
    };
    let chances = of.said.all(|kind| if let Kind::Else(chance) = kind { Some(chance) } else { None });
    let ambit = lowering.ambit(of, rule)?;
    let lowered = chances.into_iter().map(|(id, chance)| {
        let clause = lowering.place(id);
        let (act, object) = (norms::Scope::only(chance.act, vec![clause]), lowering.classes(&chance.classes, clause));
        let ambit = norms::Ambit { act, object, ..ambit.clone() };
        norms::Chance { ambit, within_s: chance.within.seconds(), cures: chance.cures, clause }
    });
    let chain = lowered.collect();
    Ok(norms::Form::Oblige { deadline, to: rule.to.clone(), chain })
}

fn sentence(rule: &Rule) -> String {
    let from = if rule.areas.is_empty() { String::new() } else { format!(" from {}", rule.areas.join(", ")) };
    let to = rule.to.as_ref().map(|body| format!(" to {body}")).unwrap_or_default();
    let when = match &rule.due {
        Some(Due::Within { span, trigger, keys }) => {
            let same = if keys.is_empty() { String::new() } else { format!(", with the same {}", keys.join(" and ")) };
            format!(" within {} of {}{same}", span.text(), trigger.text())
        }
        Some(Due::By(moment)) => format!(" by {}", moment.text()),
        Some(Due::Every(period)) => format!(" every {}", period.text()),
        Some(Due::NotSaid | Due::After { .. }) | None => ", when is not said".into(),
    };
    format!("{} {}{from}{to}{when}", each(rule, "must"), deed(rule))
}

impl Trigger {
    /// In words, behind "of": `the start`, `request by the other party`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Start => "the start".into(),
            Self::End => "the end".into(),
            Self::Event(event) => event.to_string(),
            Self::Violation(term) => format!("a violation of {term}"),
            Self::Act { act, by_other } => {
                let act = model::Taxonomy::shipped().describe(model::Facet::Act, *act);
                format!("{act}{}", if *by_other { " by the other party" } else { "" })
            }
        }
    }
}
