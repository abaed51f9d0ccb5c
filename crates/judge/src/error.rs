//! Failures of judging that are ours.

/// Why nothing could be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JudgeError {
    /// The facts do not belong together.
    #[error("{0} incidents, {1} places and {2} assessments do not belong together")]
    OutOfStep(usize, usize, usize),
    /// A finding lacked a part.
    #[error(transparent)]
    Finding(#[from] model::FindingError),
}
