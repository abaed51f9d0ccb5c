//! How two records compare: one level in each comparison, zero where one of them says nothing of it.

use model::{Precise, Record};

use super::kin::Kin;
use super::near::REACH_KM;

/// Two records that are near one another.
pub(super) struct Seen<'a> {
    pub a: &'a Record,
    pub b: &'a Record,
    pub km: Option<f32>,
    pub kin: &'a Kin,
}

/// One comparison.
pub(super) struct Rule {
    /// Its name, as in the model and in the waterfall.
    pub name: &'static str,
    /// The names of its levels from 1 on.
    pub levels: fn() -> Vec<String>,
    /// The level of two records, the same whichever comes first; 0 where one says nothing.
    pub level: fn(&Seen<'_>) -> usize,
}

/// The place of the comparison of sources.
pub(super) const SOURCE: usize = 7;

/// Every comparison, in the order of the waterfall.
pub(super) static RULES: [Rule; 8] = [
    Rule { name: "time", levels: times, level: time },
    Rule { name: "distance", levels: distances, level: distance },
    Rule { name: "place", levels: || names(&["same place", "another place"]), level: place },
    Rule { name: "means", levels: || names(&["same", "kin", "different"]), level: means },
    Rule {
        name: "object",
        levels: || names(&["same", "different"]),
        level: |seen| same(seen.a.object.into(), seen.b.object.into()),
    },
    Rule {
        name: "actor",
        levels: || names(&["same", "different"]),
        level: |seen| same(seen.a.actor.into(), seen.b.actor.into()),
    },
    Rule {
        name: "count",
        levels: || names(&["none in both", "same", "one apart", "two or three apart", "more apart"]),
        level: count,
    },
    Rule { name: "source", levels: || names(&["same", "another"]), level: |seen| same(seen.a.source, seen.b.source) },
];

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// 1 the same, 2 not; 0 where one is not said.
pub(super) fn same(a: u32, b: u32) -> usize {
    if a == 0 || b == 0 { 0 } else { 2 - usize::from(a == b) }
}

const DAYS: [&str; 4] = ["same day", "a day apart", "two days apart", "three days apart"];
/// Hours of the clock between the two, up to and including; the last are more.
const HOURS: [(u8, &str); 4] =
    [(0, "same hour"), (1, "within an hour"), (3, "within three hours"), (12, "other hours")];

fn times() -> Vec<String> {
    let hours = HOURS.iter().map(|(_, hours)| *hours).chain(["hour not said"]);
    DAYS.iter().flat_map(|day| hours.clone().map(move |hours| format!("{day}, {hours}"))).collect()
}

/// A report that is late dates an act by a day, and mostly keeps the hour: the hours are compared as on a clock's face.
fn time(seen: &Seen<'_>) -> usize {
    let days = usize::try_from(seen.a.day.abs_diff(seen.b.day)).unwrap_or(usize::MAX).min(DAYS.len() - 1);
    let hours = if seen.a.hour == Record::NO_HOUR || seen.b.hour == Record::NO_HOUR {
        HOURS.len()
    } else {
        let apart = seen.a.hour.abs_diff(seen.b.hour);
        let apart = apart.min(24_u8.saturating_sub(apart));
        HOURS.iter().position(|(most, _)| apart <= *most).unwrap_or(HOURS.len() - 1)
    };
    1 + days * (HOURS.len() + 1) + hours
}

/// Kilometres, up to and including.
const KM: [f32; 9] = [0.05, 0.7, 1.5, 3.0, 6.0, 10.0, 15.0, 22.0, REACH_KM];

/// Pairs of precisions. That two middles of one settlement are no distance apart says less than that two exact places are.
const PRECISIONS: [(Precise, Precise); 6] = [
    (Precise::Exact, Precise::Exact),
    (Precise::Exact, Precise::Settlement),
    (Precise::Exact, Precise::Area),
    (Precise::Settlement, Precise::Settlement),
    (Precise::Settlement, Precise::Area),
    (Precise::Area, Precise::Area),
];

fn distances() -> Vec<String> {
    let name = |(a, b): &(Precise, Precise)| format!("{} and {}", a.word(), b.word());
    PRECISIONS.iter().flat_map(|pair| KM.map(|km| format!("{}, within {km} km", name(pair)))).collect()
}

fn distance(seen: &Seen<'_>) -> usize {
    let Some(km) = seen.km else { return 0 };
    let pair = (seen.a.precision.min(seen.b.precision), seen.a.precision.max(seen.b.precision));
    let pair = PRECISIONS.iter().position(|one| *one == pair).unwrap_or(0);
    1 + pair * KM.len() + KM.iter().position(|most| km <= *most).unwrap_or(KM.len() - 1)
}

fn place(seen: &Seen<'_>) -> usize {
    same(seen.a.place, seen.b.place)
}

fn means(seen: &Seen<'_>) -> usize {
    match same(seen.a.means.into(), seen.b.means.into()) {
        2 if seen.kin.holds(seen.a.means, seen.b.means) => 2,
        2 => 3,
        level => level,
    }
}

fn count(seen: &Seen<'_>) -> usize {
    let (a, b) = (seen.a.count, seen.b.count);
    if a == Record::NO_COUNT || b == Record::NO_COUNT {
        return 0;
    }
    match a.abs_diff(b) {
        0 if a == 0 => 1,
        0 => 2,
        1 => 3,
        2 | 3 => 4,
        _ => 5,
    }
}
