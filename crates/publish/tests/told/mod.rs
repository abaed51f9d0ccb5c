//! The texts of an edition, as a test reads them.

use model::Edition;
use publish::{
    Look, PageContent, claim_json, explain, headline_text, on_request, publish, read_page, show_json, show_text,
};
use serde_json::Value;

pub(crate) fn artifact(edition: &Edition, name: &str) -> String {
    let artifacts = publish(edition).unwrap();
    let found = artifacts.into_iter().find(|artifact| artifact.name == name).unwrap();
    String::from_utf8(found.bytes).unwrap()
}

pub(crate) fn objects(edition: &Edition, name: &str) -> Vec<Value> {
    artifact(edition, name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn page(edition: &Edition) -> PageContent {
    read_page(&artifact(edition, "index.html")).unwrap()
}

/// The records of a list.
pub(crate) fn each(list: &Value) -> std::slice::Iter<'_, Value> {
    list.as_array().unwrap().iter()
}

pub(crate) fn id(record: &Value) -> &str {
    record["id"].as_str().unwrap()
}

/// Whether a name stands in a text, in whatever case: what can be searched is in lower case.
pub(crate) fn names(text: &str, name: &str) -> bool {
    text.to_lowercase().contains(&name.to_lowercase())
}

/// Every text that the edition gives to anybody; of the page what is packed in it too.
pub(crate) fn everything(edition: &Edition) -> Vec<(String, String)> {
    let files = publish(edition).unwrap().into_iter().chain(on_request(edition).unwrap());
    let mut all: Vec<(String, String)> =
        files.map(|artifact| (artifact.name.to_owned(), String::from_utf8(artifact.bytes).unwrap())).collect();
    for (_, text) in all.iter_mut().filter(|(name, _)| name == "index.html") {
        *text = read_page(text).unwrap().text();
    }
    all.push(("headline".to_owned(), headline_text(edition).unwrap()));
    all.push(("look".to_owned(), look(edition, 80)));
    all.push(("look as JSON".to_owned(), show_json(edition, None).unwrap()));
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

/// The look at every reading, every list in full.
pub(crate) fn look(edition: &Edition, width: usize) -> String {
    show_text(edition, &Look { width, all: true, reading: None }).unwrap()
}

/// A text without its line breaks and indents, so that a sentence is found wherever it is broken.
pub(crate) fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every field of a record, those of the records within it too.
pub(crate) fn fields(record: &Value) -> Vec<String> {
    let mut all = Vec::new();
    for (key, value) in record.as_object().into_iter().flatten() {
        all.push(key.clone());
        all.extend(fields(value).into_iter().map(|field| format!("{key}.{field}")));
    }
    all
}

/// What an edition printed of its incidents' places, and what the next one prints of the first incident's.
pub(crate) fn after(printed: Option<model::Printed>, change: impl FnOnce(&mut model::Edition)) -> Value {
    let mut edition = crate::small_edition::edition();
    let told = publish::read_printed(&artifact(&edition, "incidents.jsonl")).unwrap();
    edition.printed.extend(told);
    if let Some(printed) = printed {
        edition.printed.insert("I-R1".into(), printed);
    }
    change(&mut edition);
    objects(&edition, "incidents.jsonl")[0]["place"].clone()
}
