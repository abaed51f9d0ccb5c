//! The odds before anybody is heard.

use model::Bar;

use super::Factor;

pub(super) const FACTOR: Factor = Factor {
    happened: |heard| {
        bar(heard.weights.prior_odds.happened, "before any voice is weighed, a thing reported is taken to be doubtful")
    },
    who: |heard, _| {
        bar(
            heard.weights.prior_odds.actor,
            "before any voice is weighed: this party, another, or an accident, all alike",
        )
    },
};

fn bar(odds: f64, because: &str) -> Vec<Bar> {
    vec![Bar { factor: "prior", bits: odds.log2(), because: because.to_owned(), statements: Vec::new() }]
}
