//! Statistics of counts over time: did a rate change, how sure is that, and could it have been seen.

pub(crate) mod chance;
pub mod change_points;
mod cholesky;
pub mod distributions;
pub mod excitation;
pub mod glm;
pub mod imputation;
pub mod negative_binomial;
pub mod nowcast;
pub mod rate_ratio;
pub mod ratio_of_ratios;
pub mod run_length;
pub mod sequential;
pub mod series;
pub mod shares;
pub mod shift;
pub mod simulation;
pub mod small;
pub mod special;
pub mod surveillance;
mod unavailable;
pub mod weekly;

pub use unavailable::Unavailable;
