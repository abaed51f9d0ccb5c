//! The lists of the look: what differs between readings, claims that something stands against, what nobody could see.

use model::{CheckedClaim, ClaimOutcome, FindingKind, Flip};

use crate::claims::because;
use crate::headline::Lines;
use crate::index::Index;
use crate::skips::skip_reasons;
use crate::wording;

/// Lines of a list that are shown where not all are asked for.
const MOST: usize = 2;

/// The first lines of a list, or all, and how many more there are.
fn put_first(lines: &mut Lines<'_, '_>, all: bool, indent: &str, told: impl ExactSizeIterator<Item = String>) {
    let n = told.len();
    let shown = if all { n } else { n.min(MOST) };
    told.take(shown).for_each(|line| lines.put(format!("{indent}{line}")));
    if n > shown {
        lines.put(format!("{indent}and {} more: --all", n - shown));
    }
}

/// Incidents with findings that differ, the finding under each reading.
pub(super) fn flips(lines: &mut Lines<'_, '_>, all: bool) {
    let index = lines.index;
    let flips = &index.edition.headline.flips;
    if !flips.is_empty() {
        lines.put(format!("  Not covered: {}", wording::NOT_COVERED));
        put_first(lines, all, "  ", flips.iter().map(|one| flip(index, one)));
    }
}

/// `I-R1, Beta: not covered under one, two; alleged violation under three. Alleged by …`.
fn flip(index: &Index<'_>, flip: &Flip) -> String {
    let mut kinds: Vec<(FindingKind, Vec<&str>)> = Vec::new();
    for (reading, kind, _) in &flip.readings {
        match kinds.iter_mut().find(|(one, _)| one == kind) {
            Some((_, readings)) => readings.push(reading),
            None => kinds.push((*kind, vec![reading])),
        }
    }
    let told: Vec<String> =
        kinds.iter().map(|(kind, readings)| format!("{} under {}", kind.title(), readings.join(", "))).collect();
    let is_alleged = kinds.iter().any(|(kind, _)| *kind == FindingKind::AllegedViolation);
    let entry = index.entry(&flip.incident).filter(|_| is_alleged);
    let alleged = entry.map(|entry| format!(". {}", wording::allegation(index, entry, &flip.party)));
    let (id, party) = (index.differences.reference(&flip.incident), index.title(&flip.party));
    format!("{id}, {party}: {}{}", told.join("; "), alleged.unwrap_or_default())
}

/// Claims with which something does not go, or that the other side disputes.
pub(super) fn claims(lines: &mut Lines<'_, '_>, all: bool) {
    lines.put("\nClaims against which something stands (servanda measure claims tells of all)");
    let index = lines.index;
    for outcome in [ClaimOutcome::Inconsistent, ClaimOutcome::Disputed] {
        let of: Vec<&CheckedClaim> = index.edition.checked.iter().filter(|one| one.now.outcome == outcome).collect();
        lines.put(format!("  {}: {}", outcome.word(), wording::count(of.len(), "claim")));
        put_first(lines, all, "    ", of.into_iter().map(|one| claim(index, one, all)));
    }
}

/// Who said it, when, of what; the reasons where all is asked for.
fn claim(index: &Index<'_>, checked: &CheckedClaim, all: bool) -> String {
    let claim = index.claim(&checked.id);
    let said = claim
        .map(|claim| format!(" {}, {}, {}", claim.speaker, claim.said_on, index.redact(index.title(&claim.about))));
    let why = if all { format!(": {}", because(index, &checked.now)) } else { String::new() };
    format!("{}{} ({}){why}", checked.id, said.unwrap_or_default(), checked.kind.word())
}

/// Days, places and rows of which something is not known.
pub(super) fn not_seen(lines: &mut Lines<'_, '_>, all: bool) {
    let index = lines.index;
    let edition = index.edition;
    lines.put("\nWhat could not be seen");
    lines.put(format!("  {} on the word of one side alone", wording::count(edition.headline.one_side, "incident")));
    let missing = edition.compiled.iter().flat_map(|block| &block.missing);
    let missing: Vec<String> = missing
        .map(|one| {
            let days: Vec<String> = one.days.iter().map(ToString::to_string).collect();
            let about = one.about.as_ref().map(|party| format!(" about {}", index.title(party))).unwrap_or_default();
            format!("Reports{about} are missing of {}: {}", days.join(", "), index.redact(&one.why))
        })
        .collect();
    put_first(lines, all, "  ", missing.into_iter());
    let lost = index.entries.iter().filter(|entry| entry.unresolved.is_some());
    let lost: Vec<String> = lost.map(|entry| index.differences.reference(&entry.incident.id)).collect();
    if !lost.is_empty() {
        lines.put(format!("  The place was not found of {}", wording::list(&lost)));
    }
    let reasons = skip_reasons(&edition.accounting);
    put_first(
        lines,
        all,
        "  ",
        reasons
            .iter()
            .map(|one| format!("{} left out on purpose: {}", wording::count(one.n, "row"), index.redact(&one.reason))),
    );
    let undecided = edition.resolution.undecided.len();
    if undecided > 0 {
        lines.put(format!("  {} of statements left to a person", wording::count(undecided, "pair")));
    }
    lines.put("  Where nobody could look, a day without reports is not a day without incidents.");
}
