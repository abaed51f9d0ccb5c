//! The one place where numbers with a fraction become text or JSON.

/// Weights in bits, told in decibans (tenths of base-10 log-odds: ten are ten to one) to two decimals with their sign:
/// `+4.25`, `-6.00`, `0.00`. With one, the parts of a sum seem not to add up.
pub(crate) fn decibans_text(bits: f64) -> String {
    let rounded = decibans_json(bits);
    if rounded > 0.0 { format!("+{rounded:.2}") } else { format!("{rounded:.2}") }
}

/// Weights in bits as decibans, rounded to two decimals; a zero has no sign.
pub(crate) fn decibans_json(bits: f64) -> f64 {
    bits_json(bits * 10.0 * std::f64::consts::LOG10_2)
}

/// Weights in bits, rounded to two decimals; a zero has no sign.
pub(crate) fn bits_json(bits: f64) -> f64 {
    unsigned_zero((bits * 100.0).round() / 100.0)
}

/// A probability, to three decimals: `0.720`. What is neither so nor not so for certain is told as neither.
pub(crate) fn probability_text(probability: f64) -> String {
    match format!("{probability:.3}").as_str() {
        "0.000" if probability > 0.0 => "less than 0.001".to_owned(),
        "1.000" if probability < 1.0 => "more than 0.999".to_owned(),
        text => text.to_owned(),
    }
}

/// A probability or a share, rounded to four decimals.
pub(crate) fn share_json(share: f64) -> f64 {
    unsigned_zero((share * 10_000.0).round() / 10_000.0)
}

/// What was measured over time: to two decimals below a hundred, `0.43`, and to whole ones from there on.
pub(crate) fn measured_text(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if value > 0.0 && size < 0.005 => "less than 0.01".to_owned(),
        _ => format!("{:.2}", hundredths(value)),
    }
}

/// What was measured over time, rounded to four decimals, for scripts.
pub(crate) fn measured_json(value: f64) -> f64 {
    share_json(value)
}

/// Lengths within a picture and marks of its axes, rounded to two decimals.
pub(crate) fn hundredths(value: f64) -> f64 {
    bits_json(value)
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
        assert_eq!(decibans_text(-0.001), "0.00");
        assert_eq!(decibans_text(0.0), "0.00");
        assert_eq!(degrees(-0.000_001).to_string(), "0");
    }

    #[test]
    fn a_weight_has_a_sign_and_two_decimals() {
        assert_eq!(decibans_text(4.25), "+12.79");
        assert_eq!(decibans_text(-6.0), "-18.06");
    }
}
