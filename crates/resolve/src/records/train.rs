//! Learning weights from labelled records: penalised logistic regression on the levels (Newton's method; Hosmer & Lemeshow 2000).

use model::Records;

use super::adapt;
use super::levels::{RULES, SOURCE};
use super::model::{RecordModel, SHARES};
use super::pairs::Neighbourhood;
use crate::ResolveError;

/// Strength of the penalty: half the sum of squares of the weights in nats, as if each were known beforehand to be small. It
/// decides levels that few pairs have.
const RIDGE: f64 = 1.0;
/// Steps of Newton's method at most; a dozen are enough.
const STEPS: usize = 40;
/// More pairs are thinned out to so many.
const MOST_PAIRS: usize = 4_000_000;
/// How often acts are counted anew by what was learned, which then is learned anew.
const ROUNDS: usize = 5;
/// What a pair that was not compared weighs, in nats: half a chance in ten.
const NOT_COMPARED: f64 = -3.0;

/// A labelled pair: which weights speak, how crowded it is, and whether it is one act.
struct Example {
    levels: [u16; RULES.len()],
    crowd: f64,
    same: bool,
}

/// Learns a model from records of which some have their acts known, by number.
///
/// # Errors
/// [`ResolveError::Labels`] where the labels tell nothing apart or hold nothing together.
pub fn train(records: &Records, acts: &[Option<u64>]) -> Result<RecordModel, ResolveError> {
    let near = Neighbourhood::of(records);
    let mut crowds = near.crowds(&vec![1.0; records.rows.len()]);
    for _ in 0..ROUNDS {
        crowds = adapt::crowds(&near, &learned(&near, &crowds, acts)?);
    }
    learned(&near, &crowds, acts)
}

/// The model of records that are so crowded.
fn learned(near: &Neighbourhood<'_>, crowds: &[f64], acts: &[Option<u64>]) -> Result<RecordModel, ResolveError> {
    let firsts = firsts();
    let mut examples = Vec::new();
    let (mut same, mut compared) = ([1.0; SHARES], [2.0; SHARES]);
    near.each_pair(|a, b, levels| {
        let (Some(one), Some(two)) = (acts.get(a).copied().flatten(), acts.get(b).copied().flatten()) else { return };
        compared[levels[SOURCE]] += 1.0;
        same[levels[SOURCE]] += f64::from(u8::from(one == two));
        let place = |(level, first): (usize, &usize)| if level == 0 { 0 } else { first + level };
        let mut places = levels.into_iter().zip(&firsts).map(place);
        let levels = std::array::from_fn(|_| places.next().and_then(|place| u16::try_from(place).ok()).unwrap_or(0));
        examples.push(Example { levels, crowd: crowds[a] + crowds[b], same: one == two });
    });
    let keep = examples.len().div_ceil(MOST_PAIRS).max(1);
    let examples: Vec<Example> = examples.into_iter().step_by(keep).collect();
    let n_same = examples.iter().filter(|example| example.same).count();
    if n_same == 0 || n_same == examples.len() {
        return Err(ResolveError::Labels("no two records near one another are of one act, or all are"));
    }
    let nats = newton(&examples, firsts[RULES.len()] + 1);
    let bits = |at: usize| nats[at] / std::f64::consts::LN_2;
    let weights = RULES.iter().zip(&firsts).map(|(rule, first)| {
        std::iter::once(0.0).chain((1..=(rule.levels)().len()).map(|level| bits(first + level))).collect()
    });
    Ok(RecordModel {
        prior: bits(0),
        crowd: bits(1),
        not_compared: NOT_COMPARED / std::f64::consts::LN_2,
        shares: std::array::from_fn(|source| same[source] / compared[source]),
        weights: weights.collect(),
    })
}

/// Where the weights of each comparison begin, less one; the last is the last weight. The first two are the prior's and the crowd's.
fn firsts() -> [usize; RULES.len() + 1] {
    let mut firsts = [1; RULES.len() + 1];
    for (at, rule) in RULES.iter().enumerate() {
        firsts[at + 1] = firsts[at] + (rule.levels)().len();
    }
    firsts
}

/// The `n` weights in nats under which the examples and the penalty together are likeliest.
fn newton(examples: &[Example], n: usize) -> Vec<f64> {
    let mut weights = vec![0.0; n];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| -RIDGE * weight).collect();
        let mut curve = vec![vec![0.0; n]; n];
        slope[0] = 0.0;
        (0..n).for_each(|at| curve[at][at] = if at == 0 { 1e-9 } else { RIDGE });
        for example in examples {
            let mut speaks = [(0, 1.0); RULES.len() + 2];
            speaks[1] = (1, example.crowd);
            let mut k = 2;
            for place in example.levels.into_iter().filter(|place| *place > 0) {
                speaks[k] = (usize::from(place), 1.0);
                k += 1;
            }
            let speaks = &speaks[..k];
            let odds: f64 = speaks.iter().map(|(at, by)| weights[*at] * by).sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            let (off, spread) = (f64::from(u8::from(example.same)) - p, p * (1.0 - p));
            for (i, by) in speaks {
                slope[*i] += off * by;
                for (j, also) in speaks {
                    curve[*i][*j] += spread * by * also;
                }
            }
        }
        let step = solve(curve, slope);
        weights.iter_mut().zip(&step).for_each(|(weight, by)| *weight += by);
        if step.iter().all(|by| by.abs() < 1e-9) {
            break;
        }
    }
    weights
}

/// Solves a symmetric positive definite system by Cholesky's factors (Golub & Van Loan 2013, section 4.2).
fn solve(mut of: Vec<Vec<f64>>, mut to: Vec<f64>) -> Vec<f64> {
    let n = to.len();
    for j in 0..n {
        for i in j..n {
            let sum: f64 = (0..j).map(|k| of[i][k] * of[j][k]).sum();
            of[i][j] = if i == j { (of[i][i] - sum).max(1e-12).sqrt() } else { (of[i][j] - sum) / of[j][j] };
        }
    }
    for i in 0..n {
        let sum: f64 = (0..i).map(|k| of[i][k] * to[k]).sum();
        to[i] = (to[i] - sum) / of[i][i];
    }
    for i in (0..n).rev() {
        let sum: f64 = (i + 1..n).map(|k| of[k][i] * to[k]).sum();
        to[i] = (to[i] - sum) / of[i][i];
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The level of the first comparison, the crowd, whether it is one act, and how often.
    const SEEN: [(u16, f64, bool, usize); 10] = [
        (1, 0.5, true, 30),
        (1, 0.5, false, 10),
        (1, 2.0, true, 8),
        (1, 2.0, false, 12),
        (2, 0.5, true, 3),
        (2, 0.5, false, 25),
        (2, 2.0, true, 1),
        (2, 2.0, false, 40),
        (0, 1.0, true, 5),
        (0, 1.0, false, 7),
    ];

    #[test]
    fn weights_are_those_of_another_program() {
        let example = |(level, crowd, same, n): (u16, f64, bool, usize)| {
            let mut levels = [0; RULES.len()];
            levels[0] = if level == 0 { 0 } else { 1 + level };
            std::iter::repeat_with(move || Example { levels, crowd, same }).take(n)
        };
        let weights = newton(&SEEN.into_iter().flat_map(example).collect::<Vec<_>>(), 4);
        // scikit-learn 1.9.1, LogisticRegression(C=1, tol=1e-14, solver="newton-cholesky") on the same examples: the intercept,
        // the crowd, and a column for each of the two levels.
        for (weight, expect) in weights.iter().zip([0.334_745_43, -0.890_878_67, 1.060_882_87, -1.687_571_38]) {
            assert!((weight - expect).abs() < 1e-7, "{weights:?}");
        }
    }
}
