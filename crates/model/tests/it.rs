//! The crate is exercised from outside by every room; its own tests stand beside the code.

#[test]
fn the_shipped_taxonomy_is_there() {
    assert!(!model::Taxonomy::shipped().all(model::Facet::Object).is_empty());
}
