//! How the cost of judging grows: cases of 1,000, 10,000 and 100,000 incidents, each with sets of possibilities, under
//! five readings of agreements of one, four and sixteen terms.
//!
//! Prints, for each of these, CPU milliseconds (best of five) of putting the case on the docket, of ruling on it under every
//! reading (holdings, no sentences), both together (a day's reports have come: all is judged again), and of telling a
//! hundred thousand findings in sentences; what that is in judgements and sentences a second; and beside them a plain
//! loop over the same sets that only tests three masks. `cargo bench -p servanda-judge`.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a benchmark reads the system and prints")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may fail by panicking"
)]

#[path = "../tests/fixture.rs"]
mod fixture;

use agreement::{Norms, lower, read};
use cpu_time::ProcessTime;
use fixture::{attributed, blank};
use judge::{Docket, Facts, rule};
use model::{
    Assessment, Attributed, Attribution, Certainty, Facet, Incident, Instant, Interval, LeafSet, Name, SiteLink,
    Standard, Taxonomy,
};

/// Random numbers by SplitMix64 (Steele, Lea & Flood 2014), so that every run judges the same case.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n).unwrap()).unwrap()
    }

    /// One leaf mostly, several now and then, all of them where nothing is said.
    fn leaves(&mut self, facet: Facet) -> LeafSet {
        let all: Vec<LeafSet> = Taxonomy::shipped().all(facet).each().collect();
        let mut one = || all[self.below(all.len())];
        let some = [one(), one(), one()];
        match self.below(10) {
            0 => Taxonomy::shipped().all(facet),
            1 | 2 => some.into_iter().fold(LeafSet::EMPTY, LeafSet::union),
            _ => some[0],
        }
    }
}

/// What the terms protect. The first is one that the readings define, with an exception.
const OBJECTS: [&str; 16] = [
    "an energy facility",
    "civilians",
    "military bases",
    "hospitals",
    "schools",
    "housing",
    "ports",
    "railways",
    "road bridges",
    "farms",
    "troops",
    "warships",
    "tanks",
    "power generation",
    "water supply",
    "telecommunications",
];

/// Five readings of an agreement of so many terms.
fn agreement(n_terms: usize) -> Vec<Norms> {
    let term = |(nth, object): (usize, &&str)| {
        let rest = ["\n  except stores: gas storage", "", "\n  by long-range means", ""][nth % 4];
        let rest = if nth == 0 || nth % 4 > 0 { rest } else { "" };
        let name = if nth == 0 { "energy".to_owned() } else { format!("t{nth}") };
        format!("term {name} \"{object}\"\n  neither party may strike {object} of the other party{rest}\n")
    };
    let terms: String = OBJECTS.iter().take(n_terms).enumerate().map(term).collect();
    let mut text = format!(
        "```pact\nagreement a \"A\"\nparty north\n  clock Europe/Kyiv\n  accepted on 2025-03-18 Europe/Kyiv\nparty south\n  clock Europe/Moscow\n  accepted on 2025-03-18 Europe/Moscow\n{terms}"
    );
    for reading in 0..5 {
        let holder = ["north", "south"][reading % 2];
        let attempt = ["an attempt counts", "an attempt does not count", "whether an attempt counts is not said"];
        text += &format!(
            "reading r{reading} held by {holder}\n  define energy facility\n    is oil refinery, power transmission, gas storage\n  in force from 2025-03-{} Europe/Kyiv, hour is not said\n  for 30 days, how they are counted is not said\n  term energy\n    by long-range means\n    {}\n",
            18 + reading,
            attempt[reading % 3]
        );
    }
    text += "```\n";
    let (agreement, diagnostics) = read(&text, "a.md");
    assert!(!agreement::has_errors(&diagnostics), "{diagnostics:#?}");
    (0..5).map(|reading| lower(&agreement, reading).unwrap().unwrap()).collect()
}

fn case(n: usize) -> (Vec<Incident>, Vec<SiteLink>, Vec<Assessment>) {
    let mut random = Random(7);
    let parties: [Name; 2] = ["north".into(), "south".into()];
    let areas: Vec<Name> = (0..60).map(|n| format!("Oblast {n}").into()).collect();
    let start = "2025-03-10T00:00Z".parse::<Instant>().unwrap().0;
    let (mut incidents, mut links, mut assessments) = (Vec::new(), Vec::new(), Vec::new());
    // In the order of time, as a case is gathered.
    let mut starts: Vec<i64> = (0..n).map(|_| start + i64::try_from(random.below(60 * 86_400)).unwrap()).collect();
    starts.sort_unstable();
    for (nth, from) in starts.into_iter().enumerate() {
        let by = random.below(2);
        let (party, other) = (parties[by].clone(), parties[1 - by].clone());
        let lasts = [60, 3_600, 43_200, 86_400][random.below(4)];
        let interval = Interval::new(Instant(from), Instant(from + lasts)).unwrap();
        let (mut incident, mut link, mut assessment) = blank(&format!("I-R{nth:06}"), interval);
        incident.statements = vec![format!("R{nth:06}").into()];
        incident.object = random.leaves(Facet::Object);
        incident.act = random.leaves(Facet::Act);
        incident.means = random.leaves(Facet::Means);
        incident.outcome = random.leaves(Facet::Outcome);
        incident.named = if random.below(10) == 0 { vec![] } else { vec![party.clone()] };
        link.class = incident.object;
        link.ground.held_by = if random.below(8) == 0 { parties.to_vec() } else { vec![other.clone()] };
        link.ground.recognised = vec![other];
        link.areas = vec![areas[random.below(60)].clone()];
        assessment.certainty = Certainty::ALL[random.below(4)];
        let known = attributed(party, Attribution::ALL[random.below(7)]);
        assessment.parties = vec![Attributed { observed: random.below(2) == 0, ..known }];
        incidents.push(incident);
        links.push(link);
        assessments.push(assessment);
    }
    (incidents, links, assessments)
}

/// CPU milliseconds, best of five.
fn ms(mut work: impl FnMut() -> usize) -> f64 {
    let mut once = || {
        let start = ProcessTime::now();
        assert!(std::hint::black_box(work()) < usize::MAX);
        ProcessTime::now().duration_since(start).as_secs_f64() * 1000.0
    };
    (0..5).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn main() {
    let standard = Standard {
        certainty: Certainty::Corroborated,
        attribution: vec![Attribution::Admitted, Attribution::Attributable],
        whose: "the monitor's own standard".into(),
    };
    for (n_terms, n) in [1, 4, 16].into_iter().flat_map(|terms| [1_000, 10_000, 100_000].map(|n| (terms, n))) {
        let readings = agreement(n_terms);
        let (incidents, links, assessments) = case(n);
        let facts = Facts {
            incidents: &incidents,
            links: &links,
            assessments: &assessments,
            watchers: &[],
            standard: &standard,
            as_of: Instant(1_750_000_000),
        };
        let parties = || readings[0].parties.iter().map(|party| &party.id);
        let docket = Docket::new(parties(), facts).unwrap();
        let all = |docket: &Docket<'_>| -> usize {
            readings.iter().map(|norms| rule(norms, docket).unwrap().holdings().len()).sum()
        };
        let judgements = all(&docket);
        let docket_ms = ms(|| usize::from(Docket::new(parties(), facts).is_ok()));
        let rule_ms = ms(|| all(&docket));
        let again_ms = ms(|| all(&Docket::new(parties(), facts).unwrap()));
        let ruling = rule(&readings[0], &docket).unwrap();
        let told: Vec<_> = ruling.holdings().iter().take(100_000).copied().collect();
        let tell_ms = ms(|| told.iter().filter(|one| ruling.tell(**one).is_ok_and(|told| told.is_some())).count());
        let masks: Vec<[LeafSet; 3]> = readings
            .iter()
            .flat_map(|norms| &norms.norms)
            .map(|norm| [norm.ambit.act.within, norm.ambit.object.within, norm.ambit.means.within])
            .collect();
        let plain_ms = ms(|| {
            let covers = |one: &Incident, [act, object, means]: &[LeafSet; 3]| {
                act.contains(one.act) && object.contains(one.object) && means.contains(one.means)
            };
            incidents.iter().map(|one| masks.iter().filter(|masks| covers(one, masks)).count()).sum()
        });
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
        let per_s = |count: usize, ms: f64| count as f64 / ms / 1_000.0;
        println!(
            "terms={n_terms} incidents={n} judgements={judgements} docket_ms={docket_ms:.1} rule_ms={rule_ms:.1} again_ms={again_ms:.1} million_judgements_per_s={:.0} told={} tell_ms={tell_ms:.0} million_findings_told_per_s={:.2} plain_ms={plain_ms:.1}",
            per_s(judgements, rule_ms),
            told.len(),
            per_s(told.len(), tell_ms),
        );
    }
}
