//! The table that makes a finding of coverage, certainty and attribution. Total: every combination has a row.

use model::{Attribution, Certainty, FindingKind, Membership};

/// What is proven of an incident, as far as one party is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proven {
    /// Did it happen?
    pub certainty: Certainty,
    /// Did this party do it?
    pub attribution: Attribution,
    /// Whether an independent voice with an observation of its own names the party.
    pub observed: bool,
    /// Whether certainty and attribution meet the standard of proof that applies.
    pub meets_standard: bool,
}

/// What is judged: something that was done, or something that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was done, and must not be.
    Done,
    /// It is due, and was done in time.
    Met,
    /// It is due, and the deadline is still ahead.
    Ahead,
    /// It was due, and was not done.
    Unmet,
}

impl State {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Done, Self::Met, Self::Ahead, Self::Unmet];
}

/// The rows as they are printed: condition and finding. The first that fits applies.
pub const ROWS: [(&str, FindingKind); 9] = [
    ("the term does not speak of it in some dimension", FindingKind::NotCovered),
    ("what was due was done in time", FindingKind::Fulfilled),
    ("observation contradicts that it happened", FindingKind::NoViolation),
    ("some dimension is open", FindingKind::CannotRule),
    ("the deadline is still ahead", FindingKind::Pending),
    ("in scope; who did it is disputed or undetermined", FindingKind::CannotRule),
    ("in scope; certainty and attribution meet the standard of proof", FindingKind::Violation),
    (
        "in scope; corroborated or verified; admitted, assessed, or named by an independent voice with its own observation",
        FindingKind::ProbableViolation,
    ),
    ("in scope; anything less", FindingKind::AllegedViolation),
];

/// The finding: the first row that fits.
#[must_use]
pub fn decide(coverage: Membership, state: State, proven: &Proven) -> FindingKind {
    let corroborated = matches!(proven.certainty, Certainty::Corroborated | Certainty::Verified);
    let named = match proven.attribution {
        Attribution::Admitted | Attribution::LargelyAttributable | Attribution::Attributable => true,
        Attribution::Accused | Attribution::Denied => proven.observed,
        Attribution::Disputed | Attribution::Undetermined => false,
    };
    match (coverage, state, proven.certainty, proven.attribution) {
        (Membership::Out, _, _, _) => FindingKind::NotCovered,
        (_, State::Met, _, _) => FindingKind::Fulfilled,
        (_, _, Certainty::Refuted, _) => FindingKind::NoViolation,
        (Membership::Open, _, _, _) => FindingKind::CannotRule,
        (_, State::Ahead, _, _) => FindingKind::Pending,
        (Membership::In, _, _, Attribution::Disputed | Attribution::Undetermined) => FindingKind::CannotRule,
        _ if proven.meets_standard => FindingKind::Violation,
        _ if corroborated && named => FindingKind::ProbableViolation,
        _ => FindingKind::AllegedViolation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every combination, and the row that applies to it, found by testing the printed conditions one by one.
    #[test]
    fn every_combination_falls_on_the_first_row_that_fits() {
        let mut seen = [0; ROWS.len()];
        let pairs = [(false, false), (false, true), (true, false), (true, true)];
        for coverage in [Membership::In, Membership::Open, Membership::Out] {
            for state in State::ALL {
                for (certainty, attribution) in
                    Certainty::ALL.into_iter().flat_map(|one| Attribution::ALL.map(|other| (one, other)))
                {
                    for (observed, meets_standard) in pairs {
                        let proven = Proven { certainty, attribution, observed, meets_standard };
                        let doubtful = matches!(attribution, Attribution::Disputed | Attribution::Undetermined);
                        let strong = matches!(
                            attribution,
                            Attribution::Admitted | Attribution::LargelyAttributable | Attribution::Attributable
                        ) || (observed && !doubtful);
                        let fits = [
                            coverage == Membership::Out,
                            state == State::Met,
                            certainty == Certainty::Refuted,
                            coverage == Membership::Open,
                            state == State::Ahead,
                            doubtful,
                            meets_standard,
                            matches!(certainty, Certainty::Corroborated | Certainty::Verified) && strong,
                            true,
                        ];
                        let row = fits.iter().position(|fits| *fits).unwrap();
                        seen[row] += 1;
                        assert_eq!(decide(coverage, state, &proven), ROWS[row].1, "{coverage:?} {state:?} {proven:?}");
                    }
                }
            }
        }
        assert!(seen.iter().all(|n| *n > 0), "{seen:?}");
    }

    #[test]
    fn a_bare_denial_changes_no_finding() {
        for certainty in Certainty::ALL {
            for observed in [false, true] {
                let with = |attribution| {
                    decide(
                        Membership::In,
                        State::Done,
                        &Proven { certainty, attribution, observed, meets_standard: false },
                    )
                };
                assert_eq!(with(Attribution::Denied), with(Attribution::Accused));
            }
        }
    }
}
