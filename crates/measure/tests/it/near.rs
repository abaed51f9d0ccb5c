//! Figures beside those of other programs.

/// Equal, or apart by so many parts of the value.
#[track_caller]
pub(super) fn near(found: f64, expected: f64, relative: f64) {
    let same = found == expected || (found - expected).abs() <= relative * expected.abs();
    assert!(same, "{found:e} is not {expected:e}");
}
