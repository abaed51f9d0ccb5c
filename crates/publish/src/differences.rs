//! Known differences: which incidents they concern, and how those are marked for people.

use model::{Edition, KnownDifference};

/// A difference with the incidents that hold one of its statements, in the order of the edition.
pub(crate) struct Concerned<'a> {
    /// What the case says.
    pub(crate) difference: &'a KnownDifference,
    /// Ids.
    pub(crate) incidents: Vec<&'a str>,
}

/// Every known difference, in the order of the case.
pub(crate) struct Differences<'a>(pub(crate) Vec<Concerned<'a>>);

impl<'a> Differences<'a> {
    pub(crate) fn new(edition: &'a Edition) -> Self {
        let concerned = |difference: &'a KnownDifference| {
            let incidents = edition
                .resolution
                .incidents
                .iter()
                .filter(|incident| incident.statements.iter().any(|id| difference.statements.contains(id)))
                .map(|incident| &*incident.id)
                .collect();
            Concerned { difference, incidents }
        };
        Self(edition.case.known_differences.iter().map(concerned).collect())
    }

    /// How an incident is referred to wherever people see it: its id, with an asterisk where a difference concerns it.
    pub(crate) fn reference(&self, incident: &str) -> String {
        let mark = if self.of(incident).next().is_some() { " *" } else { "" };
        format!("{incident}{mark}")
    }

    /// What the asterisk of one incident means.
    pub(crate) fn of(&self, incident: &str) -> impl Iterator<Item = String> {
        self.0.iter().filter(move |one| one.incidents.contains(&incident)).map(Concerned::note)
    }

    /// What every asterisk means.
    pub(crate) fn notes(&self) -> impl Iterator<Item = String> {
        self.0.iter().filter(|one| !one.incidents.is_empty()).map(Concerned::note)
    }
}

impl Concerned<'_> {
    fn note(&self) -> String {
        format!("* see known differences: {}", self.difference.text)
    }
}
