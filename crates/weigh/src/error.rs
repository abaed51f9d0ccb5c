//! What can go wrong in weighing: the caller's bookkeeping and our own tables, never the data.

use model::Name;

/// Trouble in weighing an incident.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeighError {
    /// A statement of another incident.
    #[error("statement `{statement}` does not belong to incident `{incident}`")]
    NotOfIncident {
        /// The statement.
        statement: Name,
        /// The incident.
        incident: Name,
    },
    /// A statement of the incident is not there.
    #[error("statement `{statement}` of incident `{incident}` is missing")]
    Missing {
        /// The statement.
        statement: Name,
        /// The incident.
        incident: Name,
    },
    /// Two different statements under one id.
    #[error("statement `{statement}` stands twice with different content")]
    Twice {
        /// The statement.
        statement: Name,
    },
    /// A speaker that the source book does not have.
    #[error("speaker `{speaker}` of statement `{statement}` is not in the source book")]
    UnknownSpeaker {
        /// The statement.
        statement: Name,
        /// Who says it.
        speaker: Name,
    },
    /// What a model is to learn from does not fit together.
    #[error("panel: {0}")]
    Panel(String),
    /// The table of weights does not read.
    #[error("table of weights: {0}")]
    Weights(String),
}
