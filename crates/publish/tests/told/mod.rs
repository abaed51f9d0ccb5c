//! The texts of an edition, as a test reads them.

use model::Edition;
use publish::{claim_json, explain, headline_text, on_request, publish};

pub(crate) fn artifact(edition: &Edition, name: &str) -> String {
    let artifacts = publish(edition).unwrap();
    let found = artifacts.into_iter().find(|artifact| artifact.name == name).unwrap();
    String::from_utf8(found.bytes).unwrap()
}

pub(crate) fn objects(edition: &Edition, name: &str) -> Vec<serde_json::Value> {
    artifact(edition, name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every text that the edition gives to anybody.
pub(crate) fn everything(edition: &Edition) -> Vec<(String, String)> {
    let files = publish(edition).unwrap().into_iter().chain(on_request(edition).unwrap());
    let mut all: Vec<(String, String)> =
        files.map(|artifact| (artifact.name.to_owned(), String::from_utf8(artifact.bytes).unwrap())).collect();
    all.push(("headline".to_owned(), headline_text(edition)));
    all.push(("claims".to_owned(), claim_json(edition).unwrap()));
    let ids = edition.resolution.incidents.iter().map(|incident| &incident.id);
    let ids = ids.chain(edition.statements.iter().map(|s| &s.id)).chain(edition.findings.iter().map(|f| &f.id));
    let ids = ids.chain(edition.claims.iter().map(|claim| &claim.id));
    for id in ids {
        let explanation = explain(edition, id).unwrap();
        all.push((format!("explanation of {id}"), explanation.text()));
        all.push((format!("explanation of {id} as JSON"), explanation.json().to_string()));
    }
    all
}

/// A text without its line breaks and indents, so that a sentence is found wherever it is broken.
pub(crate) fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every field of a record, those of the records within it too.
pub(crate) fn fields(record: &serde_json::Value) -> Vec<String> {
    let mut all = Vec::new();
    for (key, value) in record.as_object().into_iter().flatten() {
        all.push(key.clone());
        all.extend(fields(value).into_iter().map(|field| format!("{key}.{field}")));
    }
    all
}

/// The values of an attribute, in the order of the page.
pub(crate) fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    page.split(opening.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// What an edition printed of its incidents' places, and what the next one prints of the first incident's.
pub(crate) fn after(printed: Option<model::Printed>, change: impl FnOnce(&mut model::Edition)) -> serde_json::Value {
    let mut edition = crate::small_edition::edition();
    let told = publish::read_printed(&artifact(&edition, "incidents.jsonl")).unwrap();
    edition.printed.extend(told);
    if let Some(printed) = printed {
        edition.printed.insert("I-R1".into(), printed);
    }
    change(&mut edition);
    objects(&edition, "incidents.jsonl")[0]["place"].clone()
}
