//! The one place where numbers with a fraction become text or JSON.

/// Weights in bits to two decimals with their sign: `+4.25`, `-6.00`, `0.00`. With one, the parts of a sum seem not to add
/// up.
pub(crate) fn bits_text(bits: f64) -> String {
    let rounded = bits_json(bits);
    if rounded > 0.0 { format!("+{rounded:.2}") } else { format!("{rounded:.2}") }
}

/// Weights in bits, rounded to two decimals; a zero has no sign.
pub(crate) fn bits_json(bits: f64) -> f64 {
    unsigned_zero((bits * 100.0).round() / 100.0)
}

/// Degrees, rounded to four decimals (11 m): finer than any published place, coarse enough to print the same
/// everywhere.
pub(crate) fn degrees(degrees: f64) -> f64 {
    unsigned_zero((degrees * 10_000.0).round() / 10_000.0)
}

/// Metres, rounded to whole ones.
pub(crate) fn metres(metres: f64) -> f64 {
    unsigned_zero(metres.round())
}

/// Adding zero turns -0.0 into 0.0 and changes nothing else.
fn unsigned_zero(value: f64) -> f64 {
    value + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_has_no_sign() {
        assert_eq!(bits_text(-0.004), "0.00");
        assert_eq!(bits_text(0.0), "0.00");
        assert_eq!(degrees(-0.000_001).to_string(), "0");
    }

    #[test]
    fn a_weight_has_a_sign_and_two_decimals() {
        assert_eq!(bits_text(4.254), "+4.25");
        assert_eq!(bits_text(-6.0), "-6.00");
    }
}
