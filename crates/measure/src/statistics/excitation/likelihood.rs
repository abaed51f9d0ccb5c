//! The likelihood of counts whose mean is a sum of three causes, with its first and second derivatives.

use super::Unit;
use crate::statistics::Unavailable;
use crate::statistics::run_length::ln_rising;
use crate::statistics::special::{digamma, ln_gamma, trigamma};

/// Causes of acts: own acts of the day before, those of others, and what comes anyway. A parameter of each has its
/// number.
pub(super) const CAUSES: usize = 3;
pub(super) const OWN: usize = 0;
pub(super) const OTHER: usize = 1;
pub(super) const BASE: usize = 2;
/// Counts for each parameter that are needed at least.
const COUNTS: usize = 5;
/// Below this a logarithm stands for 0.
pub(super) const LEAST: f64 = -14.0;

/// A count, and what it may come from.
struct Row {
    count: u64,
    /// Acts of the day before, own and others', and the size of the unit.
    causes: [f64; CAUSES],
    /// What the logarithm of what comes anyway is a sum of, the constant left out.
    season: Vec<f64>,
}

/// All counts but those of the first day.
///
/// Parameters are, in this order: the logarithm of what a unit of each cause adds; sine and cosine of the season where
/// there is one; the logarithm of the dispersion.
pub(super) struct Model {
    rows: Vec<Row>,
    n_seasonal: usize,
}

/// The logarithm of a likelihood and its derivatives.
pub(super) struct Slopes {
    pub(super) log_likelihood: f64,
    pub(super) gradient: Vec<f64>,
    /// Second derivatives, with the sign turned.
    pub(super) information: Vec<Vec<f64>>,
}

impl Model {
    pub(super) fn new(units: &[Unit], season: Option<f64>) -> Result<Self, Unavailable> {
        if season.is_some_and(|period| !(period.is_finite() && period > 1.0)) {
            return Err(Unavailable::OutOfRange("season"));
        }
        let n_days = units.first().map_or(0, |unit| unit.counts.len());
        let mut rows = Vec::new();
        for Unit { counts, others, size } in units {
            let fits = counts.len() == n_days && others.len() == n_days;
            let is_possible = |value: &f64| value.is_finite() && *value >= 0.0;
            if !(fits && others.iter().all(is_possible) && is_possible(size) && *size > 0.0) {
                return Err(Unavailable::OutOfRange("units"));
            }
            let before = counts.iter().zip(others);
            for (day, (count, (own, others))) in counts.iter().skip(1).zip(before).enumerate() {
                let wave = |period: f64| {
                    let angle = std::f64::consts::TAU * (day + 1) as f64 / period;
                    vec![angle.sin(), angle.cos()]
                };
                let season = season.map(wave).unwrap_or_default();
                rows.push(Row { count: *count, causes: [*own as f64, *others, *size], season });
            }
        }
        let model = Self { n_seasonal: if season.is_some() { 2 } else { 0 }, rows };
        if model.rows.len() < COUNTS * model.n_parameters() {
            return Err(Unavailable::TooShort);
        }
        if model.rows.iter().all(|row| row.count == 0) {
            return Err(Unavailable::NoEvents);
        }
        let varies = |cause: usize| model.rows.windows(2).any(|pair| pair[0].causes[cause] != pair[1].causes[cause]);
        if !(varies(OWN) && varies(OTHER)) {
            return Err(Unavailable::NotIdentified);
        }
        Ok(model)
    }

    pub(super) fn n_parameters(&self) -> usize {
        CAUSES + self.n_seasonal + 1
    }

    /// Whether a parameter is a logarithm, which may fall to [`LEAST`] and no farther.
    pub(super) fn is_log(&self, parameter: usize) -> bool {
        parameter < CAUSES || parameter == CAUSES + self.n_seasonal
    }

    /// Each cause alike, and counts that vary somewhat more than Poisson counts.
    pub(super) fn start(&self) -> Vec<f64> {
        let sum = |of: &dyn Fn(&Row) -> f64| self.rows.iter().map(of).sum::<f64>();
        let count = sum(&|row| row.count as f64);
        let mut start = vec![0.0; self.n_parameters()];
        for (cause, parameter) in start.iter_mut().take(CAUSES).enumerate() {
            let exposure = sum(&|row| row.causes[cause]);
            *parameter = (count / exposure / CAUSES as f64).ln().max(LEAST);
        }
        start[self.n_parameters() - 1] = -1.0;
        start
    }

    /// By cause, what a row is expected to have of it.
    fn parts(row: &Row, parameters: &[f64]) -> [f64; CAUSES] {
        let wave: f64 = row.season.iter().zip(&parameters[CAUSES..]).map(|(value, slope)| value * slope).sum();
        let [own, other, size] = row.causes;
        [own * parameters[OWN].exp(), other * parameters[OTHER].exp(), size * (parameters[BASE] + wave).exp()]
    }

    /// By cause, what all rows together are expected to have of it, and the slope of the whole in each parameter.
    pub(super) fn attribution(&self, parameters: &[f64]) -> ([f64; CAUSES], Vec<f64>) {
        let (mut sums, mut slopes) = ([0.0; CAUSES], vec![0.0; parameters.len()]);
        for row in &self.rows {
            let parts = Self::parts(row, parameters);
            sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
            for (parameter, slope) in slopes.iter_mut().enumerate() {
                *slope += Self::slope(row, &parts, parameter).1;
            }
        }
        (sums, slopes)
    }

    /// To which cause a parameter belongs, and the slope of that cause's part in it: 0 for the dispersion.
    fn slope(row: &Row, parts: &[f64; CAUSES], parameter: usize) -> (usize, f64) {
        match parameter {
            OWN | OTHER | BASE => (parameter, parts[parameter]),
            _ => (BASE, row.season.get(parameter - CAUSES).map_or(0.0, |wave| wave * parts[BASE])),
        }
    }

    /// The logarithm of the likelihood and its derivatives. With `k` for the inverse of the dispersion, that of a count
    /// is `ln Γ(y + k) - ln Γ(k) - ln y! + k ln(k / (k + μ)) + y ln(μ / (k + μ))`.
    pub(super) fn slopes(&self, parameters: &[f64]) -> Slopes {
        let n = self.n_parameters();
        let last = n - 1;
        let k = (-parameters[last]).exp();
        let mut slopes = Slopes { log_likelihood: 0.0, gradient: vec![0.0; n], information: vec![vec![0.0; n]; n] };
        for row in &self.rows {
            let (y, parts) = (row.count as f64, Self::parts(row, parameters));
            let mean: f64 = parts.iter().sum();
            let all = k + mean;
            slopes.log_likelihood += ln_rising(k, row.count) - ln_gamma(y + 1.0) - k * (mean / k).ln_1p()
                + if y > 0.0 { y * (mean / all).ln() } else { 0.0 };
            let by_mean = k * (y - mean) / (mean * all);
            let by_mean_twice = (y + k) / (all * all) - y / (mean * mean);
            let by_k = digamma(y + k) - digamma(k) - (mean / k).ln_1p() + (mean - y) / all;
            let by_k_twice = trigamma(y + k) - trigamma(k) + mean / (k * all) + (y - mean) / (all * all);
            let each: Vec<(usize, f64)> = (0..last).map(|parameter| Self::slope(row, &parts, parameter)).collect();
            for (one, (cause, slope)) in each.iter().enumerate() {
                slopes.gradient[one] += by_mean * slope;
                slopes.information[one][last] += k * slope * (y - mean) / (all * all);
                for (other, (of_other, slope_other)) in each.iter().enumerate() {
                    // The part is an exponential: its second slope is the product of two first ones by the part.
                    let bend = if cause == of_other && parts[*cause] > 0.0 {
                        slope * slope_other / parts[*cause]
                    } else {
                        0.0
                    };
                    slopes.information[one][other] -= by_mean_twice * slope * slope_other + by_mean * bend;
                }
            }
            slopes.gradient[last] -= k * by_k;
            slopes.information[last][last] -= k * k * by_k_twice + k * by_k;
        }
        for one in 0..last {
            slopes.information[last][one] = slopes.information[one][last];
        }
        slopes
    }
}
