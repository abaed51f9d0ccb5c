//! `servanda taxonomy`: the words that an agreement and a table of reports may use.

use clap::Args;
use model::{Facet, Taxonomy, Word};

use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Examples:\n  servanda taxonomy\n  servanda taxonomy combat aircraft\n  servanda taxonomy --json"
)]
pub(crate) struct Arguments {
    /// Only this word, with all that is known of it
    word: Vec<String>,
    /// Print the words as JSON Lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let word = arguments.word.join(" ");
    let found = if word.is_empty() { all() } else { named(&word)? };
    if arguments.json {
        let text = monitor::taxonomy_json(&found).map_err(|error| Failure::Run(error, "taxonomy".into()))?;
        terminal::data(&text)?;
    } else if !word.is_empty() {
        terminal::data(&found.iter().map(|(facet, word)| whole(*facet, word)).collect::<Vec<_>>().join("\n"))?;
    } else {
        terminal::data(&Facet::ALL.map(|facet| list(facet, &found)).join("\n"))?;
    }
    Ok(Exit::Done)
}

fn all() -> Vec<(Facet, &'static Word)> {
    let of = |facet| Taxonomy::shipped().entries(facet).map(move |word| (facet, word));
    Facet::ALL.into_iter().flat_map(of).collect()
}

/// The word in every facet that has it; where none has, the nearest ones are told.
fn named(word: &str) -> Result<Vec<(Facet, &'static Word)>, Failure> {
    let of = |facet| Taxonomy::shipped().word(facet, word).map(|found| (facet, found));
    let found: Vec<_> = Facet::ALL.into_iter().filter_map(of).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let near = monitor::near_words(word);
    let hint = if near.is_empty() { String::new() } else { format!("did you mean `{}`? ", near.join("` or `")) };
    Err(Failure::Usage(format!("there is no word `{word}`"), format!("{hint}`servanda taxonomy` lists them all")))
}

/// One facet, a line a word.
fn list(facet: Facet, words: &[(Facet, &Word)]) -> String {
    let ours = words.iter().filter(|(of, _)| *of == facet);
    let line = |word: &Word| {
        let parts = if word.of.is_empty() { String::new() } else { format!(" Holds {}.", word.of.join(", ")) };
        format!("  {}: {}{parts}\n", word.name, word.definition)
    };
    format!("{}\n{}", facet.word(), ours.map(|(_, word)| line(word)).collect::<String>())
}

/// Everything that is known of one word.
fn whole(facet: Facet, word: &Word) -> String {
    let taxonomy = Taxonomy::shipped();
    let set = taxonomy.set(facet, &word.name).unwrap_or_default();
    let holders = taxonomy.entries(facet).filter(|other| other.of.contains(&word.name)).map(|other| &*other.name);
    let codes = word.codes.each().map(|(vocabulary, codes)| (vocabulary, codes.join(", ")));
    let rows = [
        ("in a rule", word.verb.clone()),
        ("also", word.synonyms.join(", ")),
        ("stands for", if word.of.is_empty() { String::new() } else { taxonomy.names(facet, set).join(", ") }),
        ("held by", holders.collect::<Vec<_>>().join(", ")),
        ("open", if word.disputed { "unless a text names it in or out".into() } else { String::new() }),
    ];
    let rows = rows.into_iter().chain(codes).filter(|(_, text)| !text.is_empty());
    let rows: String = rows.map(|(name, text)| format!("  {name:<11} {text}\n")).collect();
    format!("{} {}\n  {}\n{rows}", facet.word(), word.name, word.definition)
}
