//! What is told of one incident of which nothing is known but when, for tests and benchmarks to say more of.

use model::{
    Assessment, Attributed, Attribution, Certainty, Details, Facet, Ground, Incident, IncidentPlace, Interval, Name,
    Precision, Relation, SiteLink, Taxonomy, When, ZoneOrigin,
};

/// An incident without a name, a place or an object, somewhere unknown, that is alleged.
pub(crate) fn blank(id: &str, interval: Interval) -> (Incident, SiteLink, Assessment) {
    let all = |facet| Taxonomy::shipped().all(facet);
    let incident = Incident {
        id: id.into(),
        aliases: vec![],
        statements: vec![],
        time: When {
            interval,
            said: "".into(),
            zone: "UTC".into(),
            zone_origin: ZoneOrigin::Row,
            precision: Precision::Span,
        },
        place: IncidentPlace { name: None, admin1: None, country: None, point: None, held_by: None, said: "".into() },
        act: all(Facet::Act),
        object: all(Facet::Object),
        means: all(Facet::Means),
        outcome: all(Facet::Outcome),
        details: Details::NONE,
        named: vec![],
        contradictions: vec![],
        pairs: vec![],
    };
    let link = SiteLink {
        incident: id.into(),
        class: incident.object,
        relation: Relation::Stated,
        areas: vec![],
        point: None,
        radius_m: 0.0,
        ground: Ground { recognised: vec![], held_by: vec![], because: "".into() },
        candidates: vec![],
        unresolved: None,
    };
    let assessment = Assessment {
        incident: id.into(),
        certainty: Certainty::Alleged,
        rule: "a rule says so",
        bars: vec![],
        bits: 0.0,
        bits_without_one: [0.0; 2],
        voices: vec![],
        parties: vec![],
    };
    (incident, link, assessment)
}

/// What is known of a party, by nobody's voice.
pub(crate) fn attributed(party: impl Into<Name>, attribution: Attribution) -> Attributed {
    Attributed {
        party: party.into(),
        attribution,
        rule: "a rule says so",
        observed: false,
        accusers: vec![],
        deniers: vec![],
        admitters: vec![],
        bars: vec![],
        bits: 0.0,
        bits_without_one: [0.0; 2],
    }
}
