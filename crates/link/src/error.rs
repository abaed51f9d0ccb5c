//! What can be wrong with the files that places and sites come from.

/// Trouble with a file of places or sites: the entry, the field, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Not TOML, or not of this shape.
    #[error("line {line}: {message}")]
    Shape {
        /// Line of the file, from 1.
        line: usize,
        /// What the reader of TOML says.
        message: String,
    },
    /// A field with a value that cannot be.
    #[error("{entry}: {field} `{value}` cannot be used: {advice}")]
    Field {
        /// The entry, by its name.
        entry: String,
        /// The field.
        field: &'static str,
        /// Its value.
        value: String,
        /// What to write.
        advice: &'static str,
    },
    /// Two entries of one name.
    #[error("{entry} stands twice: keep one of the two")]
    Twice {
        /// The entry, by its name.
        entry: String,
    },
    /// A gazetteer that cannot be unpacked.
    #[error("the gazetteer cannot be unpacked: {0}")]
    Packed(String),
    /// A gazetteer with a line that was not written by this program, or by another version of it.
    #[error("line {line} of the gazetteer is not of this version: make it anew with `servanda gazetteer add`")]
    Gazetteer {
        /// The line, from 1.
        line: usize,
    },
    /// A registry that cannot be used.
    #[error("the registry `{registry}`: {message}")]
    Registry {
        /// Its name.
        registry: String,
        /// Why.
        message: String,
    },
    /// A file of boundaries that cannot be used.
    #[error("the boundaries `{file}`: {message}")]
    Boundaries {
        /// The file.
        file: String,
        /// Which feature, why, and what to write.
        message: String,
    },
}
