//! Finding a place by name: every settlement that may be meant, with its weight.
//!
//! # Method
//! Names are compared by key (`names.rs`). Where no settlement in scope has the very key, one letter may differ from
//! [`SHORT`] letters on, two from [`LONG`] on (letters left out, put in, taken for others or exchanged; Damerau 1964).
//!
//! A candidate weighs the product of how well its name fits, of how many people live there, and of how near it lies to
//! the places that the same report names; the weights of all candidates sum to one. The numbers are chosen, not
//! estimated: sixteen times the people double the weight, so that a city outweighs a hamlet of its name and never a town
//! (Leidner 2007 compares such heuristics; that the biggest is meant is one of them, and errs in silence).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use model::{Candidate, Name, Point};

use super::compact::{Row, rows, unpacked};
use super::{GeoNames, Settlement};
use crate::LinkError;
use crate::names::{bare_unit, keys};

/// From how many letters on one may differ.
const SHORT: usize = 4;
/// From how many letters on two may differ.
const LONG: usize = 8;
/// What another name than the main one weighs, of which many are of other times.
const OTHER_NAME: f64 = 0.5;
/// What a letter that differs weighs.
const EDIT: f64 = 0.1;
/// What lying near a place of the same report weighs, and what near is, in metres.
const NEIGHBOUR: (f64, f64) = (4.0, 100_000.0);
/// How alike two names of units must be where neither is the other (Jaro-Winkler; Winkler 1990).
const ALIKE: f64 = 0.9;

/// Two-letter codes and English names, from the time zone database (public domain).
const COUNTRIES: &str = include_str!("iso3166.tab");

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought<'a> {
    /// The settlement as the source names it.
    pub name: &'a str,
    /// The first-level unit that the source names.
    pub unit: Option<&'a str>,
    /// A circle that holds that unit, with its radius in metres.
    pub circle: Option<(Point, f64)>,
    /// The country.
    pub country: Option<&'a str>,
    /// Other places that the same report names.
    pub neighbours: &'a [Point],
}

/// A gazetteer that can be asked. A compact file is made ready when it is first asked: the places of most cases are all in
/// their own.
#[derive(Debug, Default)]
pub struct Lookup {
    /// The compact file, unpacked, of which every line is good; empty where it was not read from one.
    text: String,
    n_settlements: usize,
    ready: OnceLock<Ready>,
}

impl Lookup {
    /// To be asked of that gazetteer.
    #[must_use]
    pub fn new(gazetteer: GeoNames) -> Self {
        let n_settlements = gazetteer.settlements.len();
        Self { text: String::new(), n_settlements, ready: Ready::new(gazetteer).into() }
    }

    /// To be asked of a compact file, as [`GeoNames::write`] writes it.
    ///
    /// # Errors
    /// As [`GeoNames::read`].
    pub fn read(bytes: &[u8]) -> Result<Self, LinkError> {
        let text = unpacked(bytes)?;
        let mut n_settlements = 0;
        for row in rows(&text) {
            n_settlements += usize::from(matches!(row?, Row::Settlement { .. }));
        }
        Ok(Self { text, n_settlements, ready: OnceLock::new() })
    }

    /// Whether nothing can be found in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_settlements == 0
    }

    /// Every settlement that may be meant, the weightiest first; weights sum to one. In the unit, where one is named and
    /// known; else in the circle; else in the country.
    #[must_use]
    pub fn candidates(&self, sought: &Sought<'_>) -> Vec<Candidate> {
        if self.is_empty() { Vec::new() } else { self.ready().candidates(sought) }
    }

    pub(crate) fn ready(&self) -> &Ready {
        self.ready.get_or_init(|| {
            let mut gazetteer = GeoNames::default();
            rows(&self.text).flatten().for_each(|row| gazetteer.take(row));
            Ready::new(gazetteer)
        })
    }
}

/// The names of a gazetteer, sorted.
#[derive(Debug)]
pub(crate) struct Ready {
    settlements: Vec<Settlement>,
    /// Sorted by key; which letters it has; the settlement, and whether it is its main name.
    index: Vec<(String, u32, u32, bool)>,
    units: BTreeMap<(Name, Name), Unit>,
    /// Codes of countries by code and by key of their English names.
    countries: BTreeMap<String, &'static str>,
}

#[derive(Debug, Default)]
struct Unit {
    name: Option<Name>,
    keys: BTreeSet<String>,
    seats: BTreeSet<String>,
}

/// Which units are meant.
type Units = BTreeSet<(Name, Name)>;

impl Ready {
    fn new(gazetteer: GeoNames) -> Self {
        let mut units: BTreeMap<(Name, Name), Unit> = BTreeMap::new();
        for (code, names) in gazetteer.units {
            let keys = names.iter().flat_map(|name| keys(name)).collect();
            units.insert(code, Unit { name: names.first().cloned(), keys, seats: BTreeSet::new() });
        }
        let mut index = Vec::new();
        let settlements: Vec<Settlement> = gazetteer.settlements.into_values().collect();
        for (place, one) in (0..).zip(&settlements) {
            let mut known: BTreeMap<String, bool> = BTreeMap::new();
            for (at, name) in one.names.iter().enumerate() {
                for key in keys(name) {
                    known.entry(key).or_insert(at == 0);
                }
            }
            if one.seat {
                let unit = units.entry((one.country.clone(), one.admin1.clone())).or_default();
                unit.seats.extend(known.keys().cloned());
            }
            index.extend(
                known
                    .into_iter()
                    .map(|(key, main)| (letters(&key), key, main))
                    .map(|(l, key, main)| (key, l, place, main)),
            );
        }
        index.sort();
        let mut countries = BTreeMap::new();
        for (code, name) in country_names() {
            countries.extend(keys(name).into_iter().chain([code.to_owned()]).map(|key| (key, code)));
        }
        Self { settlements, index, units, countries }
    }

    fn candidates(&self, sought: &Sought<'_>) -> Vec<Candidate> {
        let country = self.code(sought.country);
        let named = sought.unit.map(|unit| self.units(unit, sought.country)).unwrap_or_default();
        // A guess is for want of anything better.
        let guess = || sought.unit.map(|unit| self.guessed(unit, country)).unwrap_or_default();
        let units = if named.is_empty() && sought.circle.is_none() { guess() } else { named };
        let in_scope = |one: &Settlement| match (units.is_empty(), sought.circle) {
            (false, _) => units.contains(&(one.country.clone(), one.admin1.clone())),
            (true, Some((centre, radius_m))) => one.point.distance_m(centre) <= radius_m,
            (true, None) => country.is_none_or(|code| *one.country == *code),
        };
        let mut found: BTreeMap<u32, (f64, usize)> = BTreeMap::new();
        for key in keys(sought.name) {
            self.find(&key, &in_scope, &mut found);
        }
        let exact = found.values().any(|(_, edits)| *edits == 0);
        found.retain(|_, (_, edits)| !exact || *edits == 0);
        let mut candidates: Vec<Candidate> =
            found.into_iter().filter_map(|(place, (fit, edits))| self.candidate(place, fit, edits, sought)).collect();
        let sum: f64 = candidates.iter().map(|one| one.weight).sum();
        for one in &mut candidates {
            one.weight /= sum;
        }
        // The order of GeoNames' numbers is kept where two weigh the same.
        candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        candidates
    }

    fn candidate(&self, place: u32, fit: f64, edits: usize, sought: &Sought<'_>) -> Option<Candidate> {
        let one = self.settlements.get(place as usize)?;
        let near = sought.neighbours.iter().any(|other| one.point.distance_m(*other) <= NEIGHBOUR.1);
        let people = (one.population.max(500) as f64).powf(0.25);
        let unit = self.units.get(&(one.country.clone(), one.admin1.clone()));
        Some(Candidate {
            name: one.names.first()?.clone(),
            admin1: unit.and_then(|unit| unit.name.clone()),
            country: country_name(&one.country).into(),
            unit: (one.country.clone(), one.admin1.clone()),
            point: one.point,
            radius_m: radius_m(one.population),
            edits,
            weight: fit * people * if near { NEIGHBOUR.0 } else { 1.0 },
        })
    }

    /// Adds the settlements of that key, or where there are none of the keys nearest to it, with how well they fit.
    fn find(&self, key: &str, in_scope: &dyn Fn(&Settlement) -> bool, found: &mut BTreeMap<u32, (f64, usize)>) {
        let mut add = |(_, _, place, main): &(String, u32, u32, bool), edits: usize| {
            let here = self.settlements.get(*place as usize).is_some_and(in_scope);
            let fit = if *main { 1.0 } else { OTHER_NAME } * EDIT.powi(i32::try_from(edits).unwrap_or(i32::MAX));
            let known = found.get(place).is_some_and(|(known, _)| *known >= fit);
            if here && !known {
                found.insert(*place, (fit, edits));
            }
            here
        };
        let from = self.index.partition_point(|(known, ..)| known.as_str() < key);
        let same = self.index.iter().skip(from).take_while(|(known, ..)| known == key);
        if same.filter(|row| add(row, 0)).count() > 0 {
            return;
        }
        let most = usize::from(key.len() >= SHORT) + usize::from(key.len() >= LONG);
        let of_key = letters(key);
        for row in &self.index {
            let (known, has, ..) = row;
            // One edit changes at most two letters of the set; most names are ruled out by this.
            let may = known.len().abs_diff(key.len()) <= most && (has ^ of_key).count_ones() as usize <= 2 * most;
            if may && most > 0 {
                let edits = strsim::osa_distance(known, key);
                if edits <= most {
                    add(row, edits);
                }
            }
        }
    }

    /// The units of that name: of the very name, else of the name without `Oblast` and the like.
    pub(crate) fn units(&self, name: &str, country: Option<&str>) -> Units {
        let asked = keys(name);
        let country = self.code(country);
        let very = self.units_where(country, &|unit| asked.iter().any(|key| unit.keys.contains(key)));
        if !very.is_empty() {
            return very;
        }
        let bare: Vec<String> = asked.iter().map(|key| bare_unit(key)).filter(|key| !key.is_empty()).collect();
        self.units_where(country, &|unit| unit.keys.iter().any(|key| bare.contains(&bare_unit(key))))
    }

    /// The one unit that a name may mean though it is not called so: the one governed from a city of that name, or the one
    /// that is named most alike.
    fn guessed(&self, name: &str, country: Option<&str>) -> Units {
        let bare: Vec<String> = keys(name).iter().map(|key| bare_unit(key)).filter(|key| !key.is_empty()).collect();
        let seats = self.units_where(country, &|unit| bare.iter().any(|key| unit.seats.contains(key)));
        if seats.len() == 1 {
            return seats;
        }
        let mut alike: Vec<(f64, &(Name, Name))> = Vec::new();
        for (code, unit) in self.within(country) {
            let pairs = unit.keys.iter().flat_map(|known| bare.iter().map(move |key| (bare_unit(known), key)));
            let most = pairs.map(|(known, key)| strsim::jaro_winkler(&known, key)).fold(0.0, f64::max);
            alike.push((most, code));
        }
        alike.sort_by(|a, b| b.0.total_cmp(&a.0));
        match alike.as_slice() {
            [(most, code), rest @ ..] if *most >= ALIKE && rest.first().is_none_or(|(next, _)| next < most) => {
                Units::from([(*code).clone()])
            }
            _ => Units::new(),
        }
    }

    fn within(&self, country: Option<&str>) -> impl Iterator<Item = (&(Name, Name), &Unit)> {
        self.units.iter().filter(move |((code, _), _)| country.is_none_or(|one| **code == *one))
    }

    fn units_where(&self, country: Option<&str>, fits: &dyn Fn(&Unit) -> bool) -> Units {
        self.within(country).filter(|(_, unit)| fits(unit)).map(|(code, _)| code.clone()).collect()
    }

    /// Whether a candidate may be decided on within what was asked: where a unit is named, it has to be known which it is,
    /// or guessed and the settlement bear the very name; where none is, only the very name will do.
    pub(crate) fn is_within(&self, sought: &Sought<'_>, candidate: &Candidate) -> bool {
        let very = candidate.edits == 0;
        sought.unit.map_or(very, |unit| {
            let known = || !self.units(unit, sought.country).is_empty();
            sought.circle.is_some() || known() || very && !self.guessed(unit, self.code(sought.country)).is_empty()
        })
    }

    /// The code of a country that is named in English or by its code.
    fn code(&self, country: Option<&str>) -> Option<&'static str> {
        let name = country?;
        self.countries.get(name).or_else(|| keys(name).iter().find_map(|key| self.countries.get(key))).copied()
    }
}

/// The English name of a country; the code where it is none.
fn country_name(code: &str) -> &str {
    country_names().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

fn country_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// The letters of a key as bits: `a` to `z`, then digits together.
fn letters(key: &str) -> u32 {
    key.bytes().fold(0, |set, letter| match letter {
        b'a'..=b'z' => set | 1 << (letter - b'a'),
        b'0'..=b'9' => set | 1 << 26,
        _ => set,
    })
}

/// A circle that holds a settlement, in metres: 1,400 people on a square kilometre, and never smaller than 5 km, since
/// sources name a town for what lies around it.
fn radius_m(population: u64) -> f64 {
    (15.0 * (population as f64).sqrt()).max(5_000.0)
}
