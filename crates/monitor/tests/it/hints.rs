//! The compiler's own grouping of the reports, held against the incidents that come out. It is one person's guess and no
//! input of any step; where it and the incidents differ, `resolution-notes.md` of the case says why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use model::{Edition, Incident, Name};
use monitor::{Options, run};

use crate::moratorium::{folder, rows, world};

const CASE: &str = "energy-moratorium-2025";

/// Where the part begins that is made from what comes out. What stands before it is written by hand.
const MADE: &str = "\n## What comes out\n";

/// Under the heading of a group: one made paragraph, then the explanation, written by hand.
const GROUP: &str = "\n### ";

/// The compiler's groups and the edition.
struct Compared {
    /// Rows by group, as they stand in the table.
    groups: BTreeMap<String, Vec<Name>>,
    group_of: BTreeMap<Name, String>,
    edition: Edition,
}

impl Compared {
    fn new() -> Self {
        let world = world(CASE);
        let table = rows(&world);
        let (id, hint) = (table.column("report_id"), table.column("incident_hint"));
        let mut groups: BTreeMap<String, Vec<Name>> = BTreeMap::new();
        for row in &table.rows {
            groups.entry(row[hint].clone()).or_default().push(row[id].as_str().into());
        }
        let of =
            |(group, ids): (&String, &Vec<Name>)| ids.iter().map(|id| (id.clone(), group.clone())).collect::<Vec<_>>();
        let group_of = groups.iter().flat_map(of).collect();
        Self { groups, group_of, edition: run(&world, &Options::default()).unwrap() }
    }

    fn incidents(&self) -> &[Incident] {
        &self.edition.resolution.incidents
    }

    /// The incidents that hold rows of a group.
    fn holding(&self, ids: &[Name]) -> Vec<&Incident> {
        self.incidents().iter().filter(|one| ids.iter().any(|id| one.statements.contains(id))).collect()
    }

    fn is_exact(&self, ids: &[Name]) -> bool {
        matches!(self.holding(ids)[..], [only] if set(&only.statements) == set(ids))
    }

    /// Rows of a group that are no statement of any incident: they are read as claims.
    fn claims(&self, ids: &[Name]) -> Vec<Name> {
        let holding = self.holding(ids);
        ids.iter().filter(|id| holding.iter().all(|one| !one.statements.contains(id))).cloned().collect()
    }

    /// What became of a group, in a paragraph.
    fn outcome(&self, ids: &[Name]) -> String {
        let mut parts = vec![format!("Rows {}.", ids.join(" "))];
        let claims = self.claims(ids);
        if !claims.is_empty() {
            parts.push(format!("Read as claims: {}.", claims.join(" ")));
        }
        for incident in self.holding(ids) {
            let (own, others): (Vec<&Name>, Vec<&Name>) = incident.statements.iter().partition(|id| ids.contains(id));
            parts.push(format!("In {}: {}{}.", incident.id, words(&own), self.beside(&others)));
            let across = incident.pairs.iter().filter(|pair| ids.contains(&pair.a) != ids.contains(&pair.b));
            // Each with its weight, from which the mean that joined them is made.
            let weights: Vec<String> = across
                .map(|pair| format!("{}\u{2013}{} {:+.1}", pair.a, pair.b, 10.0 * 2_f64.log10() * pair.bits))
                .collect();
            if !weights.is_empty() {
                parts.push(format!("In decibans: {}.", weights.join(", ")));
            }
        }
        parts.join(" ")
    }

    /// ` with R012 of I005`.
    fn beside(&self, others: &[&Name]) -> String {
        let groups: BTreeSet<&str> = others.iter().map(|id| &*self.group_of[*id]).collect();
        let groups = groups.into_iter().collect::<Vec<_>>().join(" and ");
        if others.is_empty() { groups } else { format!(" with {} of {groups}", words(others)) }
    }

    /// How well the incidents agree with the groups, over the statements: pairs (precision, recall, F1) and B-cubed (Bagga
    /// and Baldwin 1998; the same three).
    fn figures(&self) -> String {
        let pairs = |n: usize| (n * n.saturating_sub(1) / 2) as f64;
        let (mut hit, mut found) = (0.0, 0.0);
        let (mut precision, mut recall, mut n) = (0.0, 0.0, 0);
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        let statements = || self.incidents().iter().flat_map(|one| &one.statements);
        statements().for_each(|id| *sizes.entry(&self.group_of[id]).or_default() += 1);
        for incident in self.incidents() {
            found += pairs(incident.statements.len());
            n += incident.statements.len();
            let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
            incident.statements.iter().for_each(|id| *shared.entry(&self.group_of[id]).or_default() += 1);
            for (group, both) in shared {
                hit += pairs(both);
                precision += (both * both) as f64 / incident.statements.len() as f64;
                recall += (both * both) as f64 / sizes[group] as f64;
            }
        }
        let meant: f64 = sizes.values().map(|size| pairs(*size)).sum();
        let three = |precision: f64, recall: f64| {
            let f1 = 2.0 * precision * recall / (precision + recall);
            format!("precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}")
        };
        let b_cubed = three(precision / n as f64, recall / n as f64);
        format!(
            "{n} statements in {} incidents, against {} groups that hold a statement.\nPairs: {}. B-cubed: {b_cubed}.",
            self.incidents().len(),
            sizes.len(),
            three(hit / found, hit / meant)
        )
    }

    /// The page, with what is written by hand taken from `notes`.
    fn page(&self, notes: &str) -> String {
        let by_hand = notes.split_once(MADE).map_or(notes, |(by_hand, _)| by_hand);
        let explained = explained(notes);
        let (exact, others): (Vec<_>, Vec<_>) = self.groups.iter().partition(|(_, ids)| self.is_exact(ids));
        let exact: Vec<&str> = exact.into_iter().map(|(group, _)| group.as_str()).collect();
        let mut page = format!("{by_hand}{MADE}\n{}\n", self.figures());
        let _ = writeln!(page, "{} of {} groups come out exactly:\n", exact.len(), self.groups.len());
        exact.chunks(20).for_each(|line| page += &format!("{}\n", line.join(" ")));
        page += "\n## The others\n";
        for (group, ids) in others {
            let explanation = explained.get(group.as_str()).copied().unwrap_or_default();
            let _ = write!(page, "{GROUP}{group}\n\n{}\n\n{explanation}\n", self.outcome(ids));
        }
        page
    }
}

fn set(ids: &[Name]) -> BTreeSet<&Name> {
    ids.iter().collect()
}

fn words(ids: &[&Name]) -> String {
    ids.iter().map(|id| &***id).collect::<Vec<_>>().join(" ")
}

/// The explanation of each group that has one.
fn explained(notes: &str) -> BTreeMap<&str, &str> {
    let sections = notes.split(GROUP).skip(1).filter_map(|section| section.split_once('\n'));
    let sections = sections.map(|(group, text)| (group, text.trim().split_once("\n\n").map_or("", |(_, text)| text)));
    sections.filter(|(_, text)| !text.is_empty()).collect()
}

#[test]
fn every_difference_from_the_compilers_groups_is_explained_in_the_notes() {
    let compared = Compared::new();
    let path = folder(CASE).join("resolution-notes.md");
    let notes = std::fs::read_to_string(&path).unwrap_or_default();
    let page = compared.page(&notes);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let differing: BTreeSet<&str> =
        compared.groups.iter().filter(|(_, ids)| !compared.is_exact(ids)).map(|(group, _)| group.as_str()).collect();
    assert_eq!(
        explained(&notes).into_keys().collect::<BTreeSet<_>>(),
        differing,
        "groups explained, groups that differ"
    );
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "{} is not what comes out: run the tests with UPDATE=1 and read it", path.display());
}
