//! Failures of judging that are ours.

/// Why nothing could be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JudgeError {
    /// The facts do not belong together.
    #[error("{0} incidents, {1} places and {2} assessments do not belong together")]
    OutOfStep(usize, usize, usize),
    /// More parties than can be told apart.
    #[error("`{1}` is one party too many: {0} can be told apart")]
    TooManyParties(usize, model::Name),
    /// More of something than can be numbered.
    #[error("{0} {1} are more than can be numbered")]
    TooMany(usize, &'static str),
    /// A finding lacked a part.
    #[error(transparent)]
    Finding(#[from] model::FindingError),
}
