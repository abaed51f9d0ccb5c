//! One voice per origin: who repeats whom.

use std::collections::BTreeMap;

use model::{Name, SourceBook, Speaker};

/// The origin of a voice.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) speaker: &'a Speaker,
    /// The party it speaks for.
    pub(crate) side: Option<&'a Name>,
}

/// The voices behind the speakers of the statements (given in order of the statements' ids), and for each statement its
/// voice.
///
/// A speaker whose book entry says that it repeats another is that other's voice, and so on along the chain; where it
/// repeats several, the first of them that was heard here counts, so that a digest of two voices does not make them one.
/// Speakers of one side that repeat the same origin are one voice even where the origin was not heard itself; the voice is
/// then called by the first of them, and takes no side from the absent origin. Speakers that repeat each other are one voice.
pub(crate) fn origins<'a>(speakers: &[&'a Speaker], book: &'a SourceBook) -> (Vec<Origin<'a>>, Vec<usize>) {
    let mut heard: BTreeMap<&'a str, (usize, &'a Speaker)> = BTreeMap::new();
    for (at, speaker) in speakers.iter().enumerate() {
        heard.entry(&speaker.id).or_insert((at, speaker));
    }
    let mut roots: Vec<(&'a str, Option<&'a Name>)> = Vec::new();
    let mut voices: Vec<Origin<'a>> = Vec::new();
    let mut voice_of = Vec::with_capacity(speakers.len());
    for speaker in speakers {
        let (root, anchor) = chain(speaker, &heard, book);
        let side = anchor.affiliation.party();
        let voice = roots.iter().position(|known| *known == (root, side)).unwrap_or_else(|| {
            roots.push((root, side));
            voices.push(Origin { speaker: anchor, side });
            roots.len() - 1
        });
        voice_of.push(voice);
    }
    (voices, voice_of)
}

/// Follows what a speaker repeats: the name at the end of the chain, and the last speaker along it that was heard.
fn chain<'a>(
    start: &'a Speaker,
    heard: &BTreeMap<&'a str, (usize, &'a Speaker)>,
    book: &'a SourceBook,
) -> (&'a str, &'a Speaker) {
    let mut path: Vec<&'a str> = vec![&start.id];
    let mut here = start;
    let mut anchor = start;
    loop {
        let others = || here.relays.iter().map(|name| &**name).filter(|name| *name != &*here.id);
        let Some(next) = others().find(|name| heard.contains_key(name)).or_else(|| others().next()) else {
            break;
        };
        if let Some(at) = path.iter().position(|name| *name == next) {
            // They repeat each other: the one heard first is the origin; a circle nobody was heard of needs only a name.
            let circle = path.get(at..).unwrap_or_default();
            let origin = circle.iter().filter_map(|name| heard.get(name)).min_by_key(|(first, _)| *first);
            return match origin {
                Some((_, speaker)) => (&speaker.id, speaker),
                None => (circle.iter().min().copied().unwrap_or(next), anchor),
            };
        }
        path.push(next);
        if let Some((_, speaker)) = heard.get(next) {
            anchor = speaker;
        }
        match book.speaker(next) {
            Some(speaker) => here = speaker,
            None => break,
        }
    }
    (path.last().copied().unwrap_or(&start.id), anchor)
}
