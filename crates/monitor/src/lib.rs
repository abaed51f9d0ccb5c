//! Conducting: the pipeline in one function, and the outside world behind one trait.
//!
//! Input: a case, read through a [`World`]. Output: an [`Edition`], and what a door shows of it. The order of the rooms
//! stands in `found.rs` up to judging and in [`assemble`] from there on, and nowhere else. Not here: anything that a room
//! does (`ingest` to `publish`), and any choice of what to print (the doors).

mod case;
mod changes;
mod claims;
mod days;
mod error;
mod follow;
mod found;
mod gazetteer;
mod logs;
mod registries;
mod slips;
mod tables;
mod watches;
mod world;

use std::collections::BTreeMap;

use found::Ready;
use model::{Diagnostic, Edition, Instant, Name, Statement};

pub use case::{Case, GAZETTEER, deliveries, delivery_order, load};
pub use changes::{
    changes, changes_since, finding_changes_json, incident_changes, incident_changes_json, incident_changes_since,
};
pub use error::MonitorError;
pub use gazetteer::{Added, add_to_gazetteer};
pub use logs::{Log, LogReport, judge_log};
pub use publish::{
    Artifact, Explanation, Look, cause_text, finding_change_text, incident_change_text, odds_text, pair_text,
};
pub use registries::{Neighbourhood, links_json, links_text, neighbourhood};
pub use resolve::Score;
pub use tables::{Asked, Open, Table, TableReport, link_table, train_table};
pub use world::{Disk, Memory, World};

/// What may be said of a run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Use only what had been received by then; everything where it is `None`.
    pub as_of: Option<Instant>,
    /// Judge by this text instead of the case's own: the name of its file, and the text.
    pub agreement: Option<(String, String)>,
    /// Also hold the claims against what was known when they were said and what is known now: the case is gathered and
    /// judged once more for each day on which something was said.
    pub check_claims: bool,
    /// Also measure what followed: the statements are gathered in twenty more plausible ways.
    pub follow: bool,
}

/// The stages of a run, in order, as they are named to a person who waits.
pub const STAGES: [&str; 6] = ["ingest", "resolve", "link", "weigh", "judge", "measure"];

/// The whole way from a case to an edition that is not yet told.
///
/// # Errors
/// [`MonitorError`]: a file is missing or cannot be used as a whole, or a room failed. Trouble in single rows and
/// clauses is in the edition.
pub fn run(world: &dyn World, options: &Options) -> Result<Edition, MonitorError> {
    world.stage("ingest");
    let mut case = load(world)?;
    if let Some((file, text)) = &options.agreement {
        case.judge_by(file, text, world);
    }
    let mut edition = assemble(&case, options, world)?;
    if options.follow {
        edition.follow = follow::follow(&edition, &case.counts, &neighbourhood(world, &edition)?)?;
    }
    Ok(edition)
}

/// From a case to its edition: what is found in it, measured and bound together.
fn assemble(case: &Case, options: &Options, world: &dyn World) -> Result<Edition, MonitorError> {
    let ready = Ready::new(case)?;
    let found = ready.find(options.as_of, |_| true, |stage| world.stage(stage))?;

    world.stage("measure");
    let checked = if options.check_claims { claims::check(&ready, &found)? } else { Vec::new() };
    let headline = measure::measure(measure::Evidence {
        known: ready.known(&found),
        earliest: found.earliest.clone(),
        divergences: agreement::diverge(&ready.agreement),
    });
    let undated = undated(&found.parsed);
    let mut issues = found.parsed.issues;
    issues.extend(slips::find(case, &found.parsed.statements));
    issues.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(Edition {
        number: None,
        case: case.info.clone(),
        program: env!("CARGO_PKG_VERSION").into(),
        as_of: found.as_of,
        since: None,
        printed: BTreeMap::new(),
        agreement: ready.agreement,
        diagnostics: case.diagnostics.clone(),
        book: case.book.clone(),
        gazetteer: case.gazetteer.clone(),
        boundaries: case.boundaries.clone(),
        compiled: case.compiled.clone(),
        accounting: found.parsed.accounting,
        issues,
        statements: found.parsed.statements,
        claims: found.parsed.claims,
        checked,
        resolution: found.resolution,
        links: found.links,
        assessments: found.assessments,
        findings: found.findings,
        timeline: found.timeline,
        headline,
        undated,
        undated_used: options.as_of.is_none(),
        follow: model::FollowThrough::default(),
    })
}

/// So many plausible ways to gather the statements of an edition, as [`resolve::draws`] has them.
///
/// # Errors
/// [`MonitorError::Resolve`].
pub fn plausible(edition: &Edition, n: u64) -> Result<Vec<Vec<model::Incident>>, MonitorError> {
    Ok(resolve::draws(&edition.statements, &resolve::Model::case()?, n)?)
}

/// How many statements bear no date of publication, used or left out.
fn undated(parsed: &ingest::Parsed) -> usize {
    let used = parsed.statements.iter().filter(|one| one.received.is_none()).count();
    let left_out = parsed.accounting.skipped.iter().filter(|skip| &*skip.reason == ingest::Parsed::UNDATED).count();
    used + left_out
}

/// The statements of one incident.
fn of(incident: &model::Incident, statements: &[Statement]) -> Vec<Statement> {
    let find = |id: &Name| statements.binary_search_by(|one| one.id.cmp(id)).ok().and_then(|at| statements.get(at));
    incident.statements.iter().filter_map(find).cloned().collect()
}

/// Reads an agreement by itself: what the parser and the linter say of it, and of the files `beside` it.
#[must_use]
pub fn check(text: &str, file: &str, beside: &dyn World) -> Vec<Diagnostic> {
    let (_, mut diagnostics) = case::read_agreement(text, file, beside);
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.from, diagnostic.code));
    diagnostics
}

/// The file of a case's agreement.
///
/// # Errors
/// [`MonitorError::CaseFile`] where `case.toml` cannot be used.
pub fn agreement_of(case: &std::path::Path) -> Result<std::path::PathBuf, MonitorError> {
    Ok(case.join(case::agreement_file(&Disk::new(case, |_| {}))?))
}

/// An agreement by itself, for rooms and doors that do not read agreements.
///
/// # Errors
/// [`MonitorError::Agreement`] where it cannot be read, [`MonitorError::Time`] where a date cannot be placed.
fn summary(text: &str, file: &str) -> Result<model::AgreementSummary, MonitorError> {
    let (agreement, diagnostics) = agreement::read(text, file);
    if agreement::has_errors(&diagnostics) {
        return Err(MonitorError::Agreement(diagnostics));
    }
    Ok(agreement.summary()?)
}

/// An agreement as JSON, for programs that do not read Pact.
///
/// # Errors
/// [`MonitorError::Agreement`] where it cannot be read, [`MonitorError::Time`] where a date cannot be placed,
/// [`MonitorError::Publish`].
pub fn agreement_json(text: &str, file: &str) -> Result<String, MonitorError> {
    Ok(publish::agreement_json(&summary(text, file)?)?)
}

/// Where the readings of an agreement part, without a case to count incidents in.
///
/// # Errors
/// [`MonitorError::Agreement`] where it cannot be read, [`MonitorError::Time`] where a date cannot be placed.
pub fn diverge(text: &str, file: &str) -> Result<Vec<model::Divergence>, MonitorError> {
    Ok(agreement::diverge(&summary(text, file)?))
}

/// What a second text says otherwise than a first, each with the name of its file.
///
/// # Errors
/// [`MonitorError::Agreement`] where one cannot be read, [`MonitorError::Time`] where a date cannot be placed.
pub fn compare(before: (&str, &str), after: (&str, &str)) -> Result<Vec<model::Change>, MonitorError> {
    Ok(agreement::compare(&summary(before.0, before.1)?, &summary(after.0, after.1)?))
}

/// Divergences as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn divergences_json(divergences: &[model::Divergence]) -> Result<String, MonitorError> {
    Ok(publish::divergence_json(divergences)?)
}

/// Changes as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn changes_json(changes: &[model::Change]) -> Result<String, MonitorError> {
    Ok(publish::change_json(changes)?)
}

/// An agreement in its canonical layout; blocks with mistakes are left as they are.
#[must_use]
pub fn format_agreement(text: &str) -> String {
    agreement::format(text)
}

/// The files of an edition.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn tell(edition: &Edition) -> Result<Vec<Artifact>, MonitorError> {
    Ok(publish::publish(edition)?)
}

/// The files of an edition that are written on request only.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn tell_on_request(edition: &Edition) -> Result<Vec<Artifact>, MonitorError> {
    Ok(publish::on_request(edition)?)
}

/// Claims held against what is known, as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn claims_json(edition: &Edition) -> Result<String, MonitorError> {
    Ok(publish::claim_json(edition)?)
}

/// What was measured over time, as JSON Lines, what is internal too.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn indicators_json(edition: &Edition) -> Result<String, MonitorError> {
    Ok(publish::indicators_json(&edition.follow.indicators)?)
}

/// Reminds an edition of the one with a number, which is out, in a folder: of the places that it has printed, and of what has
/// changed since. The latest is to be read last.
///
/// # Errors
/// [`MonitorError::File`] or [`MonitorError::NotText`] where its records cannot be read, [`MonitorError::Publish`] where
/// they are not as this program writes them.
pub fn remind(edition: &mut Edition, number: u32, folder: &dyn World) -> Result<(), MonitorError> {
    let [_, incidents, _] = publish::TOLD_IN;
    let text = case::utf8(incidents, folder.read(incidents))?;
    edition.printed.extend(publish::read_printed(&text)?);
    let findings = changes_since(folder, edition)?.changes;
    edition.since = Some(model::Since { number, findings, incidents: incident_changes_since(folder, edition)? });
    Ok(())
}

/// Findings as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn findings_json(edition: &Edition, keep: impl Fn(&model::Finding) -> bool) -> Result<String, MonitorError> {
    Ok(publish::finding_json(edition, keep)?)
}

/// The sentences of the text to clarify as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn clarify_json(edition: &Edition, keep: impl Fn(&model::Clarify) -> bool) -> Result<String, MonitorError> {
    Ok(publish::clarify_json(edition, keep)?)
}

/// The facts that would decide the most of the findings that `keep` lets through. Internal: no edition holds them.
#[must_use]
pub fn verify(edition: &Edition, keep: impl Fn(&model::Finding) -> bool) -> model::VerifyNext {
    measure::verify(edition.findings.iter().filter(|finding| keep(finding)))
}

/// What weighing found, as JSON Lines. Internal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn assessments_json(edition: &Edition) -> Result<String, MonitorError> {
    Ok(publish::assessment_json(edition)?)
}

/// How often each speaker was right where others decided. Internal: grades of speakers stand in no edition.
///
/// # Errors
/// [`MonitorError::Weigh`].
pub fn grades(edition: &Edition) -> Result<Vec<model::Grade>, MonitorError> {
    Ok(weigh::grades(&weighed(edition), &edition.book)?)
}

/// The records of speakers as JSON Lines. Internal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn grades_json(grades: &[model::Grade]) -> Result<String, MonitorError> {
    Ok(publish::grade_json(grades)?)
}

/// Whether the probabilities of a case came true. Internal.
///
/// # Errors
/// [`MonitorError::Weigh`].
pub fn calibration(edition: &Edition) -> Result<model::CalibrationReport, MonitorError> {
    Ok(weigh::calibrate(&weighed(edition), &edition.book)?)
}

/// A calibration as JSON Lines. Internal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn calibration_json(report: &model::CalibrationReport) -> Result<String, MonitorError> {
    Ok(publish::calibration_json(report)?)
}

/// Each incident with its statements.
fn weighed(edition: &Edition) -> Vec<(&model::Incident, Vec<Statement>)> {
    edition.resolution.incidents.iter().map(|incident| (incident, of(incident, &edition.statements))).collect()
}

/// Facts to verify as JSON Lines. Internal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn verify_json(next: &model::VerifyNext) -> Result<String, MonitorError> {
    Ok(publish::verify_json(next)?)
}

/// A finding about a row of a log as a line of JSON.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn log_finding_json(finding: &model::LogFinding<'_>) -> Result<String, MonitorError> {
    Ok(publish::log_finding_json(finding)?)
}

/// How many findings a log has of each kind, as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn log_counts_json(counts: &[model::LogCounts]) -> Result<String, MonitorError> {
    Ok(publish::log_counts_json(counts)?)
}

/// Who is bound when, for a terminal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn timeline_text(edition: &Edition, keep: impl Fn(&model::TimelineEntry) -> bool) -> Result<String, MonitorError> {
    Ok(publish::timeline_text(edition, keep)?)
}

/// Who is bound when, as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn timeline_json(edition: &Edition, keep: impl Fn(&model::TimelineEntry) -> bool) -> Result<String, MonitorError> {
    Ok(publish::timeline_json(edition, keep)?)
}

/// Incidents with their links as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn resolved_json(edition: &Edition) -> Result<String, MonitorError> {
    Ok(publish::resolved_json(edition)?)
}

/// Statements as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn statements_json(statements: &[Statement]) -> Result<String, MonitorError> {
    Ok(publish::statement_json(statements)?)
}

/// Diagnostics as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn diagnostics_json(diagnostics: &[Diagnostic]) -> Result<String, MonitorError> {
    Ok(publish::diagnostic_json(diagnostics)?)
}

/// Words of the taxonomy as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn taxonomy_json(words: &[(model::Facet, &model::Word)]) -> Result<String, MonitorError> {
    Ok(publish::taxonomy_json(words)?)
}

/// The words of the taxonomy that are most like one that is none, at most one a facet.
#[must_use]
pub fn near_words(word: &str) -> Vec<&'static str> {
    let taxonomy = model::Taxonomy::shipped();
    let folded = word.to_lowercase().replace(' ', "-");
    let holds = |known: &&str| !folded.is_empty() && known.split('-').any(|part| part == folded);
    let holding = model::Facet::ALL.into_iter().flat_map(|facet| taxonomy.words(facet).filter(holds));
    let near = |facet| agreement::nearest(word, taxonomy.words(facet));
    let mut found: Vec<&str> = holding.take(5).collect();
    found.extend(model::Facet::ALL.into_iter().filter_map(near));
    let mut told = std::collections::BTreeSet::new();
    found.retain(|word| told.insert(*word));
    found
}

/// Every shape of clause: the heading under which it stands, its pattern, an example.
pub fn clause_shapes() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    agreement::shapes().map(|shape| (shape.under, shape.says, shape.example))
}

/// The codes of the checks that the linter makes.
pub fn lint_codes() -> impl Iterator<Item = &'static str> {
    agreement::LINTS.iter().map(|lint| lint.code)
}

/// Why a check is made, who found it out, and a good and a bad example; or what is wrong where a mistake is told.
#[must_use]
pub fn explain_code(code: &str) -> Option<String> {
    if let Some((code, wrong)) = agreement::MISTAKES.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)) {
        return Some(format!("{code} (mistake): {wrong}\n\nThe hint of the message says what to write.\n"));
    }
    let lint = agreement::LINTS.iter().find(|lint| lint.code.eq_ignore_ascii_case(code))?;
    Some(format!(
        "{} ({}): the agreement should say {}\n\nwhy:    {}\nsource: {}\n\nnothing is said of this excerpt:\n{}\n\nsomething is said of this one:\n{}\n",
        lint.code,
        lint.severity.word(),
        lint.title,
        lint.reason,
        lint.source,
        lint.good.trim_end(),
        lint.bad.trim_end()
    ))
}

/// Why a finding or an incident is what it is.
///
/// # Errors
/// [`MonitorError::Publish`] where nothing has that id.
pub fn explain(edition: &Edition, id: &str) -> Result<Explanation, MonitorError> {
    Ok(publish::explain(edition, id)?)
}

/// The headline for a terminal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn headline(edition: &Edition) -> Result<String, MonitorError> {
    Ok(publish::headline_text(edition)?)
}

/// A quick look for a terminal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn show_text(edition: &Edition, look: &Look) -> Result<String, MonitorError> {
    Ok(publish::show_text(edition, look)?)
}

/// The same as JSON Lines, of one reading where it is named.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn show_json(edition: &Edition, reading: Option<&str>) -> Result<String, MonitorError> {
    Ok(publish::show_json(edition, reading)?)
}

/// The rows of the table that makes a finding.
#[must_use]
pub fn table() -> impl IntoIterator<Item = (&'static str, model::FindingKind)> {
    judge::ROWS
}
