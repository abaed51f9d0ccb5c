//! `servanda judge`: the findings of a case, what changed in them, and what would settle the open ones.

use std::path::{Path, PathBuf};

use clap::Args;
use model::{
    Clarify, Comparing, Edition, Finding, FindingChange, FindingKind, Instant, LogCounts, LogFinding, TimelineEntry,
};
use monitor::Log;

use super::{CaseArguments, exit, wanted};
use crate::{Exit, Failure, changes, questions, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda judge cases/energy-moratorium-2025 --reading ukraine\n  servanda judge cases/energy-moratorium-2025 --since 2025-03-27T18:00Z\n  servanda judge cases/energy-moratorium-2025 --since editions/0001\n  servanda judge cases/energy-moratorium-2025 --agreement draft.md\n  servanda judge cases/energy-moratorium-2025 --clarify\n  servanda judge cases/energy-moratorium-2025 --timeline --reading kremlin\n  servanda judge --events log.csv --fields map.toml --agreement agreement.md --count"
)]
pub(crate) struct Arguments {
    /// The case: a folder with agreement.md, sources.toml and reports/
    #[arg(required_unless_present = "events")]
    case: Option<PathBuf>,
    /// Use only what had been received by then (2025-03-27T18:00Z, or 2025-03-27 for the end of that day in UTC)
    #[arg(long, value_name = "TIME", value_parser = super::instant)]
    as_of: Option<Instant>,
    /// Judge a log of events instead of a case: CSV, a row an event (docs/event-logs.md)
    #[arg(long, value_name = "LOG", requires_all = ["fields", "agreement"],
          conflicts_with_all = ["case", "as_of", "since", "clarify", "verify", "all"])]
    events: Option<PathBuf>,
    /// What the columns of the log are and what its words mean, as TOML
    #[arg(long, value_name = "MAP", requires = "events")]
    fields: Option<PathBuf>,
    /// With --events: only how many findings of each kind there are
    #[arg(long, requires = "events")]
    count: bool,
    /// Only under this reading
    #[arg(long, value_name = "READING")]
    reading: Option<String>,
    /// What changed, and why, since a time (2025-03-27T18:00Z) or since the edition in a folder
    #[arg(long, value_name = "TIME|DIR", conflicts_with_all = ["agreement", "clarify", "verify"])]
    since: Option<String>,
    /// Judge by this text instead of the case's own, and print the difference: which findings appear, vanish, become
    /// decidable
    #[arg(long, value_name = "FILE")]
    agreement: Option<PathBuf>,
    /// With --agreement: print the findings themselves instead of the difference
    #[arg(long, requires = "agreement", conflicts_with_all = ["clarify", "verify"])]
    all: bool,
    /// Which sentences of the text to clarify next: on each, how many findings hang, and which way it decides them
    #[arg(long, conflicts_with = "verify")]
    clarify: bool,
    /// Which facts to verify next (internal: no edition holds this list)
    #[arg(long)]
    verify: bool,
    /// Who is bound when, under each reading: from and until, the words of the clause, the incident that brought it about
    #[arg(long, conflicts_with_all = ["since", "clarify", "verify", "events"])]
    timeline: bool,
    /// Print as JSON Lines
    #[arg(long)]
    json: bool,
    /// Exit with 3 if violations are established by the standard of proof
    #[arg(long)]
    exit_code: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if let Some(log) = &arguments.events {
        return events(arguments, log);
    }
    let case = &CaseArguments { case: arguments.case.clone().unwrap_or_default(), as_of: arguments.as_of };
    let draft = draft(arguments)?;
    let edition = case.edition_with(monitor::Options { agreement: draft.clone(), ..Default::default() })?;
    let failure = |error| case.failure(error);
    let text = if arguments.timeline {
        let wanted = wanted(&edition, None, arguments.reading.as_deref())?;
        let keep = |one: &TimelineEntry| wanted.is_none_or(|wanted| *one.reading == *wanted);
        match arguments.json {
            true => monitor::timeline_json(&edition, keep).map_err(failure)?,
            false => monitor::timeline_text(&edition, keep).map_err(failure)?,
        }
    } else if arguments.clarify {
        let wanted = wanted(&edition, None, arguments.reading.as_deref())?;
        let keep = |one: &Clarify| wanted.is_none_or(|wanted| *one.reading == *wanted);
        match arguments.json {
            true => monitor::clarify_json(&edition, keep).map_err(failure)?,
            false => questions::clarify(edition.headline.clarify.iter().filter(|one| keep(one))),
        }
    } else if arguments.verify {
        let wanted = wanted(&edition, None, arguments.reading.as_deref())?;
        let next = monitor::verify(&edition, |one| wanted.is_none_or(|wanted| *one.parts.reading == *wanted));
        match arguments.json {
            true => monitor::verify_json(&next).map_err(failure)?,
            false => questions::verify(&next),
        }
    } else if let Some(since) = &arguments.since {
        let comparing = case.since(since, &edition, monitor::changes, monitor::changes_since)?;
        let told = |kept: &[&FindingChange]| changes::since(since, &comparing, kept);
        changed(case, arguments, &comparing, &edition, None, told)?
    } else if let (Some((file, _)), false) = (&draft, arguments.all) {
        let before = case.edition_again(case.as_of)?;
        let comparing = monitor::changes(&before, &edition).map_err(failure)?;
        let told = |kept: &[&FindingChange]| changes::by_draft(file, &comparing, kept);
        changed(case, arguments, &comparing, &edition, Some(&before), told)?
    } else {
        let wanted = wanted(&edition, None, arguments.reading.as_deref())?;
        let keep = |one: &Finding| wanted.is_none_or(|wanted| *one.parts.reading == *wanted);
        match arguments.json {
            true => monitor::findings_json(&edition, keep).map_err(failure)?,
            false => {
                let first = edition.findings.first().map(|finding| &finding.parts.term);
                let several = edition.findings.iter().any(|finding| Some(&finding.parts.term) != first);
                edition.findings.iter().filter(|finding| keep(finding)).map(|finding| line(finding, several)).collect()
            }
        }
    };
    terminal::data(&text)?;
    Ok(exit(&edition, arguments.exit_code))
}

/// Judges a log of events as it is read.
fn events(arguments: &Arguments, log: &Path) -> Result<Exit, Failure> {
    let fields = arguments.fields.as_deref().unwrap_or(Path::new(""));
    let map = super::read(fields, "name a field map; docs/event-logs.md describes it")?;
    let Some((file, text)) = draft(arguments)? else { return Ok(Exit::Done) };
    let name = log.display().to_string();
    let asked = Log {
        file: &name,
        open: &|| Ok(Box::new(terminal::watched(std::fs::File::open(log)?))),
        fields: &map,
        agreement: (&file, &text),
        reading: arguments.reading.as_deref(),
    };
    let mut out = terminal::stream();
    let mut trouble = Ok(());
    let mut tell = |finding: &LogFinding<'_>| {
        let line = if arguments.json { monitor::log_finding_json(finding) } else { Ok(log_line(finding)) };
        if trouble.is_ok() {
            trouble = line.map_err(|error| Failure::Run(error, name.clone())).and_then(|line| out.write(&line));
        }
    };
    let failure = |error| Failure::Run(error, name.clone());
    let report = monitor::judge_log(&asked, if arguments.count { None } else { Some(&mut tell) }).map_err(failure)?;
    trouble?;
    if arguments.count {
        let text = match arguments.json {
            true => monitor::log_counts_json(&report.counts).map_err(failure)?,
            false => counts(&report.counts),
        };
        out.write(&text)?;
    }
    out.done()?;
    for issue in &report.issues {
        terminal::talk(&super::issue_text(issue));
    }
    if report.was_sorted {
        terminal::talk("the rows are not in the order of time: they were sorted");
    }
    let found = report.counts.iter().any(|one| one.of(FindingKind::Violation) > 0);
    Ok(match (report.n_issues, arguments.exit_code && found) {
        (1.., _) => Exit::Issues,
        (0, true) => Exit::Violations,
        (0, false) => Exit::Done,
    })
}

/// One finding of a log on a line: the row, the reading, the term, the party, the finding.
fn log_line(finding: &LogFinding<'_>) -> String {
    let at = finding.line.map_or_else(|| "-".to_owned(), |line| line.to_string());
    let due = finding.due.map(|due| format!(", due by {due}")).unwrap_or_default();
    let (reading, term, party) = (finding.reading, finding.term, finding.party);
    format!("line {at:<9} {reading:<12} {term:<12} {party:<12} {}{due}\n", finding.kind.word())
}

/// How many findings of each kind, a line for each reading and term.
fn counts(counts: &[LogCounts]) -> String {
    let line = |one: &LogCounts| {
        let kinds = FindingKind::ALL.into_iter().filter(|kind| one.of(*kind) > 0);
        let kinds: Vec<String> = kinds.map(|kind| format!("{} {}", one.of(kind), kind.word())).collect();
        format!("{:<12} {:<12} {}\n", one.reading, one.term, kinds.join(", "))
    };
    counts.iter().map(line).collect()
}

/// The changes that are asked for, as records or as `told`.
fn changed(
    case: &CaseArguments,
    arguments: &Arguments,
    comparing: &Comparing,
    edition: &Edition,
    before: Option<&Edition>,
    told: impl Fn(&[&FindingChange]) -> String,
) -> Result<String, Failure> {
    let wanted = wanted(edition, before, arguments.reading.as_deref())?;
    let keep = |one: &FindingChange| wanted.is_none_or(|wanted| *one.reading == *wanted);
    if arguments.json {
        return monitor::finding_changes_json(comparing, keep).map_err(|error| case.failure(error));
    }
    let kept: Vec<&FindingChange> = comparing.changes.iter().filter(|one| keep(one)).collect();
    Ok(told(&kept))
}

/// The name and the text that findings are made by, where they are not the case's own.
fn draft(arguments: &Arguments) -> Result<Option<(String, String)>, Failure> {
    let Some(path) = &arguments.agreement else { return Ok(None) };
    Ok(Some((path.display().to_string(), super::read(path, "name a file with an agreement")?)))
}

/// One finding on a line; with its term where the agreement has several.
fn line(finding: &Finding, several: bool) -> String {
    let deciding: Vec<&str> = finding.parts.deciding.iter().map(model::Deciding::name).collect();
    let because = if deciding.is_empty() { String::new() } else { format!(": {}", deciding.join(", ")) };
    let term = if several { format!("{:<14} ", finding.parts.term) } else { String::new() };
    format!(
        "{:<8} {:<22} {term}{:<10} {}{because}\n",
        finding.parts.subject,
        finding.parts.reading,
        finding.parts.party,
        finding.parts.finding.word()
    )
}
