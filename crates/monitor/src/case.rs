//! A case folder: what stands where, and what is taken where something is missing.

use ingest::Parsed;
use model::{
    Attribution, Boundary, CaseInfo, Certainty, Claim, Compiled, DailyCounts, Diagnostic, Gazetteer, Instant, Issue,
    KnownDifference, Name, SourceBook, Standard, Watch,
};
use serde::Deserialize;

use crate::watches::RawWatch;
use crate::{MonitorError, World, days};

/// Everything that a case holds, read.
pub struct Case {
    /// `case.toml`.
    pub info: CaseInfo,
    /// The agreement.
    pub agreement: agreement::Agreement,
    /// What the parser and the linter say of it.
    pub diagnostics: Vec<Diagnostic>,
    /// The file of the source book.
    pub sources_file: Name,
    /// Who publishes and who speaks.
    pub book: SourceBook,
    /// The file of the places.
    pub places_file: Name,
    /// The places.
    pub gazetteer: Gazetteer,
    /// The lines that a map shows instead of the program's own.
    pub boundaries: Vec<Boundary>,
    /// The larger gazetteer, for places that the case's own do not know.
    pub lookup: link::Lookup,
    /// The reports, heard, each delivery by itself.
    pub deliveries: Vec<Parsed>,
    /// The claims that stand apart from the reports.
    pub claims: Vec<Claim>,
    /// Trouble with those claims, and with what sources count.
    pub issues: Vec<Issue>,
    /// Who would have seen and told of what, in the order of `case.toml`.
    pub watches: Vec<Watch>,
    /// Of which days reports were compiled, by their first; no two share a day.
    pub compiled: Vec<Compiled>,
    /// What sources count by day, in the order of `case.toml`.
    pub counts: Vec<DailyCounts>,
}

impl Case {
    /// What had been received by a time; everything where it is `None`. A claim counts as received at the end of the day on
    /// which it was said, and one without a date at no time.
    #[must_use]
    pub fn parsed(&self, as_of: Option<Instant>) -> Parsed {
        let deliveries = self.deliveries.iter().cloned();
        let by_then = deliveries.map(|one| if let Some(at) = as_of { one.received_by(at) } else { one });
        let mut parsed = by_then.reduce(Parsed::then).unwrap_or_default();
        let is_said = |claim: &Claim| as_of.is_none_or(|as_of| claim.received().is_some_and(|at| at <= as_of));
        parsed.claims = self.claims.iter().chain(&parsed.claims).filter(|claim| is_said(claim)).cloned().collect();
        parsed.issues.extend(self.issues.iter().cloned());
        parsed
    }

    /// Takes another text for the case's agreement.
    pub(crate) fn judge_by(&mut self, file: &str, text: &str, world: &dyn World) {
        (self.agreement, self.diagnostics) = read_agreement(text, file, world);
    }
}

/// The agreement, and what the parser and the linter say of it and of the files beside it.
pub(crate) fn read_agreement(text: &str, file: &str, beside: &dyn World) -> (agreement::Agreement, Vec<Diagnostic>) {
    let (agreement, mut diagnostics) = agreement::read(text, file);
    diagnostics.extend(agreement::attachments(&agreement, |name| beside.read(name)));
    // Of a text with mistakes, the gaps are those that the mistakes leave.
    if !agreement::has_errors(&diagnostics) {
        diagnostics.extend(agreement::lint(&agreement));
    }
    (agreement, diagnostics)
}

/// `case.toml`. A folder with nothing but an agreement, sources and reports is a case: everything has a default.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    title: String,
    zone: String,
    agreement: String,
    sources: String,
    places: Option<String>,
    gazetteer: Option<String>,
    boundaries: Option<String>,
    claims: Option<String>,
    convention: String,
    known_difference: Vec<RawDifference>,
    standard: RawStandard,
    watch: Vec<RawWatch>,
    registry: Vec<link::RegistryEntry>,
    table: ingest::Table,
    compiled: Vec<ingest::CompiledDays>,
    counts: Vec<ingest::CountsMap>,
}

impl Default for File {
    fn default() -> Self {
        Self {
            title: String::new(),
            zone: "UTC".into(),
            agreement: "agreement.md".into(),
            sources: "sources.toml".into(),
            places: None,
            gazetteer: None,
            boundaries: None,
            claims: None,
            convention: "No convention on names and borders is stated in the case.".into(),
            known_difference: vec![],
            standard: RawStandard::default(),
            watch: vec![],
            registry: vec![],
            table: ingest::Table::default(),
            compiled: vec![],
            counts: vec![],
        }
    }
}

/// Something that a person would decide otherwise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDifference {
    text: String,
    #[serde(default)]
    statements: Vec<String>,
}

impl RawDifference {
    fn read(self) -> KnownDifference {
        let statements = self.statements.into_iter().map(Name::from).collect();
        KnownDifference { text: self.text.into(), statements }
    }
}

/// A standard of proof in words. The default is the monitor's: corroborated, and admitted or assessed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStandard {
    certainty: String,
    attribution: Vec<String>,
}

impl Default for RawStandard {
    fn default() -> Self {
        let known = [Attribution::Admitted, Attribution::LargelyAttributable, Attribution::Attributable];
        Self {
            certainty: Certainty::Corroborated.word().into(),
            attribution: known.iter().map(|attribution| attribution.word().into()).collect(),
        }
    }
}

impl RawStandard {
    fn read(&self) -> Result<Standard, MonitorError> {
        let words = |words: Vec<&str>| words.join("`, `");
        let certainty = Certainty::ALL.into_iter().find(|one| one.word() == self.certainty).ok_or_else(|| {
            let known = words(Certainty::ALL.iter().map(|one| one.word()).collect());
            MonitorError::CaseFile(format!("`{}` is no certainty; there are `{known}`", self.certainty))
        })?;
        let attribution = self
            .attribution
            .iter()
            .map(|word| {
                Attribution::ALL.into_iter().find(|one| one.word() == word).ok_or_else(|| {
                    let known = words(Attribution::ALL.iter().map(|one| one.word()).collect());
                    MonitorError::CaseFile(format!("`{word}` is no attribution; there are `{known}`"))
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Standard { certainty, attribution, whose: "the monitor's own standard".into() })
    }
}

fn case_file(world: &dyn World) -> Result<File, MonitorError> {
    match world.read("case.toml") {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        found => {
            let text = utf8("case.toml", found)?;
            toml::from_str(&text).map_err(|error| MonitorError::CaseFile(error.to_string()))
        }
    }
}

/// The file of the agreement, relative to the case.
pub(crate) fn agreement_file(world: &dyn World) -> Result<String, MonitorError> {
    case_file(world).map(|file| file.agreement)
}

/// The registries that a case names.
pub(crate) fn registries(world: &dyn World) -> Result<Vec<link::RegistryEntry>, MonitorError> {
    case_file(world).map(|file| file.registry)
}

/// Reads a case.
///
/// # Errors
/// [`MonitorError`] where a file is missing or cannot be used as a whole.
pub fn load(world: &dyn World) -> Result<Case, MonitorError> {
    let file = case_file(world)?;
    let zone = model::zone(&file.zone).map_err(|error| MonitorError::CaseFile(format!("zone: {error}")))?;
    let text = |path: &str| utf8(path, world.read(path));
    let (agreement, diagnostics) = read_agreement(&text(&file.agreement)?, &file.agreement, world);
    let book = ingest::read_sources(&text(&file.sources)?)?;
    let watches = file.watch.iter().map(|watch| watch.read(&book)).collect::<Result<_, _>>()?;
    let gazetteer = match &file.places {
        Some(path) => link::read_places(&text(path)?)?,
        None => Gazetteer::default(),
    };
    let lookup = lookup(world, file.gazetteer.as_deref())?;
    let bytes = |path: &str| world.read(path).map_err(|error| MonitorError::File { path: path.to_owned(), error });
    let hear = |path: String| Ok(ingest::ingest(bytes(&path)?.as_slice(), &path, &file.table, &book, &gazetteer)?);
    let boundaries = match &file.boundaries {
        Some(path) => link::read_boundaries(&bytes(path)?, path)?,
        None => vec![],
    };
    let deliveries = deliveries(world)?.into_iter().map(hear).collect::<Result<Vec<_>, MonitorError>>()?;
    // What a source counts by day can be measured without a report.
    if deliveries.is_empty() && file.counts.is_empty() {
        return Err(MonitorError::NoReports);
    }
    let (claims, _, mut issues) = match &file.claims {
        Some(path) => ingest::read_claims(bytes(path)?.as_slice(), path)?,
        None => Default::default(),
    };
    // In a text with mistakes a party may be lost, and they are told first.
    let is_party = |name: &str| agreement::has_errors(&diagnostics) || agreement.party(name).is_some();
    let compiled = days::compiled(file.compiled, is_party)?;
    let (counts, of_counts) = days::counts(&file.counts, is_party, &zone, world)?;
    issues.extend(of_counts);
    let id = Name::from(world.name());
    let title = if file.title.is_empty() { agreement.title.clone() } else { file.title.into() };
    let info = CaseInfo {
        id,
        title,
        zone: file.zone.into(),
        convention: file.convention.into(),
        standard: file.standard.read()?,
        known_differences: file.known_difference.into_iter().map(RawDifference::read).collect(),
    };
    Ok(Case {
        info,
        agreement,
        diagnostics,
        sources_file: file.sources.into(),
        book,
        places_file: file.places.unwrap_or_default().into(),
        gazetteer,
        boundaries,
        lookup,
        deliveries,
        claims,
        issues,
        watches,
        compiled,
        counts,
    })
}

/// The file of the larger gazetteer that a case has unless `case.toml` names another.
pub const GAZETTEER: &str = "gazetteer.tsv.gz";

/// The gazetteer that `case.toml` names, which may lie outside of the case; else the case's own, where it has one.
fn lookup(world: &dyn World, named: Option<&str>) -> Result<link::Lookup, MonitorError> {
    let path = named.unwrap_or(GAZETTEER);
    match world.read(path) {
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(link::Lookup::default()),
        Err(error) => Err(MonitorError::File { path: path.to_owned(), error }),
        Ok(bytes) => Ok(link::Lookup::read(&bytes)?),
    }
}

/// The files of `reports/`, in the order in which they are taken for delivered: by name without its ending, so that
/// `march-2.csv` follows `march.csv`.
///
/// # Errors
/// [`MonitorError::File`] where the folder cannot be read.
pub fn deliveries(world: &dyn World) -> Result<Vec<String>, MonitorError> {
    let all = world.list("reports").map_err(|error| MonitorError::File { path: "reports".into(), error })?;
    let mut files: Vec<String> = all.into_iter().filter(|path| !path.starts_with("reports/.")).collect();
    files.sort_by(|a, b| delivery_order(a).cmp(&delivery_order(b)));
    Ok(files)
}

/// What deliveries are sorted by.
#[must_use]
pub fn delivery_order(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or((path, ""))
}

pub(crate) fn utf8(path: &str, bytes: std::io::Result<Vec<u8>>) -> Result<String, MonitorError> {
    let bytes = bytes.map_err(|error| MonitorError::File { path: path.to_owned(), error })?;
    String::from_utf8(bytes).map_err(|_| MonitorError::NotText(path.to_owned()))
}
