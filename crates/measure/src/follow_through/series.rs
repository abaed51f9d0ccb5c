//! Counts by day of one party's acts of one kind: by the draws of the case, or by a source that counts itself.

use std::collections::BTreeSet;
use std::ops::Range;

use model::{Compiled, Day, Facet, Indicator, LeafSet, Name, Panel, PanelWindow, PartySummary, Taxonomy};

use super::span::Span;
use super::{Act, History};
use crate::statistics::chance::Random;
use crate::statistics::series::{Day as Count, total};

/// What a series is of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kind {
    pub party: PartySummary,
    /// A word of the taxonomy, `any`, `protected` or `others`.
    pub class: Name,
    pub means: Name,
    pub zone: Name,
    /// The reading by which acts are `protected` or `others`.
    pub reading: Option<Name>,
    pub counted_by: Name,
    /// What is counted, where a source counts.
    pub title: Option<Name>,
}

/// Counts by day.
#[derive(Clone, Debug)]
pub(super) struct Series {
    pub kind: Kind,
    pub span: Span,
    /// By draw, each a count for each day of the span.
    pub draws: Vec<Vec<Count>>,
    /// Why the reports of a day are a choice, by day of the span; `None` where they are none.
    picked: Vec<Option<Name>>,
    /// Of which days not all is known, and why.
    pub coverage: String,
    /// Why no day without a report counts as a day without an act.
    pub uncompiled: Option<&'static str>,
}

/// Who counts where the case does.
pub(super) const CASE: &str = "the case's incidents";
/// Whatever it is.
const ANY: &str = "any";
/// An act of which the day is not known within so many days is in no series.
const LONGEST: i64 = 31;
/// Fewer acts make no series of their own.
const LEAST: usize = 10;

/// The series of a party, that of all its acts first.
pub(super) fn of(history: &History<'_>, party: &PartySummary) -> Vec<Series> {
    let days = Acts::of(history, party);
    let kind = |class: &str, means: &str, zone: &str, reading: Option<&Name>| Kind {
        party: party.clone(),
        class: class.into(),
        means: means.into(),
        zone: zone.into(),
        reading: reading.cloned(),
        counted_by: CASE.into(),
        title: None,
    };
    let mut all = vec![days.series(history, kind(ANY, ANY, ANY, None), |_| true)];
    for reading in readings(history) {
        let is_protected = |act: &Act| act.protected.contains(reading);
        all.push(days.series(history, kind("protected", ANY, ANY, Some(reading)), is_protected));
        all.push(days.series(history, kind("others", ANY, ANY, Some(reading)), |act| !is_protected(act)));
    }
    for (facet, word, set) in families() {
        let holds = |act: &Act| set.contains(if facet == Facet::Means { act.means } else { act.object });
        if days.n(holds) >= LEAST {
            let (class, means) = if facet == Facet::Means { (ANY, word) } else { (word, ANY) };
            all.push(days.series(history, kind(class, means, ANY, None), holds));
        }
    }
    for zone in days.zones() {
        let holds = |act: &Act| act.zone.as_ref() == Some(&zone);
        if days.n(holds) >= LEAST {
            all.push(days.series(history, kind(ANY, ANY, &zone, None), holds));
        }
    }
    // A case without incidents has nothing to say of them.
    if days.0.iter().all(Vec::is_empty) {
        all.clear();
    }
    all.extend(history.counts.iter().filter(|counts| counts.party == party.id).map(|counts| {
        let known = history.as_of.0.saturating_sub(counts.first.0).saturating_add(1);
        let known = counts.counts.iter().take(usize::try_from(known).unwrap_or(0));
        let day = |count: &Option<u64>| count.map_or(Count::Masked, Count::Counted);
        let days: Vec<Count> = known.map(day).collect();
        let (n, n_missing) = (days.len(), days.iter().filter(|day| day.counted().is_none()).count());
        Series {
            kind: Kind {
                counted_by: counts.by.clone(),
                title: Some(counts.title.clone()),
                ..kind(ANY, &counts.means, ANY, None)
            },
            span: Span { from: counts.first, until: counts.first.plus(i64::try_from(n).unwrap_or(i64::MAX)) },
            picked: vec![None; n],
            coverage: format!("{}, as {} counts: {n_missing} of {n} days without a count.", counts.title, counts.by),
            draws: vec![days],
            uncompiled: None,
        }
    }));
    all
}

/// The readings, each once, in their order.
fn readings<'h>(history: &'h History<'_>) -> Vec<&'h Name> {
    let mut readings: Vec<&Name> = Vec::new();
    for window in &history.windows {
        if !readings.contains(&&window.reading) {
            readings.push(&window.reading);
        }
    }
    readings
}

/// Words of the taxonomy that stand for several others, of what was attacked and with what.
fn families() -> impl Iterator<Item = (Facet, &'static str, LeafSet)> {
    let taxonomy = Taxonomy::shipped();
    [Facet::Object, Facet::Means].into_iter().flat_map(move |facet| {
        let families = taxonomy.entries(facet).filter(|word| word.of.len() > 1);
        families.filter_map(move |word| Some((facet, word.name.as_str(), taxonomy.set(facet, &word.name)?)))
    })
}

/// The acts that, in the draw of that number, a party did, each with its day.
pub(super) fn drawn<'h>(
    acts: &'h [Act],
    party: &PartySummary,
    number: u64,
) -> impl Iterator<Item = (Day, &'h Act)> + use<'h> {
    let party = party.id.clone();
    acts.iter().filter_map(move |act| Some((act.drawn(&party, number)?, act)))
}

/// The acts of a party, by draw.
struct Acts<'h>(Vec<Vec<(Day, &'h Act)>>);

impl<'h> Acts<'h> {
    fn of(history: &'h History<'_>, party: &PartySummary) -> Self {
        Self((0..).zip(&history.draws).map(|(number, acts)| drawn(acts, party, number).collect()).collect())
    }

    /// How many of a kind there are in the first draw.
    fn n(&self, is: impl Fn(&Act) -> bool) -> usize {
        self.0.first().map_or(0, |acts| acts.iter().filter(|(_, act)| is(act)).count())
    }

    fn zones(&self) -> BTreeSet<Name> {
        self.0.iter().take(1).flatten().filter_map(|(_, act)| act.zone.clone()).collect()
    }

    fn series(&self, history: &History<'_>, kind: Kind, is: impl Fn(&Act) -> bool) -> Series {
        let span = span(history);
        let place = |day: Day| usize::try_from(day.0.checked_sub(span.from.0)?).ok();
        let n = usize::try_from(span.days()).unwrap_or(0);
        let known = |day: Day| history.compiled.iter().find(|one| (one.from..=one.until).contains(&day));
        let days: Vec<Option<&Compiled>> = (0..span.days()).map(|day| known(span.from.plus(day))).collect();
        let mut missing = vec![false; n];
        let mut holes: Vec<String> = Vec::new();
        for hole in history.compiled.iter().flat_map(|one| &one.missing) {
            if hole.about.as_ref().is_none_or(|party| *party == kind.party.id) {
                hole.days.iter().filter_map(|day| place(*day)).for_each(|at| {
                    if let Some(day) = missing.get_mut(at) {
                        *day = true;
                    }
                });
                let named: Vec<String> = hole.days.iter().map(Day::to_string).collect();
                holes.push(format!("{}: {}.", named.join(", "), hole.why));
            }
        }
        if holes.is_empty() {
            holes.push("No day is known to be missing.".into());
        }
        let undated = history.draws.first().map_or(0, |acts| acts.iter().filter(|act| !act.is_dated()).count());
        if undated > 0 {
            holes.push(format!("{undated} acts of which the day is not known within {LONGEST} days are left out."));
        }
        let is_outside = |at: usize| !history.compiled.is_empty() && days.get(at).is_none_or(Option::is_none);
        let is_masked = |at: usize| missing.get(at) == Some(&true) || is_outside(at);
        let count = |acts: &Vec<(Day, &Act)>| {
            let mut counts = vec![0_u64; n];
            for (day, _) in acts.iter().filter(|(_, act)| is(act)) {
                if let Some(count) = place(*day).and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
            let masked = |(at, count)| if is_masked(at) { Count::Masked } else { Count::Counted(count) };
            counts.into_iter().enumerate().map(masked).collect()
        };
        Series {
            draws: self.0.iter().map(count).collect(),
            picked: days.iter().map(|day| day.and_then(|one| one.picked.clone())).collect(),
            coverage: holes.join(" "),
            uncompiled: history
                .compiled
                .is_empty()
                .then_some("The case does not say of which days reports were compiled, so that no day counts as one without an act."),
            kind,
            span,
        }
    }
}

/// The days of which the case's reports tell.
fn span(history: &History<'_>) -> Span {
    let acts = || history.draws.iter().flatten().filter(|act| act.is_dated()).map(|act| act.days.0);
    let first = history.compiled.iter().map(|one| one.from).min().or_else(|| acts().min());
    let last = history.compiled.iter().map(|one| one.until).max().or_else(|| acts().max());
    match first.zip(last) {
        Some((from, last)) => Span { from, until: last.min(history.as_of).plus(1) },
        None => Span { from: history.as_of, until: history.as_of },
    }
}

impl Act {
    /// Whether its day is known well enough to be drawn.
    fn is_dated(&self) -> bool {
        self.days.1.0.saturating_sub(self.days.0.0) < LONGEST
    }

    /// The day on which, in the draw of that number, the party did it; none where it did not.
    fn drawn(&self, party: &Name, number: u64) -> Option<Day> {
        // FNV-1a over the id, so that an act has the same chances wherever it stands.
        let seed = self
            .id
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mut chance = Random(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        if !self.is_dated() || chance.share() > self.happened {
            return None;
        }
        let all: f64 = self.parties.iter().map(|(_, p)| p).sum();
        let mut at = chance.share() * all.max(1.0);
        let who = self.parties.iter().find(|(_, p)| {
            at -= p;
            at < 0.0
        });
        let (first, last) = self.days;
        #[expect(clippy::cast_possible_truncation, reason = "some weeks at most")]
        let later = (chance.share() * (last.0 - first.0 + 1) as f64) as i64;
        who.is_some_and(|(who, _)| who == party).then(|| first.plus(later))
    }
}

impl Series {
    /// The part of a span that the series has.
    pub(super) fn part(&self, span: Span) -> Span {
        span.within(self.span)
    }

    /// The places of the days of a span.
    fn places(&self, span: Span) -> Range<usize> {
        let span = self.part(span);
        let place = |day: Day| usize::try_from(day.0.saturating_sub(self.span.from.0)).unwrap_or(0);
        place(span.from)..place(span.until).max(place(span.from))
    }

    /// The counts of a span in each draw.
    pub(super) fn counts(&self, span: Span) -> Vec<&[Count]> {
        let days = self.places(span);
        self.draws.iter().map(|draw| draw.get(days.clone()).unwrap_or_default()).collect()
    }

    /// The place of the draw with the median of all totals of a span.
    pub(super) fn median(&self, span: Span) -> usize {
        let mut totals: Vec<(u64, usize)> = self.counts(span).iter().map(|days| total(days).events).zip(0..).collect();
        totals.sort_unstable();
        totals.get(totals.len() / 2).map_or(0, |(_, draw)| *draw)
    }

    /// Why the days of a span carry no rate, where they carry none.
    pub(super) fn refusal(&self, span: Span) -> Option<String> {
        if let Some(reason) = self.uncompiled {
            return Some(reason.into());
        }
        let part = self.part(span);
        let reason = self.picked.get(self.places(part))?.iter().flatten().next()?;
        Some(format!("A choice of reports carries no rate, and those of {part} are or hold one ({reason})."))
    }

    /// The last stretch of a span that carries a rate.
    pub(super) fn unpicked(&self, span: Span) -> Span {
        let mut span = self.part(span);
        while span.days() > 0 && self.refusal(span).is_some() {
            span.from = span.from.plus(1);
        }
        span
    }

    /// An indicator of this series, still without a figure.
    pub(super) fn indicator(&self, name: &'static str, unit: &'static str, method: &'static str) -> Indicator {
        let Kind { party, class, means, zone, reading, counted_by, .. } = self.kind.clone();
        Indicator {
            name,
            unit,
            party: party.id,
            class,
            means,
            zone,
            counted_by,
            reading,
            window: String::new(),
            value: None,
            low: None,
            high: None,
            method,
            coverage: self.coverage.clone(),
            says: String::new(),
            detail: self.is_detail(),
            internal: false,
        }
    }

    /// Whether it is of a part of the acts of which the whole has its own.
    pub(super) fn is_detail(&self) -> bool {
        let Kind { class, means, zone, counted_by, .. } = &self.kind;
        &**counted_by == CASE && (!matches!(&**class, ANY | "protected") || &**means != ANY || &**zone != ANY)
    }

    /// The windows to which it is held: those of its own reading, or of all.
    pub(super) fn windows<'h>(&self, history: &'h History<'_>) -> impl Iterator<Item = &'h super::Window> + use<'h> {
        let (party, reading) = (self.kind.party.id.clone(), self.kind.reading.clone());
        let is_its_own = move |window: &&super::Window| {
            window.party == party && reading.as_ref().is_none_or(|one| *one == window.reading)
        };
        history.windows.iter().filter(is_its_own)
    }

    /// What there is to draw; nothing of a series without an act.
    pub(super) fn panel(&self, history: &History<'_>) -> Option<Panel> {
        let day = |at: usize| {
            let counts: Option<Vec<u64>> = self.draws.iter().map(|draw| draw.get(at)?.counted()).collect();
            let counts = counts.filter(|counts| !counts.is_empty())?;
            let (least, most) = (counts.iter().min()?, counts.iter().max()?);
            let mean = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
            Some([mean, *least as f64, *most as f64])
        };
        let first = self.windows(history).map(|window| window.opens).min()?;
        // As many days before the first window as there are after it began, and four weeks at least.
        let lead = self.span.until.0.saturating_sub(first.0).clamp(28, 60);
        let last = self.windows(history).map(|window| window.closes).filter(|day| day.0 < i64::MAX).max();
        let shown =
            self.part(Span { from: first.plus(-lead), until: last.map_or(self.span.until, |day| day.plus(lead)) });
        let days: Vec<Option<[f64; 3]>> = self.places(shown).map(day).collect();
        if !days.iter().flatten().any(|[_, _, most]| *most > 0.0) {
            return None;
        }
        let rate = |window: &super::Window| {
            let carries = !self.is_detail() && self.refusal(window.during()).is_none();
            carries.then(|| super::events::rate(self, window.during())).flatten()
        };
        let Kind { party, class, means, zone, counted_by, .. } = self.kind.clone();
        Some(Panel {
            title: super::words::acts(&self.kind),
            party: party.id,
            class,
            means,
            zone,
            counted_by,
            first: shown.from,
            detail: self.is_detail(),
            picked: self.places(shown).map(|at| self.picked.get(at).is_some_and(Option::is_some)).collect(),
            days,
            windows: self
                .windows(history)
                .map(|window| PanelWindow {
                    reading: window.reading.clone(),
                    from: window.from,
                    until: window.until,
                    rate: rate(window),
                })
                .collect(),
        })
    }
}
