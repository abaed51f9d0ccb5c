//! Slips of the pen that no single file can see: a name in one that is not in the other. Each would change findings in
//! silence, so each is an issue; nothing is left out for it.

use std::collections::BTreeSet;

use agreement::{Item, Kind, Where, Whose};
use model::{Affiliation, Issue, Name, Names, Severity, Statement};

use crate::Case;

/// Everything that does not fit together.
pub(crate) fn find(case: &Case, statements: &[Statement]) -> Vec<Issue> {
    let mut issues = strangers(case, statements);
    issues.extend(sides(case));
    issues.extend(areas(case));
    issues.extend(places(case, statements));
    issues.extend(events(case, statements));
    issues.extend(watched_areas(case));
    issues
}

fn warning(file: &Name, line: u32, message: String, hint: String) -> Issue {
    Issue { severity: Severity::Warning, file: file.clone(), line, column: None, message, hint }
}

fn is_party(case: &Case, name: &str) -> bool {
    case.agreement.party(name).is_some()
}

fn parties(case: &Case) -> String {
    let ids: Vec<&str> = case.agreement.parties.iter().map(|party| &*party.id).collect();
    format!("the agreement has {}", ids.join(", "))
}

/// Statements about somebody who is no party.
fn strangers(case: &Case, statements: &[Statement]) -> Vec<Issue> {
    let about = statements.iter().filter_map(|one| Some((one, one.about.as_deref()?)));
    about
        .filter(|(_, about)| !is_party(case, about))
        .map(|(one, about)| {
            let message = format!("`{}` is about `{about}`, who is no party", one.id);
            let hint = format!("{}; leave the party empty where the source names none", parties(case));
            warning(&one.page.file, one.page.line, message, hint)
        })
        .collect()
}

/// Speakers and ground on the side of somebody who is no party.
fn sides(case: &Case) -> Vec<Issue> {
    let of = |affiliation: &Affiliation| affiliation.party().filter(|party| !is_party(case, party)).cloned();
    let speakers = case.book.speakers.iter().filter_map(|speaker| {
        let message =
            format!("speaker `{}` is on the side of `{}`, who is no party", speaker.id, of(&speaker.affiliation)?);
        Some(warning(&case.sources_file, 0, message, format!("{}; other states are `state:NAME`", parties(case))))
    });
    let grounds = case.gazetteer.areas.iter().map(|area| (&area.name, area.recognised.as_slice()));
    let held = case.gazetteer.ground.iter().map(|note| (&note.admin1, note.held_by.as_slice()));
    let places = grounds.chain(held).flat_map(|(name, sides)| sides.iter().map(move |side| (name, side)));
    let places = places.filter(|(_, side)| !is_party(case, side)).map(|(name, side)| {
        warning(&case.places_file, 0, format!("`{name}` is given to `{side}`, who is no party"), parties(case))
    });
    speakers.chain(places).collect()
}

/// Administrative units that the agreement names and the gazetteer does not have.
fn areas(case: &Case) -> Vec<Issue> {
    let mut issues = Vec::new();
    let defines = |area: &Name| {
        let items = &case.agreement.clauses;
        items.iter().any(|line| matches!(&line.item, Item::Area(defined) if defined == area))
    };
    for line in &case.agreement.clauses {
        let named = match &line.kind {
            Kind::Area(Where::Only(areas)) | Kind::WhoseFacility(Whose::Own { areas, .. }) => areas.as_slice(),
            Kind::AreaIs { names, .. } | Kind::AreaIsNot { names, .. } => names.as_slice(),
            Kind::Rule(rule) => rule.areas.as_slice(),
            _ => &[],
        };
        let unknown = |area: &&Name| case.gazetteer.area(area).is_none() && !defines(area);
        for area in named.iter().filter(unknown) {
            let span = &line.clause.span;
            let hint = "add it to the case's places, or spell it as they do; until then nothing lies in it";
            issues.push(warning(&span.file, span.line, format!("the places have no unit `{area}`"), hint.into()));
        }
    }
    issues
}

/// Places of reports that the gazetteer does not have, each once.
fn places(case: &Case, statements: &[Statement]) -> Vec<Issue> {
    if case.gazetteer.areas.is_empty() {
        return vec![];
    }
    let mut seen = BTreeSet::new();
    let mut issues = Vec::new();
    for one in statements {
        let (unit, name) = (one.place.admin1.as_deref(), one.place.name.as_deref());
        let missing = match (unit, name) {
            (Some(unit), _) if case.gazetteer.area(unit).is_none() => Some(format!("no unit `{unit}`")),
            // Where there is a larger gazetteer, `link` says what is in neither.
            (Some(unit), Some(name)) if case.lookup.is_empty() && case.gazetteer.town(unit, name).is_none() => {
                Some(format!("no settlement `{name}` in `{unit}`"))
            }
            _ => None,
        };
        if let Some(missing) = missing.filter(|missing| seen.insert(missing.clone())) {
            let hint = "add it to the case's places, or spell it as they do; until then it is not located";
            let message = format!("`{}`: the places have {missing}", one.id);
            issues.push(warning(&one.page.file, one.page.line, message, hint.into()));
        }
    }
    issues
}

/// Events that reports and watches name and the agreement does not have.
fn events(case: &Case, statements: &[Statement]) -> Vec<Issue> {
    let has = |event: &str| case.agreement.events.iter().any(|one| *one.id == *event);
    let ids: Vec<&str> = case.agreement.events.iter().map(|event| &*event.id).collect();
    let hint = match ids.as_slice() {
        [] => "the agreement has no events".to_owned(),
        ids => format!("the agreement has the events {}", ids.join(", ")),
    };
    let unknown =
        |what: String, event: &str| format!("{what} names the event `{event}`, which the agreement does not have");
    let told = statements.iter().filter_map(|one| {
        let event = one.details().event.as_deref().filter(|event| !has(event))?;
        Some(warning(&one.page.file, one.page.line, unknown(format!("`{}`", one.id), event), hint.clone()))
    });
    let watched = case.watches.iter().flat_map(|watch| listed(&watch.events).iter().map(move |event| (watch, event)));
    let watched = watched.filter(|(_, event)| !has(event)).map(|(watch, event)| {
        warning(&"case.toml".into(), 0, unknown(format!("the watch of `{}`", watch.by), event), hint.clone())
    });
    told.chain(watched).collect()
}

/// Areas that watches name and neither the places nor the agreement have.
fn watched_areas(case: &Case) -> Vec<Issue> {
    let defines = |area: &Name| {
        case.agreement.clauses.iter().any(|line| matches!(&line.item, Item::Area(defined) if defined == area))
    };
    let watched = case.watches.iter().flat_map(|watch| listed(&watch.areas).iter().map(move |area| (watch, area)));
    let unknown = watched.filter(|(_, area)| case.gazetteer.area(area).is_none() && !defines(area));
    let slip = |(watch, area): (&model::Watch, &Name)| {
        let message =
            format!("the watch of `{}` looks in `{area}`, which neither the places nor the agreement have", watch.by);
        let hint = "add it to the case's places, or spell it as they do; until then nothing lies in it";
        warning(&"case.toml".into(), 0, message, hint.into())
    };
    unknown.map(slip).collect()
}

fn listed(names: &Names) -> &[Name] {
    match names {
        Names::All => &[],
        Names::Of(names) => names,
    }
}
