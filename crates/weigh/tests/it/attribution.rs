//! Who: the words for one party, as sentences.

use super::*;

#[test]
fn a_party_that_others_name_is_accused() {
    let party = on(&weighed(&[accuses("R1", "a-mod", B), said("R2", "outlet", Stance::Asserts, B)]), "beta");
    assert_eq!(party.attribution, Attribution::Accused);
    assert_eq!(words(&party.accusers), ["a-mod", "outlet"]);
    assert!(!party.observed);
}

#[test]
fn a_side_that_names_itself_without_admitting_is_accused() {
    let party = on(&weighed(&[said("R1", "b-mod", Stance::Asserts, B)]), "beta");
    assert_eq!((party.attribution, words(&party.accusers)), (Attribution::Accused, vec!["b-mod"]));
    assert!(party.admitters.is_empty());
}

#[test]
fn a_disinterested_voice_that_inspects_and_names_the_party_is_marked() {
    assert!(on(&weighed(&[said("R1", "mission", Stance::Confirms, B)]), "beta").observed);
    assert!(!on(&weighed(&[said("R1", "mission", Stance::Asserts, B)]), "beta").observed);
    assert!(!on(&weighed(&[said("R1", "a-mod", Stance::Confirms, B)]), "beta").observed);
    assert!(!on(&weighed(&[said("R1", "outlet", Stance::Confirms, B)]), "beta").observed, "it may know by others");
    let elsewhere = [said("R1", "mission", Stance::Confirms, None), accuses("R2", "mission", B)];
    assert!(!on(&weighed(&elsewhere), "beta").observed, "what it saw did not name the party");
}

#[test]
fn a_party_that_only_a_denial_names_is_undetermined() {
    check_who(&[denies("R1", "b-mod", B)], "beta", Attribution::Undetermined);
    check_who(&[denies("R1", "b-mod", B), mentions("R2", "outlet", B)], "beta", Attribution::Undetermined);
}

#[test]
fn an_admission_on_that_object_is_admitted() {
    let party = on(&weighed(&[accuses("R1", "a-mod", B), said("R2", "b-mod", Stance::Admits, B)]), "beta");
    assert_eq!(party.attribution, Attribution::Admitted);
    assert_eq!((words(&party.accusers), words(&party.admitters)), (vec!["a-mod"], vec!["b-mod"]));
    check_who(&[of_object("energy", said("R1", "b-mod", Stance::Admits, B))], "beta", Attribution::Admitted);
}

#[test]
fn an_admission_of_another_target_admits_authorship_only() {
    let claims_base = of_object("military", said("R2", "b-mod", Stance::Admits, B));
    let party = on(&weighed(&[accuses("R1", "a-mod", B), claims_base.clone()]), "beta");
    assert_eq!(party.attribution, Attribution::Accused);
    assert_eq!(words(&party.admitters), ["b-mod"]);
    let bar = party.bars.iter().find(|bar| bar.factor == "admission").unwrap();
    assert_eq!(
        bar.because,
        "authorship only: its own side claims a strike on any military, not on what it is accused of: b-mod (of beta)"
    );
    check_who(&[claims_base], "beta", Attribution::Accused);
}

#[test]
fn an_admission_of_another_target_stays_authorship_where_the_incident_leaves_both_targets_open() {
    let statements = [accuses("R1", "a-mod", B), of_object("military", said("R2", "b-mod", Stance::Admits, B))];
    let mut open = incident(&statements);
    open.object = open.object.union(set(Facet::Object, "military"));
    let assessment = weigh(&open, &statements, &book()).unwrap();
    assert_eq!(on(&assessment, "beta").attribution, Attribution::Accused);
}

#[test]
fn a_claim_about_the_other_side_is_no_admission() {
    let party = on(&weighed(&[said("R1", "a-mod", Stance::Admits, B)]), "beta");
    assert_eq!(party.attribution, Attribution::Accused);
    assert!(party.admitters.is_empty());
}

#[test]
fn blame_from_both_sides_is_disputed_for_both() {
    let both = [accuses("R1", "a-mod", B), accuses("R2", "b-mod", A), said("R3", "outlet", Stance::Asserts, None)];
    let assessment = weighed(&both);
    for party in ["alpha", "beta"] {
        let one = on(&assessment, party);
        assert_eq!(one.attribution, Attribution::Disputed);
        assert!(bits(&one.bars, "a party's word") > 0.0);
        assert_eq!(bits(&one.bars, "counter-accusation").to_bits(), (-bits(&one.bars, "a party's word")).to_bits());
    }
    assert_eq!(assessment.certainty, Certainty::Corroborated);
}

#[test]
fn an_outlet_that_names_another_party_disputes_too() {
    let both = [accuses("R1", "a-mod", B), said("R2", "outlet", Stance::Asserts, A)];
    check_who(&both, "beta", Attribution::Disputed);
    check_who(&both, "alpha", Attribution::Disputed);
}

#[test]
fn a_party_that_names_itself_accuses_nobody_else() {
    let both = [accuses("R1", "a-mod", B), said("R2", "a-mfa", Stance::Admits, A)];
    check_who(&both, "beta", Attribution::Accused);
    check_who(&both, "alpha", Attribution::Admitted);
}

#[test]
fn an_admission_stands_though_another_is_accused() {
    let both = [accuses("R1", "outlet", A), said("R2", "b-mod", Stance::Admits, B)];
    check_who(&both, "beta", Attribution::Admitted);
    check_who(&both, "alpha", Attribution::Accused);
}

#[test]
fn a_bare_denial_is_denied_and_a_specific_one_disputed() {
    let accused = accuses("R1", "a-mod", B);
    let party = on(&weighed(&[accused.clone(), denies("R2", "b-mod", B)]), "beta");
    assert_eq!((party.attribution, words(&party.deniers)), (Attribution::Denied, vec!["b-mod"]));
    for (precision, attribution) in [
        (Precision::Minute, Attribution::Disputed),
        (Precision::Span, Attribution::Disputed),
        (Precision::Night, Attribution::Denied),
        (Precision::Day, Attribution::Denied),
        (Precision::Week, Attribution::Denied),
        (Precision::Unknown, Attribution::Denied),
    ] {
        let denial = Statement { when: when(precision), ..denies("R2", "b-mod", B) };
        check_who(&[accused.clone(), denial], "beta", attribution);
    }
}

#[test]
fn a_denial_by_others_is_not_the_partys() {
    let party = on(&weighed(&[accuses("R1", "a-mod", B), denies("R2", "outlet", B)]), "beta");
    assert_eq!(party.attribution, Attribution::Accused);
    assert!(party.deniers.is_empty());
    assert!(bits(&party.bars, "denial") < 0.0);
}

#[test]
fn a_denial_lowers_little() {
    let accused = [accuses("R1", "a-mod", B)];
    let denied = [accuses("R1", "a-mod", B), denies("R2", "b-mod", B), denies("R3", "b-mfa", B)];
    let (one, two) = (on(&weighed(&accused), "beta"), on(&weighed(&denied), "beta"));
    assert!(two.bits < one.bits);
    assert!(one.bits - two.bits < bits(&one.bars, "a party's word"), "less than the accusation raised");
    assert_eq!(weighed(&accused).bits.to_bits(), weighed(&denied).bits.to_bits(), "it happened or not as before");
}

#[test]
fn parties_come_in_the_incidents_order() {
    let statements = [accuses("R1", "a-mod", B), accuses("R2", "b-mod", A)];
    let mut incident = incident(&statements);
    for order in [["beta", "alpha"], ["alpha", "beta"]] {
        incident.named = order.map(Name::from).to_vec();
        let parties = weigh(&incident, &statements, &book()).unwrap().parties;
        assert_eq!(parties.iter().map(|one| &*one.party).collect::<Vec<&str>>(), order);
    }
}

#[test]
fn the_assessed_values_are_never_given() {
    let strongest = [
        said("R1", "mission", Stance::Confirms, B),
        said("R2", "outlet", Stance::Confirms, B),
        accuses("R3", "a-mod", B),
    ];
    check_who(&strongest, "beta", Attribution::Accused);
}
