//! The file: what a browser that reads it may run and ask for, and that nothing in the data ends the element it stands in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use publish::{PublishError, headline_text, publish, read_page};
use sha2::{Digest as _, Sha256};

use super::large::of_size;
use crate::small_edition::edition;
use crate::told::{artifact, each, page};

fn between<'a>(text: &'a str, opening: &str, closing: &str) -> Vec<&'a str> {
    text.split(opening).skip(1).map(|rest| rest.split(closing).next().unwrap()).collect()
}

/// What is in the page besides its data: the page without what stands in the elements of data.
fn without_data(page: &str) -> String {
    let mut out = page.to_owned();
    for data in ["application/json\">", "text/plain\">"].iter().flat_map(|kind| between(page, kind, "</script>")) {
        out = out.replacen(data, "", 1);
    }
    out
}

#[test]
fn the_page_runs_nothing_but_its_own_program_and_asks_nothing_of_the_network() {
    let page = artifact(&edition(), "index.html");
    let [program] = between(&page, "<script>", "</script>")[..] else { panic!("one program") };
    let [style] = between(&page, "<style>", "</style>")[..] else { panic!("one style") };
    let [policy] = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[..] else {
        panic!("one policy")
    };
    let digest = |text: &str| STANDARD.encode(Sha256::digest(text));
    let allowed = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(program),
        digest(style)
    );
    assert_eq!(policy, allowed);
    assert!(page.find(policy) < page.find("<style>"), "a policy binds what stands after it");

    let tags = marks(&without_data(&page).replacen(program, "", 1).replacen(style, "", 1));
    let names: Vec<&str> = tags.iter().filter_map(|tag| tag.split([' ', '/']).find(|name| !name.is_empty())).collect();
    let known = ["!DOCTYPE", "html", "head", "meta", "title", "style", "body", "div", "h1", "pre", "script"];
    assert!(names.len() > 20 && names.iter().all(|name| known.contains(name)), "{names:?}");
    for forbidden in ["src=", "href=", "style=", " on", "http:", "https:"] {
        assert!(tags.iter().all(|tag| !tag.contains(forbidden)), "{forbidden} in {tags:?}");
    }
    for asking in ["@import", "url("] {
        assert!(!style.contains(asking), "{asking}");
    }
    for asking in ["fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "EventSource", "importScripts", "import("] {
        assert!(!program.contains(asking), "{asking}");
    }
    // Names that are no addresses: those of the vocabularies of XML, and where messages of the framework are explained.
    let names = ["http://www.w3.org/", "https://svelte.dev/e/"];
    for scheme in ["http://", "https://"] {
        for rest in between(program, scheme, "`") {
            let address: String = scheme.chars().chain(rest.chars().take(40)).collect();
            assert!(names.iter().any(|name| address.starts_with(name)), "{address}");
        }
    }
}

/// The tags of a text, without what stands between them.
fn marks(html: &str) -> Vec<String> {
    between(html, "<", ">").into_iter().map(str::to_owned).collect()
}

#[test]
fn nothing_in_the_data_ends_the_element_in_which_it_stands() {
    let mut edition = edition();
    let hostile = "<!-- <script></script ></SCRIPT><style></style></pre> & \u{2028} ]]>";
    edition.statements[0].text = hostile.into();
    edition.case.title = hostile.into();
    edition.claims[0].content = hostile.into();
    edition.agreement.readings[0].clauses[0].text = hostile.into();
    let (usual, hostile_page) =
        (artifact(&crate::small_edition::edition(), "index.html"), artifact(&edition, "index.html"));
    let tags = |page: &str| marks(&without_data(page).replace(between(page, "<script>", "</script>")[0], ""));
    assert_eq!(tags(&hostile_page), tags(&usual), "the same elements, whatever is said");
    let json = between(&hostile_page, "application/json\">", "</script>")[0];
    assert!(!json.contains('<'));

    let content = read_page(&hostile_page).unwrap();
    assert_eq!(content.edition["edition"]["title"], hostile);
    assert_eq!(content.edition["claims"][0]["content"], hostile);
    assert_eq!(content.edition["clauses"][0]["text"], hostile);
    assert!(content.plain.contains(&headline_text(&edition).unwrap()) && content.plain.contains(hostile));
    assert!(content.search[0].contains(&hostile.to_lowercase()));
    assert!(content.text().contains(&format!("\"text\":\"{hostile}\"")));
}

#[test]
fn elements_are_not_called_the_same_and_a_picture_is_described_by_what_is_there() {
    let mut html = without_data(&artifact(&edition(), "index.html"));
    for picture in each(&page(&edition()).edition["measured"]).flat_map(|one| each(&one["pictures"])) {
        html.push_str(picture.as_str().unwrap());
    }
    let ids = between(&html, " id=\"", "\"");
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    assert!(["page", "edition", "search", "reasons-0"].iter().all(|id| unique.contains(id)), "{ids:?}");
    let described = between(&html, " aria-labelledby=\"", "\"");
    assert!(!described.is_empty() && described.iter().all(|id| unique.contains(id)), "{described:?} {ids:?}");
}

#[test]
fn the_files_beside_the_page_are_named_with_their_sizes_and_digests() {
    let files = publish(&edition()).unwrap();
    let page = page(&edition()).edition;
    let told: Vec<_> = each(&page["files"]).collect();
    assert_eq!(told.len(), files.len() - 1, "all but the page itself");
    for (file, told) in files.iter().zip(told) {
        let digest: String = Sha256::digest(&file.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((&told["name"], &told["bytes"]), (&file.name.into(), &file.bytes.len().into()));
        assert_eq!(told["digest"], digest);
    }
}

#[test]
fn what_is_no_page_is_refused() {
    let page = artifact(&edition(), "index.html");
    for broken in [
        page.replace("id=\"edition\"", "id=\"other\""),
        page.replace("id=\"search\" type=\"text/plain\">", "id=\"search\" type=\"text/plain\">AAAA"),
        String::new(),
    ] {
        assert!(matches!(read_page(&broken), Err(PublishError::NotAPage(_))));
    }
}

/// 150 incidents under five readings, with sentences of ordinary length.
#[test]
fn a_page_of_the_size_of_the_first_case_stays_below_one_megabyte() {
    let text = artifact(&of_size(150), "index.html");
    let unpacked = read_page(&text).unwrap().text().len();
    assert!(unpacked > 1_000_000 && text.len() < 1_000_000, "{} of {unpacked}", text.len());
}
