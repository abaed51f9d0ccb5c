//! Findings and incidents that changed, as text: since a time or an edition, or by another text.

use model::{Cause, Comparing, FindingChange, IncidentChange, Name, Turn};
use monitor::{cause_text, finding_change_text, incident_change_text};

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
        text.push_str(&format!("  {}: {}\n", one.id, finding_change_text(one, |state| state.finding)));
        // Findings on one incident mostly change for the same reason, which is then told once.
        let next = kept.get(place + 1);
        if next.is_none_or(|next| next.subject != one.subject || next.causes != one.causes) {
            one.causes.iter().for_each(|cause| text.push_str(&format!("    {}\n", cause_text(cause))));
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
            causes.iter().for_each(|cause| text.push_str(&format!("    {}\n", cause_text(cause))));
            for one in group {
                text.push_str(&format!(
                    "      {} {} {}: {}\n",
                    one.subject,
                    one.term,
                    one.party,
                    finding_change_text(one, |state| state.finding)
                ));
            }
        }
    }
    text
}

/// What became of the incidents since a time or an edition, a line each.
pub(crate) fn incidents(since: &str, changes: &[IncidentChange]) -> String {
    let head = format!("{} changed since {since}\n", count(changes.len(), "incident"));
    head + &changes.iter().map(|one| incident_change_text(one) + "\n").collect::<String>()
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
