//! How many incidents are to be expected from the pairs' probabilities, whatever the threshold.
//!
//! It is the sum over reports of E[1 / (1 + K)], where K, the number of others that tell of the same, is Poisson-binomial;
//! and E[1 / (1 + K)] is the integral of E[t^K] = prod (1 - p (1 - t)) over t from 0 to 1.

/// Nodes and weights of the Gauss–Legendre rule of eight points on the interval from 0 to 1 (Abramowitz & Stegun 1964, table
/// 25.4): exact for polynomials of degree 15, and so for an incident of sixteen reports.
const NODES: [(f32, f64); 8] = [
    (0.019_855_07, 0.050_614_268_145_188_13),
    (0.101_666_76, 0.111_190_517_226_687_24),
    (0.237_233_8, 0.156_853_322_938_943_64),
    (0.408_282_67, 0.181_341_891_689_181),
    (0.591_717_3, 0.181_341_891_689_181),
    (0.762_766_2, 0.156_853_322_938_943_64),
    (0.898_333_25, 0.111_190_517_226_687_24),
    (0.980_144_9, 0.050_614_268_145_188_13),
];

/// By report, at each node: the product of 1 - p (1 - t) over its pairs.
#[derive(Clone, Debug)]
pub(crate) struct Expected(Vec<[f32; 8]>);

impl Expected {
    /// Of `n` reports, before any pair.
    pub(crate) fn of(n: usize) -> Self {
        Self(vec![[1.0; 8]; n])
    }

    /// Two reports tell of one incident with a probability.
    pub(crate) fn pair(&mut self, a: usize, b: usize, p: f32) {
        let factors = NODES.map(|(t, _)| 1.0 - p * (1.0 - t));
        for at in [a, b] {
            self.0[at].iter_mut().zip(factors).for_each(|(all, one)| *all *= one);
        }
    }

    /// How many incidents are to be expected.
    pub(crate) fn incidents(&self) -> f64 {
        let share =
            |alone: &[f32; 8]| alone.iter().zip(NODES).map(|(all, (_, weight))| f64::from(*all) * weight).sum::<f64>();
        self.0.iter().map(share).sum()
    }
}

/// The probability that goes with log-odds in bits.
pub(crate) fn probability(bits: f32) -> f32 {
    1.0 / (1.0 + (-bits).exp2())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reports of which each is of the same incident as each of the others with probability `p`.
    fn check(n: usize, p: f32, expect: f64) {
        let mut expected = Expected::of(n);
        (0..n).for_each(|a| (a + 1..n).for_each(|b| expected.pair(a, b, p)));
        assert!((expected.incidents() - expect).abs() < 1e-5 * expect, "{} {expect}", expected.incidents());
    }

    #[test]
    fn what_is_sure_is_counted() {
        check(1, 1.0, 1.0);
        check(7, 0.0, 7.0);
        check(7, 1.0, 1.0);
        check(16, 1.0, 1.0);
    }

    #[test]
    fn what_is_not_sure_is_counted_in_part() {
        check(2, 0.5, 2.0 * 0.75);
        // Of three, with one half each: K is 0, 1 or 2 with 1/4, 1/2, 1/4, so that E[1 / (1 + K)] = 1/4 + 1/4 + 1/12.
        check(3, 0.5, 3.0 * 7.0 / 12.0);
    }

    #[test]
    fn bits_are_log_odds() {
        assert!((probability(0.0) - 0.5).abs() < 1e-6 && (probability(2.0) - 0.8).abs() < 1e-6);
    }
}
