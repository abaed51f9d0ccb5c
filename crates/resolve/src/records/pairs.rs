//! Every pair of records that are near one another, with its weight.

use model::{Record, Records};

use super::kin::Kin;
use super::levels::{RULES, Seen};
use super::model::RecordModel;
use super::near::{Grid, Near};
use crate::expected::{Expected, probability};

/// Below this weight a pair is as good as impossible, and adds nothing to what is expected.
const IMPOSSIBLE: f32 = -18.0;

/// What a pair weighs of which one says that it is the other's act: more than anything that speaks against it.
const CERTAIN: f32 = 1e4;

/// A pair of records, by place, and its weight in bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub a: u32,
    pub b: u32,
    pub bits: f32,
}

/// The pairs of a table.
#[derive(Debug)]
pub(super) struct Pairs {
    /// Those that weigh more than a pair that was not compared, by place of the first.
    pub near: Vec<Weighed>,
    /// How many were compared.
    pub n: u64,
    /// How many incidents they let expect.
    pub expected: Expected,
}

/// Levels of a pair in each comparison, and how crowded it is about it: log2 of the reports near by.
pub(super) type Levels = ([usize; RULES.len()], f64);

/// Records, each with those near it.
pub(super) struct Neighbourhood<'a> {
    pub rows: &'a [Record],
    same: &'a [(u32, u32)],
    grid: Grid<'a>,
    kin: Kin,
    /// By record: half of log2 of the number of records near it and itself.
    crowd: Vec<f64>,
    /// How many pairs there are.
    n: u64,
}

impl<'a> Neighbourhood<'a> {
    pub(super) fn of(records: &'a Records) -> Self {
        let rows = &records.rows;
        let grid = Grid::of(rows);
        let (mut n_near, mut n) = (vec![1_u32; rows.len()], 0);
        for at in 0..rows.len() {
            grid.each_after(at, |Near { other, .. }| {
                n += 1;
                n_near[at] += 1;
                n_near[other] += 1;
            });
        }
        let crowd = n_near.into_iter().map(|n| f64::from(n).log2() / 2.0).collect();
        Self { rows, same: &records.same, grid, kin: Kin::of(&records.kin), crowd, n }
    }

    /// Tells of each pair; where `about` is given, of those of every so manieth record, so that there are about as many.
    pub(super) fn each_pair(&self, about: Option<u64>, mut tell: impl FnMut(usize, usize, Levels)) {
        let step = about.map_or(1, |about| usize::try_from(self.n / about.max(1)).unwrap_or(1).max(1));
        for (at, a) in self.rows.iter().enumerate().step_by(step) {
            self.grid.each_after(at, |Near { other, km }| {
                let seen = Seen { a, b: &self.rows[other], km, kin: &self.kin };
                let crowd = self.crowd[at] + self.crowd[other];
                tell(at, other, (RULES.each_ref().map(|rule| (rule.level)(&seen)), crowd));
            });
        }
    }
}

impl RecordModel {
    /// The weight of a pair in bits.
    pub(super) fn bits(&self, (levels, crowd): &Levels) -> f64 {
        let weights = self.weights.iter().zip(levels).map(|(weights, level)| weights[*level]);
        self.prior + self.crowd * crowd + weights.sum::<f64>()
    }
}

impl Pairs {
    pub(super) fn of(near: &Neighbourhood<'_>, model: &RecordModel) -> Self {
        let mut pairs = Self { near: Vec::new(), n: near.n, expected: Expected::of(near.rows.len()) };
        Self::each(near, model, |a, b, bits| {
            if f64::from(bits) > model.not_compared {
                #[expect(clippy::cast_possible_truncation, reason = "places are below 2^32")]
                pairs.near.push(Weighed { a: a as u32, b: b as u32, bits });
            }
            if bits > IMPOSSIBLE {
                pairs.expected.pair(a, b, probability(bits));
            }
        });
        for &(a, b) in near.same {
            pairs.near.push(Weighed { a, b, bits: CERTAIN });
            pairs.expected.pair(a as usize, b as usize, 1.0);
        }
        pairs
    }

    /// Tells of each pair of which no row says whether it is one act, with its weight in bits.
    pub(super) fn each(near: &Neighbourhood<'_>, model: &RecordModel, mut tell: impl FnMut(usize, usize, f32)) {
        near.each_pair(None, |a, b, levels| {
            #[expect(clippy::cast_possible_truncation, reason = "places are below 2^32, and bits need no more digits")]
            let (pair, bits) = ((a as u32, b as u32), model.bits(&levels) as f32);
            if near.same.binary_search(&pair).is_err() && !is_listed_apart(&near.rows[a], &near.rows[b]) {
                tell(a, b, bits);
            }
        });
    }
}

/// Whether two are items of one list.
fn is_listed_apart(a: &Record, b: &Record) -> bool {
    a.list != 0 && a.list == b.list
}
