//! What other rooms may know of an agreement.

use model::{AgreementSummary, PartySummary, ReadingSummary, TermSummary, TimeError};

use crate::ast::{Agreement, Kind, Release};
use crate::lower::lower;
use crate::norms::{Form, Norms};

impl Agreement {
    /// The agreement in plain types, for rooms that do not read agreements.
    ///
    /// # Errors
    /// As [`lower`].
    pub fn summary(&self) -> Result<AgreementSummary, TimeError> {
        let mut readings = Vec::new();
        for (index, reading) in self.readings.iter().enumerate() {
            let Some(norms) = lower(self, index)? else { continue };
            let cited = self
                .last_under(index, |line| if let Kind::Cites(title) = &line.kind { Some(title.clone()) } else { None });
            readings.push(ReadingSummary {
                id: reading.id.clone(),
                holder: reading.holder.clone(),
                title: cited.map_or_else(|| reading.id.clone(), |(_, title)| title),
                assessor: reading.assessor.is_some(),
                window: window(&norms),
                release: self.release(index),
                clauses: norms.clauses,
            });
        }
        Ok(AgreementSummary {
            id: self.id.clone(),
            title: self.title.clone(),
            version: self.version.clone(),
            parties: self
                .parties
                .iter()
                .map(|party| PartySummary { id: party.id.clone(), title: party.title.clone() })
                .collect(),
            terms: self
                .terms
                .iter()
                .map(|term| TermSummary { id: term.id.clone(), title: term.title.clone() })
                .collect(),
            readings,
        })
    }

    fn release(&self, reading: usize) -> String {
        let found = self.last_under(reading, |line| match &line.kind {
            Kind::Release { mode, .. } => Some((*mode, line.clause.text.clone())),
            _ => None,
        });
        match found {
            Some((_, (Release::ByDeclaration, text))) => format!("{text}: right reserved, no declaration found"),
            Some((_, (Release::Automatic, text))) => format!("{text}: release at once; its effect is not judged here"),
            None => "no release clause in this reading".into(),
        }
    }
}

/// When a reading says that the agreement is in force, in the words of its clauses, with each possible end.
fn window(norms: &Norms) -> String {
    let Some(Form::Prohibit(prohibit)) = norms.norms.first().map(|norm| &norm.form) else {
        return "no term to be judged".into();
    };
    let window = &prohibit.window;
    let text =
        |clause: Option<usize>| clause.and_then(|id| norms.clauses.get(id)).map(|clause| clause.text.to_string());
    let start = text(window.start_clause).unwrap_or_else(|| "no clause on the start".into());
    let end = text(window.end_clause).unwrap_or_else(|| "no clause on the end".into());
    format!("{start}; {end}")
}
