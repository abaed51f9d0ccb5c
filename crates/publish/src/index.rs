//! An edition with its lookups: the door through which exporters and explanations see it.

use std::collections::BTreeMap;

use model::{
    Assessment, Attributed, Claim, Clause, Edition, Finding, Ground, Incident, Name, ReadingSummary, Statement,
};

use crate::clock::Clock;
use crate::differences::Differences;
use crate::error::PublishError;
use crate::policy::{PublishedPlace, published_place};

/// One incident with all that was found about it, its place as it may be printed.
pub(crate) struct Entry<'a> {
    /// The incident. Its own place is not for print.
    pub(crate) incident: &'a Incident,
    /// How sure, and who.
    pub(crate) assessment: &'a Assessment,
    /// On whose ground.
    pub(crate) ground: &'a Ground,
    /// Why the place was not found, with names withheld.
    pub(crate) unresolved: Option<String>,
    /// Where, as far as it may be printed.
    pub(crate) place: PublishedPlace,
    /// Its statements, in the order of their ids.
    pub(crate) statements: Vec<&'a Statement>,
    /// Its findings, by reading and then party; those about duties that it raised follow.
    pub(crate) findings: Vec<&'a Finding>,
}

/// The edition and what can be looked up in it.
pub(crate) struct Index<'a> {
    /// The edition.
    pub(crate) edition: &'a Edition,
    /// The clock on which people see times.
    pub(crate) clock: Clock,
    /// What is known to be imperfect, and which incidents it concerns.
    pub(crate) differences: Differences<'a>,
    /// By incident, in the order of the edition.
    pub(crate) entries: Vec<Entry<'a>>,
    /// Findings about duties that no incident raised: a date did, or the start.
    pub(crate) duties: Vec<&'a Finding>,
    by_id: BTreeMap<&'a str, usize>,
    by_statement: BTreeMap<&'a str, usize>,
    claims: BTreeMap<&'a str, &'a Claim>,
    /// Every clause once, in the order of the text.
    pub(crate) clauses: Vec<&'a Clause>,
    numbers: BTreeMap<ClauseKey<'a>, usize>,
}

/// Two readings share a clause if it stands at one place of one file.
type ClauseKey<'a> = (&'a str, usize, usize, &'a str);

fn key(clause: &Clause) -> ClauseKey<'_> {
    (&clause.span.file, clause.span.from, clause.span.to, &clause.text)
}

impl<'a> Index<'a> {
    /// Builds the lookups and applies the policy to every place.
    ///
    /// # Errors
    /// [`PublishError::Misaligned`].
    pub(crate) fn new(edition: &'a Edition) -> Result<Self, PublishError> {
        let statements: BTreeMap<&str, &Statement> = edition.statements.iter().map(|s| (&*s.id, s)).collect();
        let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        let mut duties = Vec::new();
        for finding in &edition.findings {
            match &finding.parts.incident {
                Some(incident) => findings.entry(incident).or_default().push(finding),
                None => duties.push(finding),
            }
        }
        let mut entries = Vec::with_capacity(edition.resolution.incidents.len());
        let (mut by_id, mut by_statement) = (BTreeMap::new(), BTreeMap::new());
        for (place, incident) in edition.resolution.incidents.iter().enumerate() {
            let misaligned = || PublishError::Misaligned(incident.id.to_string());
            let link = edition.links.get(place).filter(|link| link.incident == incident.id).ok_or_else(misaligned)?;
            let assessment =
                edition.assessments.get(place).filter(|a| a.incident == incident.id).ok_or_else(misaligned)?;
            let own: Vec<&Statement> =
                incident.statements.iter().filter_map(|id| statements.get(&**id).copied()).collect();
            let published = published_place(incident, link, &own, edition);
            by_id.insert(&*incident.id, place);
            by_statement.extend(incident.statements.iter().map(|id| (&**id, place)));
            for alias in &incident.aliases {
                by_id.entry(&**alias).or_insert(place);
            }
            entries.push(Entry {
                incident,
                assessment,
                ground: &link.ground,
                unresolved: link.unresolved.as_deref().map(|why| published.redact(why)),
                place: published,
                statements: own,
                findings: findings.remove(&*incident.id).unwrap_or_default(),
            });
        }
        if let Some(stray) = findings.keys().next() {
            return Err(PublishError::Misaligned((*stray).to_owned()));
        }
        let mut clauses: BTreeMap<ClauseKey<'a>, &'a Clause> = BTreeMap::new();
        for clause in edition.agreement.readings.iter().flat_map(|reading| &reading.clauses) {
            clauses.insert(key(clause), clause);
        }
        let numbers = clauses.keys().enumerate().map(|(place, key)| (*key, place + 1)).collect();
        let clauses = clauses.into_values().collect();
        let claims = edition.claims.iter().map(|claim| (&*claim.id, claim)).collect();
        let (clock, differences) = (Clock::new(&edition.case), Differences::new(edition));
        Ok(Self { edition, clock, differences, entries, duties, by_id, by_statement, claims, clauses, numbers })
    }

    /// The incident of that id or alias.
    pub(crate) fn entry(&self, id: &str) -> Option<&Entry<'a>> {
        self.entries.get(*self.by_id.get(id)?)
    }

    /// The incident to which a statement belongs.
    pub(crate) fn holder(&self, statement: &str) -> Option<&Entry<'a>> {
        self.entries.get(*self.by_statement.get(statement)?)
    }

    /// The claim of that id.
    pub(crate) fn claim(&self, id: &str) -> Option<&'a Claim> {
        self.claims.get(id).copied()
    }

    /// Whether that is the id of something on which a clause can rest: a claim, or a statement of an incident.
    pub(crate) fn is_citable(&self, id: &str) -> bool {
        self.claims.contains_key(id) || self.by_statement.contains_key(id)
    }

    /// Every finding with its incident, and those that are about none.
    pub(crate) fn findings(&self) -> impl Iterator<Item = (Option<&Entry<'a>>, &'a Finding)> {
        let about =
            self.entries.iter().flat_map(|entry| entry.findings.iter().map(move |finding| (Some(entry), *finding)));
        about.chain(self.duties.iter().map(|finding| (None, *finding)))
    }

    /// A sentence of this program about an incident, or about none, without any name that is withheld.
    pub(crate) fn redact_for(&self, entry: Option<&Entry<'a>>, text: &str) -> String {
        entry.map_or_else(|| self.redact(text), |entry| entry.place.redact(text))
    }

    /// The number of a clause in the list of all clauses, from 1.
    pub(crate) fn number(&self, clause: &Clause) -> usize {
        self.numbers.get(&key(clause)).copied().unwrap_or(0)
    }

    /// The reading of that id.
    pub(crate) fn reading(&self, id: &str) -> Option<&'a ReadingSummary> {
        self.edition.agreement.readings.iter().find(|reading| &*reading.id == id)
    }

    /// The place of a reading in the order of the agreement.
    pub(crate) fn reading_place(&self, id: &str) -> Option<usize> {
        self.edition.agreement.readings.iter().position(|reading| &*reading.id == id)
    }

    /// The place of a party in the order of the agreement; `None` where it is no party.
    pub(crate) fn party_place(&self, id: &str) -> Option<usize> {
        self.edition.agreement.parties.iter().position(|party| &*party.id == id)
    }

    /// A clause by its place in a reading.
    pub(crate) fn clause(&self, reading: &str, place: usize) -> Option<&'a Clause> {
        self.reading(reading)?.clauses.get(place)
    }

    /// The title of a party; another name as it is.
    pub(crate) fn title<'n>(&self, name: &'n Name) -> &'n str
    where
        'a: 'n,
    {
        self.edition.agreement.parties.iter().find(|party| party.id == *name).map_or(&**name, |party| &*party.title)
    }

    /// A sentence of this program that belongs to no one incident, without any name that is withheld anywhere.
    pub(crate) fn redact(&self, text: &str) -> String {
        let without =
            |text: String, entry: &Entry<'a>| if entry.place.is_in(&text) { entry.place.redact(&text) } else { text };
        self.entries.iter().fold(text.to_owned(), without)
    }
}

impl<'a> Entry<'a> {
    /// What was found about one party as the actor.
    pub(crate) fn attributed(&self, party: &str) -> Option<&'a Attributed> {
        self.assessment.parties.iter().find(|attributed| &*attributed.party == party)
    }
}
