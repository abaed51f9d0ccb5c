//! What other rooms may know of an agreement.

use model::{AgreementSummary, Name, PartySummary, ReadingSummary, TermSummary, TimeError};

use crate::ast::{Agreement, ClauseId, Item, Kind, Reading, Release, Titled};
use crate::lower::lower;
use crate::norms::Norms;
use crate::provisions::provisions;
use crate::terms::RELEASE;

impl Agreement {
    /// The agreement in plain types, for rooms that do not read agreements.
    ///
    /// # Errors
    /// As [`lower`].
    pub fn summary(&self) -> Result<AgreementSummary, TimeError> {
        let mut readings = Vec::new();
        for (index, reading) in self.readings_or_text().into_iter().enumerate() {
            let Some(norms) = lower(self, index)? else { continue };
            let cited = self.said(index, &Item::Whole).last(|kind| match kind {
                Kind::Cites(title) => Some(title.clone()),
                _ => None,
            });
            readings.push(ReadingSummary {
                id: reading.id.clone(),
                holder: reading.holder.clone(),
                holder_title: self.holder_title(&reading),
                title: cited.map_or_else(|| reading.id.clone(), |(_, title)| title),
                assessor: reading.assessor.is_some(),
                window: window(&norms),
                release: release(&norms),
                clauses: norms.clauses,
                provisions: provisions(self, index)?,
            });
        }
        Ok(AgreementSummary {
            id: self.id.clone(),
            title: self.title.clone(),
            version: self.version.clone(),
            parties: self.party_summaries(),
            terms: self
                .terms
                .iter()
                .map(|term| TermSummary { id: term.id.clone(), title: term.title.clone(), kind: self.kind_of(term) })
                .collect(),
            readings,
        })
    }

    /// The kind of a term, by the first clause of the text that says what it is.
    fn kind_of(&self, term: &Titled) -> &'static str {
        let item = Item::Term(term.id.clone());
        let homes = [None].into_iter().chain((0..self.readings.len()).map(Some));
        let mut ids = homes.flat_map(|home| self.of_item(home, &item));
        let kind = ids.find_map(|id| match self.clauses.get(*id).map(|line| &line.kind) {
            Some(Kind::Rule(rule)) => Some(rule.kind),
            Some(Kind::Release { .. }) => Some(RELEASE),
            _ => None,
        });
        kind.unwrap_or_default()
    }

    /// The parties, in the order of the text.
    pub(crate) fn party_summaries(&self) -> Vec<PartySummary> {
        let clock = |id: &ClauseId| match self.clauses.get(*id).map(|line| &line.kind) {
            Some(Kind::Clock(zone)) => Some(zone.clone()),
            _ => None,
        };
        let clocks =
            |party: &Titled| self.of_item(None, &Item::Party(party.id.clone())).iter().filter_map(clock).collect();
        let summary =
            |party: &Titled| PartySummary { id: party.id.clone(), title: party.title.clone(), clocks: clocks(party) };
        self.parties.iter().map(summary).collect()
    }

    /// The title in the heading, else that of the party that holds the reading, else the holder's id.
    fn holder_title(&self, reading: &Reading) -> Name {
        let of_party = || self.party(&reading.holder).map(|party| party.title.clone());
        reading.holder_title.clone().or_else(of_party).unwrap_or_else(|| reading.holder.clone())
    }
}

/// What a reading says of release, before anything is recorded: whoever knows of declarations says so.
fn release(norms: &Norms) -> String {
    let Some(rule) = norms.life.releases.last() else { return "no release clause in this reading".into() };
    let text = norms.clauses.get(rule.clause).map_or("", |clause| &clause.text);
    let effect = match rule.mode {
        Release::Automatic => "at once, if it took effect",
        Release::ByDeclaration => "right reserved, no declaration found",
        Release::NotSaid => "what it means is not said",
    };
    format!("{text}: {effect}")
}

/// When a reading says that the agreement is in force, in the words of its clauses.
fn window(norms: &Norms) -> String {
    if norms.norms.is_empty() {
        return "no term to be judged".into();
    }
    let window = &norms.life.window;
    let text =
        |clause: Option<usize>| clause.and_then(|id| norms.clauses.get(id)).map(|clause| clause.text.to_string());
    let start = text(window.start_clause).unwrap_or_else(|| "no clause on the start".into());
    let end = text(window.end_clause).unwrap_or_else(|| "no clause on the end".into());
    format!("{start}; {end}")
}
