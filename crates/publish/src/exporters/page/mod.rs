//! The page: one file that holds the edition, the reasons, the map and the program that shows them, and asks for nothing else.
//!
//! The program is built from `ui/` and embedded; the edition is written into the page as JSON. The page's own policy
//! (Content Security Policy 3, W3C) lets that one program run, by its digest, and no request be made. Where no program can
//! run, the headline stands in plain text.

mod head;
mod ledger;
mod limits;
mod links;
mod measured;
mod read;
mod reasons;
mod standing;
mod subjects;
#[cfg(test)]
mod tests;
mod top;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, PreEscaped, html};
use model::Instant;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

pub(super) use links::anchor;
pub use read::{PageContent, read_page};

use super::Exporter;
use crate::basemap::{BaseMap, base_map, frame_of};
use crate::error::PublishError;
use crate::headline::headline_text;
use crate::index::Index;
use crate::{Artifact, wording};

pub(super) const EXPORTER: Exporter = Exporter { name: "index.html", export };

/// Both are made by `npm run build --prefix ui`.
const STYLE: &str = include_str!("../../../../../ui/dist/page.css");
const PROGRAM: &str = include_str!("../../../../../ui/dist/page.js");

/// The version of the data; the program that reads them is in the same page.
const VERSION: u8 = 1;

/// All that the page shows at first.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
struct PageData<'a> {
    v: u8,
    edition: head::EditionData<'a>,
    parties: Vec<head::PartyData<'a>>,
    readings: Vec<head::ReadingData<'a>>,
    terms: Vec<head::TermData<'a>>,
    clauses: Vec<head::ClauseData<'a>>,
    tallies: Vec<top::TallyData<'a>>,
    accusers: Vec<top::AccuserData<'a>>,
    earliest: Vec<top::EarliestData<'a>>,
    clarify: Vec<top::ClarifyData<'a>>,
    subjects: Vec<subjects::SubjectData<'a>>,
    places: Vec<subjects::PlaceData<'a>>,
    days: Vec<standing::DayData>,
    /// Of which days reports were compiled; empty where the case does not say.
    compiled: Vec<standing::CompiledData>,
    standings: Vec<standing::StandingData>,
    measured: Vec<measured::MeasuredData<'a>>,
    claims: Vec<ledger::ClaimData<'a>>,
    coverage: limits::CoverageData<'a>,
    diagnostics: Vec<limits::DiagnosticData<'a>>,
    divergences: Vec<limits::DivergenceData<'a>>,
    differences: Vec<limits::DifferenceData<'a>>,
    /// Null in a draft and in the first edition.
    since: Option<limits::SinceData<'a>>,
    /// Those beside this page.
    files: Vec<FileData<'a>>,
    /// How many subjects' reasons are in a pack.
    together: usize,
    /// Null where no incident has a place that can be drawn.
    map: Option<BaseMap>,
}

/// A file, by which it can be checked.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
struct FileData<'a> {
    name: &'a str,
    bytes: usize,
    /// SHA-256, hexadecimal.
    digest: String,
}

fn export(index: &Index<'_>, before: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    let edition = index.edition;
    let (subjects, places) = subjects::all(index);
    // Of the circles that are printed, so that the frame tells nothing that they do not.
    let printed = index.entries.iter().filter_map(|entry| Some((entry.place.circle?, entry.place.name.as_deref())));
    let circles: Vec<_> = printed.clone().map(|(circle, _)| (circle.centre, circle.radius_m)).collect();
    let named: Vec<_> = printed.filter_map(|(circle, name)| Some((circle.centre, name?))).collect();
    let map = frame_of(&circles).map(|frame| base_map(frame, &edition.boundaries, &named));
    let duties: Vec<&str> = subjects.iter().skip(index.entries.len()).map(|duty| duty.id).collect();
    let packs = reasons::packs(index, &duties)?;
    let data = PageData {
        v: VERSION,
        edition: head::edition(index),
        parties: head::parties(index),
        readings: head::readings(index),
        terms: head::terms(index),
        clauses: head::clauses(index),
        tallies: top::tallies(index),
        accusers: top::accusers(index),
        earliest: top::earliest(index),
        clarify: top::clarify(index),
        subjects,
        places,
        days: standing::days(index),
        compiled: standing::compiled(index),
        standings: standing::standings(index),
        measured: measured::measured(index),
        claims: ledger::claims(index),
        coverage: limits::coverage(index),
        diagnostics: limits::diagnostics(index),
        divergences: limits::divergences(index),
        differences: limits::differences(index),
        since: limits::since(index),
        files: before.iter().map(file).collect(),
        together: reasons::TOGETHER,
        map,
    };
    // Nothing in the data can end the element in which they stand.
    let json = serde_json::to_string(&data)?.replace('<', "\\u003c");
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(PROGRAM),
        digest(STYLE)
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (edition.case.title) " (" (wording::banner(edition)) ")" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                div id="page" {
                    h1 { (edition.case.title) }
                    // Its own lines; the page replaces them.
                    pre { (headline_text(edition)?) }
                }
                (PreEscaped("\n"))
                script id="edition" type="application/json" { (PreEscaped(json)) }
                (PreEscaped("\n"))
                script { (PreEscaped(PROGRAM)) }
                (PreEscaped("\n"))
                // After the program, whose first view does not wait for them.
                script id="search" type="text/plain" { (PreEscaped(reasons::search(index)?)) }
                @for (number, pack) in packs.iter().enumerate() {
                    (PreEscaped("\n"))
                    script id={ "reasons-" (number) } type="text/plain" { (PreEscaped(pack)) }
                }
            }
        }
    };
    Ok(page.into_string().into_bytes())
}

fn file(artifact: &Artifact) -> FileData<'_> {
    let digest = Sha256::digest(&artifact.bytes);
    FileData {
        name: artifact.name,
        bytes: artifact.bytes.len(),
        digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// SHA-256 in base64, as a policy names what it allows.
fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

/// Whole minutes from the Unix epoch; `None` where there is no bound, or none that a page can draw.
fn minutes(instant: Instant) -> Option<i32> {
    match instant {
        Instant::MIN | Instant::MAX => None,
        Instant(seconds) => i32::try_from(seconds.div_euclid(60)).ok(),
    }
}
