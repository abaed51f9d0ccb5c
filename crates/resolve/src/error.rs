//! What can go wrong while gathering.

use model::Name;

/// Why statements could not be gathered.
#[derive(Debug, thiserror::Error)]
pub enum ResolveError {
    /// The model is not TOML, or not of the documented shape.
    #[error("linkage model: {0}")]
    Toml(#[from] toml::de::Error),
    /// The model gives weights for a comparison that is not made.
    #[error("linkage model: there is no comparison `{0}`")]
    NoComparison(String),
    /// The model gives a weight for a level that the comparison does not have.
    #[error("linkage model: comparison `{comparison}` has no level `{level}`")]
    NoLevel {
        /// The comparison.
        comparison: &'static str,
        /// The word in the file.
        level: String,
    },
    /// The model leaves a level without a weight.
    #[error("linkage model: comparison `{comparison}` has no weight for `{level}`")]
    NoWeight {
        /// The comparison.
        comparison: &'static str,
        /// The level.
        level: &'static str,
    },
    /// A number of the model is outside its range.
    #[error("linkage model: `{name}` is {value}, which is not {range}")]
    OutOfRange {
        /// The number's name.
        name: String,
        /// Its value.
        value: f64,
        /// What it may be, in words.
        range: &'static str,
    },
    /// A model cannot be written, which is our failure.
    #[error("linkage model: {0}")]
    Written(#[from] toml::ser::Error),
    /// Labels that teach nothing.
    #[error("labels: {0}")]
    Labels(&'static str),
    /// Two statements share an id, so that no incident could be named after one of them.
    #[error("two statements have the id `{0}`")]
    SameId(Name),
}
