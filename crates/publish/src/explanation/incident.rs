//! An incident: what is said, why it is one, how sure, who, what each reading makes of it, and the sources.

use model::{Affiliation, Attributed, Bar, Facet, PairWeight};

use super::{BarLine, Line, Section, Waterfall, finding, statement, waterfall};
use crate::figures;
use crate::index::{Entry, Index};
use crate::pairs::bars_text;
use crate::wording;

/// An incident of more statements has more pairs than anybody reads in a terminal.
const FEW: usize = 6;

/// How many of its strongest and of its weakest pairs stand for them all.
const ENDS: usize = 3;

/// `I-R047: oil storage, one way drone; Town, Oblast, Country; 19 Mar 2025 02:08`.
pub(crate) fn title(index: &Index<'_>, entry: &Entry<'_>) -> String {
    let incident = entry.incident;
    format!(
        "{}: {}; {}; {}",
        index.differences.reference(&incident.id),
        wording::what(incident),
        entry.place.said,
        index.clock.interval(incident.time.interval)
    )
}

/// The whole explanation, in the order in which it is read.
pub(crate) fn sections(index: &Index<'_>, entry: &Entry<'_>) -> Vec<Section> {
    let mut list = vec![said(index, entry), gathered(entry)];
    if !entry.incident.contradictions.is_empty() {
        list.push(contradictions(entry));
    }
    list.push(certainty(index, entry));
    list.push(attribution(index, entry));
    list.push(readings(index, entry));
    let sources = entry.statements.iter().map(|statement| statement::source(statement)).collect();
    list.push(Section::new("Sources", sources));
    list
}

fn said(index: &Index<'_>, entry: &Entry<'_>) -> Section {
    let incident = entry.incident;
    let mut lines = vec![
        Line::sentence(&format!(
            "{} on {}; {}; result: {}",
            wording::leaves(Facet::Act, incident.act),
            wording::leaves(Facet::Object, incident.object),
            wording::leaves(Facet::Means, incident.means),
            wording::leaves(Facet::Outcome, incident.outcome),
        )),
        Line::sentence(&format!(
            "time: {} ({}), from the words `{}`, zone {}, precision {}",
            index.clock.interval(incident.time.interval),
            index.clock.name,
            incident.time.said,
            incident.time.zone,
            incident.time.precision.word()
        )),
        Line::sentence(&place(entry)),
    ];
    if !incident.aliases.is_empty() {
        lines.push(Line::sentence(&format!("formerly also {}", wording::list(&incident.aliases))));
    }
    lines.extend(entry.statements.iter().map(|one| Line::Said(statement::said(index, Some(entry), one))));
    Section::new("What is said to have happened, and by whom", lines)
}

fn place(entry: &Entry<'_>) -> String {
    let mut text = format!("place: {}", entry.place.said);
    if let Some(reason) = entry.place.withheld {
        text.push_str(&format!("; the settlement is withheld ({reason})"));
    }
    if let Some(why) = &entry.unresolved {
        text.push_str(&format!("; not resolved: {why}"));
    }
    text
}

fn gathered(entry: &Entry<'_>) -> Section {
    let title = "Why these statements are one incident";
    let pairs = &entry.incident.pairs;
    if pairs.is_empty() {
        return Section::new(title, vec![Line::sentence("one statement: there was nothing to gather")]);
    }
    let caption = "Each pair compared, in decibans for being the same incident".to_owned();
    let bars = pairs.iter().map(pair).collect();
    let ends = (entry.incident.statements.len() > FEW).then_some(ENDS);
    Section::new(
        title,
        vec![Line::Waterfall(Waterfall {
            caption,
            bars,
            total: None,
            total_decibans: None,
            without_one: None,
            beside: None,
            ends,
        })],
    )
}

/// One pair; what weighs nothing is left out.
fn pair(pair: &PairWeight) -> BarLine {
    BarLine {
        factor: format!("{} and {}", pair.a, pair.b),
        bits: figures::bits_json(pair.bits),
        decibans: figures::decibans_json(pair.bits),
        because: bars_text(pair),
        statements: Vec::new(),
    }
}

fn contradictions(entry: &Entry<'_>) -> Section {
    let lines = entry.incident.contradictions.iter().map(|contradiction| {
        let text = format!(
            "{}: taken to be {}; {} in {}",
            contradiction.dimension.word(),
            contradiction.kept,
            contradiction.other,
            wording::list(&contradiction.statements)
        );
        Line::sentence(&entry.place.redact(&text))
    });
    Section::new("What the statements disagree on", lines.collect())
}

fn certainty(index: &Index<'_>, entry: &Entry<'_>) -> Section {
    let assessment = entry.assessment;
    let mut lines =
        vec![Line::sentence(&format!("certainty: {}, because {}", assessment.certainty.word(), assessment.rule))];
    for voice in &assessment.voices {
        let side = voice
            .side
            .as_ref()
            .map_or_else(|| "of no side".to_owned(), |side| format!("of the side of {}", index.title(side)));
        let says = if voice.affirms { "says that it happened" } else { "does not say that it happened" };
        let looked = if voice.observed { ", having looked for itself" } else { "" };
        lines.push(Line::sentence(&format!(
            "one voice {side}, {}, {says}{looked} [{}]",
            wording::speaker(&voice.speaker),
            voice.statements.iter().map(|id| &**id).collect::<Vec<_>>().join(", ")
        )));
    }
    let caption = "What it rests on, in decibans";
    lines.push(waterfall(caption, bars(entry, &assessment.bars), assessment.bits, assessment.bits_without_one));
    Section::new("How sure, and why", lines)
}

fn bars(entry: &Entry<'_>, bars: &[Bar]) -> Vec<BarLine> {
    bars.iter()
        .map(|bar| BarLine {
            factor: bar.factor.to_owned(),
            bits: figures::bits_json(bar.bits),
            decibans: figures::decibans_json(bar.bits),
            because: entry.place.redact(&bar.because),
            statements: bar.statements.iter().map(ToString::to_string).collect(),
        })
        .collect()
}

fn attribution(index: &Index<'_>, entry: &Entry<'_>) -> Section {
    let mut lines: Vec<Line> = entry.assessment.parties.iter().flat_map(|who| one_party(index, entry, who)).collect();
    if lines.is_empty() {
        lines.push(Line::sentence("no party is named"));
    }
    let ground = entry.ground;
    let titles = |parties: &[model::Name]| parties.iter().map(|p| index.title(p)).collect::<Vec<_>>().join(" or ");
    let recognised = match titles(&ground.recognised) {
        none if none.is_empty() => "recognised as that of no party".to_owned(),
        some => format!("recognised as that of {some}"),
    };
    let held = match titles(&ground.held_by) {
        none if none.is_empty() => "who held it at the time is not known".to_owned(),
        some => format!("held at the time by {some}"),
    };
    lines.push(Line::sentence(&format!("ground: {recognised}; {held}")));
    if !ground.because.is_empty() {
        lines.push(Line::sentence(&entry.place.redact(&ground.because)));
    }
    Section::new("Who, and why", lines)
}

fn one_party(index: &Index<'_>, entry: &Entry<'_>, who: &Attributed) -> Vec<Line> {
    let title = index.title(&who.party);
    let mut text = format!("{title}: {}, because {}", who.attribution.word(), who.rule);
    for (verb, speakers) in [("named by", &who.accusers), ("denied by", &who.deniers), ("admitted by", &who.admitters)]
    {
        if !speakers.is_empty() {
            text.push_str(&format!("; {verb} {}", named(index, speakers)));
        }
    }
    if who.observed {
        text.push_str("; an independent voice that looked for itself names it");
    }
    let mut lines = vec![Line::sentence(&text)];
    if !who.bars.is_empty() {
        let caption = format!("Whether it was {title}, in decibans");
        lines.push(waterfall(&caption, bars(entry, &who.bars), who.bits, who.bits_without_one));
    }
    lines
}

/// Speakers with the side they speak for.
fn named(index: &Index<'_>, speakers: &[model::Name]) -> String {
    let with_side = |id: &model::Name| {
        let side = index.edition.book.speaker(id).map(|speaker| match &speaker.affiliation {
            Affiliation::Party(party) => format!("side of {}", index.title(party)),
            Affiliation::ThirdState(state) => format!("third state: {state}"),
            Affiliation::Independent => "independent".to_owned(),
            Affiliation::Sensor => "an instrument".to_owned(),
        });
        match side {
            Some(side) => format!("{}, {side}", wording::speaker(id)),
            None => wording::speaker(id),
        }
    };
    speakers.iter().map(with_side).collect::<Vec<_>>().join("; ")
}

fn readings(index: &Index<'_>, entry: &Entry<'_>) -> Section {
    let title = "What each reading makes of it";
    let parts: Vec<Section> = entry.findings.iter().map(|one| finding::section(index, Some(entry), one)).collect();
    let lines = if parts.is_empty() { vec![Line::sentence("no term was applied to it")] } else { Vec::new() };
    Section { sections: parts, ..Section::new(title, lines) }
}
