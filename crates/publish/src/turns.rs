//! What changed from one side to another, in a line each: findings, their causes, incidents.

use model::{Cause, CauseKind, Fate, FindingChange, FindingKind, FindingState, IncidentChange};

/// `joined: I-R047 is joined by R049`.
#[must_use]
pub fn incident_change_text(one: &IncidentChange) -> String {
    let (before, after, statements) = (one.before.join(", "), one.after.join(", "), one.statements.join(", "));
    let others: Vec<&str> = one.before.iter().filter(|id| !one.after.contains(id)).map(|id| &**id).collect();
    let by = if statements.is_empty() { String::new() } else { format!("; joined by {statements}") };
    let told = match one.fate {
        Fate::Merged => format!("{after} is made of {before} (also known as {}){by}", others.join(", ")),
        Fate::Split => format!("{before} is split into {after}"),
        Fate::Joined => format!("{after} is joined by {statements}"),
        Fate::Renamed => format!("{before} is called {after}{by}"),
        Fate::Gone => format!("{before} held {statements}"),
        Fate::New => format!("{after} of {statements}"),
    };
    format!("{}: {told}", one.fate.word())
}

/// `cannot rule -> alleged violation; time: open -> in`. `kind` chooses between what is computed and what may be printed.
#[must_use]
pub fn finding_change_text(change: &FindingChange, kind: fn(&FindingState) -> FindingKind) -> String {
    let mut parts = vec![match (&change.before, &change.after) {
        (Some(before), Some(after)) if kind(before) == kind(after) => kind(after).word().to_owned(),
        (Some(before), Some(after)) => format!("{} -> {}", kind(before).word(), kind(after).word()),
        (None, Some(after)) => format!("appears: {}", state(after, kind)),
        (Some(before), None) => format!("vanishes: {}", state(before, kind)),
        (None, None) => String::new(),
    }];
    let dimensions = change.dimensions();
    parts.extend(dimensions.iter().map(|(one, was, is)| format!("{}: {} -> {}", one.word(), was.word(), is.word())));
    for one in dimensions.iter().map(|(one, _, _)| one.word()) {
        let clause = |state: &Option<FindingState>| {
            let reason = state.as_ref()?.deciding.iter().find(|reason| *reason.dimension == *one)?;
            reason.clause.clone()
        };
        parts.extend(clause(&change.before).map(|clause| format!("before by \u{201c}{clause}\u{201d}")));
        parts.extend(clause(&change.after).map(|clause| format!("now by \u{201c}{clause}\u{201d}")));
    }
    parts.join("; ")
}

/// A finding with the dimensions that decide it.
fn state(state: &FindingState, kind: fn(&FindingState) -> FindingKind) -> String {
    let deciding: Vec<&str> = state.deciding.iter().map(|reason| &*reason.dimension).collect();
    let because = if deciding.is_empty() { String::new() } else { format!(" ({})", deciding.join(", ")) };
    format!("{}{because}", kind(state).word())
}

/// A cause in a line.
#[must_use]
pub fn cause_text(cause: &Cause) -> String {
    let ids = cause.ids.join(", ");
    let nothing = "nothing is said";
    let (before, after) = (cause.before.as_deref(), cause.after.as_deref());
    let both = format!("{} -> {}", before.unwrap_or(nothing), after.unwrap_or(nothing));
    match cause.kind {
        CauseKind::Received => format!("statements received since: {ids}"),
        CauseKind::Added => format!("statements not used before (without a date, or delivered later): {ids}"),
        CauseKind::Withdrawn => format!("statements that are gone: {ids}"),
        CauseKind::Merged => format!("merged with {ids}"),
        CauseKind::Split => format!("split: {ids}"),
        CauseKind::Renamed => format!("the incident has another name: {both}"),
        CauseKind::Fact if before.is_none() && after.is_none() => {
            format!("{}: another, which is withheld", cause.about)
        }
        CauseKind::Fact => format!("{}: {both}", cause.about),
        CauseKind::Certainty | CauseKind::Attribution | CauseKind::Standard => {
            format!("{}: {both}", cause.kind.word())
        }
        CauseKind::Agreement => match (before, after) {
            (None, Some(after)) if cause.about == "reading" => format!("the text has the reading {after} now"),
            (Some(before), None) if cause.about == "reading" => format!("the text has no reading {before} any more"),
            _ => format!("agreement, {}: {both}", cause.about),
        },
        CauseKind::TimePassed => format!("time passed: {both}"),
        CauseKind::Timeline if cause.ids.is_empty() => "what comes before it in time is found otherwise".to_owned(),
        CauseKind::Timeline => format!("what comes before it in time is found otherwise: {ids}"),
        CauseKind::Program => {
            format!("cause not found: program version {} against {}", before.unwrap_or(""), after.unwrap_or(""))
        }
        CauseKind::NotFound => "cause not found: nothing that an edition tells is otherwise".to_owned(),
    }
}
