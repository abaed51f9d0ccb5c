//! The words in which figures are told.

use crate::statistics::Unavailable;

use super::series::Kind;

/// `Russia's acts against what the reading kremlin protects, with drones`.
pub(super) fn acts(kind: &Kind) -> String {
    let Kind { party, class, means, zone, reading, title, .. } = kind;
    let reading = reading.as_deref().unwrap_or_default();
    let class = match &**class {
        "any" => String::new(),
        "protected" => format!(" against what the reading {reading} protects"),
        "others" => format!(" against all else than what the reading {reading} surely protects"),
        class => format!(" against {class}"),
    };
    let means = match (&**means, title) {
        ("any", _) => String::new(),
        (means, None) => format!(" by {means}"),
        (means, Some(_)) => format!(", {means} alone"),
    };
    let zone = if &**zone == "any" { String::new() } else { format!(" in {zone}") };
    format!("{} of {}{class}{means}{zone}", title.as_deref().unwrap_or("acts"), party.title)
}

/// A ratio, a rate or a count with as many digits as it bears: `0.37`, `12`, `0.004`.
pub(super) fn number(value: f64) -> String {
    match value.abs() {
        _ if value.is_infinite() => "without bound".into(),
        0.0 => "0".into(),
        size if size >= 100.0 || value.fract() == 0.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 0.01 => format!("{value:.2}"),
        _ => format!("{value:.1e}"),
    }
}

/// `0.21 to 0.58`.
pub(super) fn range(low: f64, high: f64) -> String {
    format!("{} to {}", number(low), number(high))
}

/// Why there is no figure.
pub(super) fn because(why: Unavailable) -> String {
    match why {
        Unavailable::NoEvents => "There is no act in these days, so that a ratio can be anything.".into(),
        Unavailable::TooFewEvents => "One of the periods has no act.".into(),
        Unavailable::NoExposure => "One of the periods has no day of which anything is known.".into(),
        Unavailable::TooManyEvents => "There are more acts than the method is made for.".into(),
        Unavailable::TooShort => "There are too few days to know how much counts vary.".into(),
        Unavailable::Undetectable => "With so few days not even an end of all acts would be found.".into(),
        Unavailable::ShortBaseline { days } => {
            format!(
                "{days} days before are known, and a daily watch needs {}.",
                crate::statistics::sequential::BASELINE_DAYS
            )
        }
        Unavailable::LengthsDiffer => "The counts do not cover the same days.".into(),
        Unavailable::NotIdentified => "The counts do not tell the causes apart.".into(),
        Unavailable::NotConverged => "The estimate did not settle.".into(),
        Unavailable::OutOfRange(what) => format!("The figures are out of the method's range ({what})."),
    }
}

/// What an interval holds, as it is said with each.
pub(super) fn holds(n_draws: usize) -> String {
    match n_draws {
        0 | 1 => "The interval holds how counts vary from week to week, and nothing of what the source does not count."
            .into(),
        n => format!(
            "The interval holds how counts vary from week to week, and, by {n} draws, what is not known of which reports tell of one act, whether it happened and who did it; it holds nothing of acts that nobody reported."
        ),
    }
}
