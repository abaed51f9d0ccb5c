//! The room from outside: one small case, one assertion for each figure.

#[cfg(test)]
mod claims;
#[cfg(test)]
mod small_case;

#[path = "it/change.rs"]
mod change;
#[path = "it/follow.rs"]
mod follow;
#[path = "it/near.rs"]
mod near;
#[path = "it/rate_ratio.rs"]
mod rate_ratio;
#[path = "it/regression.rs"]
mod regression;
#[path = "it/special.rs"]
mod special;

use measure::{Evidence, measure, verify};
use model::{ByVoices, Certainty, FindingKind, Headline};
use small_case::Case;

fn headline(case: &Case) -> Headline {
    measure(Evidence { known: case.known(), earliest: Vec::new(), divergences: Vec::new() })
}

fn names(list: &[model::Name]) -> Vec<&str> {
    list.iter().map(|name| &**name).collect()
}

#[test]
fn a_tally_counts_what_may_be_printed() {
    let headline = headline(&Case::new());
    let first = &headline.tallies[0];
    assert_eq!(&*first.reading, "one");
    let n = |kind| first.counts.iter().find(|count| count.kind == kind).unwrap().n;
    assert_eq!(n(FindingKind::Violation), 0, "no person has confirmed it");
    assert_eq!(n(FindingKind::AllegedViolation), 2);
    assert_eq!(n(FindingKind::CannotRule), 1);
}

#[test]
fn corroborated_incidents_count_only_where_the_reading_may_cover_them() {
    let headline = headline(&Case::new());
    assert_eq!(names(&headline.tallies[0].corroborated), ["I-R1"]);
    assert!(headline.tallies[1].corroborated.is_empty(), "the second reading puts it out of scope");
}

#[test]
fn each_side_accuses_apart_and_the_independent_come_last() {
    let headline = headline(&Case::new());
    let pairs: Vec<(&str, &str)> = headline.accusers.iter().map(|a| (&*a.side, &*a.accused)).collect();
    assert_eq!(pairs, [("alpha", "beta"), ("beta", "alpha"), ("independent", "alpha"), ("independent", "beta")]);
}

#[test]
fn a_second_voice_is_nobody_of_the_accusing_side() {
    let headline = headline(&Case::new());
    let by_alpha = &headline.accusers[0];
    assert_eq!(names(&by_alpha.itemised), ["I-R1", "I-R3"]);
    assert_eq!(names(&by_alpha.second_voice), ["I-R1"], "two bodies of one side are one side");
    let independent = &headline.accusers[3];
    assert_eq!(names(&independent.itemised), ["I-R1"]);
    assert_eq!(names(&independent.second_voice), ["I-R1"]);
}

#[test]
fn a_disinterested_voice_that_only_passes_on_accuses_nobody() {
    let mut case = Case::new();
    let by_nobody = |case: &Case| names(&headline(case).accusers[3].itemised).join(" ");
    assert_eq!(by_nobody(&case), "I-R1", "R6 gives no result that anyone saw");
    case.statements.last_mut().unwrap().outcome = model::LeafSet(1);
    assert_eq!(by_nobody(&case), "I-R1 I-R3");
}

#[test]
fn a_denial_itemises_nothing() {
    let headline = headline(&Case::new());
    let by_beta = &headline.accusers[1];
    assert_eq!(names(&by_beta.itemised), ["I-R5"], "R4 denies and is about beta itself");
}

#[test]
fn the_asserted_total_is_the_largest_that_the_side_claims_of_that_party() {
    let headline = headline(&Case::new());
    assert_eq!(headline.accusers[0].asserted.as_deref(), Some("more than 30 (18-25 March) [C2]"));
    assert_eq!(headline.accusers[1].asserted, None);
}

#[test]
fn a_flip_names_the_clause_it_hangs_on() {
    let headline = headline(&Case::new());
    let flip = headline.flips.iter().find(|flip| &*flip.incident == "I-R1").unwrap();
    assert_eq!(flip.readings[0].1, FindingKind::AllegedViolation);
    assert!(flip.readings[0].2.is_empty(), "everything is in");
    assert_eq!(flip.readings[1].1, FindingKind::NotCovered);
    assert_eq!(flip.readings[1].2, ["in force from 2025-03-25"]);
    assert!(headline.flips.iter().all(|flip| &*flip.incident != "I-R3"), "both readings say the same of it");
}

#[test]
fn what_most_findings_hang_on_is_to_be_clarified_first() {
    let headline = headline(&Case::new());
    let list: Vec<_> =
        headline.clarify.iter().map(|c| (&*c.reading, c.question.as_str(), c.findings.len(), c.alone)).collect();
    assert_eq!(
        list,
        [
            ("two", "what does \u{201c}end is not said\u{201d} mean for: dam, mill?", 2, 1),
            ("one", "do attempts count?", 1, 1),
            ("two", "with what?", 1, 0)
        ],
        "the set with a question of fact asks nothing of the text"
    );
    assert_eq!(headline.clarify[0].at.as_deref(), Some("Kyiv, line 9"));
}

#[test]
fn a_question_says_which_way_each_answer_decides() {
    let headline = headline(&Case::new());
    let ways: Vec<_> = headline.clarify[0].ways.iter().map(|w| (w.answer.as_str(), w.finding.as_str(), w.n)).collect();
    // What would be a violation is counted as what may be printed of it.
    assert_eq!(ways, [("if inside", "alleged violation", 2), ("if outside", "not covered", 2)]);
}

#[test]
fn facts_are_gathered_by_subject_whatever_the_reading() {
    let case = Case::new();
    let next = verify(case.findings.iter());
    let list: Vec<_> = next.facts.iter().map(|f| (&*f.subject, &*f.dimension, f.question.as_str(), f.alone)).collect();
    // However a question about ground is worded, it asks who held it.
    assert_eq!(list, [("I-R5", "territory", "who held the ground at that time?", 0)]);
    assert_eq!(names(&next.facts[0].findings), ["t/two/I-R5/alpha"]);
    assert_eq!(next.facts[0].ways[0].finding, "violation", "the list is internal");
    assert!(next.unasked.is_empty());
}

#[test]
fn whether_an_attempt_arrived_is_not_asked_and_is_counted() {
    let mut case = Case::new();
    for finding in case.findings.iter_mut().filter(|finding| &*finding.id == "t/one/I-R3/beta") {
        for question in finding.parts.settles.iter_mut().flat_map(|settle| &mut settle.questions) {
            question.of_text = false;
        }
    }
    let next = verify(case.findings.iter());
    assert_eq!(next.facts.len(), 1);
    assert_eq!(names(&next.unasked), ["t/one/I-R3/beta"]);
}

#[test]
fn the_word_of_one_side_is_counted_apart() {
    let headline = headline(&Case::new());
    assert_eq!(headline.one_side, 2);
    let n = |certainty| headline.witnessed.iter().find(|w| w.certainty == certainty).unwrap().n;
    assert_eq!((n(Certainty::Alleged), n(Certainty::Corroborated), n(Certainty::Refuted)), (2, 1, 0));
}

#[test]
fn incidents_are_counted_by_voices_that_affirm_and_a_denial_is_none() {
    let mut case = Case::new();
    let told = ByVoices { one_interested: 1, two: 2, ..ByVoices::default() };
    assert_eq!(headline(&case).by_voices, told);
    case.assessments.iter_mut().flat_map(|one| &mut one.voices).for_each(|voice| voice.side = None);
    case.assessments[0].voices.iter_mut().for_each(|voice| voice.affirms = false);
    let told = ByVoices { none: 1, one_disinterested: 1, two: 1, ..ByVoices::default() };
    assert_eq!(headline(&case).by_voices, told);
}

#[test]
fn order_of_statements_claims_and_assessments_changes_nothing() {
    let case = Case::new();
    let mut shuffled = Case::new();
    shuffled.statements.reverse();
    shuffled.claims.reverse();
    shuffled.assessments.reverse();
    assert_eq!(headline(&case), headline(&shuffled));
}
