//! The closed vocabulary of acts, objects, means and outcomes, and sets of its leaves.
//!
//! The words live in `taxonomy.toml` beside this file: adding a leaf is a change there and nowhere else.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// One of the four trees of the taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// What was done.
    Act,
    /// To what.
    Object,
    /// With what.
    Means,
    /// With what result.
    Outcome,
}

impl Facet {
    /// All four, in the order in which they are printed.
    pub const ALL: [Self; 4] = [Self::Act, Self::Object, Self::Means, Self::Outcome];

    /// The word used in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Object => "object",
            Self::Means => "means",
            Self::Outcome => "outcome",
        }
    }
}

/// A set of leaves of one facet: what is possible. At most 64 leaves, so that scope is a mask operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafSet(pub u64);

impl LeafSet {
    /// No leaf.
    pub const EMPTY: Self = Self(0);

    /// In either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// In both.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// In `self` and not in `other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether no leaf is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many leaves are in it.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether every leaf of `other` is in `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.minus(self).is_empty()
    }

    /// Whether some leaf is in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        !self.intersection(other).is_empty()
    }
}

/// Trouble in the taxonomy file.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyError {
    /// Not TOML, or not of this shape.
    #[error("taxonomy: {0}")]
    Toml(#[from] toml::de::Error),
    /// A node names a child that is not there.
    #[error("taxonomy: `{parent}` names `{child}`, which is not a word of `{facet}`")]
    NoChild {
        /// The tree.
        facet: &'static str,
        /// The node.
        parent: String,
        /// The word it names.
        child: String,
    },
    /// One word with two meanings in one tree.
    #[error("taxonomy: `{0}` stands twice in `{1}`")]
    Twice(String, &'static str),
    /// More leaves than a set holds.
    #[error("taxonomy: `{0}` has more than 64 leaves")]
    TooMany(&'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    definition: String,
    #[serde(default)]
    of: Vec<String>,
    #[serde(default)]
    synonyms: Vec<String>,
    #[serde(default)]
    disputed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    act: BTreeMap<String, Entry>,
    object: BTreeMap<String, Entry>,
    means: BTreeMap<String, Entry>,
    outcome: BTreeMap<String, Entry>,
}

#[derive(Debug, Default)]
struct Tree {
    /// Leaf names in bit order.
    leaves: Vec<String>,
    /// Every word (leaf, node, synonym) and its leaves.
    words: BTreeMap<String, LeafSet>,
    /// Nodes from few leaves to many, with canonical names, for putting sets into words.
    nodes: Vec<(LeafSet, String)>,
    definitions: BTreeMap<String, String>,
    disputed: LeafSet,
}

/// The vocabulary, read once.
#[derive(Debug)]
pub struct Taxonomy {
    trees: [Tree; 4],
}

impl Taxonomy {
    /// The taxonomy shipped with the program.
    ///
    /// A test reads the same text, so that a broken file cannot be released; were it broken, the vocabulary would be
    /// empty and every word of every input would be reported as unknown.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Taxonomy> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::read(include_str!("taxonomy.toml")).unwrap_or(Self { trees: Default::default() }))
    }

    /// Reads a taxonomy file.
    ///
    /// # Errors
    /// [`TaxonomyError`], naming the word.
    pub fn read(text: &str) -> Result<Self, TaxonomyError> {
        let File { act, object, means, outcome } = toml::from_str(text)?;
        Ok(Self {
            trees: [
                tree(Facet::Act, act)?,
                tree(Facet::Object, object)?,
                tree(Facet::Means, means)?,
                tree(Facet::Outcome, outcome)?,
            ],
        })
    }

    fn tree(&self, facet: Facet) -> &Tree {
        let [act, object, means, outcome] = &self.trees;
        match facet {
            Facet::Act => act,
            Facet::Object => object,
            Facet::Means => means,
            Facet::Outcome => outcome,
        }
    }

    /// The leaves of a word: a leaf, a node or a synonym, spaces and hyphens alike.
    #[must_use]
    pub fn set(&self, facet: Facet, word: &str) -> Option<LeafSet> {
        self.tree(facet).words.get(&fold(word)).copied()
    }

    /// Every leaf: what is possible where nothing is said.
    #[must_use]
    pub fn all(&self, facet: Facet) -> LeafSet {
        let n = self.tree(facet).leaves.len();
        LeafSet(if n == 64 { u64::MAX } else { (1 << n) - 1 })
    }

    /// The leaves whose place in an agreement's classes is disputed: open unless a reading names them.
    #[must_use]
    pub fn disputed(&self, facet: Facet) -> LeafSet {
        self.tree(facet).disputed
    }

    /// The disputed leaves whose narrowest node shares a leaf with `set`: those that could belong to such a class.
    #[must_use]
    pub fn disputed_near(&self, facet: Facet, set: LeafSet) -> LeafSet {
        let tree = self.tree(facet);
        (0..64).map(|bit| LeafSet(1 << bit)).filter(|leaf| tree.disputed.contains(*leaf)).fold(
            LeafSet::EMPTY,
            |near, leaf| {
                let narrowest = tree.nodes.iter().find(|(node, _)| node.len() > 1 && node.contains(leaf));
                if narrowest.is_some_and(|(node, _)| node.overlaps(set)) { near.union(leaf) } else { near }
            },
        )
    }

    /// The outcomes of an act that did not succeed.
    #[must_use]
    pub fn attempt(&self) -> LeafSet {
        self.set(Facet::Outcome, "attempt").unwrap_or(LeafSet::EMPTY)
    }

    /// Leaf names of a set, sorted.
    #[must_use]
    pub fn names(&self, facet: Facet, set: LeafSet) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .tree(facet)
            .leaves
            .iter()
            .enumerate()
            .filter(|(bit, _)| set.0 >> bit & 1 == 1)
            .map(|(_, name)| name.as_str())
            .collect();
        names.sort_unstable();
        names
    }

    /// A set in few words: `any object`, a node that is exactly it, or its leaves joined by "or".
    #[must_use]
    pub fn describe(&self, facet: Facet, set: LeafSet) -> String {
        if set == self.all(facet) {
            return format!("any {}", facet.word());
        }
        if set.len() > 1
            && let Some((_, name)) = self.tree(facet).nodes.iter().find(|(node, _)| *node == set)
        {
            return format!("any {}", name.replace('-', " "));
        }
        let names: Vec<String> = self.names(facet, set).iter().map(|name| name.replace('-', " ")).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(" or ") }
    }

    /// Every word of a facet that an input may use, sorted.
    pub fn words(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.tree(facet).words.keys().map(String::as_str)
    }

    /// The definition of a leaf or node.
    #[must_use]
    pub fn definition(&self, facet: Facet, word: &str) -> Option<&str> {
        self.tree(facet).definitions.get(&fold(word)).map(String::as_str)
    }
}

/// Lower case, with spaces, hyphens and underscores alike.
fn fold(word: &str) -> String {
    word.trim().to_lowercase().split([' ', '-', '_']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn tree(facet: Facet, entries: BTreeMap<String, Entry>) -> Result<Tree, TaxonomyError> {
    let mut out = Tree::default();
    for (name, entry) in &entries {
        if entry.of.is_empty() {
            if out.leaves.len() == 64 {
                return Err(TaxonomyError::TooMany(facet.word()));
            }
            let leaf = LeafSet(1 << out.leaves.len());
            out.leaves.push(name.clone());
            out.words.insert(fold(name), leaf);
            if entry.disputed {
                out.disputed = out.disputed.union(leaf);
            }
        }
    }
    for (name, entry) in &entries {
        let set = leaves_of(facet, name, &entries, &out, 0)?;
        if !entry.of.is_empty() {
            out.words.insert(fold(name), set);
            out.nodes.push((set, name.clone()));
        }
        out.definitions.insert(fold(name), entry.definition.clone());
    }
    for (name, entry) in &entries {
        let set = out.words.get(&fold(name)).copied().unwrap_or(LeafSet::EMPTY);
        for synonym in &entry.synonyms {
            if out.words.insert(fold(synonym), set).is_some() {
                return Err(TaxonomyError::Twice(synonym.clone(), facet.word()));
            }
        }
    }
    out.nodes.sort_by_key(|(set, name)| (set.len(), name.clone()));
    Ok(out)
}

fn leaves_of(
    facet: Facet,
    name: &str,
    entries: &BTreeMap<String, Entry>,
    tree: &Tree,
    depth: usize,
) -> Result<LeafSet, TaxonomyError> {
    let missing = |parent: &str, child: &str| TaxonomyError::NoChild {
        facet: facet.word(),
        parent: parent.to_owned(),
        child: child.to_owned(),
    };
    let Some(entry) = entries.get(name) else { return Err(missing(name, name)) };
    if entry.of.is_empty() {
        return tree.words.get(&fold(name)).copied().ok_or_else(|| missing(name, name));
    }
    let mut set = LeafSet::EMPTY;
    for child in &entry.of {
        // A tree deeper than it has words holds itself.
        if depth > entries.len() || !entries.contains_key(child) {
            return Err(missing(name, child));
        }
        set = set.union(leaves_of(facet, child, entries, tree, depth + 1)?);
    }
    Ok(set)
}

impl Default for LeafSet {
    fn default() -> Self {
        Self::EMPTY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Taxonomy {
        Taxonomy::read(include_str!("taxonomy.toml")).unwrap()
    }

    #[test]
    fn the_shipped_file_reads_and_every_word_is_defined() {
        let taxonomy = shipped();
        for facet in Facet::ALL {
            assert!(!taxonomy.all(facet).is_empty(), "{facet:?}");
            for (word, definition) in &taxonomy.tree(facet).definitions {
                assert!(definition.ends_with('.'), "{word} has no definition");
            }
        }
    }

    #[test]
    fn long_range_means_hold_no_first_person_view_drone() {
        let taxonomy = shipped();
        let long = taxonomy.set(Facet::Means, "long-range means").unwrap();
        assert!(!long.overlaps(taxonomy.set(Facet::Means, "FPV drone").unwrap()));
        assert_eq!(taxonomy.names(Facet::Means, long), ["ballistic-missile", "cruise-missile", "one-way-drone"]);
    }

    #[test]
    fn infrastructure_is_never_military() {
        let taxonomy = shipped();
        let infrastructure = taxonomy.set(Facet::Object, "infrastructure").unwrap();
        assert!(!infrastructure.overlaps(taxonomy.set(Facet::Object, "military").unwrap()));
        assert!(infrastructure.contains(taxonomy.set(Facet::Object, "energy").unwrap()));
    }

    #[test]
    fn a_set_that_is_a_node_is_called_by_its_name() {
        let taxonomy = shipped();
        let energy = taxonomy.set(Facet::Object, "energy").unwrap();
        assert_eq!(taxonomy.describe(Facet::Object, energy), "any energy");
        assert_eq!(taxonomy.describe(Facet::Object, taxonomy.all(Facet::Object)), "any object");
    }

    #[test]
    fn a_node_that_holds_itself_is_refused() {
        let text = "[act.a]\ndefinition='x'\nof=['a']\n[object]\n[means]\n[outcome]\n";
        assert!(Taxonomy::read(text).is_err());
    }
}
