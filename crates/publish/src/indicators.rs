//! What was measured over time, as records for scripts and as figures in words.

use model::{Edition, Indicator};
use serde::Serialize;

use crate::error::PublishError;
use crate::figures;
use crate::records::lines;

#[derive(Serialize)]
struct IndicatorRecord<'a> {
    name: &'a str,
    unit: &'a str,
    party: &'a str,
    class: &'a str,
    means: &'a str,
    zone: &'a str,
    reading: Option<&'a str>,
    window: &'a str,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    method: &'a str,
    coverage: &'a str,
    says: &'a str,
    counted_by: &'a str,
    internal: bool,
}

/// Indicators, one JSON object a line, in the order given: for whoever works on the case, the internal ones too.
///
/// # Errors
/// [`PublishError::Json`].
pub fn indicators_json(indicators: &[Indicator]) -> Result<String, PublishError> {
    lines(indicators.iter().map(|one| IndicatorRecord {
        name: one.name,
        unit: one.unit,
        party: &one.party,
        class: &one.class,
        means: &one.means,
        zone: &one.zone,
        reading: one.reading.as_deref(),
        window: &one.window,
        value: one.value.map(figures::measured_json),
        low: one.low.map(figures::measured_json),
        high: one.high.map(figures::measured_json),
        method: one.method,
        coverage: &one.coverage,
        says: &one.says,
        counted_by: &one.counted_by,
        internal: one.internal,
    }))
}

/// Those that an edition may print.
pub(crate) fn published(edition: &Edition) -> impl Iterator<Item = &Indicator> {
    edition.follow.indicators.iter().filter(|one| !one.internal)
}

/// A figure in a unit, with its interval: `0.43 a day (0.21 to 0.88)`. An end that is not known is open: `(0.21 or more)`.
pub(crate) fn with_interval(value: f64, unit: &str, low: Option<f64>, high: Option<f64>) -> String {
    let text = figures::measured_text;
    let between = match (low, high) {
        (Some(low), Some(high)) => format!(" ({} to {})", text(low), text(high)),
        (Some(low), None) => format!(" ({} or more)", text(low)),
        (None, Some(high)) => format!(" ({} or less)", text(high)),
        (None, None) => String::new(),
    };
    format!("{} {unit}{between}", text(value))
}

#[cfg(test)]
mod tests {
    use super::with_interval;

    #[test]
    fn an_interval_is_told_as_far_as_it_is_known() {
        assert_eq!(with_interval(0.426, "a day", Some(0.001), Some(120.4)), "0.43 a day (less than 0.01 to 120)");
        assert_eq!(with_interval(0.0, "a day", Some(0.0), None), "0.00 a day (0.00 or more)");
        assert_eq!(with_interval(-0.001, "a day", None, Some(1.0)), "0.00 a day (1.00 or less)");
        assert_eq!(with_interval(99.5, "a day", None, None), "99.50 a day");
    }
}
