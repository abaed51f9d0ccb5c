//! A conflict of which the truth is known: two sides with three outlets each, three neutral outlets, two voices that check
//! pictures, and relays of one side that repeat its outlets.
//!
//! It is for measuring a method, never for what a case says. The rates are made up; what is taken from elsewhere is what
//! the words of such voices are worth: an accusation 1.2 to 1.4 to 1, an admission 6 to 12, a neutral outlet 6 to 7, a
//! check of pictures 15 to 30. How often they speak is set so that whoever knows all rates is right on nine incidents in
//! ten. Given the truth, voices that copy nobody speak independently; in a war they do not quite, so what a method reaches
//! here is the most that it can reach.

use crate::WeighError;
use crate::calibration::Forecast;
use crate::latent::{Answer, Expected, Outcome, Panel, Report, Rows, Witness};

/// What happens, and how it is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conflict {
    /// How many incidents, of each of which one side is accused.
    pub n_incidents: usize,
    /// How many relays of the first side.
    pub n_relays: usize,
    /// How relays repeat.
    pub copies: Copies,
    /// Whether relays pass for neutral outlets.
    pub disguised: bool,
    /// Other seeds are other conflicts.
    pub seed: u64,
}

/// How a relay repeats what one of its side's outlets says, chosen anew for each incident.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copies {
    /// The part that it drops.
    pub dropped: f64,
    /// The part that it tells otherwise, as an outlet would that does not know what is true.
    pub changed: f64,
    /// Whether it dates what it says before what it repeats.
    pub backdated: bool,
}

impl Copies {
    /// Word for word.
    pub const VERBATIM: Self = Self { dropped: 0.0, changed: 0.0, backdated: false };
    /// One in five is dropped, one in ten told otherwise.
    pub const PARAPHRASED: Self = Self { dropped: 0.2, changed: 0.1, ..Self::VERBATIM };
}

/// A conflict that took place.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What was said. The first six witnesses are the sides' outlets, then come the neutral ones, those that check pictures and
    /// the relays.
    pub panel: Panel,
    /// Which accusations are true.
    pub truth: Vec<bool>,
    /// Every pair of an outlet and its relay.
    pub relays: Vec<(usize, usize)>,
}

/// The share of accusations that are true.
const TRUE: f64 = 0.55;
/// `[false or true][affirms, denies, silent]`, by whom.
const OF_OTHERS: Rows = [[0.30, 0.03, 0.67], [0.39, 0.02, 0.59]];
const OF_ITSELF: Rows = [[0.01, 0.30, 0.69], [0.09, 0.27, 0.64]];
const NEUTRAL: Rows = [[0.073, 0.24, 0.687], [0.47, 0.05, 0.48]];
const PICTURES: Rows = [[0.022, 0.17, 0.808], [0.44, 0.02, 0.54]];

const OUTLET_CLASS: usize = 0;
const NEUTRAL_CLASS: usize = 1;
const PICTURES_CLASS: usize = 2;
/// By class of voices, what is said of the own side, of another and with no stake.
const CLASSES: [[Rows; 3]; 3] = [[OF_ITSELF, OF_OTHERS, NEUTRAL], [NEUTRAL; 3], [PICTURES; 3]];

/// What a method may take of the voices before it hears them: the rates of the simulation, or, wrongly, that everybody
/// speaks like a neutral outlet.
#[must_use]
pub fn expected(right: bool) -> Expected {
    let classes = if right { CLASSES.to_vec() } else { vec![[NEUTRAL; 3]; CLASSES.len()] };
    Expected { classes, pseudo_reports: 20.0 }
}

impl Conflict {
    /// The same with another number of relays.
    #[must_use]
    pub fn with(self, n_relays: usize) -> Self {
        Self { n_relays, ..self }
    }

    /// Lets it take place. What the outlets say does not hang on the relays: with more of them the same is said, and then
    /// repeated.
    ///
    /// # Errors
    /// [`WeighError::Panel`], never for a conflict that is put together here.
    pub fn told(self) -> Result<Told, WeighError> {
        let witness = |class, side| Witness { class, side };
        let mut witnesses = Vec::new();
        witnesses.extend([witness(OUTLET_CLASS, Some(0)); OUTLETS]);
        witnesses.extend([witness(OUTLET_CLASS, Some(1)); OUTLETS]);
        witnesses.extend([witness(NEUTRAL_CLASS, None); 3]);
        witnesses.extend([witness(PICTURES_CLASS, None); 2]);
        let n_first_hand = witnesses.len();
        let relay = if self.disguised { witness(NEUTRAL_CLASS, None) } else { witness(OUTLET_CLASS, Some(0)) };
        witnesses.extend(vec![relay; self.n_relays]);

        let (mut chance, mut echo) = (Random(self.seed), Random(!self.seed));
        let mut truth = Vec::with_capacity(self.n_incidents);
        let mut items = Vec::with_capacity(self.n_incidents);
        for _ in 0..self.n_incidents {
            let accused = usize::from(chance.share() < 0.5);
            let so = chance.share() < TRUE;
            let mut reports: Vec<Report> = Vec::with_capacity(witnesses.len());
            for Witness { class, side } in witnesses.iter().take(n_first_hand) {
                reports.push(Report { outcome: says(&mut chance, *class, *side, accused, so), at: chance.minute() });
            }
            for _ in 0..self.n_relays {
                let guess = echo.share() < TRUE;
                let otherwise = says(&mut echo, OUTLET_CLASS, Some(0), accused, guess);
                let (whose, fate, later) = (echo.share(), echo.share(), 1 + echo.minute());
                // The place of one of the first side's outlets.
                let origin = reports.get((whose * OUTLETS as f64) as usize).copied();
                let origin = origin.unwrap_or(Report { outcome: Outcome::Silent, at: 0 });
                let Copies { dropped, changed, backdated } = self.copies;
                let outcome = match fate {
                    low if low < dropped => Outcome::Silent,
                    middle if middle < dropped + changed => otherwise,
                    _ => origin.outcome,
                };
                let at = if backdated { origin.at.saturating_sub(later) } else { origin.at + later };
                reports.push(Report { outcome, at });
            }
            truth.push(so);
            items.push((Some(accused), reports));
        }
        let relays = (0..OUTLETS).flat_map(|outlet| (0..self.n_relays).map(move |nth| (outlet, n_first_hand + nth)));
        Ok(Told { panel: Panel::new(witnesses, items)?, truth, relays: relays.collect() })
    }
}

impl Told {
    /// Probabilities beside the truth.
    pub fn forecasts(&self, probabilities: impl IntoIterator<Item = f64>) -> impl Iterator<Item = Forecast> {
        probabilities.into_iter().zip(&self.truth).map(|(probability, so)| Forecast { probability, so: *so })
    }

    /// What was said, as answers by yes (1) and no (0) for a model that knows no silence.
    #[must_use]
    pub fn answers(&self) -> Vec<Answer> {
        let of = |item| {
            self.panel.reports(item).iter().enumerate().filter_map(move |(rater, report)| match report.outcome {
                Outcome::Affirms => Some(Answer { item, rater, class: 1 }),
                Outcome::Denies => Some(Answer { item, rater, class: 0 }),
                Outcome::Silent | Outcome::Outside => None,
            })
        };
        (0..self.truth.len()).flat_map(of).collect()
    }

    /// The share of voices that affirm among those that speak; half where nobody does.
    pub fn votes(&self) -> impl Iterator<Item = f64> {
        (0..self.truth.len()).map(|item| {
            let n = |outcome| self.panel.reports(item).iter().filter(|report| report.outcome == outcome).count() as f64;
            let (yes, no) = (n(Outcome::Affirms), n(Outcome::Denies));
            if yes + no > 0.0 { yes / (yes + no) } else { 0.5 }
        })
    }
}

/// Outlets of each side.
const OUTLETS: usize = 3;

fn says(chance: &mut Random, class: usize, side: Option<usize>, accused: usize, so: bool) -> Outcome {
    let [of_itself, of_others, without] = CLASSES.get(class).copied().unwrap_or([NEUTRAL; 3]);
    let rows = match side {
        Some(side) if side == accused => of_itself,
        Some(_) => of_others,
        None => without,
    };
    let [[affirms, denies, _], [affirms_true, denies_true, _]] = rows;
    let (affirms, denies) = if so { (affirms_true, denies_true) } else { (affirms, denies) };
    match chance.share() {
        low if low < affirms => Outcome::Affirms,
        middle if middle < affirms + denies => Outcome::Denies,
        _ => Outcome::Silent,
    }
}

/// Numbers by SplitMix64 (Steele, Lea & Flood 2014): the same seed gives the same conflict on every machine.
struct Random(u64);

impl Random {
    /// From 0 to less than 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 * (-53.0_f64).exp2()
    }

    /// A minute of the two days within which an incident is told.
    fn minute(&mut self) -> u32 {
        (self.share() * 2880.0) as u32
    }
}
