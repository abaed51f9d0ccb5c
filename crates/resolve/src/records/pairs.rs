//! Every pair of records that are near one another, with its weight.

use model::{Record, Records};

use super::kin::Kin;
use super::levels::{RULES, Seen};
use super::model::RecordModel;
use super::near::{Grid, Near};

/// What a pair weighs of which one says that it is the other's act: more than anything that speaks against it.
const CERTAIN: f32 = 1e4;

/// A pair of records, by place, and its weight in bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub a: u32,
    pub b: u32,
    pub bits: f32,
}

impl Weighed {
    /// A pair that is known to be one act.
    pub(super) fn certain((a, b): (u32, u32)) -> Self {
        Self { a, b, bits: CERTAIN }
    }

    pub(super) fn places(self) -> [usize; 2] {
        [self.a as usize, self.b as usize]
    }
}

/// Kilometres within which acts of one day crowd each other: as far as the middle of an area is from what lies in it.
const CLOSE_KM: f32 = 15.0;

/// Levels of a pair in each comparison.
pub(super) type Levels = [usize; RULES.len()];

/// Records, each with those near it.
pub(super) struct Neighbourhood<'a> {
    pub rows: &'a [Record],
    /// Pairs that are known to be one act.
    pub same: &'a [(u32, u32)],
    grid: Grid<'a>,
    kin: Kin,
    /// Pairs of one day that are close.
    close: Vec<(u32, u32)>,
    /// How many pairs there are.
    pub n: usize,
}

impl<'a> Neighbourhood<'a> {
    pub(super) fn of(records: &'a Records) -> Self {
        let rows = &records.rows;
        let grid = Grid::of(rows);
        let (mut n, mut close) = (0, Vec::new());
        for (at, row) in rows.iter().enumerate() {
            grid.each_after(at, |Near { other, km }| {
                n += 1;
                if rows[other].day == row.day && km.is_none_or(|km| km <= CLOSE_KM) {
                    #[expect(clippy::cast_possible_truncation, reason = "places are below 2^32")]
                    close.push((at as u32, other as u32));
                }
            });
        }
        Self { rows, same: &records.same, grid, kin: Kin::of(&records.kin), close, n }
    }

    /// Tells of each pair.
    pub(super) fn each_pair(&self, mut tell: impl FnMut(usize, usize, Levels)) {
        for (at, a) in self.rows.iter().enumerate() {
            self.grid.each_after(at, |Near { other, km }| {
                let seen = Seen { a, b: &self.rows[other], km, kin: &self.kin };
                tell(at, other, RULES.each_ref().map(|rule| (rule.level)(&seen)));
            });
        }
    }

    /// Each pair of which no row says whether it is one act, with what its levels weigh.
    pub(super) fn open_pairs(&self, model: &RecordModel) -> Vec<Weighed> {
        let mut pairs = Vec::with_capacity(self.n);
        self.each_pair(|a, b, levels| {
            #[expect(clippy::cast_possible_truncation, reason = "places are below 2^32, and bits need no more digits")]
            let pair = Weighed { a: a as u32, b: b as u32, bits: model.bits(&levels) as f32 };
            if self.same.binary_search(&(pair.a, pair.b)).is_err() && !is_listed_apart(&self.rows[a], &self.rows[b]) {
                pairs.push(pair);
            }
        });
        pairs
    }

    /// How crowded each record is: half of log2 of how many acts of its day are close to it, its own included, where each record
    /// is such a part of an act. As long as nothing is known, each counts as one.
    pub(super) fn crowds(&self, parts: &[f64]) -> Vec<f64> {
        let mut acts = parts.to_vec();
        for &(a, b) in &self.close {
            acts[a as usize] += parts[b as usize];
            acts[b as usize] += parts[a as usize];
        }
        acts.into_iter().map(|acts| acts.log2() / 2.0).collect()
    }
}

impl RecordModel {
    /// What the levels of a pair weigh, in bits, with the prior.
    fn bits(&self, levels: &Levels) -> f64 {
        self.prior + self.weights.iter().zip(levels).map(|(weights, level)| weights[*level]).sum::<f64>()
    }
}

/// Whether two are items of one list.
fn is_listed_apart(a: &Record, b: &Record) -> bool {
    a.list != 0 && a.list == b.list
}
