//! L23: words that are used and not defined, or defined and not used.

use std::collections::{BTreeMap, BTreeSet};

use model::{Name, Severity};

use super::view::Views;
use super::{Gap, Lint};
use crate::ast::{ClauseId, Excepted, Item, Kind, Where, Whose};
use crate::cursor::nearest;

pub(super) const LINT: Lint = Lint {
    code: "L23",
    severity: Severity::Warning,
    title: "every term it uses is defined; near misses of a defined word are shown",
    reason: "a definition under a misspelt name defines nothing, and a word without a definition is defined by whoever is \
             accused; neither shows when the text is read aloud",
    source: "Verjee 2022 on why an OSCE mission was weakened (differing interpretations)",
    good: r#"```pact
agreement halt "Halt"
party north
term no-strikes "No strikes on energy facilities"
  neither party may strike an energy facility of the other party
  which objects are energy facilities is for each reading
reading northern held by north
  define energy facility
    is oil refinery
  term no-strikes
    by any means
```
"#,
    bad: r#"```pact
agreement halt "Halt"
party north
term no-strikes "No strikes on energy facilities"
  neither party may strike an energy facility of the other party
  which objects are energy facilities is for each reading
reading northern held by norht
  define energy facilty
    is oil refinery
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let mut gaps = holders(views);
    gaps.extend(terms(views));
    gaps.extend(classes(views));
    gaps.extend(misspelt(views));
    gaps
}

/// Holders of readings that the agreement does not name.
fn holders(views: &Views<'_>) -> Vec<Gap> {
    let agreement = views.agreement;
    let bodies = views.clauses().filter_map(|(_, line)| match &line.kind {
        Kind::UndertakenBy { towards, .. } => Some(towards),
        Kind::Body(_, body) => Some(body),
        _ => None,
    });
    let known: Vec<&Name> = agreement.parties.iter().map(|party| &party.id).chain(bodies).collect();
    let unknown = (0..)
        .zip(&agreement.readings)
        .filter(|(_, reading)| reading.assessor.is_none() && !known.contains(&&reading.holder));
    unknown
        .map(|(index, reading)| {
            let (id, holder) = (&reading.id, &reading.holder);
            let hint = match nearest(holder, known.iter().map(|name| &***name)) {
                Some(near) => format!("did you mean `reading {id} held by {near}`?"),
                None => format!("write `reading {id} held by {holder} as assessor \"WHOSE WORDS\"`, or name it: `mediated by {holder}`"),
            };
            let what = format!("its holder `{holder}` is neither a party nor a body that the agreement names");
            Gap { reading: Some(index), at: reading.heading, base: None, what, hint }
        })
        .collect()
}

/// Terms of which no clause says what they are.
fn terms(views: &Views<'_>) -> Vec<Gap> {
    let agreement = views.agreement;
    let ruled: BTreeSet<&Name> = views
        .clauses()
        .filter_map(|(_, line)| match (&line.item, &line.kind) {
            (Item::Term(id), Kind::Rule(_) | Kind::Release { .. }) => Some(id),
            _ => None,
        })
        .collect();
    let empty = agreement.terms.iter().filter(|term| !ruled.contains(&&term.id));
    empty
        .map(|term| {
            let reading = agreement.clauses.get(term.heading).and_then(|line| line.reading);
            let hint = match nearest(&term.id, ruled.iter().map(|id| &***id)) {
                Some(near) => format!("did you mean `term {near}`?"),
                None => "say what it is: `neither party may strike a hospital of the other party`".to_owned(),
            };
            Gap {
                reading,
                at: term.heading,
                base: None,
                what: format!("no clause says what term `{}` is", term.id),
                hint,
            }
        })
        .collect()
}

/// Classes that are defined and that no rule speaks of.
fn classes(views: &Views<'_>) -> Vec<Gap> {
    let used: BTreeSet<&Name> = views
        .clauses()
        .flat_map(|(_, line)| match &line.kind {
            Kind::Rule(rule) => rule.classes.iter().collect(),
            Kind::Else(chance) => chance.classes.iter().collect(),
            Kind::Is { others, .. } => others.iter().collect(),
            Kind::Except { what: Excepted::Response(response), .. } | Kind::Marked { response, .. } => {
                response.classes.iter().collect()
            }
            _ => vec![],
        })
        .collect();
    let defined = views.clauses().filter_map(|(id, line)| match (&line.item, &line.kind) {
        (Item::Define(class), Kind::Heading) | (_, Kind::ForEachReading { class }) => Some((id, line.reading, class)),
        _ => None,
    });
    // A class that stands twice in one place is told once.
    let mut told = BTreeSet::new();
    defined
        .filter(|(_, reading, class)| !used.contains(class) && told.insert((*reading, *class)))
        .map(|(at, reading, class)| {
            let hint = match nearest(class, used.iter().map(|name| &***name)) {
                Some(near) => format!("did you mean `define {near}`?"),
                None => format!("use it, or take it out: `neither party may strike {class} of the other party`"),
            };
            Gap { reading, at, base: None, what: format!("`{class}` is defined, and no rule speaks of it"), hint }
        })
        .collect()
}

/// Areas and bodies that are named once, one letter away from another that is named more often or defined.
fn misspelt(views: &Views<'_>) -> Vec<Gap> {
    let mut areas: BTreeMap<&Name, Vec<ClauseId>> = BTreeMap::new();
    let mut bodies = areas.clone();
    let mut defined: BTreeSet<&Name> = BTreeSet::new();
    for (id, line) in views.clauses() {
        let (named, body): (&[Name], Option<&Name>) = match &line.kind {
            Kind::Rule(rule) => (&rule.areas, rule.to.as_ref()),
            Kind::Area(Where::Only(names)) | Kind::WhoseFacility(Whose::Own { areas: names, .. }) => (names, None),
            Kind::AreaIs { names, .. } | Kind::AreaIsNot { names, .. } => (names, None),
            Kind::Body(_, body) | Kind::EstablishedBy(body) | Kind::UndertakenBy { towards: body, .. } => {
                (&[], Some(body))
            }
            Kind::Reports { to, .. } | Kind::Complaint { to, .. } | Kind::MaySuspend { to, .. } => (&[], Some(to)),
            _ => (&[], None),
        };
        named.iter().for_each(|area| areas.entry(area).or_default().push(id));
        body.into_iter().for_each(|body| bodies.entry(body).or_default().push(id));
        if let Item::Area(area) = &line.item {
            defined.insert(area);
        }
    }
    let joined = areas.iter().filter(|(area, _)| !defined.contains(*area)).filter_map(|(area, ids)| {
        let (one, other) = area.split_once(" and ")?;
        let (at, what) = (*ids.first()?, format!("`{area}` is read as the name of one area"));
        let hint = format!(
            "two are separated by a comma, `is {one}, {other}`; one is shown to be one by `define area {area}`"
        );
        Some(Gap { reading: views.agreement.clauses.get(at)?.reading, at, base: None, what, hint })
    });
    let joined: Vec<Gap> = joined.collect();
    [areas, bodies].iter().flat_map(|names| slips(views, names, &defined)).chain(joined).collect()
}

fn slips(views: &Views<'_>, names: &BTreeMap<&Name, Vec<ClauseId>>, defined: &BTreeSet<&Name>) -> Vec<Gap> {
    let often = names.iter().filter(|(_, ids)| ids.len() > 1).map(|(name, _)| *name);
    let settled: BTreeSet<&Name> = often.chain(defined.iter().copied()).collect();
    let once = names.iter().filter_map(|(name, ids)| if let [id] = ids.as_slice() { Some((*name, *id)) } else { None });
    let slip = |(name, at): (&Name, ClauseId)| {
        let near = |other: &&&Name| name.len() > 3 && strsim::osa_distance(name, other) == 1;
        let meant = settled.iter().find(near).filter(|_| !settled.contains(name))?;
        let reading = views.agreement.clauses.get(at)?.reading;
        let what = format!("`{name}` is named here alone, and differs by a letter from `{meant}`");
        let heading = format!("where both are meant, define one of them, so that it shows: `define area {name}`");
        Some(Gap { reading, at, base: None, what, hint: format!("did you mean `{meant}`? {heading}") })
    };
    once.filter_map(slip).collect()
}
