//! What a text says on each matter under one reading, in words that are the same wherever the meaning is: what two
//! readings, or two drafts, are compared by.
//!
//! What lowers to norms is told from them (start, scopes, exceptions); everything else in the words of its clauses, subject
//! by subject. A kind of clause is one or the other: see [`is_told_by_norms`].

use model::{Dimension, Facet, Instant, LeafSet, Name, Provision, Taxonomy, TimeError};

use crate::ast::{Agreement, Attachment, Item, Kind, Line, Said, Shape, Span};
use crate::cursor::{joined, words};
use crate::lower::Lowering;
use crate::norms::{AttemptRule, Edge, ExceptionBox, Life, Norm, Owner, ResponseTo, Scope};

/// Every provision under the reading at `index`: of the whole, of parties, events and lists, then of each term, in the
/// order of the text.
///
/// # Errors
/// As [`crate::lower`].
pub(crate) fn provisions(agreement: &Agreement, index: usize) -> Result<Vec<Provision>, TimeError> {
    let lowering = Lowering::new(agreement, index)?;
    let (norms, releases) = lowering.terms()?;
    let life = lowering.life(releases)?;
    let mut out: Vec<Provision> =
        agreement.parties.iter().map(|party| acceptance(&lowering, &life, &party.id)).collect();
    out.push(start(&lowering, &life));
    out.push(end(&lowering, &life));
    let of_parties = agreement.parties.iter().map(|party| Item::Party(party.id.clone()));
    let of_events = agreement.events.iter().map(|event| Item::Event(event.id.clone()));
    let of_lists = agreement.clauses.iter().filter(|line| matches!(line.kind, Kind::IsListed { .. }));
    let mut of_lists: Vec<Item> = of_lists.map(|line| line.item.clone()).collect();
    of_lists.sort();
    of_lists.dedup();
    for item in [Item::Whole].into_iter().chain(of_parties).chain(of_events).chain(of_lists) {
        out.extend(in_words(&lowering, None, &agreement.said(index, &item)));
    }
    let mut norms = norms.iter().peekable();
    for term in &agreement.terms {
        out.extend(norms.next_if(|norm| norm.term == term.id).into_iter().flat_map(of_norm));
        let said = lowering.said(&term.id);
        if !said.has(&Kind::NotInReading) {
            out.extend(in_words(&lowering, Some(&term.id), &said));
        }
    }
    Ok(out)
}

/// A provision of words alone.
fn said(term: Option<&Name>, about: impl Into<Name>, says: String, clauses: Vec<usize>) -> Provision {
    let about = about.into();
    Provision { term: term.cloned(), about, dimension: None, says, within: vec![], open: vec![], at: None, clauses }
}

const NOT_SAID: &str = "not said";

/// Whether the meaning of a clause is told from the norms that it lowers to, and not in its own words.
fn is_told_by_norms(kind: &Kind) -> bool {
    match kind {
        Kind::Heading
        | Kind::Accepted { .. }
        | Kind::NotAccepted(_)
        | Kind::Is { .. }
        | Kind::IsAsIn { .. }
        | Kind::IsSomeOf { .. }
        | Kind::IsNot { .. }
        | Kind::ForEachReading { .. }
        | Kind::AlsoCounts(_)
        | Kind::AreaIs { .. }
        | Kind::AreaIsNot { .. }
        | Kind::AreaShape { .. }
        | Kind::InForce(_)
        | Kind::InForceOnce(_)
        | Kind::StartNotSaid
        | Kind::ForDays { .. }
        | Kind::ForHours(_)
        | Kind::ForMonths(_)
        | Kind::Until(_)
        | Kind::UntilEvent(_)
        | Kind::EndNotSaid(_)
        | Kind::Indefinite
        | Kind::Means(_)
        | Kind::Attempt(_)
        | Kind::WhoseFacility(_)
        | Kind::Area(_)
        | Kind::Hours { .. }
        | Kind::Except { .. }
        | Kind::NoExcuse { .. }
        | Kind::Marked { .. }
        | Kind::NotInReading
        | Kind::Rule(_) => true,
        Kind::Parallel
        | Kind::Between(_)
        | Kind::UndertakenBy { .. }
        | Kind::Body(..)
        | Kind::Text { .. }
        | Kind::Access(_)
        | Kind::Reports { .. }
        | Kind::Complaint { .. }
        | Kind::UnitsTold { .. }
        | Kind::Relation(..)
        | Kind::Watched(_)
        | Kind::ChangedBy(_)
        | Kind::AnswersFor(_)
        | Kind::Clock(_)
        | Kind::Cites(_)
        | Kind::Replaces { .. }
        | Kind::IsListed { .. }
        | Kind::EstablishedBy(_)
        | Kind::Renewed(_)
        | Kind::NotRenewed
        | Kind::Suspended { .. }
        | Kind::MaySuspend { .. }
        | Kind::MayLeave { .. }
        | Kind::Reciprocal
        | Kind::Survives
        | Kind::Else(_)
        | Kind::Release { .. }
        | Kind::Notice { .. }
        | Kind::Proof { .. }
        | Kind::Grave(..)
        | Kind::Consequence(..)
        | Kind::NotSaid(_) => false,
    }
}

/// The clauses of an item that are told in their own words, one provision a subject.
fn in_words(lowering: &Lowering<'_>, term: Option<&Name>, item: &Said<'_>) -> Vec<Provision> {
    let mut out: Vec<(Name, Vec<String>, Vec<usize>)> = Vec::new();
    for (id, line) in item.applying().filter(|(_, line)| !is_told_by_norms(&line.kind)) {
        let Some((subject, _)) = line.subject() else { continue };
        let (about, says, place) = (subject.text(), plain(line), lowering.place(id));
        match out.iter_mut().find(|(known, ..)| *known == about) {
            Some((_, all, places)) => {
                all.push(says);
                places.push(place);
            }
            None => out.push((about, vec![says], vec![place])),
        }
    }
    let told = |(about, mut says, places): (Name, Vec<String>, Vec<usize>)| {
        // In whatever order they are said.
        says.sort();
        said(term, about, says.join("; "), places)
    };
    out.into_iter().map(told).collect()
}

/// The words of a clause with single spaces.
fn plain(line: &Line) -> String {
    joined(&words(&line.clause.text).iter().map(|word| word.text).collect::<Vec<_>>())
}

// ---------------------------------------------------------------- the whole

fn acceptance(lowering: &Lowering<'_>, life: &Life, party: &Name) -> Provision {
    let (says, clauses) = match lowering.accepted(party) {
        Some((id, Some(on))) => (on.text(), vec![lowering.place(id)]),
        Some((id, None)) => ("has not accepted".into(), vec![lowering.place(id)]),
        None => (NOT_SAID.into(), vec![]),
    };
    Provision {
        dimension: Some(Dimension::Actor),
        at: life.bound(party).map(|bound| edge(bound.from)),
        ..said(None, format!("acceptance of {party}"), says, clauses)
    }
}

fn edge(edge: Edge) -> (Instant, Instant) {
    (edge.earliest, edge.latest)
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
        at: (says != NOT_SAID).then_some(edge(life.window.start)),
        ..said(None, "start", says, clauses.collect())
    }
}

fn end(lowering: &Lowering<'_>, life: &Life) -> Provision {
    let ends = lowering.whole.all(|kind| {
        Some(match kind {
            Kind::Until(moment) => moment.text(),
            Kind::UntilEvent(event) => format!("the event {event}"),
            Kind::ForHours(hours) => format!("after {hours} hours"),
            Kind::ForMonths(1) => "after one calendar month".into(),
            Kind::ForMonths(months) => format!("after {months} calendar months"),
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
    let clauses = ends.iter().map(|(id, _)| lowering.place(*id)).collect();
    let says = if ends.is_empty() {
        NOT_SAID.into()
    } else {
        ends.into_iter().map(|(_, says)| says).collect::<Vec<_>>().join(", or ")
    };
    let (first, last) = (life.window.certain().1, life.window.possible().1);
    let at = (says != NOT_SAID).then_some((first, last));
    Provision { dimension: Some(Dimension::Time), at, ..said(None, "end", says, clauses) }
}

// ---------------------------------------------------------------- terms

fn names(facet: Facet, set: LeafSet) -> Vec<String> {
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
    let words = |set| taxonomy.names(facet, set).into_iter().map(Name::from).collect();
    let open = scope.open.iter().filter_map(|part| part.clause);
    Provision {
        dimension: Some(dimension),
        within: words(scope.within),
        open: words(opened),
        ..said(Some(term), facet.word(), says, scope.clauses.iter().copied().chain(open).collect())
    }
}

fn of_norm(norm: &Norm) -> Vec<Provision> {
    let (term, ambit) = (&norm.term, &norm.ambit);
    let mut out = vec![
        said(Some(term), "rule", norm.sentence.clone(), vec![norm.clause]),
        scope(term, Facet::Act, Dimension::Act, &ambit.act),
        scope(term, Facet::Object, Dimension::Object, &ambit.object),
        scope(term, Facet::Means, Dimension::Means, &ambit.means),
        whose(norm),
        place(norm),
        attempt(norm),
    ];
    out.extend(ambit.hours.as_ref().map(|(hours, clause)| {
        let says = format!("{} to {} {}", hours.from, hours.to, hours.zones.join(" or "));
        Provision { dimension: Some(Dimension::Time), ..said(Some(term), "hours", says, vec![*clause]) }
    }));
    let exceptions = ambit.exceptions.iter().filter_map(|exception| {
        let what = excepted(&exception.what)?;
        let not = &exception.not;
        let but = [names(Facet::Object, not.objects), names(Facet::Means, not.means)].concat();
        let says = if but.is_empty() { what } else { format!("{what}, but not {}", but.join(", ")) };
        let clauses = [exception.clause].into_iter().chain(not.clauses.iter().copied()).collect();
        let about = format!("exception {}", exception.name);
        Some(Provision { dimension: Some(Dimension::Exception), ..said(Some(term), about, says, clauses) })
    });
    out.extend(exceptions);
    out.extend(ambit.marks.iter().map(|(name, clause, response)| {
        said(Some(term), format!("mark {name}"), response_text(response), vec![*clause])
    }));
    out
}

fn whose(norm: &Norm) -> Provision {
    let territory = &norm.ambit.territory;
    let says = match (&territory.whose, territory.of_other) {
        (_, false) => "whoever's".to_owned(),
        (Owner::Holder, true) => "the other party's, by who holds the ground that day".into(),
        (Owner::Recognised, true) => "the other party's, by recognised borders".into(),
        (Owner::Operator, true) => "the other party's, by who operates it".into(),
        (Owner::Claimed(claims), true) if claims.is_empty() => "the other party's, whose is not said".into(),
        (Owner::Claimed(claims), true) => {
            let mut each: Vec<String> =
                claims.iter().map(|(party, areas)| format!("{party} counts as its own {}", in_order(areas))).collect();
            each.sort();
            format!("the other party's; {}", each.join("; "))
        }
    };
    let clauses = territory.whose_clause.into_iter().collect();
    Provision { dimension: Some(Dimension::Territory), ..said(Some(&norm.term), "whose object", says, clauses) }
}

/// Names in one order, so that lists in another are the same.
fn in_order(names: &[Name]) -> String {
    let mut names: Vec<&str> = names.iter().map(|name| &**name).collect();
    names.sort_unstable();
    names.join(", ")
}

fn place(norm: &Norm) -> Provision {
    let territory = &norm.ambit.territory;
    let says = match &territory.area {
        None => "everywhere".into(),
        Some(area) if area.is_unsaid() => NOT_SAID.into(),
        Some(area) => {
            let units = (!area.units.is_empty()).then(|| in_order(&area.units));
            let drawn = area.drawn.iter().map(|(shape, file)| drawn(*shape, file));
            let within: Vec<String> = units.into_iter().chain(drawn).collect();
            let without =
                if area.without.is_empty() { String::new() } else { format!(" without {}", in_order(&area.without)) };
            format!("{}{without}", within.join(", "))
        }
    };
    let clauses = territory.area_clause.into_iter().collect();
    Provision { dimension: Some(Dimension::Territory), ..said(Some(&norm.term), "where", says, clauses) }
}

fn drawn(shape: Shape, drawn: &Attachment) -> String {
    let digest = drawn.digest.as_ref().map(|digest| format!(" sha256 {digest}")).unwrap_or_default();
    match shape {
        Shape::Polygon => format!("the polygon {}{digest}", drawn.file),
        Shape::Line { within_m } if within_m % 1_000 == 0 => {
            format!("{} km of the line {}{digest}", within_m / 1_000, drawn.file)
        }
        Shape::Line { within_m } => format!("{within_m} m of the line {}{digest}", drawn.file),
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

/// What an exception takes out; a permission is told at its own term.
fn excepted(what: &ExceptionBox) -> Option<String> {
    Some(match what {
        ExceptionBox::Objects(set) => names(Facet::Object, *set).join(", "),
        ExceptionBox::Means(set) => format!("by {}", names(Facet::Means, *set).join(", ")),
        ExceptionBox::LaunchedBeforeStart { until } => format!("launched before the start, arriving before {until}"),
        ExceptionBox::Response(response) => response_text(response),
        ExceptionBox::Permission { .. } => return None,
        ExceptionBox::Circumstance => "a circumstance".into(),
    })
}

fn response_text(response: &ResponseTo) -> String {
    let span = Span { n: response.within_s / 3_600, hours: true };
    let keys =
        if response.keys.is_empty() { String::new() } else { format!(" in the same {}", in_order(&response.keys)) };
    let taxonomy = Taxonomy::shipped();
    let objects = taxonomy.describe(Facet::Object, response.object.within.union(response.object.opened()));
    let act = taxonomy.verbs(response.act);
    format!("within {} of {act} on {objects} by the other party{keys}", span.text())
}
