//! `servanda taxonomy`: the words that an agreement and a table of reports may use.

use clap::Args;
use model::{Facet, Taxonomy};

use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(after_help = "Examples:\n  servanda taxonomy\n  servanda taxonomy substation")]
pub(crate) struct Arguments {
    /// Only this word
    word: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let taxonomy = Taxonomy::shipped();
    let mut text = String::new();
    for facet in Facet::ALL {
        match arguments.word.as_deref() {
            None => {
                text.push_str(&format!("{}\n", facet.word()));
                taxonomy.words(facet).for_each(|word| text.push_str(&line(facet, word)));
            }
            Some(word) if taxonomy.set(facet, word).is_some() => {
                text.push_str(&format!("{}\n{}", facet.word(), line(facet, word)));
            }
            Some(_) => {}
        }
    }
    if text.is_empty() {
        let word = arguments.word.as_deref().unwrap_or_default();
        return Err(Failure::Usage(format!("there is no word `{word}`"), "`servanda taxonomy` lists them all".into()));
    }
    terminal::data(&text)?;
    Ok(Exit::Done)
}

/// A word, what it means, and the leaves it stands for where it is more than one.
fn line(facet: Facet, word: &str) -> String {
    let taxonomy = Taxonomy::shipped();
    let Some(set) = taxonomy.set(facet, word) else { return String::new() };
    let leaves = taxonomy.names(facet, set).join(", ");
    let meaning = match taxonomy.definition(facet, word) {
        Some(definition) if set.len() > 1 => format!("{definition} Stands for: {leaves}."),
        Some(definition) => definition.to_owned(),
        None => format!("The same as: {leaves}."),
    };
    format!("  {word}: {meaning}\n")
}
