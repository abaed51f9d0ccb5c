//! Who was bound when, in words: for the terminal and the page.

use model::{Edition, FindingKind, Instant, ReadingSummary, Standing, TimelineEntry};

use crate::clock::Clock;
use crate::error::PublishError;
use crate::index::Index;
use crate::wording;

/// Whether two instants are one to the minute, to which times are shown.
fn is_one(first: Instant, last: Instant) -> bool {
    last <= first.plus(60)
}

/// When an entry began; empty where nothing was before it.
pub(crate) fn from(clock: &Clock, entry: &TimelineEntry) -> String {
    match entry.from {
        (Instant::MIN, _) => String::new(),
        (first, last) if is_one(first, last) => format!("from {}", clock.instant(first)),
        (first, last) => format!("from between {} and {}", clock.instant(first), clock.instant(last)),
    }
}

/// When it ended.
pub(crate) fn until(clock: &Clock, entry: &TimelineEntry) -> String {
    match entry.until {
        (Instant::MAX, _) => "no end".to_owned(),
        (first, Instant::MAX) if first <= entry.from.1 => "until: not known".to_owned(),
        (first, Instant::MAX) => format!("until: not known, not before {}", clock.instant(first)),
        (first, last) if is_one(first, last) => format!("until {}", clock.instant(first)),
        (first, last) => format!("until between {} and {}", clock.instant(first), clock.instant(last)),
    }
}

/// Each end that may be meant.
pub(crate) fn ends(clock: &Clock, entry: &TimelineEntry) -> Vec<String> {
    let each = entry.ends.iter().map(|(label, first, last)| {
        let at = match (is_one(*first, *last), *last) {
            (true, _) => clock.instant(*first),
            (_, Instant::MAX) => format!("not known, not before {}", clock.instant(*first)),
            _ => format!("between {} and {}", clock.instant(*first), clock.instant(*last)),
        };
        format!("{label}: {at}")
    });
    each.collect()
}

/// Of which terms an entry tells.
pub(crate) fn about(edition: &Edition, entry: &TimelineEntry) -> String {
    let title = |term: &model::Name| {
        edition.agreement.terms.iter().find(|one| one.id == *term).map(|one| format!("“{}”", one.title))
    };
    let of_party = |one: &&TimelineEntry| one.reading == entry.reading && one.party == entry.party;
    match &entry.term {
        Some(term) => title(term).unwrap_or_else(|| term.to_string()),
        None if edition.timeline.iter().filter(of_party).any(|one| one.term.is_some()) => "every other term".into(),
        None => "every term".into(),
    }
}

/// What an edition may print of a standing, and why: nobody is told to be released by what no person has confirmed.
pub(crate) fn printed<'a>(index: &Index<'a>, entry: &'a TimelineEntry) -> (Standing, String) {
    let confirmed = || {
        let findings = index.edition.findings.iter().filter(|finding| finding.parts.reading == entry.reading);
        findings.into_iter().any(|finding| finding.published == FindingKind::Violation)
    };
    let because = index.redact(&entry.because);
    if entry.standing == Standing::Released && !confirmed() {
        let hold = "No person has confirmed the violation that this rests on.";
        return (Standing::MayBeReleased, format!("{hold} {because}"));
    }
    (entry.standing, because)
}

/// The timelines that `keep` lets through, for a terminal: reading by reading, party by party, in the order of time.
///
/// # Errors
/// [`PublishError::Misaligned`].
pub fn timeline_text(edition: &Edition, keep: impl Fn(&TimelineEntry) -> bool) -> Result<String, PublishError> {
    let index = Index::new(edition)?;
    let clock = &index.clock;
    let mut text = format!("Who is bound when, by what had been received by {}.\n", clock.instant(edition.as_of));
    text.push_str(&format!("Times are those of {}.\n", clock.name));
    let mut before: Option<&TimelineEntry> = None;
    for entry in edition.timeline.iter().filter(|entry| keep(entry)) {
        let same = |of: fn(&TimelineEntry, &TimelineEntry) -> bool| before.is_some_and(|before| of(before, entry));
        if !same(|a, b| a.reading == b.reading) {
            let title = |reading: &ReadingSummary| format!("{}: {}", reading.id, wording::reading(reading));
            let title = index.reading(&entry.reading).map_or_else(|| entry.reading.to_string(), title);
            text.push_str(&format!("\n{title}\n"));
        }
        if !same(|a, b| (&a.reading, &a.party, &a.term) == (&b.reading, &b.party, &b.term)) {
            text.push_str(&format!("\n  {}, {}\n", index.title(&entry.party), about(edition, entry)));
        }
        let from = from(clock, entry);
        let from = if from.is_empty() { from } else { format!("{from}, ") };
        text.push_str(&format!("    {:<17} {from}{}\n", entry.standing.word(), until(clock, entry)));
        text.push_str(&format!("{:22}{}\n", "", entry.because));
        for end in ends(clock, entry) {
            text.push_str(&format!("{:22}{end}\n", ""));
        }
        before = Some(entry);
    }
    Ok(text)
}
