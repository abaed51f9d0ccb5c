//! What may be printed of a place. The only way from an incident to a place in an output: the index calls it once for each
//! incident, and no exporter sees a place otherwise.
//!
//! # Rules
//! * A settlement is the finest place that is ever published, as a circle and never as a bare point.
//! * Where the object may be a protected one (energy), only the administrative unit, unless the side that is accused or
//!   the side on whose ground it stands has itself published the settlement.
//! * Where every result on record is an attempt, only the administrative unit, whoever published more: where a weapon
//!   was stopped tells where the defence stands.
//! * What an edition has printed of a place is what later ones print, or less of it: never another place, never a finer one,
//!   never another circle, since where two circles meet is finer than either. Incidents that were put together keep what
//!   was printed of all of them.
//! * Sites of registries, and classes inferred from them, never come here: no edition holds any. Of candidates of a
//!   gazetteer only the one that was decided on is known here, as the point of its link.
//! * Sentences of this program and summaries of reports, which are its words too, lose the names that are withheld; of a
//!   report that says only where a weapon was stopped no summary is printed. Titles of pages and addresses stay.

use model::{Edition, Facet, Gazetteer, Incident, Name, Point, Printed, SiteLink, SourceBook, Statement, Taxonomy};

use crate::figures;

/// No published circle around a settlement is smaller (metres): roughly a town.
const TOWN_M: f64 = 5_000.0;

/// Why a place where every result on record is an attempt is not named.
const INTERCEPTION: &str = "interception";

/// Why a place that may be named now is not, where an edition that is out named another or none.
const PRINTED: &str = "printed otherwise before";

/// What stands instead of the summary of such a report.
const NO_TEXT: &str = "[text withheld: it describes where a weapon was stopped]";

/// A circle on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Circle {
    /// Its centre, rounded.
    pub(crate) centre: Point,
    /// Its radius in metres, positive.
    pub(crate) radius_m: f64,
}

/// What may be printed of where an incident happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PublishedPlace {
    /// The settlement, where it may be named.
    pub(crate) name: Option<Name>,
    /// The administrative unit.
    pub(crate) admin1: Option<Name>,
    /// The country.
    pub(crate) country: Option<Name>,
    /// Where to draw it; `None` where there is no more than a country.
    pub(crate) circle: Option<Circle>,
    /// In words.
    pub(crate) said: String,
    /// Why a settlement that is known is not named; `None` where none is withheld.
    pub(crate) withheld: Option<&'static str>,
    hidden: Vec<Name>,
    stopped: bool,
}

/// Applies the policy to one incident. `statements` are those of the incident.
pub(crate) fn published_place(
    incident: &Incident,
    link: &SiteLink,
    statements: &[&Statement],
    edition: &Edition,
) -> PublishedPlace {
    let place = &incident.place;
    let mut reason = withheld(incident, link, statements, &edition.book);
    let named = if reason.is_none() { place.name.clone() } else { None };
    let mut may = Printed { name: named, admin1: place.admin1.clone(), country: place.country.clone(), circle: None };
    may.circle = drawn(&may, link, &edition.gazetteer);
    for printed in [&incident.id].into_iter().chain(&incident.aliases).filter_map(|id| edition.printed.get(id)) {
        let before = may.clone();
        may = no_more_than(printed, may, &edition.gazetteer);
        if (&may.name, &may.admin1) != (&before.name, &before.admin1) {
            reason = reason.or(Some(PRINTED));
        }
    }
    let Printed { name, admin1, country, circle } = may;
    let circle = circle.map(|(centre, radius_m)| Circle { centre, radius_m });
    let mut hidden = Vec::new();
    if reason.is_some() {
        // A unit that is not printed is as telling as a settlement.
        hidden.extend(place.admin1.iter().filter(|_| admin1.is_none()).cloned());
        let named = place.name.iter().chain(statements.iter().filter_map(|statement| statement.place.name.as_ref()));
        for name in named {
            if !name.is_empty() && !hidden.contains(name) {
                hidden.push(name.clone());
            }
        }
        // The longest first, so that no part of a name is left standing.
        hidden.sort_by_key(|name| std::cmp::Reverse(name.len()));
    }
    let parts: Vec<&str> = [&name, &admin1, &country].into_iter().flatten().map(|part| &**part).collect();
    let said = if parts.is_empty() { "place not said".to_owned() } else { parts.join(", ") };
    let withheld = reason.filter(|_| !hidden.is_empty());
    PublishedPlace { name, admin1, country, circle, said, withheld, hidden, stopped: reason == Some(INTERCEPTION) }
}

/// Why the settlement may not be named.
fn withheld(
    incident: &Incident,
    link: &SiteLink,
    statements: &[&Statement],
    book: &SourceBook,
) -> Option<&'static str> {
    let taxonomy = Taxonomy::shipped();
    if !incident.outcome.is_empty() && taxonomy.attempt().contains(incident.outcome) {
        return Some(INTERCEPTION);
    }
    let protected = taxonomy.set(Facet::Object, "energy").unwrap_or_else(|| taxonomy.all(Facet::Object));
    if !protected.overlaps(incident.object.union(link.class)) {
        return None;
    }
    let entitled = |party: &Name| {
        incident.named.contains(party) || link.ground.recognised.contains(party) || link.ground.held_by.contains(party)
    };
    let told = statements.iter().any(|statement| {
        statement.place.name.is_some()
            && statement.place.name == incident.place.name
            && book.speaker(&statement.speaker).and_then(|speaker| speaker.affiliation.party()).is_some_and(entitled)
    });
    if told { None } else { Some("protected object") }
}

/// The circle of the settlement, else that of the unit.
fn drawn(place: &Printed, link: &SiteLink, gazetteer: &Gazetteer) -> Option<(Point, f64)> {
    match (&place.name, &place.admin1) {
        (Some(name), admin1) => town_circle(admin1.as_deref(), name, link, gazetteer),
        (None, Some(admin1)) => unit_circle(admin1, gazetteer),
        (None, None) => None,
    }
}

fn unit_circle(admin1: &str, gazetteer: &Gazetteer) -> Option<(Point, f64)> {
    gazetteer.area(admin1).map(|area| (rounded(area.point), area.radius_m))
}

/// What both the edition that is out and the policy of today would print: from the country down, as far as they agree.
fn no_more_than(printed: &Printed, today: Printed, gazetteer: &Gazetteer) -> Printed {
    if (&printed.name, &printed.admin1, &printed.country) == (&today.name, &today.admin1, &today.country) {
        return printed.clone();
    }
    let country = today.country.filter(|country| printed.country.as_ref() == Some(country));
    let same_country = country == printed.country;
    let admin1 = today.admin1.filter(|unit| same_country && printed.admin1.as_ref() == Some(unit));
    // The settlement differs, or the whole would have been the same.
    let before = printed.circle.filter(|_| printed.name.is_none());
    let circle = admin1.as_ref().and_then(|unit| before.or_else(|| unit_circle(unit, gazetteer)));
    Printed { name: None, admin1, country, circle }
}

/// The settlement's own circle, else the one that the link draws, its centre rounded to two decimals (about 1 km) so
/// that it points at no facility. Never smaller than a town.
fn town_circle(admin1: Option<&str>, name: &str, link: &SiteLink, gazetteer: &Gazetteer) -> Option<(Point, f64)> {
    if let Some(town) = admin1.and_then(|admin1| gazetteer.town(admin1, name)) {
        return Some((rounded(town.point), town.radius_m.max(TOWN_M)));
    }
    Some((rounded(link.point?), link.radius_m.max(TOWN_M)))
}

fn rounded(point: Point) -> Point {
    let two = |degrees: f64| figures::degrees((degrees * 100.0).round() / 100.0);
    Point { lat: two(point.lat), lon: two(point.lon) }
}

impl PublishedPlace {
    /// A sentence of this program without the names that are withheld.
    ///
    /// A name inside a longer word that is no ending of it, inside the name of its own administrative unit or country, or after a slash (a time
    /// zone) is another name and stays.
    pub(crate) fn redact(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for name in &self.hidden {
            if out.contains(&**name) {
                out = self.without(&out, name);
            }
        }
        out
    }

    /// Whether a text holds a name that is withheld, be it inside of another.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.hidden.iter().any(|name| text.contains(&**name))
    }

    /// The summary of a report, as far as it may be printed.
    pub(crate) fn quoted(&self, summary: &str) -> String {
        if self.stopped { NO_TEXT.to_owned() } else { self.redact(summary) }
    }

    fn without(&self, text: &str, name: &str) -> String {
        let keep: Vec<&str> = [&self.admin1, &self.country].into_iter().flatten().map(|keep| &**keep).collect();
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(keep) = keep.iter().find(|keep| !keep.is_empty() && rest.starts_with(**keep)) {
                out.push_str(keep);
                rest = rest.get(keep.len()..).unwrap_or("");
                continue;
            }
            let begins = !out.chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '/');
            let after = rest.strip_prefix(name).and_then(|after| ended(name, after));
            if let (true, Some(after)) = (begins, after) {
                out.push_str("[place withheld]");
                rest = after;
                continue;
            }
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
        out
    }
}

/// What follows a name, its ending passed over; `None` where the word is another and longer one.
///
/// A name of six letters or more stays itself with an ending of up to four small letters (`Korenovsk`, `Korenovskaya`): so do
/// languages inflect it, and facilities bear it. A shorter one would take other names with it (`Kyiv`, `Kyivska`).
fn ended<'t>(name: &str, after: &'t str) -> Option<&'t str> {
    let ending = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let (ending, rest) = after.split_at_checked(ending)?;
    let inflected = name.chars().count() >= 6 && ending.chars().count() <= 4 && ending.chars().all(char::is_lowercase);
    (ending.is_empty() || inflected).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::PublishedPlace;

    fn hiding(name: &str, admin1: &str) -> PublishedPlace {
        PublishedPlace {
            name: None,
            admin1: Some(admin1.into()),
            country: None,
            circle: None,
            said: admin1.to_owned(),
            withheld: Some("protected object"),
            hidden: vec![name.into()],
            stopped: false,
        }
    }

    #[test]
    fn a_withheld_name_leaves_our_sentences() {
        let place = hiding("Canary", "North Oblast");
        assert_eq!(place.redact("held by B: Canary, as of March"), "held by B: [place withheld], as of March");
        assert_eq!(place.redact("Canary"), "[place withheld]");
    }

    #[test]
    fn a_withheld_name_leaves_with_its_endings() {
        let place = hiding("Korenovsk", "Krasnodar Krai");
        assert_eq!(place.redact("at Korenovskaya and Korenovsk's"), "at [place withheld] and [place withheld]'s");
        assert_eq!(place.redact("Korenovsko-Morozovsk"), "[place withheld]-Morozovsk");
        assert_eq!(place.redact("Korenovskinskoye, KorenovskA"), "Korenovskinskoye, KorenovskA");
    }

    #[test]
    fn units_zones_and_longer_words_are_other_names() {
        let place = hiding("Kyiv", "Kyiv Oblast");
        let text = "Kyiv Oblast, Europe/Kyiv, Kyivska; ";
        assert_eq!(place.redact(&format!("{text}Kyiv.")), format!("{text}[place withheld]."));
    }
}
