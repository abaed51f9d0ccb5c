//! Findings and incidents that changed, as text: since a time or an edition, or by another text.

use model::{Cause, CauseKind, Comparing, Fate, FindingChange, FindingState, IncidentChange, Name, Turn};

use crate::draw::count;

/// Since a time or an edition: what changed, subject by subject, with the causes below.
pub(crate) fn since(since: &str, comparing: &Comparing, kept: &[&FindingChange]) -> String {
    let (then, now) = &comparing.as_of;
    let mut text = format!("{} changed since {since}, as of {then} against {now}\n", count(kept.len(), "finding"));
    text.push_str(&tally(kept));
    for (place, one) in kept.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| kept.get(before));
        if before.is_none_or(|before| before.subject != one.subject) {
            text.push_str(&format!("\n{}\n", one.subject));
        }
        text.push_str(&format!("  {}: {}\n", one.id, turned(one)));
        // Findings on one incident mostly change for the same reason, which is then told once.
        let next = kept.get(place + 1);
        if next.is_none_or(|next| next.subject != one.subject || next.causes != one.causes) {
            one.causes.iter().for_each(|cause| text.push_str(&format!("    {}\n", told(cause))));
        }
    }
    text
}

/// By another text: what changed, by direction, then reading and what the text says otherwise.
pub(crate) fn by_draft(draft: &str, comparing: &Comparing, kept: &[&FindingChange]) -> String {
    let (before, after) = comparing.n;
    let mut text = format!(
        "by `{draft}`: {} changed, of {before} by the case's own text and {after} by this one\n",
        count(kept.len(), "finding")
    );
    text.push_str(&tally(kept));
    for turn in Turn::ALL {
        let turns: Vec<&FindingChange> = kept.iter().copied().filter(|one| one.turn() == turn).collect();
        if !turns.is_empty() {
            text.push_str(&format!("\n{}: {} ({})\n", title(turn), turns.len(), by_reading(&turns)));
        }
        let mut groups: Vec<(&Name, &[Cause], Vec<&FindingChange>)> = Vec::new();
        for one in turns {
            match groups.iter_mut().find(|(reading, causes, _)| **reading == one.reading && *causes == one.causes) {
                Some((_, _, group)) => group.push(one),
                None => groups.push((&one.reading, &one.causes, vec![one])),
            }
        }
        for (reading, causes, group) in groups {
            text.push_str(&format!("  {reading}, {}\n", count(group.len(), "finding")));
            causes.iter().for_each(|cause| text.push_str(&format!("    {}\n", told(cause))));
            for one in group {
                text.push_str(&format!("      {} {} {}: {}\n", one.subject, one.term, one.party, turned(one)));
            }
        }
    }
    text
}

/// What became of the incidents since a time or an edition, a line each.
pub(crate) fn incidents(since: &str, changes: &[IncidentChange]) -> String {
    let line = |one: &IncidentChange| {
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
        format!("{}: {told}\n", one.fate.word())
    };
    let head = format!("{} changed since {since}\n", count(changes.len(), "incident"));
    head + &changes.iter().map(line).collect::<String>()
}

/// How many changed in each direction, one line; empty where none did.
fn tally(kept: &[&FindingChange]) -> String {
    let n = |turn| kept.iter().filter(|one| one.turn() == turn).count();
    let each = Turn::ALL.into_iter().filter(|turn| n(*turn) > 0).map(|turn| format!("{}: {}", title(turn), n(turn)));
    let each: Vec<String> = each.collect();
    if each.is_empty() { String::new() } else { format!("{}\n", each.join("; ")) }
}

fn title(turn: Turn) -> &'static str {
    match turn {
        Turn::Decidable => "become decidable",
        Turn::Undecidable => "become undecidable",
        Turn::Appears => "appear",
        Turn::Vanishes => "vanish",
        Turn::Other => "another finding",
        Turn::Same => "the same finding, otherwise",
    }
}

/// In the order in which the readings first occur.
fn by_reading(changes: &[&FindingChange]) -> String {
    let mut counts: Vec<(&Name, usize)> = Vec::new();
    for one in changes {
        match counts.iter_mut().find(|(reading, _)| **reading == one.reading) {
            Some((_, n)) => *n += 1,
            None => counts.push((&one.reading, 1)),
        }
    }
    counts.iter().map(|(reading, n)| format!("{reading} {n}")).collect::<Vec<_>>().join(", ")
}

/// `cannot rule -> alleged violation; time: open -> in`.
fn turned(change: &FindingChange) -> String {
    let mut parts = vec![match (&change.before, &change.after) {
        (Some(before), Some(after)) if before.finding == after.finding => after.finding.word().to_owned(),
        (Some(before), Some(after)) => format!("{} -> {}", before.finding.word(), after.finding.word()),
        (None, Some(after)) => format!("appears: {}", state(after)),
        (Some(before), None) => format!("vanishes: {}", state(before)),
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
fn state(state: &FindingState) -> String {
    let deciding: Vec<&str> = state.deciding.iter().map(|reason| &*reason.dimension).collect();
    let because = if deciding.is_empty() { String::new() } else { format!(" ({})", deciding.join(", ")) };
    format!("{}{because}", state.finding.word())
}

/// A cause in a line.
fn told(cause: &Cause) -> String {
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
