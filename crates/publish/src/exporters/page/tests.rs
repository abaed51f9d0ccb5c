//! The types of the page's data, as the program that reads them has them.
#![allow(clippy::disallowed_methods, reason = "what is generated is a file")]

use model::{BoundaryKind, Certainty, ClaimKind, ClaimOutcome, Dimension, FindingKind};
use ts_rs::{Config, TS};

use super::*;
use crate::basemap::{BaseMap, BorderLine, Town};
use crate::explanation::{BarLine, ClauseLine, Line, Said, Section, SourceLine, Waterfall};
use crate::skips::SkipReason;

/// A union of words.
fn union(name: &str, words: impl IntoIterator<Item = &'static str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("{word:?}")).collect();
    format!("export type {name} = {};\n", words.join(" | "))
}

fn declared() -> String {
    let config = Config::default();
    let mut out = String::from(
        "// Generated from crates/publish/src/exporters/page: UPDATE=1 cargo test -p servanda-publish --lib\n",
    );
    out += &union("FindingKind", FindingKind::ALL.map(FindingKind::word));
    out += &union("Certainty", Certainty::ALL.map(Certainty::word));
    out += &union("Dimension", Dimension::ALL.map(Dimension::word).into_iter().chain(["attribution"]));
    out += &union("BoundaryKind", BoundaryKind::ALL.map(BoundaryKind::word).into_iter().chain(["coast"]));
    out += &union("ClaimKind", ClaimKind::ALL.map(ClaimKind::word));
    out += &union("ClaimOutcome", ClaimOutcome::ALL.map(ClaimOutcome::word));
    macro_rules! declare {
        ($($type:ty),* $(,)?) => { $(out += &format!("export {}\n", <$type>::decl(&config));)* };
    }
    declare!(
        PageData<'_>,
        head::EditionData<'_>,
        head::PartyData<'_>,
        head::TermData<'_>,
        head::ReadingData<'_>,
        head::ClauseData<'_>,
        links::Piece,
        top::TallyData<'_>,
        top::CountData,
        top::AccuserData<'_>,
        top::EarliestData<'_>,
        top::EarliestOf<'_>,
        top::EarliestOne<'_>,
        top::ClarifyData<'_>,
        subjects::SubjectData<'_>,
        subjects::FindingData,
        subjects::Hang,
        subjects::PlaceData<'_>,
        standing::StandingData,
        standing::DayData,
        standing::CompiledData,
        standing::MissingData,
        measured::MeasuredData<'_>,
        measured::IndicatorData<'_>,
        ledger::ClaimData<'_>,
        ledger::CheckData<'_>,
        limits::CoverageData<'_>,
        SkipReason,
        limits::WitnessedData,
        limits::VoicesData,
        limits::UnresolvedData<'_>,
        limits::IssueData<'_>,
        limits::DiagnosticData<'_>,
        limits::DivergenceData<'_>,
        limits::PositionData<'_>,
        limits::DifferenceData<'_>,
        limits::SinceData<'_>,
        limits::ChangeData<'_>,
        FileData<'_>,
        reasons::ReasonData,
        BaseMap,
        BorderLine,
        Town,
        Section,
        Line,
        Said,
        Waterfall,
        BarLine,
        ClauseLine,
        SourceLine,
    );
    out
}

#[test]
fn the_types_of_the_page_are_those_of_its_data() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/edition.ts");
    let declared = declared();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &declared).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), declared);
}
