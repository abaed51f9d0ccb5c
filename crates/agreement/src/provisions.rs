//! What a text says on each matter under one reading, in words that are the same wherever the meaning is: what two
//! readings, or two drafts, are compared by.

use model::{Dimension, Facet, Instant, LeafSet, Name, Provision, Taxonomy, TimeError};

use crate::ast::{Agreement, Attachment, Kind, Matter, Renewal, Role, Shape, Standing, Threshold, Whose};
use crate::lower::Lowering;
use crate::norms::{AttemptRule, Edge, Form, Life, Norm, ReleaseRule, ResponseTo, Scope};

/// Every provision under the reading at `index`: of the whole, then of each term, in the order of the text.
///
/// # Errors
/// As [`crate::lower`].
pub(crate) fn provisions(agreement: &Agreement, index: usize) -> Result<Vec<Provision>, TimeError> {
    let lowering = Lowering::new(agreement, index)?;
    let (norms, releases) = lowering.terms()?;
    let life = lowering.life(releases.clone())?;
    let mut out = whole(&lowering, &life);
    norms.iter().for_each(|norm| out.extend(of_term(norm)));
    out.extend(releases.iter().map(release));
    Ok(out)
}

/// A provision of words alone.
fn said(term: Option<&Name>, about: impl Into<Name>, says: String, clauses: Vec<usize>) -> Provision {
    let about = about.into();
    Provision { term: term.cloned(), about, dimension: None, says, within: vec![], open: vec![], at: None, clauses }
}

const NOT_SAID: &str = "not said";

// ---------------------------------------------------------------- the whole

/// A matter of the whole of which the last clause decides, and what a clause says on it.
struct Saying {
    about: &'static str,
    says: fn(&Kind) -> Option<String>,
}

const fn saying(about: &'static str, says: fn(&Kind) -> Option<String>) -> Saying {
    Saying { about, says }
}

/// Every such matter, in the order in which they are told.
const SAYINGS: &[Saying] = &[
    saying("renewal", |kind| match kind {
        Kind::Renewed(renewal) => Some(renewal_text(renewal)),
        Kind::NotSaid(Matter::Renewal) => Some(NOT_SAID.into()),
        _ => None,
    }),
    saying("monitor", |kind| body(kind, Role::Monitor, Matter::Monitor)),
    saying(
        "access of the monitor",
        |kind| if let Kind::Access(places) = kind { Some(places.join(", ")) } else { None },
    ),
    saying("interpreter", |kind| body(kind, Role::Interpreter, Matter::Interpreter)),
    saying("guarantor", |kind| body(kind, Role::Guarantor, Matter::Guarantor)),
    saying("complaints", |kind| match kind {
        Kind::Complaint { to, within, answered } => {
            Some(format!("to {to} within {}, answered within {}", within.text(), answered.text()))
        }
        Kind::NotSaid(Matter::Complaint) => Some(NOT_SAID.into()),
        _ => None,
    }),
    saying("reports", |kind| match kind {
        Kind::Reports { to, every } => Some(format!("to {to} every {}", every.text())),
        Kind::NotSaid(Matter::Reports) => Some(NOT_SAID.into()),
        _ => None,
    }),
    saying("orders to units", |kind| match kind {
        Kind::UnitsTold { within, by } => Some(format!("within {} of the start, by {by}", within.text())),
        Kind::NotSaid(Matter::Units) => Some(NOT_SAID.into()),
        _ => None,
    }),
    saying("other agreements", |kind| match kind {
        Kind::Relation(Standing::Supplements, title) => Some(format!("supplements {title}")),
        Kind::Relation(Standing::Replaces, title) => Some(format!("takes the place of {title}")),
        Kind::Relation(Standing::Leaves, title) => Some(format!("leaves in force {title}")),
        Kind::NotSaid(Matter::Relation) => Some(NOT_SAID.into()),
        _ => None,
    }),
    saying("change", |kind| {
        if let Kind::ChangedBy(who) = kind { Some(format!("by agreement of {}", who.join(" and "))) } else { None }
    }),
    saying("watched for substitution", |kind| {
        if let Kind::Watched(set) = kind { Some(words(Facet::Object, *set).join(", ")) } else { None }
    }),
    saying("proof", proof),
];

fn whole(lowering: &Lowering<'_>, life: &Life) -> Vec<Provision> {
    let mut out: Vec<Provision> =
        lowering.agreement.parties.iter().map(|party| acceptance(lowering, life, &party.id)).collect();
    out.push(start(lowering, life));
    out.push(end(lowering, life));
    for Saying { about, says } in SAYINGS {
        out.extend(lowering.whole.last(says).map(|(id, says)| said(None, *about, says, vec![lowering.place(id)])));
    }
    out.extend(life.powers.iter().map(|power| {
        let who = if power.who.is_empty() { "each party".into() } else { power.who.join(" and ") };
        let (about, verb) = match power.does {
            crate::norms::Does::Suspend => ("suspension by notice", "suspends it"),
            crate::norms::Does::Leave => ("leaving", "leaves it"),
        };
        said(None, about, format!("{who} {verb} after {}", power.after.text()), vec![power.clause])
    }));
    out.extend(life.suspensions.iter().map(|suspension| {
        let says = match &suspension.until {
            Some(until) => format!("from {} until {until}", suspension.from),
            None => format!("while {}", suspension.from),
        };
        said(None, "suspension", says, vec![suspension.clause])
    }));
    out.extend(
        life.reciprocal.map(|place| said(None, "reciprocity", "while the other party complies".into(), vec![place])),
    );
    out.extend(graded(lowering));
    out
}

fn renewal_text(renewal: &Renewal) -> String {
    let days = renewal.days.map(|days| format!(" for {days} days")).unwrap_or_default();
    match renewal.objection_days {
        Some(before) => format!("by itself{days} unless a party objects {before} days before"),
        None => format!("by agreement of {}{days}", renewal.who.join(" and ")),
    }
}

fn body(kind: &Kind, role: Role, matter: Matter) -> Option<String> {
    match kind {
        Kind::Body(of, body) if *of == role => Some(body.to_string()),
        Kind::NotSaid(of) if *of == matter => Some(NOT_SAID.into()),
        _ => None,
    }
}

fn proof(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Proof { certainty, attribution } => {
            let who: Vec<&str> = attribution.iter().map(|attribution| attribution.word()).collect();
            Some(format!("{}, and {}", certainty.word(), who.join(" or ")))
        }
        Kind::NotSaid(Matter::Proof) => Some(NOT_SAID.into()),
        _ => None,
    }
}

/// Classes of severity and what follows, of the whole.
fn graded(lowering: &Lowering<'_>) -> Vec<Provision> {
    let grave = lowering.whole.all(|kind| match kind {
        Kind::Grave(gravity, least) => Some((format!("{} violation", gravity.word()), threshold(*least))),
        Kind::Consequence(gravity, words) => Some((format!("after a {} violation", gravity.word()), words.to_string())),
        _ => None,
    });
    grave.into_iter().map(|(id, (about, says))| said(None, about, says, vec![lowering.place(id)])).collect()
}

fn threshold(least: Threshold) -> String {
    match least {
        Threshold::People(n) => format!("from {n} people affected"),
        Threshold::Hours(n) => format!("from {n} hours without service"),
        Threshold::Otherwise => "any other".into(),
    }
}

fn edge(edge: Edge) -> Option<(Instant, Instant)> {
    Some((edge.earliest, edge.latest))
}

fn acceptance(lowering: &Lowering<'_>, life: &Life, party: &Name) -> Provision {
    let (says, clauses) = match lowering.accepted(party) {
        Some((id, Some(on))) => (on.text(), vec![lowering.place(id)]),
        Some((id, None)) => ("has not accepted".into(), vec![lowering.place(id)]),
        None => (NOT_SAID.into(), vec![]),
    };
    Provision {
        dimension: Some(Dimension::Actor),
        at: life.bound(party).and_then(|bound| edge(bound.from)),
        ..said(None, format!("acceptance of {party}"), says, clauses)
    }
}

fn start(lowering: &Lowering<'_>, life: &Life) -> Provision {
    let date = lowering.whole.last(|kind| match kind {
        Kind::InForce(moment) => Some(moment.text()),
        Kind::StartNotSaid => Some(NOT_SAID.into()),
        _ => None,
    });
    let waits: Vec<&str> = life.conditions.iter().map(|condition| &*condition.event).collect();
    let says = match (&date, waits.as_slice()) {
        (Some((_, date)), []) => date.clone(),
        (None, []) => NOT_SAID.into(),
        (Some((_, date)), waits) => format!("{date}, once {}", waits.join(" and ")),
        (None, waits) => format!("once {}", waits.join(" and ")),
    };
    let clauses =
        date.map(|(id, _)| lowering.place(id)).into_iter().chain(life.conditions.iter().map(|one| one.clause));
    Provision {
        dimension: Some(Dimension::Time),
        at: edge(life.window.start),
        ..said(None, "start", says, clauses.collect())
    }
}

fn end(lowering: &Lowering<'_>, life: &Life) -> Provision {
    let end = lowering.whole.last(|kind| {
        Some(match kind {
            Kind::Until(moment) => moment.text(),
            Kind::UntilEvent(event) => format!("the event {event}"),
            Kind::ForHours(hours) => format!("after {hours} hours"),
            Kind::Indefinite => "none".into(),
            Kind::EndNotSaid(None) => NOT_SAID.into(),
            Kind::EndNotSaid(Some(last)) => format!("not said, last treated as in force on {}", last.text()),
            Kind::ForDays { days, .. } => {
                let labels: Vec<&str> = life.window.ends.iter().map(|end| &*end.label).collect();
                format!("after {days} days, {}", labels.join(" or "))
            }
            _ => return None,
        })
    });
    let (says, clauses) = end.map_or((NOT_SAID.into(), vec![]), |(id, says)| (says, vec![lowering.place(id)]));
    let (first, last) = (life.window.certain().1, life.window.possible().1);
    Provision { dimension: Some(Dimension::Time), at: Some((first, last)), ..said(None, "end", says, clauses) }
}

// ---------------------------------------------------------------- terms

fn words(facet: Facet, set: LeafSet) -> Vec<String> {
    Taxonomy::shipped().names(facet, set).into_iter().map(|name| name.replace('-', " ")).collect()
}

fn scope(term: &Name, facet: Facet, dimension: Dimension, scope: &Scope) -> Provision {
    let taxonomy = Taxonomy::shipped();
    let outline = |set: LeafSet| {
        if set == taxonomy.all(facet) {
            format!("any {}", facet.word())
        } else {
            taxonomy.outline(facet, set).join(", ")
        }
    };
    let opened = scope.opened();
    let says = match (scope.within.is_empty(), opened.is_empty()) {
        (false, true) => outline(scope.within),
        (true, false) => format!("open: {}", outline(opened)),
        (false, false) => format!("{}; open: {}", outline(scope.within), outline(opened)),
        (true, true) => "nothing".into(),
    };
    let names = |set| taxonomy.names(facet, set).into_iter().map(Name::from).collect();
    let open = scope.open.iter().filter_map(|part| part.clause);
    Provision {
        dimension: Some(dimension),
        within: names(scope.within),
        open: names(opened),
        ..said(Some(term), facet.word(), says, scope.clauses.iter().copied().chain(open).collect())
    }
}

fn of_term(norm: &Norm) -> Vec<Provision> {
    let (term, ambit) = (&norm.term, &norm.ambit);
    let mut out = vec![
        said(Some(term), "rule", norm.sentence.clone(), vec![norm.clause]),
        scope(term, Facet::Act, Dimension::Act, &ambit.act),
        scope(term, Facet::Object, Dimension::Object, &ambit.object),
        scope(term, Facet::Means, Dimension::Means, &ambit.means),
        territory(norm),
        attempt(norm),
    ];
    out.extend(ambit.hours.as_ref().map(|(hours, clause)| Provision {
        dimension: Some(Dimension::Time),
        ..said(
            Some(term),
            "hours",
            format!("{} to {} {}", hours.from, hours.to, hours.zones.join(" or ")),
            vec![*clause],
        )
    }));
    out.extend(ambit.exceptions.iter().map(|exception| {
        let what = what_of(&exception.what);
        let not = exception.not.objects.is_empty() && exception.not.means.is_empty();
        let but = [words(Facet::Object, exception.not.objects), words(Facet::Means, exception.not.means)].concat();
        let says = if not { what } else { format!("{what}, but not {}", but.join(", ")) };
        let clauses = [exception.clause].into_iter().chain(exception.not.clauses.iter().copied()).collect();
        let about = format!("exception {}", exception.name);
        Provision { dimension: Some(Dimension::Exception), ..said(Some(term), about, says, clauses) }
    }));
    out.extend(ambit.marks.iter().map(|(name, clause, response)| {
        said(Some(term), format!("mark {name}"), response_text(response), vec![*clause])
    }));
    out.extend(norm.proof.as_ref().map(|proof| {
        let who: Vec<&str> = proof.attribution.iter().map(|attribution| attribution.word()).collect();
        said(Some(term), "proof", format!("{}, and {}", proof.certainty.word(), who.join(" or ")), vec![proof.clause])
    }));
    if let Form::Oblige { chain, .. } = &norm.form {
        out.extend(chain.iter().map(|(chance, clause)| {
            let end = if chance.cures { "is cured" } else { "stays" };
            let verb = Taxonomy::shipped().verbs(chance.act);
            let says = format!("{verb} within {}, and the violation {end}", chance.within.text());
            said(Some(term), "next chance", says, vec![*clause])
        }));
    }
    out.extend(norm.survives.map(|place| said(Some(term), "after the end", "holds on".into(), vec![place])));
    out.extend(
        norm.reciprocal
            .map(|place| said(Some(term), "reciprocity", "while the other party complies".into(), vec![place])),
    );
    out
}

fn territory(norm: &Norm) -> Provision {
    let territory = &norm.ambit.territory;
    let whose = match (&territory.whose, territory.of_other) {
        (_, false) => "whoever's".to_owned(),
        (Whose::Holder, true) => "the other party's, by who holds the ground that day".into(),
        (Whose::Recognised, true) => "the other party's, by recognised borders".into(),
        (Whose::Operator, true) => "the other party's, by who operates it".into(),
        (Whose::NotSaid, true) => "the other party's, whose is not said".into(),
        (Whose::Own { party, areas }, true) => {
            format!("the other party's; {party} counts as its own {}", areas.join(", "))
        }
    };
    let place = match &territory.area {
        None => String::new(),
        Some(area) if area.is_unsaid() => "; where is not said".into(),
        Some(area) => {
            let drawn = area.drawn.iter().map(|(shape, file)| shape_text(*shape, file));
            let parts: Vec<String> = area.units.iter().map(ToString::to_string).chain(drawn).collect();
            let without =
                if area.without.is_empty() { String::new() } else { format!(" without {}", area.without.join(", ")) };
            format!("; in {}{without}", parts.join(", "))
        }
    };
    let clauses = territory.whose_clause.into_iter().chain(territory.area_clause).collect();
    Provision {
        dimension: Some(Dimension::Territory),
        ..said(Some(&norm.term), "territory", format!("{whose}{place}"), clauses)
    }
}

fn shape_text(shape: Shape, drawn: &Attachment) -> String {
    match shape {
        Shape::Polygon => format!("the polygon {}", drawn.file),
        Shape::Line { within_m } => format!("{within_m} m of the line {}", drawn.file),
    }
}

fn attempt(norm: &Norm) -> Provision {
    let (says, clause) = match norm.ambit.attempt {
        AttemptRule::Counts(place) => ("counts", Some(place)),
        AttemptRule::DoesNotCount(place) => ("does not count", Some(place)),
        AttemptRule::NotSaid(place) => (NOT_SAID, place),
    };
    let clauses = clause.into_iter().collect();
    Provision { dimension: Some(Dimension::Attempt), ..said(Some(&norm.term), "attempt", says.into(), clauses) }
}

fn what_of(what: &crate::norms::ExceptionBox) -> String {
    use crate::norms::ExceptionBox as Box;
    match what {
        Box::Objects(set) => words(Facet::Object, *set).join(", "),
        Box::Means(set) => format!("by {}", words(Facet::Means, *set).join(", ")),
        Box::LaunchedBeforeStart { until } => format!("launched before the start, arriving before {until}"),
        Box::Response(response) => response_text(response),
        Box::Permission { who, ambit } => {
            let who = if who.is_empty() { "each party".into() } else { who.join(" and ") };
            format!("{who} may {}", Taxonomy::shipped().verbs(ambit.act.within))
        }
        Box::Circumstance => "a circumstance".into(),
    }
}

fn response_text(response: &ResponseTo) -> String {
    let span = crate::ast::Span { n: response.within_s / 3_600, hours: true };
    let keys =
        if response.keys.is_empty() { String::new() } else { format!(" in the same {}", response.keys.join(" and ")) };
    let objects = Taxonomy::shipped().describe(Facet::Object, response.object.within);
    format!(
        "within {} of {} on {objects} by the other party{keys}",
        span.text(),
        Taxonomy::shipped().verbs(response.act)
    )
}

fn release(rule: &ReleaseRule) -> Provision {
    let notice = rule.notice_days.map_or(String::new(), |days| format!(", with notice of {days} days"));
    let effect = if rule.at_once { "frees the other party" } else { "lets the other party declare itself free" };
    let says = format!("a violation of {} {effect}{notice}", rule.term);
    said(Some(&rule.id), "release", says, vec![rule.clause])
}
