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

    /// Each leaf by itself, in order.
    pub fn each(self) -> impl Iterator<Item = Self> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let leaf = rest & rest.wrapping_neg();
            rest ^= leaf;
            (leaf != 0).then_some(Self(leaf))
        })
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

/// A word of the taxonomy: a leaf, or a node that stands for several.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The word itself, with hyphens (`oil-refinery`).
    #[serde(skip)]
    pub name: String,
    /// What it means, one sentence.
    pub definition: String,
    /// How a rule says it, for acts (`withdraw`); the name itself where it is empty.
    #[serde(default)]
    pub verb: String,
    /// For a node, the words that it stands for; empty for a leaf.
    #[serde(default)]
    pub of: Vec<String>,
    /// Other words for the same.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// Whether its place in a class is open unless a text names it.
    #[serde(default)]
    pub disputed: bool,
    /// What the nearest words of other vocabularies are called there; empty where none is near.
    #[serde(default)]
    pub codes: Codes,
}

/// Where to look in other vocabularies; a code names what is near, which need not mean the same.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Codes {
    /// Sub-event types of ACLED.
    pub acled: Vec<String>,
    /// Codes of CAMEO.
    pub cameo: Vec<String>,
    /// Events of PLOVER, with their mode (`ASSAULT-drone`).
    pub plover: Vec<String>,
    /// Types of violence of UCDP, 1 to 3.
    pub ucdp: Vec<String>,
    /// Labels of VIINA, without `t_`.
    pub viina: Vec<String>,
}

impl Codes {
    /// Each vocabulary's name with its codes, those without any left out.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        let all = [
            ("ACLED", &self.acled),
            ("CAMEO", &self.cameo),
            ("PLOVER", &self.plover),
            ("UCDP", &self.ucdp),
            ("VIINA", &self.viina),
        ];
        all.into_iter().filter(|(_, codes)| !codes.is_empty()).map(|(name, codes)| (name, codes.as_slice()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    act: BTreeMap<String, Word>,
    object: BTreeMap<String, Word>,
    means: BTreeMap<String, Word>,
    outcome: BTreeMap<String, Word>,
}

#[derive(Debug, Default)]
struct Tree {
    /// Leaf names in bit order.
    leaves: Vec<String>,
    /// Every word (leaf, node, synonym) and its leaves.
    words: BTreeMap<String, LeafSet>,
    /// Nodes from few leaves to many, with canonical names, for putting sets into words.
    nodes: Vec<(LeafSet, String)>,
    /// Leaves and nodes by name.
    entries: BTreeMap<String, Word>,
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
        tree.disputed.each().fold(LeafSet::EMPTY, |near, leaf| {
            let narrowest = tree.nodes.iter().find(|(node, _)| node.len() > 1 && node.contains(leaf));
            if narrowest.is_some_and(|(node, _)| node.overlaps(set)) { near.union(leaf) } else { near }
        })
    }

    /// What stands beside a set: the leaves of the smallest node that holds all of it and something more, without its own
    /// and without any of `never`; nothing where there is no such node.
    #[must_use]
    pub fn neighbours(&self, facet: Facet, set: LeafSet, never: LeafSet) -> LeafSet {
        let beside = |(node, _): &(LeafSet, String)| node.contains(set).then(|| node.minus(set).minus(never));
        let mut nodes = self.tree(facet).nodes.iter().filter_map(beside);
        nodes.find(|rest| !rest.is_empty()).filter(|_| !set.is_empty()).unwrap_or_default()
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

    /// A set as the nodes and leaves that make it up, the largest first: at most a few words for many leaves.
    #[must_use]
    pub fn outline(&self, facet: Facet, set: LeafSet) -> Vec<String> {
        let mut rest = set;
        let mut parts = Vec::new();
        for (node, name) in self.tree(facet).nodes.iter().rev() {
            if set.contains(*node) && node.intersection(rest).len() > 1 {
                parts.push(format!("any {}", name.replace('-', " ")));
                rest = rest.minus(*node);
            }
        }
        parts.extend(self.names(facet, rest).iter().map(|name| name.replace('-', " ")));
        parts
    }

    /// Every word of a facet that an input may use, sorted.
    pub fn words(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.tree(facet).words.keys().map(String::as_str)
    }

    /// The leaf or node that is called so, or that has such a synonym or verb.
    #[must_use]
    pub fn word(&self, facet: Facet, word: &str) -> Option<&Word> {
        let tree = self.tree(facet);
        let folded = fold(word);
        let other = |entry: &&Word| entry.synonyms.iter().chain([&entry.verb]).any(|other| fold(other) == folded);
        tree.entries.get(&folded).or_else(|| tree.entries.values().find(other))
    }

    /// Every leaf and node of a facet, by name.
    pub fn entries(&self, facet: Facet) -> impl Iterator<Item = &Word> {
        self.tree(facet).entries.values()
    }

    /// Acts as a rule says them: `strike`, or `strike or demolish`.
    #[must_use]
    pub fn verbs(&self, acts: LeafSet) -> String {
        let tree = self.tree(Facet::Act);
        let verb = |name: &str| match tree.entries.get(name) {
            Some(entry) if !entry.verb.is_empty() => entry.verb.clone(),
            _ => name.replace('-', " "),
        };
        match tree.nodes.iter().find(|(node, _)| *node == acts) {
            Some((_, name)) => verb(name),
            None => self.names(Facet::Act, acts).into_iter().map(verb).collect::<Vec<_>>().join(" or "),
        }
    }
}

/// Lower case, with spaces, hyphens and underscores alike.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut parted = false;
    for letter in word.trim().chars() {
        if matches!(letter, ' ' | '-' | '_') {
            parted = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut parted) {
            folded.push('-');
        }
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else {
            folded.extend(letter.to_lowercase());
        }
    }
    folded
}

fn tree(facet: Facet, mut entries: BTreeMap<String, Word>) -> Result<Tree, TaxonomyError> {
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
    }
    for (name, entry) in &entries {
        let set = out.words.get(&fold(name)).copied().unwrap_or(LeafSet::EMPTY);
        let verb = Some(&entry.verb).filter(|verb| !verb.is_empty() && fold(verb) != *name);
        for other in entry.synonyms.iter().chain(verb) {
            if out.words.insert(fold(other), set).is_some() {
                return Err(TaxonomyError::Twice(other.clone(), facet.word()));
            }
        }
    }
    out.nodes.sort_by_key(|(set, name)| (set.len(), name.clone()));
    for (name, entry) in &mut entries {
        entry.name.clone_from(name);
    }
    out.entries = entries;
    Ok(out)
}

fn leaves_of(
    facet: Facet,
    name: &str,
    entries: &BTreeMap<String, Word>,
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
            for entry in taxonomy.entries(facet) {
                assert!(entry.definition.ends_with('.'), "{} has no definition", entry.name);
                assert_eq!(fold(&entry.name), entry.name, "a name is written as it is looked up");
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
    fn many_leaves_are_outlined_by_their_nodes() {
        let taxonomy = shipped();
        let set = |word| taxonomy.set(Facet::Means, word).unwrap();
        let most = set("missile").union(set("artillery")).union(set("small arms"));
        assert_eq!(taxonomy.outline(Facet::Means, most), ["any artillery", "any missile", "small arms"]);
        assert_eq!(taxonomy.outline(Facet::Means, set("mine")), ["mine"]);
    }

    #[test]
    fn an_act_is_said_by_its_verb() {
        let taxonomy = shipped();
        let act = |word| taxonomy.set(Facet::Act, word).unwrap();
        assert_eq!(act("withdraw"), act("withdrawal"));
        assert_eq!(taxonomy.verbs(act("strike").union(act("demolition"))), "demolish or strike");
        assert_eq!(taxonomy.verbs(act("attack")), "attack");
        assert_eq!(taxonomy.word(Facet::Act, "pull back").unwrap().name, "withdrawal");
    }

    #[test]
    fn what_is_declared_has_a_word_of_its_own_and_declaration_keeps_its_own() {
        let taxonomy = shipped();
        let act = |word| taxonomy.set(Facet::Act, word).unwrap();
        let words = [
            "suspension-notice",
            "leaving-notice",
            "release-declaration",
            "renewal-agreement",
            "objection",
            "declaration",
        ];
        let all = words.map(act).into_iter().fold(LeafSet::EMPTY, LeafSet::union);
        assert_eq!(all.len(), 6, "each is a leaf");
        assert!(act("deed").contains(all));
        assert_eq!(taxonomy.verbs(act("declaration")), "declare");
        assert!(taxonomy.all(Facet::Act).len() < 64);
    }

    #[test]
    fn codes_of_other_vocabularies_are_theirs() {
        let taxonomy = shipped();
        // Sub-event types of ACLED's codebook and labels of VIINA's, as far as `docs` of the two list them.
        let acled = "Government regains territory|Non-state actor overtakes territory|Armed clash|Chemical weapon|Air/drone strike|Suicide bomb|Shelling/artillery/missile attack|Remote explosive/landmine/IED|Grenade|Sexual violence|Attack|Abduction/forced disappearance|Agreement|Arrests|Change to group/activity|Disrupted weapons use|Headquarters or base established|Looting/property destruction|Non-violent transfer of territory|Other";
        let viina = "mil|nmil|loc|san|aad|airstrike|armor|arrest|artillery|control|firefight|ied|raid|occupy|property|cyber|hospital|milcas|civcas";
        for entry in Facet::ALL.into_iter().flat_map(|facet| taxonomy.entries(facet)) {
            let Codes { acled: ours, cameo, plover, ucdp, viina: labels } = &entry.codes;
            assert!(ours.iter().all(|code| acled.split('|').any(|known| known == code)), "{}", entry.name);
            assert!(labels.iter().all(|code| viina.split('|').any(|known| known == code)), "{}", entry.name);
            assert!(ucdp.iter().all(|code| ["1", "2", "3"].contains(&code.as_str())), "{}", entry.name);
            let digits = |code: &String| (2..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
            assert!(cameo.iter().all(digits), "{}", entry.name);
            let is_event = |code: &String| code.split('-').next().is_some_and(|event| event == event.to_uppercase());
            assert!(plover.iter().all(is_event), "{}", entry.name);
        }
    }

    #[test]
    fn a_node_that_holds_itself_is_refused() {
        let text = "[act.a]\ndefinition='x'\nof=['a']\n[object]\n[means]\n[outcome]\n";
        assert!(Taxonomy::read(text).is_err());
    }
}
