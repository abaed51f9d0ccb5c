//! Claims that findings decide, as ClaimReview of schema.org in JSON-LD. On request only.
//!
//! A review has no number and no mark of true or false: the rating's `alternateName` is the word of the program. A claim
//! that no finding decides has no review. The address of a review is that of the claim in the page beside this file.

use model::{CheckedClaim, Claim};
use serde_json::{Value, json};

use super::Exporter;
use super::page::anchor;
use crate::Artifact;
use crate::claims::because;
use crate::clock::utc_date;
use crate::error::PublishError;
use crate::index::Index;
use crate::wording;

pub(super) const EXPORTER: Exporter = Exporter { name: "claim-review.jsonld", export };

fn export(index: &Index<'_>, _: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    let decided = index.edition.checked.iter().filter(|checked| checked.now.outcome.is_by_finding());
    let reviews = decided.filter_map(|checked| Some(review(index, index.claim(&checked.id)?, checked)));
    let document = json!({ "@context": "https://schema.org", "@graph": reviews.collect::<Vec<Value>>() });
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn review(index: &Index<'_>, claim: &Claim, checked: &CheckedClaim) -> Value {
    let edition = index.edition;
    let named = |kind: &str, name: &str| json!({ "@type": kind, "name": name });
    json!({
        "@type": "ClaimReview",
        "url": format!("index.html#{}", anchor(&claim.id)),
        "datePublished": utc_date(edition.as_of),
        "author": named("Organization", &edition.case.title),
        "claimReviewed": index.redact(&claim.content),
        "itemReviewed": {
            "@type": "Claim",
            "author": named("Thing", &claim.speaker),
            "datePublished": &*claim.said_on,
            "appearance": {
                "@type": "CreativeWork",
                "url": &*claim.address,
                "publisher": named("Organization", &claim.source),
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": checked.now.outcome.word(),
            "ratingExplanation": format!("{} ({})", because(index, &checked.now), wording::status(edition)),
        },
    })
}
