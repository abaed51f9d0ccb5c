//! A page read back: all that it says, without the program that shows it. The other way round than the rest of this folder, so
//! that whoever holds a page can search what is packed in it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::PublishError;

/// What a page says.
#[derive(Clone, Debug, PartialEq)]
pub struct PageContent {
    /// What stands in it where no program runs: title and headline.
    pub plain: String,
    /// The edition, an object.
    pub edition: Value,
    /// The reasons of each subject, in the order of the edition's `subjects`: as many of them in each pack as the edition's
    /// `together` says, fewer in the last.
    pub packs: Vec<Vec<Value>>,
    /// By which words each incident is found, in the order of the edition's `subjects`.
    pub search: Vec<String>,
}

/// Reads a page that [`publish`](crate::publish()) has written.
///
/// # Errors
/// [`PublishError::NotAPage`] where an element is missing or holds something else.
pub fn read_page(html: &str) -> Result<PageContent, PublishError> {
    let mut packs = Vec::new();
    while let Ok(packed) = data(html, &format!("reasons-{}", packs.len()), "text/plain") {
        packs.push(unpacked(packed)?);
    }
    Ok(PageContent {
        plain: plain(html)?,
        edition: serde_json::from_str(data(html, "edition", "application/json")?).map_err(not_a_page)?,
        packs,
        search: unpacked(data(html, "search", "text/plain")?)?,
    })
}

impl PageContent {
    /// All of it in one text: what stands without the program, then each record as JSON whose escapes are undone. The sizes and
    /// digests of the files beside the page are left out: they say nothing that those files do not.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = self.plain.clone();
        let edition = self.edition.as_object().into_iter().flatten().filter(|(key, _)| *key != "files");
        for (key, value) in edition {
            out.push_str(&format!("\n\"{key}\":"));
            say(&mut out, value);
        }
        for value in self.packs.iter().flatten() {
            out.push('\n');
            say(&mut out, value);
        }
        for words in &self.search {
            out.push_str(&format!("\n{words}"));
        }
        out
    }
}

fn say(out: &mut String, value: &Value) {
    match value {
        Value::String(text) => out.push_str(&format!("\"{text}\"")),
        Value::Array(all) => {
            for (place, one) in all.iter().enumerate() {
                out.push_str(if place == 0 { "[" } else { "," });
                say(out, one);
            }
            out.push_str(if all.is_empty() { "[]" } else { "]" });
        }
        Value::Object(all) => {
            for (place, (key, one)) in all.iter().enumerate() {
                out.push_str(if place == 0 { "{" } else { "," });
                out.push_str(&format!("\"{key}\":"));
                say(out, one);
            }
            out.push_str(if all.is_empty() { "{}" } else { "}" });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => out.push_str(&value.to_string()),
    }
}

/// The text of what stands before the data, without the style.
fn plain(html: &str) -> Result<String, PublishError> {
    let style = element(html, "<style>", "</style>")?;
    let (before, rest) = html.split_once(style).unwrap_or((html, ""));
    let after = rest.split("<script").next().unwrap_or("");
    let pieces = before.split('<').chain(after.split('<').skip(1));
    let text: String = pieces.filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    Ok(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

fn element<'a>(html: &'a str, opening: &str, closing: &str) -> Result<&'a str, PublishError> {
    let found = html.split_once(opening).and_then(|(_, rest)| rest.split_once(closing));
    found.map(|(inner, _)| inner).ok_or_else(|| PublishError::NotAPage(format!("it has no `{opening}`")))
}

fn data<'a>(html: &'a str, id: &str, media: &str) -> Result<&'a str, PublishError> {
    element(html, &format!("<script id=\"{id}\" type=\"{media}\">"), "</script>")
}

fn unpacked<T: DeserializeOwned>(packed: &str) -> Result<T, PublishError> {
    let bytes = STANDARD.decode(packed).map_err(not_a_page)?;
    serde_json::from_reader(ZlibDecoder::new(&*bytes)).map_err(not_a_page)
}

fn not_a_page(error: impl std::fmt::Display) -> PublishError {
    PublishError::NotAPage(error.to_string())
}
