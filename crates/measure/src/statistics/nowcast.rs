//! How many acts of the last days there will have been, once all of them are known.
//!
//! Two clocks: when an act happened, and when it became known. From how long that took before, the days that are not
//! yet complete are filled up. Sources: J. F. Lawless, "Adjustments for reporting delays and the prediction of occurred
//! but not reported events", Canadian Journal of Statistics 22 (1994), 15–31, for the estimate; M. Höhle and M. an der
//! Heiden, "Bayesian nowcasting during the STEC O104:H4 outbreak in Germany, 2011", Biometrics 70 (2014), 993–1002, for
//! the interval: given the share of acts that are known by now, what is still to come is negative binomial, and that
//! share is Beta. Delays are taken to be the same on all days: where they hang on the kind of target, the zone or the
//! sources, each of these needs a nowcast of its own, and none reaches across a day on which reporting changed.

use super::Unavailable;
use super::special::ln_gamma;

/// Acts with the same days on both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The day on which they happened, on any calendar of whole days.
    pub happened: i64,
    /// The day on which they became known, on the same calendar; not before they happened.
    pub known: i64,
    /// How many.
    pub n: u64,
}

/// What is nowcast, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The first day from which delays are learned.
    pub first: i64,
    /// The last day of which anything is known.
    pub now: i64,
    /// The greatest delay in days, at least 1. What takes longer is taken to take so long; `Nowcast::coverage` says
    /// whether that matters.
    pub max_delay: usize,
    /// Whose delays the interval is learned from.
    pub delays: Delays,
}

/// Whose delays are counted for the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delays {
    /// Of all acts known by now (the conjugate model of Höhle and an der Heiden). Long delays of the last days cannot
    /// be among them, so delays are taken for shorter than they are and intervals lie too low.
    All,
    /// Each delay of those acts whose days are old enough for it. The share that is known is then a product of Beta
    /// variables, and is taken for Beta with the same mean and variance.
    OldEnough,
}

/// The days of a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Nowcast {
    /// Every day from the first to now.
    pub days: Vec<Day>,
    /// The share of acts that become known within the greatest delay, of those that become known within the whole
    /// window. [`Unavailable::TooShort`] where the window is no longer than the greatest delay: then no longer one can
    /// be seen.
    pub coverage: Result<f64, Unavailable>,
}

/// A day of a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// Acts of the day known by now.
    pub known: u64,
    /// The share of its acts that are known by now, 0 to 1.
    pub share: f64,
    /// Acts of the day in the end. [`Unavailable::NotIdentified`] where no delay was ever as short as the day is old.
    pub expected: Result<f64, Unavailable>,
    /// The interval with a probability of 95 % or more, both ends included. [`Unavailable::NotIdentified`] as for
    /// `expected`: it would be one of the prior alone. [`Unavailable::TooManyEvents`] where it would reach a million acts
    /// more than are known.
    pub interval: Result<(u64, u64), Unavailable>,
}

/// With a smaller share than this, delays are cut too short.
const ENOUGH: f64 = 0.99;
/// The part of the distribution beyond each end of an interval.
const TAIL: f64 = 0.025;
/// What each delay counts before any was seen, in acts.
const PRIOR: f64 = 0.1;
/// Days of a window at most.
const MOST_DAYS: usize = 100_000;
/// Acts still to come that are looked at at most.
const MOST: u64 = 1_000_000;

impl Nowcast {
    /// Whether the greatest delay is known to cover 99 % of the delays. If not, no interval of this nowcast may be
    /// printed without saying so.
    #[must_use]
    pub fn covers(&self) -> bool {
        self.coverage.is_ok_and(|share| share >= ENOUGH)
    }
}

/// Nowcasts every day of a window. Acts that happened outside it, or become known after it, are not looked at.
///
/// # Errors
/// [`Unavailable::TooShort`] where the window has fewer days than the greatest delay needs, [`Unavailable::NoEvents`]
/// where nothing is known, [`Unavailable::OutOfRange`] for a window above 100,000 days, a greatest delay of 0 or an act
/// that was known before it happened.
pub fn nowcast(reported: &[Reported], window: Window) -> Result<Nowcast, Unavailable> {
    let Window { first, now, max_delay, delays } = window;
    if max_delay == 0 {
        return Err(Unavailable::OutOfRange("max_delay"));
    }
    let age = now.checked_sub(first).and_then(|age| usize::try_from(age).ok()).ok_or(Unavailable::TooShort)?;
    if age > MOST_DAYS {
        return Err(Unavailable::OutOfRange("first"));
    }
    if age < max_delay {
        return Err(Unavailable::TooShort);
    }
    let mut known = vec![0_u64; age + 1];
    let (mut all, mut cut) = (Hazards::new(age), Hazards::new(max_delay));
    for Reported { happened, known: when, n } in
        reported.iter().filter(|acts| acts.happened >= first && acts.known <= now)
    {
        let days = |from: i64, to: i64| to.checked_sub(from).and_then(|days| usize::try_from(days).ok());
        let delay = days(*happened, *when).ok_or(Unavailable::OutOfRange("known"))?;
        let day = days(first, *happened).ok_or(Unavailable::OutOfRange("happened"))?;
        if let Some(known) = known.get_mut(day) {
            *known = known.saturating_add(*n);
            all.add(delay, age - day, *n as f64);
            cut.add(delay, age - day, *n as f64);
        }
    }
    if known.iter().all(|n| *n == 0) {
        return Err(Unavailable::NoEvents);
    }
    let (all, hazards) = (all.summed(), cut.summed());
    let coverage = if age == max_delay { Err(Unavailable::TooShort) } else { Ok(all.arrived(max_delay)) };
    let day = |(day, known): (usize, &u64)| {
        let old = age - day;
        if old >= max_delay {
            return Day { known: *known, share: 1.0, expected: Ok(*known as f64), interval: Ok((*known, *known)) };
        }
        let share = hazards.arrived(old);
        let expected = if share > 0.0 { Ok(*known as f64 / share) } else { Err(Unavailable::NotIdentified) };
        let interval = expected.and_then(|_| hazards.interval(*known, old, delays));
        Day { known: *known, share, expected, interval }
    };
    Ok(Nowcast { days: known.iter().enumerate().map(day).collect(), coverage })
}

/// By delay: of the acts of days that are old enough for it, how many took so long, and how many as long or less.
struct Hazards {
    exactly: Vec<f64>,
    at_most: Vec<f64>,
}

impl Hazards {
    fn new(max_delay: usize) -> Self {
        let none = vec![0.0; max_delay + 1];
        Self { exactly: none.clone(), at_most: none }
    }

    /// Adds acts of a day that is so old. They count among the acts with at most a delay for each from their own to
    /// their age; here that is noted where it begins and where it has ended.
    fn add(&mut self, delay: usize, old: usize, n: f64) {
        let delay = delay.min(self.exactly.len() - 1);
        if let (Some(exactly), Some(begins)) = (self.exactly.get_mut(delay), self.at_most.get_mut(delay)) {
            *exactly += n;
            *begins += n;
        }
        if let Some(ended) = self.at_most.get_mut(old + 1) {
            *ended -= n;
        }
    }

    /// All acts having been added.
    fn summed(mut self) -> Self {
        let mut sum = 0.0_f64;
        for (exactly, at_most) in self.exactly.iter().zip(&mut self.at_most) {
            sum += *at_most;
            // Sums of huge counts are rounded.
            *at_most = sum.max(*exactly);
        }
        self
    }

    /// The share of acts that are known so many days after they happened (Lawless 1994).
    fn arrived(&self, old: usize) -> f64 {
        let later = self.exactly.iter().zip(&self.at_most).skip(old + 1);
        later.map(|(exactly, at_most)| if *at_most > 0.0 { 1.0 - exactly / at_most } else { 1.0 }).product()
    }

    /// The Beta distribution of the share of acts that are known so many days after they happened.
    fn beta(&self, old: usize, delays: Delays) -> (f64, f64) {
        // The logarithm of the mean of a product of Beta variables, and of its mean square by the square of its mean.
        let (mut log_mean, mut log_spread, mut shorter) = (0.0, 0.0, 0.0);
        for (delay, (exactly, at_most)) in self.exactly.iter().zip(&self.at_most).enumerate() {
            let below = match delays {
                Delays::All => shorter,
                Delays::OldEnough => at_most - exactly,
            };
            shorter += exactly;
            if delay > old {
                let (here, below) = (PRIOR + exactly, PRIOR * delay as f64 + below);
                log_mean -= (here / below).ln_1p();
                log_spread += (here / (below * (here + below + 1.0))).ln_1p();
            }
        }
        let spread = log_spread.exp_m1();
        let total = ((-log_mean).exp_m1() - spread) / spread;
        (total * log_mean.exp(), -total * log_mean.exp_m1())
    }

    /// Höhle and an der Heiden's interval: `known` and what a beta negative binomial variable adds.
    fn interval(&self, known: u64, old: usize, delays: Delays) -> Result<(u64, u64), Unavailable> {
        let (alpha, beta) = self.beta(old, delays);
        let n = known as f64 + 1.0;
        let mut log = ln_gamma(n + alpha) - ln_gamma(n + alpha + beta) + ln_gamma(alpha + beta) - ln_gamma(alpha);
        let mut sum = 0.0;
        let mut lower = None;
        for more in 0..MOST {
            sum += log.exp();
            if sum > TAIL && lower.is_none() {
                lower = Some(more);
            }
            if let Some(lower) = lower.filter(|_| sum > 1.0 - TAIL) {
                return Ok((known.saturating_add(lower), known.saturating_add(more)));
            }
            let more = more as f64;
            log += ((n + more) * (beta + more) / ((n + more + alpha + beta) * (more + 1.0))).ln();
        }
        Err(Unavailable::TooManyEvents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Admissions from 2011-05-01 on, as known on 2011-06-02.
    const WINDOW: Window = Window { first: 0, now: 32, max_delay: 14, delays: Delays::All };

    fn hus() -> Vec<Reported> {
        let row = |line: &str| {
            let cells: Vec<i64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
            Reported { happened: cells[0], known: cells[1], n: cells[2].try_into().unwrap() }
        };
        let text = include_str!("../../tests/data/hus_o104.csv");
        text.lines().filter(|line| !line.starts_with('#')).map(row).collect()
    }

    /// What was known in the end of the last 14 days.
    const TRUTH: [u64; 14] = [35, 66, 42, 44, 51, 49, 34, 34, 22, 19, 26, 17, 16, 6];

    fn last(window: Window) -> Vec<Day> {
        nowcast(&hus(), window).unwrap().days.split_off(19)
    }

    fn missed(days: &[Day]) -> usize {
        let is_in = |(day, truth): (&Day, &u64)| day.interval.is_ok_and(|(from, to)| (from..=to).contains(truth));
        TRUTH.len() - days.iter().zip(&TRUTH).filter(|pair| is_in(*pair)).count()
    }

    /// R 4.2.2, surveillance 1.20.3: `r <- nowcast(now = as.Date("2011-06-02"), when = when, data = husO104Hosp,
    /// dEventCol = "dHosp", dReportCol = "dReport", method = "lawless", D = 14, control = list(dRange =
    /// as.Date(c("2011-05-01", "2011-07-06"))))`, then `attr(r@reportingTriangle, "N.tT") / rev(r@delayCDF$lawless)`.
    #[test]
    fn the_estimate_is_that_of_lawless() {
        let told = [
            33.35,
            62.08925234,
            47.48461059,
            33.18133657,
            49.81189499,
            47.34935450,
            41.85344728,
            33.55383760,
            23.66033470,
            38.33951025,
            34.42969718,
            24.98154772,
            0.0,
            0.0,
        ];
        let days = last(WINDOW);
        let known = [29, 53, 38, 25, 34, 28, 22, 15, 8, 9, 5, 2, 0, 0];
        for ((day, told), known) in days.iter().zip(told).zip(known) {
            assert_eq!(day.known, known);
            assert!((day.expected.unwrap() - told).abs() < 1e-5, "{day:?} {told}");
        }
        // R prints medians of a normal distribution that begins at what is known; they are these, rounded up, but for the 31st of May.
        let printed = [34, 63, 48, 34, 50, 48, 42, 34, 24, 39, 35, 24, 0, 0];
        let differs = days.iter().zip(printed).filter(|(day, told)| day.expected.unwrap().ceil() != f64::from(*told));
        assert_eq!(differs.count(), 1);
    }

    /// The same with `method = "bayes.notrunc.bnb"` and `N.tInf.max = 20000`: `r@pi`.
    #[test]
    fn the_conjugate_interval_is_that_of_r() {
        let lower = [29, 53, 38, 25, 35, 31, 25, 18, 10, 16, 11, 5, 0, 4];
        let upper = [33, 59, 45, 32, 47, 45, 40, 35, 28, 46, 50, 58, 90, 1725];
        let days = last(WINDOW);
        assert!(days.iter().map(|day| day.interval.unwrap()).eq(lower.into_iter().zip(upper)));
    }

    #[test]
    fn intervals_miss_less_where_only_old_days_tell_of_long_delays() {
        for (max_delay, covers) in [(14, false), (15, true)] {
            let window = Window { max_delay, ..WINDOW };
            let old_enough = Window { delays: Delays::OldEnough, ..window };
            assert_eq!(nowcast(&hus(), window).unwrap().covers(), covers);
            assert_eq!([window, old_enough].map(|window| missed(&last(window))), [5, 2], "of 14 days");
        }
    }

    #[test]
    fn a_product_of_beta_variables_that_is_beta_is_found_exactly() {
        let hazards = Hazards { exactly: vec![3.0, 5.0, 2.0], at_most: vec![3.0, 8.0, 10.0] };
        for delays in [Delays::All, Delays::OldEnough] {
            let (alpha, beta) = hazards.beta(0, delays);
            assert!((alpha - 3.1).abs() < 1e-12 && (beta - 7.2).abs() < 1e-12, "{alpha} {beta}");
        }
    }

    #[test]
    fn delays_that_are_cut_too_short_are_told() {
        // Of a hundred acts a day, 80 are known at once, 15 after two days and 5 after six.
        let day =
            |happened| [(0, 80), (2, 15), (6, 5)].map(|(delay, n)| Reported { happened, known: happened + delay, n });
        let reported: Vec<Reported> = (0..40).flat_map(day).collect();
        let with =
            |max_delay| nowcast(&reported, Window { first: 0, now: 39, max_delay, delays: Delays::OldEnough }).unwrap();
        assert!((with(3).coverage.unwrap() - 0.95).abs() < 1e-12 && !with(3).covers());
        assert!((with(6).coverage.unwrap() - 1.0).abs() < 1e-12 && with(6).covers());
        assert_eq!(with(39).coverage, Err(Unavailable::TooShort));
        let days = with(6).days;
        assert!(days.iter().all(|day| (day.expected.unwrap() - 100.0).abs() < 1e-9));
        assert!(days.iter().all(|day| day.interval.is_ok_and(|(from, to)| from <= 100 && 100 <= to)));
    }

    #[test]
    fn extremes_are_finite_or_refused_with_a_reason() {
        let window = Window { first: 0, now: 9, max_delay: 3, delays: Delays::OldEnough };
        let one = |happened, known, n| nowcast(&[Reported { happened, known, n }], window);
        assert_eq!(nowcast(&[], window), Err(Unavailable::NoEvents));
        assert_eq!(one(3, 4, 0), Err(Unavailable::NoEvents));
        assert_eq!(one(3, 2, 1), Err(Unavailable::OutOfRange("known")));
        assert_eq!(nowcast(&[], Window { now: 2, ..window }), Err(Unavailable::TooShort));
        assert_eq!(nowcast(&[], Window { max_delay: 0, ..window }), Err(Unavailable::OutOfRange("max_delay")));
        assert_eq!(one(i64::MIN, 2, 1), Err(Unavailable::NoEvents), "it happened before the window");
        assert_eq!(one(i64::MAX, i64::MIN, 1), Err(Unavailable::OutOfRange("known")));
        assert_eq!(nowcast(&[], Window { now: i64::MAX, ..window }), Err(Unavailable::OutOfRange("first")));
        for n in [1, u64::MAX] {
            for day in one(9, 9, n).unwrap().days.into_iter().chain(one(2, 4, n).unwrap().days) {
                assert!(day.share.is_finite() && day.expected.is_ok_and(f64::is_finite) || day.expected.is_err());
                let why = day.expected.err().unwrap_or(Unavailable::TooManyEvents);
                assert!(day.interval == Err(why) || day.interval.is_ok() && day.expected.is_ok());
            }
        }
    }
}
