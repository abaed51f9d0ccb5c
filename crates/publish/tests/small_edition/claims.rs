//! What is claimed, and what each claim is worth.

use model::{CheckedClaim, Claim, ClaimCheck, ClaimKind, ClaimOutcome};

use super::{CANARY, Parties};

impl Parties {
    /// A total of each side, two denials of everything by the side of `a`, one of them from before the incidents, and
    /// three denials that are not: of the other, of a subject, of something of which nobody gives a total.
    pub(super) fn claims(&self) -> Vec<Claim> {
        let early = claim("C6", self.a, "denial", &format!("{}: strikes", self.a_title), "");
        vec![
            claim("C1", self.a, "count", &format!("{}: strikes", self.b_title), "more than 30"),
            claim("C2", self.a, "denial", &format!("{}: strikes", self.a_title), ""),
            claim("C3", self.a, "denial", &format!("{}: strikes", self.b_title), ""),
            claim("C4", self.a, "denial", "the start", ""),
            claim("C5", self.b, "count", &format!("{}: strikes", self.a_title), "12"),
            Claim { said_on: "2025-03-18".into(), ..early },
            claim("C7", self.a, "denial", &format!("{}: one shelling", self.a_title), ""),
        ]
    }

    /// A claim of each outcome that a finding decides, and one that none decides; nobody says when that was made.
    pub(super) fn checked(&self) -> Vec<CheckedClaim> {
        let check = |outcome, because: String| ClaimCheck {
            outcome,
            because: vec![because, format!("{} is told of {CANARY}", self.a_title)],
            incidents: vec!["I-R3".into()],
        };
        let checked = |id: &str, kind, then: Option<ClaimOutcome>, now: ClaimOutcome| CheckedClaim {
            id: id.into(),
            kind,
            then: then.map(|then| check(then, format!("then {}", then.word()))),
            now: check(now, format!("now {}", now.word())),
        };
        vec![
            checked("C1", ClaimKind::Count, Some(ClaimOutcome::NotCheckable), ClaimOutcome::Supported),
            checked("C2", ClaimKind::Denial, Some(ClaimOutcome::Disputed), ClaimOutcome::Contradicted),
            checked("C7", ClaimKind::Denial, None, ClaimOutcome::Inconsistent),
        ]
    }
}

fn claim(id: &str, side: &str, kind: &str, about: &str, numbers: &str) -> Claim {
    Claim {
        id: id.into(),
        said_on: "2025-03-25".into(),
        of: None,
        speaker: "A spokesman".into(),
        side: side.into(),
        kind: kind.into(),
        about: about.into(),
        content: format!("Says {id} of {CANARY}.").into(),
        numbers: numbers.into(),
        figures: vec![],
        unread: vec![],
        source: "Wire".into(),
        address: "https://example.org/c1".into(),
    }
}
