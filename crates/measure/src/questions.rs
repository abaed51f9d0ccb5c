//! The questions of findings that cannot be made: those that are one question, the findings that hang on each, and which
//! way each answer decides. What makes questions one is for whoever asks.

use std::collections::BTreeMap;

use model::{Finding, FindingKind, Question, Settle, Way};

/// Questions that are one, and the findings that hang on them.
pub(crate) struct Group<'a, K> {
    /// What makes them one.
    pub(crate) key: K,
    /// In how many words they are asked, each once, in the order of the findings.
    pub(crate) texts: Vec<&'a str>,
    /// Each once.
    pub(crate) findings: Vec<&'a Finding>,
    /// Of these, how many it decides by itself whatever the answer.
    pub(crate) alone: usize,
    /// Which way each answer decides by itself.
    pub(crate) ways: Vec<Way>,
}

/// Gathers the questions of the sets that are `asked`, in the order of the findings. A question without a key is left out.
pub(crate) fn gather<'a, K: Ord + Clone>(
    findings: impl Iterator<Item = &'a Finding>,
    asked: impl Fn(&Settle) -> bool,
    key: impl Fn(&'a Finding, &'a Question) -> Option<K>,
) -> Vec<Group<'a, K>> {
    let mut groups: Vec<Group<'a, K>> = Vec::new();
    let mut place_of: BTreeMap<K, usize> = BTreeMap::new();
    for finding in findings.filter(|finding| finding.parts.finding == FindingKind::CannotRule) {
        let mut seen: Vec<K> = Vec::new();
        for question in finding.parts.settles.iter().filter(|set| asked(set)).flat_map(|set| &set.questions) {
            let Some(own) = key(finding, question) else { continue };
            let place = *place_of.entry(own.clone()).or_insert_with(|| {
                let (texts, findings, ways) = (Vec::new(), Vec::new(), Vec::new());
                groups.push(Group { key: own.clone(), texts, findings, alone: 0, ways });
                groups.len() - 1
            });
            let Some(group) = groups.get_mut(place) else { continue };
            if !group.texts.contains(&question.text.as_str()) {
                group.texts.push(&question.text);
            }
            if !seen.contains(&own) {
                let is_it = |question: &'a Question| key(finding, question).as_ref() == Some(&own);
                group.add(finding, is_it);
                seen.push(own);
            }
        }
    }
    groups
}

impl<'a, K> Group<'a, K> {
    fn add(&mut self, finding: &'a Finding, is_it: impl Fn(&'a Question) -> bool) {
        self.findings.push(finding);
        let (by_itself, with_others): (Vec<&Settle>, Vec<&Settle>) =
            finding.parts.settles.iter().partition(|set| set.questions.iter().all(&is_it));
        self.alone += usize::from(with_others.is_empty());
        let mut follows: Vec<(String, String)> = Vec::new();
        for way in by_itself.into_iter().flat_map(Settle::ways) {
            if !follows.contains(&way) {
                follows.push(way);
            }
        }
        for (answer, finding) in follows {
            match self.ways.iter_mut().find(|way| way.answer == answer && way.finding == finding) {
                Some(way) => way.n += 1,
                None => self.ways.push(Way { answer, finding, n: 1 }),
            }
        }
        // What makes a finding reads before what makes none; else the order of the findings, never that of words.
        self.ways.sort_by_key(|way| way.answer != "if inside");
    }
}
