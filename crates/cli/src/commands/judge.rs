//! `servanda judge`: the findings of a case, what changed in them, and what would settle the open ones.

use std::path::{Path, PathBuf};

use clap::Args;
use model::{Clarify, Comparing, Edition, Finding, FindingChange};
use monitor::{Disk, MonitorError};

use super::{CaseArguments, exit};
use crate::{Exit, Failure, changes, questions, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda judge cases/energy-moratorium-2025 --reading ukraine\n  servanda judge cases/energy-moratorium-2025 --since 2025-03-27T18:00Z\n  servanda judge cases/energy-moratorium-2025 --since editions/0001\n  servanda judge cases/energy-moratorium-2025 --agreement draft.md\n  servanda judge cases/energy-moratorium-2025 --clarify"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
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
    /// Print as JSON Lines
    #[arg(long)]
    json: bool,
    /// Exit with 3 if violations are established by the standard of proof
    #[arg(long)]
    exit_code: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let draft = draft(arguments)?;
    let edition = arguments.case.edition_by(draft.clone())?;
    let failure = |error| arguments.case.failure(error);
    let text = if arguments.clarify {
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
        let comparing = since_when(arguments, since, &edition)?;
        let told = |kept: &[&FindingChange]| changes::since(since, &comparing, kept);
        changed(arguments, &comparing, &edition, None, told)?
    } else if let (Some((file, _)), false) = (&draft, arguments.all) {
        let before = arguments.case.edition_again(arguments.case.as_of)?;
        let comparing = monitor::changes(&before, &edition).map_err(failure)?;
        let told = |kept: &[&FindingChange]| changes::by_draft(file, &comparing, kept);
        changed(arguments, &comparing, &edition, Some(&before), told)?
    } else {
        let wanted = wanted(&edition, None, arguments.reading.as_deref())?;
        let keep = |one: &Finding| wanted.is_none_or(|wanted| *one.parts.reading == *wanted);
        match arguments.json {
            true => monitor::findings_json(&edition, keep).map_err(failure)?,
            false => edition.findings.iter().filter(|finding| keep(finding)).map(line).collect(),
        }
    };
    terminal::data(&text)?;
    Ok(exit(&edition, arguments.exit_code))
}

/// The findings of now against those of then: of a time, or of an edition in a folder.
fn since_when(arguments: &Arguments, since: &str, edition: &Edition) -> Result<Comparing, Failure> {
    let failure = |error| arguments.case.failure(error);
    if let Ok(then) = super::instant(since) {
        return monitor::changes(&arguments.case.edition_again(Some(then))?, edition).map_err(failure);
    }
    if !Path::new(since).is_dir() {
        return Err(Failure::Usage(
            format!("`{since}` is neither a time nor a folder"),
            "give a time (2025-03-27T18:00Z), or a folder that `servanda run` or `servanda publish` has written".into(),
        ));
    }
    monitor::changes_since(&Disk::new(since, |_| {}), edition).map_err(|error| match error {
        MonitorError::File { .. } => Failure::Usage(
            format!("`{since}` holds no edition: {error}"),
            "give a folder that `servanda run` or `servanda publish` has written, such as editions/0001".into(),
        ),
        other => Failure::Run(other, since.to_owned()),
    })
}

/// The changes that are asked for, as records or as `told`.
fn changed(
    arguments: &Arguments,
    comparing: &Comparing,
    edition: &Edition,
    before: Option<&Edition>,
    told: impl Fn(&[&FindingChange]) -> String,
) -> Result<String, Failure> {
    let wanted = wanted(edition, before, arguments.reading.as_deref())?;
    let keep = |one: &FindingChange| wanted.is_none_or(|wanted| *one.reading == *wanted);
    if arguments.json {
        return monitor::finding_changes_json(comparing, keep).map_err(|error| arguments.case.failure(error));
    }
    let kept: Vec<&FindingChange> = comparing.changes.iter().filter(|one| keep(one)).collect();
    Ok(told(&kept))
}

/// The name and the text that findings are made by, where they are not the case's own.
fn draft(arguments: &Arguments) -> Result<Option<(String, String)>, Failure> {
    let Some(path) = &arguments.agreement else { return Ok(None) };
    Ok(Some((path.display().to_string(), super::read(path, "name a file with an agreement")?)))
}

/// The one reading that is asked for, if it is one of either text.
fn wanted<'r>(
    edition: &Edition,
    before: Option<&Edition>,
    reading: Option<&'r str>,
) -> Result<Option<&'r str>, Failure> {
    let mut readings: Vec<&str> = Vec::new();
    for one in [Some(edition), before].into_iter().flatten().flat_map(|edition| &edition.agreement.readings) {
        if !readings.contains(&&*one.id) {
            readings.push(&one.id);
        }
    }
    match reading {
        Some(wanted) if !readings.contains(&wanted) => {
            Err(Failure::Usage(format!("there is no reading `{wanted}`"), format!("there are {}", readings.join(", "))))
        }
        _ => Ok(reading),
    }
}

fn line(finding: &Finding) -> String {
    let deciding: Vec<&str> = finding.parts.deciding.iter().map(model::Deciding::name).collect();
    let because = if deciding.is_empty() { String::new() } else { format!(": {}", deciding.join(", ")) };
    format!(
        "{:<8} {:<22} {:<10} {}{because}\n",
        finding.parts.incident,
        finding.parts.reading,
        finding.parts.party,
        finding.parts.finding.word()
    )
}
