//! What a delivery yields, and what a later one makes of it.

use std::collections::{BTreeMap, BTreeSet};

use model::{Accounting, Claim, Instant, Issue, Name, Skip, Statement};

use crate::fault::{Fault, Faults};
use crate::ids::Ids;

/// What was heard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// Sorted by id.
    pub statements: Vec<Statement>,
    /// Rows that speak of compliance and not of an incident, sorted by id; each is counted as skipped.
    pub claims: Vec<Claim>,
    /// What became of every row.
    pub accounting: Accounting,
    /// Trouble, by file and line; a row with two faults has two issues and counts once.
    pub issues: Vec<Issue>,
}

/// A row that can be used.
#[derive(Clone, Copy)]
enum Heard<'p> {
    Statement(&'p Statement),
    Claim(&'p Claim),
}

impl Heard<'_> {
    /// Whether the two say the same, wherever they stand.
    fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Statement(a), Self::Statement(b)) => {
                a.page.source == b.page.source
                    && a.page.address == b.page.address
                    && Statement { page: b.page.clone(), ..a.clone() } == *b
            }
            (Self::Claim(a), Self::Claim(b)) => a == b,
            (Self::Statement(_), Self::Claim(_)) | (Self::Claim(_), Self::Statement(_)) => false,
        }
    }
}

impl Parsed {
    /// This delivery and then a later one: a row whose id came before with other content supersedes the old row, and a
    /// row that came before with the same content is not heard twice. Both are counted as skipped.
    #[must_use]
    pub fn then(mut self, mut later: Self) -> Self {
        let (mut superseded, mut repeated) = (BTreeMap::new(), BTreeMap::new());
        let old = self.by_id();
        for (id, new) in later.by_id() {
            if let Some(old) = old.get(id) {
                if new.is_same(*old) {
                    repeated.insert(id.clone(), "the same row came in an earlier delivery".into());
                } else {
                    let by = match new {
                        Heard::Statement(statement) => &*statement.page.file,
                        Heard::Claim(_) => "a later delivery",
                    };
                    superseded.insert(id.clone(), format!("superseded by {by}").into());
                }
            }
        }
        self.skip(&superseded);
        later.skip(&repeated);
        self.statements.append(&mut later.statements);
        self.claims.append(&mut later.claims);
        self.issues.append(&mut later.issues);
        self.accounting.rows_in += later.accounting.rows_in;
        self.accounting.issues += later.accounting.issues;
        self.accounting.skipped.append(&mut later.accounting.skipped);
        self.settle();
        self
    }

    /// This delivery as it was known at a time: what had not been received by then, and what nobody dates, is left out and
    /// counted as skipped. To be asked of each delivery before [`Parsed::then`], so that a row does not supersede another
    /// before it was received.
    #[must_use]
    pub fn received_by(mut self, as_of: Instant) -> Self {
        let reason = |statement: &Statement| match statement.received {
            Some(at) if at <= as_of => None,
            Some(_) => Some("received after the time of the run".into()),
            None => Some(Self::UNDATED.into()),
        };
        let reasons = self.statements.iter().filter_map(|one| Some((one.id.clone(), reason(one)?))).collect();
        self.skip(&reasons);
        self.settle();
        self
    }

    /// The reason for which a statement without a date of publication is left out of a run as of a time.
    pub const UNDATED: &str = "nobody says when it was published";

    /// A row that yields nothing, with what is wrong with it.
    pub(crate) fn refuse(&mut self, Faults(faults): Faults, file: &Name, line: u32) {
        self.accounting.issues += 1;
        self.issues.extend(faults.into_iter().map(|fault| fault.at(file, line)));
    }

    /// Leaves out the rows whose id stands more than once in this delivery: all of them, so that their order decides
    /// nothing, or all but one where they say the same. Each that is left out is an issue.
    pub(crate) fn set_aside(&mut self, ids: Ids, column: &str, file: &Name) {
        let repeated = ids.repeated();
        let mut heard: BTreeMap<&Name, Vec<Heard<'_>>> = BTreeMap::new();
        for (id, row) in self.rows().filter(|(id, _)| repeated.contains_key(*id)) {
            heard.entry(id).or_default().push(row);
        }
        let says_one_thing = |rows: &Vec<Heard<'_>>| rows.iter().zip(rows.iter().skip(1)).all(|(a, b)| a.is_same(*b));
        let alike: BTreeSet<Name> = repeated
            .iter()
            .filter(|(id, lines)| heard.get(id).is_some_and(|rows| rows.len() == lines.len() && says_one_thing(rows)))
            .map(|(id, _)| id.clone())
            .collect();

        let n_before = self.statements.len() + self.claims.len();
        let mut kept = BTreeSet::new();
        let mut keep = |id: &Name| !repeated.contains_key(id) || (alike.contains(id) && kept.insert(id.clone()));
        self.statements.retain(|statement| keep(&statement.id));
        self.claims.retain(|claim| keep(&claim.id));
        self.accounting.issues += n_before - self.statements.len() - self.claims.len();

        for (id, lines) in &repeated {
            let (n_kept, message, hint) = if alike.contains(id) {
                (1, format!("`{id}` stands twice in this file, with the same content"), "delete the repetition")
            } else {
                let message =
                    format!("`{id}` stands twice in this file, with different content, and no row of it is used");
                (0, message, "give each of the rows an id of its own")
            };
            let aside = lines.iter().skip(n_kept);
            self.issues.extend(aside.map(|line| Fault::of(column, message.as_str(), hint).at(file, *line)));
        }
        self.issues.sort_by_key(|issue| issue.line);
    }

    /// Sorts by id and counts the statements.
    pub(crate) fn settle(&mut self) {
        self.statements.sort_by(|a, b| a.id.cmp(&b.id));
        self.claims.sort_by(|a, b| a.id.cmp(&b.id));
        self.accounting.skipped.sort_by(|a, b| (&a.id, &a.reason).cmp(&(&b.id, &b.reason)));
        self.accounting.statements = self.statements.len();
    }

    fn by_id(&self) -> BTreeMap<&Name, Heard<'_>> {
        self.rows().collect()
    }

    /// The rows that can be used, in the order in which they stand, the statements first.
    fn rows(&self) -> impl Iterator<Item = (&Name, Heard<'_>)> {
        let statements = self.statements.iter().map(|statement| (&statement.id, Heard::Statement(statement)));
        let claims = self.claims.iter().map(|claim| (&claim.id, Heard::Claim(claim)));
        statements.chain(claims)
    }

    /// Leaves rows out, each with its reason; a row that was left out as a claim keeps one reason only.
    fn skip(&mut self, reasons: &BTreeMap<Name, Name>) {
        self.statements.retain(|statement| !reasons.contains_key(&statement.id));
        for claim in self.claims.extract_if(.., |claim| reasons.contains_key(&claim.id)) {
            let known = skip(&claim);
            self.accounting.skipped.retain(|skip| *skip != known);
        }
        self.accounting
            .skipped
            .extend(reasons.iter().map(|(id, reason)| Skip { id: id.clone(), reason: reason.clone() }));
    }
}

/// How a row that is a claim is counted.
pub(crate) fn skip(claim: &Claim) -> Skip {
    let reason = match &*claim.kind {
        "denial" => "a denial without a place is a claim".into(),
        kind => format!("a row marked as {kind} is a claim").into(),
    };
    Skip { id: claim.id.clone(), reason }
}
