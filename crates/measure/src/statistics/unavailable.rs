//! Why there is no figure.

/// Why a method gives none: a fact about the data, to be printed in its stead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// There is no event in any period: a ratio of rates can be anything.
    NoEvents,
    /// Fewer events than the method needs.
    TooFewEvents,
    /// A period has no observed time.
    NoExposure,
    /// More events than the methods are meant for.
    TooManyEvents,
    /// Too few periods to know how much counts vary from one to the next.
    TooShort,
    /// Not even an end of all events would be found.
    Undetectable,
    /// So many days were counted before, and a watch needs more.
    ShortBaseline {
        /// Counted days.
        days: usize,
    },
    /// Columns, offsets and counts are not of one length.
    LengthsDiffer,
    /// Some coefficients cannot be told apart by the data, or one has no finite estimate.
    NotIdentified,
    /// The estimate did not settle in the number of rounds it has.
    NotConverged,
    /// A parameter, named here, is outside the range that its description gives.
    OutOfRange(&'static str),
}
