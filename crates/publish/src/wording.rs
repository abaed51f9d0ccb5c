//! The sentences in which findings are told. How a finding is said is part of what it means, so that it is said here
//! and nowhere else.

use model::{
    Assessment, Dimension, Edition, Facet, Finding, FindingKind, Incident, LeafSet, Membership, Name, ReadingSummary,
    SubjectKind, Taxonomy, Voice, Way,
};

use crate::denials::general_denials_since;
use crate::index::{Entry, Index};

/// What stands over an edition in which no person has confirmed anything stronger than an allegation.
pub(crate) const NOT_REVIEWED: &str = "computed, not reviewed";

/// Whether a person has confirmed anything.
pub(crate) fn status(edition: &Edition) -> &'static str {
    let confirmed =
        |finding: &Finding| matches!(finding.published, FindingKind::Violation | FindingKind::ProbableViolation);
    if edition.findings.iter().any(confirmed) { "reviewed" } else { NOT_REVIEWED }
}

/// What stands over the page and at the head of every sheet of paper: `DRAFT · computed, not reviewed`.
pub(crate) fn banner(edition: &Edition) -> String {
    let number = edition.number.map_or_else(|| "DRAFT".to_owned(), |number| format!("Edition {number}"));
    format!("{number} · {}", status(edition))
}

/// Whether findings of a kind are counted at the top: allegations stand by accuser and are added up nowhere.
pub(crate) fn is_counted(kind: &FindingKind) -> bool {
    *kind != FindingKind::AllegedViolation
}

/// What `not covered` always carries.
pub(crate) const NOT_COVERED: &str =
    "this term does not speak of it under this reading; that does not say the act was lawful";

/// What goes with whatever is counted of one party.
pub(crate) const NOT_COMPARED: &str = "What is counted here cannot be compared with what is counted of another party: it hangs on who publishes what about whom.";

/// A speaker's id for reading: `local-governor (North Oblast)`.
pub(crate) fn speaker(id: &str) -> String {
    match id.split_once('/') {
        Some((who, place)) => format!("{who} ({place})"),
        None => id.to_owned(),
    }
}

/// Speakers, joined for reading.
pub(crate) fn speakers<'n>(ids: impl IntoIterator<Item = &'n Name>) -> String {
    list(&ids.into_iter().map(|id| speaker(id)).collect::<Vec<_>>())
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// `1 incident`, `3 incidents`.
pub(crate) fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// First letter in upper case.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{}{end}", first.to_uppercase(), chars.as_str())
}

/// `Alpha's reading (kremlin)`.
pub(crate) fn reading(reading: &ReadingSummary) -> String {
    let possessive = if reading.holder_title.ends_with('s') { "'" } else { "'s" };
    format!("{}{possessive} reading ({})", reading.holder_title, reading.id)
}

/// A set of leaves, or that it is not said.
pub(crate) fn leaves(facet: Facet, set: LeafSet) -> String {
    let taxonomy = Taxonomy::shipped();
    if set == taxonomy.all(facet) { format!("{} not said", facet.word()) } else { taxonomy.describe(facet, set) }
}

/// An incident in a few words: to what, with what.
pub(crate) fn what(incident: &Incident) -> String {
    format!("{}, {}", leaves(Facet::Object, incident.object), leaves(Facet::Means, incident.means))
}

/// Whose word stands against whose: `Alleged by X; also said by Y, of no side; denied by Z`.
pub(crate) fn allegation(index: &Index<'_>, entry: &Entry<'_>, party: &Name) -> String {
    let who = entry.attributed(party);
    let [accusers, deniers, admitters] =
        who.map_or([&[][..]; 3], |who| [&who.accusers[..], &who.deniers[..], &who.admitters[..]]);
    let (sided, of_no_side): (Vec<&Name>, Vec<&Name>) = accusers.iter().partition(|id| side_of(index, id).is_some());
    let alleged_by = match (sided.is_empty(), of_no_side.is_empty(), admitters.is_empty()) {
        (false, _, _) => speakers(sided.iter().copied()),
        (true, false, _) => "no party's side".to_owned(),
        (true, true, false) => "nobody but its own side".to_owned(),
        (true, true, true) => "nobody by name".to_owned(),
    };
    let mut told = vec![format!("Alleged by {alleged_by}")];
    if !of_no_side.is_empty() {
        let also = if sided.is_empty() { "" } else { "also " };
        told.push(format!("{also}said by {}, of no side", speakers(of_no_side.iter().copied())));
    }
    if !admitters.is_empty() {
        told.push(format!("admitted by {}", speakers(admitters)));
    }
    if !deniers.is_empty() {
        told.push(format!("denied by {}", speakers(deniers)));
    }
    if admitters.is_empty() && deniers.is_empty() {
        told.push(no_answer(index, entry, party));
    }
    let sides: Vec<&Name> = sided.into_iter().chain(admitters).filter_map(|id| side_of(index, id)).collect();
    let others = other_voices(index, entry.assessment, &sides, &of_no_side);
    if others.is_empty() && of_no_side.is_empty() {
        told.push("no other voice".to_owned());
    }
    told.extend(others);
    told.join("; ")
}

fn side_of<'a>(index: &Index<'a>, speaker: &str) -> Option<&'a Name> {
    index.edition.book.speaker(speaker).and_then(|speaker| speaker.affiliation.party())
}

/// That nobody of its side answers to this, with what its side has denied as a whole since.
fn no_answer(index: &Index<'_>, entry: &Entry<'_>, party: &str) -> String {
    let denials = general_denials_since(index.edition, party, entry.incident);
    let denials: Vec<&str> = denials.into_iter().map(|claim| &*claim.id).collect();
    if denials.is_empty() {
        "no answer found".to_owned()
    } else {
        format!("no answer to it found (general denials by its side: {})", denials.join(", "))
    }
}

/// Voices that say it happened and have not been named: those of sides not yet `heard`, and those of no side.
fn other_voices(index: &Index<'_>, assessment: &Assessment, heard: &[&Name], of_no_side: &[&Name]) -> Vec<String> {
    let statements = &index.edition.statements;
    let said_by = |id: &Name| statements.binary_search_by(|s| s.id.cmp(id)).ok().and_then(|at| statements.get(at));
    let is_named = |voice: &Voice| {
        let mut speakers = voice.statements.iter().filter_map(said_by).map(|statement| &statement.speaker);
        of_no_side.contains(&&voice.speaker) || speakers.any(|speaker| of_no_side.contains(&speaker))
    };
    let affirming = || assessment.voices.iter().filter(|voice| voice.affirms);
    let sided = affirming().filter(|voice| voice.side.as_ref().is_some_and(|side| !heard.contains(&side)));
    let unsided = affirming().filter(|voice| voice.side.is_none() && !is_named(voice));
    let sided = speakers(sided.map(|voice| &voice.speaker));
    let unsided = speakers(unsided.map(|voice| &voice.speaker));
    [(sided, ""), (unsided, ", of no side")]
        .into_iter()
        .filter(|(who, _)| !who.is_empty())
        .map(|(who, side)| format!("that it happened is also said by {who}{side}"))
        .collect()
}

/// What decides a finding, by name: `time, means and attribution`.
pub(crate) fn deciding(finding: &Finding) -> String {
    let mut names: Vec<&str> = Vec::new();
    for deciding in &finding.parts.deciding {
        let name = deciding.dimension.map_or("attribution", Dimension::title);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    list(&names)
}

/// The finding that may be printed, as the sentence in which it is always told.
pub(crate) fn finding<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> String {
    let under =
        index.reading(&finding.parts.reading).map_or_else(|| format!("reading {}", finding.parts.reading), reading);
    let word = finding.published.title();
    match finding.published {
        FindingKind::Violation | FindingKind::ProbableViolation => format!("{word} under {under}"),
        FindingKind::AllegedViolation => {
            format!("{word} under {under}. {}", alleged(index, entry, finding))
        }
        FindingKind::NotCovered => {
            format!("{word} under {under}, as to {}: {NOT_COVERED}", deciding(finding))
        }
        FindingKind::CannotRule => format!("{word} under {under}; open: {}", deciding(finding)),
        FindingKind::Pending => format!("{word} under {under}{}", until(index, finding)),
        FindingKind::NoViolation | FindingKind::Fulfilled => format!("{word} under {under}"),
    }
}

/// Who alleges it; of something that was not done, who would have seen it.
pub(crate) fn alleged<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> String {
    match (finding.parts.kind, entry) {
        (SubjectKind::Incident, Some(entry)) => allegation(index, entry, &finding.parts.party),
        _ => format!(
            "That {} did not do what was due is {}",
            index.title(&finding.parts.party),
            finding.parts.certainty.word()
        ),
    }
}

/// Until when it is pending, on the clock of the edition.
fn until(index: &Index<'_>, finding: &Finding) -> String {
    match finding.parts.kind {
        SubjectKind::Deadline(due) if due != model::Instant::MAX => format!(" until {}", index.clock.instant(due)),
        _ => String::new(),
    }
}

/// The reasons of a finding. Whether the standard of proof is met is told only where what was computed is published.
pub(crate) fn why<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> Vec<String> {
    let parts = &finding.parts;
    let severity = finding.parts.severity.as_ref().filter(|_| finding.published == finding.parts.finding);
    let severity = severity.map(|class| format!("Severity: {class}."));
    parts.why.iter().chain(proof(finding)).chain(&severity).map(|why| index.redact_for(entry, why)).collect()
}

/// Whether the standard of proof is met, where it may be told.
pub(crate) fn proof(finding: &Finding) -> Option<&String> {
    Some(&finding.parts.proof).filter(|_| finding.published == finding.parts.finding)
}

/// Which way answers decide: `if inside: 12 alleged violation; if outside: 17 not covered`.
pub(crate) fn ways(ways: &[Way]) -> String {
    let each = ways.iter().map(|way| match way.finding.as_str() {
        "" => way.answer.clone(),
        finding => format!("{}: {} {finding}", way.answer, way.n),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// What would change a finding for which nothing is listed as settling it.
pub(crate) fn would_change(finding: &Finding, party: &str) -> String {
    match finding.published {
        FindingKind::Violation | FindingKind::ProbableViolation => {
            "It would change if an observation contradicted that it happened, or if another actor were named on evidence"
                .to_owned()
        }
        FindingKind::AllegedViolation => format!(
            "It would change with an independent voice that saw it for itself, with an admission by {party}'s own side, \
             or with an observation that contradicts it"
        ),
        FindingKind::NoViolation => "It would change with an observation that it happened after all".to_owned(),
        FindingKind::NotCovered => {
            let open: Vec<&str> =
                finding.parts.coverage.with(Membership::Out).map(model::Dimension::title).collect();
            format!("It would change if the facts or the text were otherwise as to {}", list(&open))
        }
        FindingKind::Fulfilled => "It would change if what was done turned out to be something else or too late".to_owned(),
        FindingKind::CannotRule | FindingKind::Pending => "It would change with what is named above".to_owned(),
    }
}

/// What a reading says of release, and which declarations are recorded.
pub(crate) fn release(index: &Index<'_>, reading: &ReadingSummary) -> String {
    let declares = Taxonomy::shipped().set(Facet::Act, "release-declaration").unwrap_or_default();
    let of = |incident: &&Incident| !incident.act.is_empty() && declares.contains(incident.act);
    let found: Vec<&str> = index.entries.iter().map(|entry| entry.incident).filter(of).map(|one| &*one.id).collect();
    match (reading.release.strip_suffix("no declaration found"), found.is_empty()) {
        (Some(reserved), false) => format!("{reserved}declared by {}", found.join(", ")),
        _ => reading.release.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_a_list() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(speaker("governor/North Oblast"), "governor (North Oblast)");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_and_ends_with_a_full_stop() {
        assert_eq!(sentence("the end is not said"), "The end is not said.");
        assert_eq!(sentence("Until when?"), "Until when?");
        assert_eq!(sentence(""), "");
    }
}
