//! Why two statements were put together: the waterfall of a link, as text and as a record for `resolve --json`. Weights
//! are told in decibans; records keep the bits beside them. No edition holds these records.

use model::{Edition, PairWeight};
use serde::Serialize;

use crate::error::PublishError;
use crate::figures;
use crate::index::Index;
use crate::records::{IncidentRecord, lines};

#[derive(Serialize)]
struct ResolvedRecord<'a> {
    #[serde(flatten)]
    incident: IncidentRecord<'a>,
    links: Vec<LinkRecord<'a>>,
}

#[derive(Serialize)]
struct LinkRecord<'a> {
    a: &'a str,
    b: &'a str,
    bits: f64,
    decibans: f64,
    /// Why the two may never be one incident by themselves.
    apart: Option<&'a str>,
    bars: Vec<BarRecord>,
}

#[derive(Serialize)]
struct BarRecord {
    comparison: &'static str,
    level: &'static str,
    bits: f64,
    decibans: f64,
}

impl<'a> LinkRecord<'a> {
    fn new(pair: &'a PairWeight) -> Self {
        let bar = |bar: &model::Comparison| BarRecord {
            comparison: bar.name,
            level: bar.level,
            bits: figures::bits_json(bar.bits),
            decibans: figures::decibans_json(bar.bits),
        };
        Self {
            a: &pair.a,
            b: &pair.b,
            bits: figures::bits_json(pair.bits),
            decibans: figures::decibans_json(pair.bits),
            apart: pair.apart,
            bars: pair.bars.iter().map(bar).collect(),
        }
    }
}

/// Incidents with their links, one JSON object a line.
///
/// # Errors
/// [`PublishError::Misaligned`], [`PublishError::Json`].
pub fn resolved_json(edition: &Edition) -> Result<String, PublishError> {
    let index = Index::new(edition)?;
    lines(index.entries.iter().map(|entry| ResolvedRecord {
        incident: IncidentRecord::new(entry),
        links: entry.incident.pairs.iter().map(LinkRecord::new).collect(),
    }))
}

/// A link in a line: `R010 and R011 +13.55: prior -13.55 (compared); time +6.02 (same day or night)`, in decibans. What weighs
/// nothing is left out.
#[must_use]
pub fn pair_text(pair: &PairWeight) -> String {
    format!("{} and {} {}: {}", pair.a, pair.b, figures::decibans_text(pair.bits), bars_text(pair))
}

/// The bars of a link in a line, in decibans.
pub(crate) fn bars_text(pair: &PairWeight) -> String {
    let weighing = pair.bars.iter().filter(|bar| figures::bits_json(bar.bits) != 0.0);
    let told = weighing.map(|bar| format!("{} {} ({})", bar.name, figures::decibans_text(bar.bits), bar.level));
    let apart = pair.apart.map(|why| format!("never one by themselves: {why}"));
    told.chain(apart).collect::<Vec<_>>().join("; ")
}
