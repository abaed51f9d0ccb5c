//! Counts in a text (people, consumers, square metres), by which two tellings of one account are recognised.

/// A smaller number is too common to recognise anything by (a day, an hour, a voltage).
const LEAST: u32 = 300;

/// Years are no counts.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// Integers from 300 on, with thousands joined by a comma or a blank, sorted and without repetition.
pub(crate) fn numbers(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (digits, after) = digits(rest.split_at(at).1);
        let (thousands, after) = thousands(digits, after);
        let year = thousands.is_empty() && digits.len() == 4;
        // Too large for a count is no count.
        if let Ok(number) = format!("{digits}{thousands}").parse::<u32>()
            && number >= LEAST
            && !(year && YEARS.contains(&number))
        {
            found.push(number);
        }
        rest = fraction(after);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// Groups of exactly three digits after a first group of at most three.
fn thousands<'t>(first: &str, mut rest: &'t str) -> (String, &'t str) {
    let mut out = String::new();
    while first.len() <= 3
        && let Some(after) = rest.strip_prefix([',', ' ', '\u{a0}', '\u{202f}'])
        && let (group, after) = digits(after)
        && group.len() == 3
    {
        out.push_str(group);
        rest = after;
    }
    (out, rest)
}

fn fraction(text: &str) -> &str {
    text.strip_prefix('.').map_or(text, |after| digits(after).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_joined_and_years_clocks_and_fractions_left_out() {
        let text =
            "By 19 March 2025 some 45,000 of 1 200 or 160\u{a0}000 at 02:08, 3.750 MW, 735; 45000 and 1,950 again";
        assert_eq!(numbers(text), [735, 1_200, 1_950, 45_000, 160_000]);
    }

    #[test]
    fn a_list_is_not_one_number() {
        assert_eq!(numbers("1, 300, 4000"), [300, 4000]);
        assert_eq!(numbers("in 2025 400 consumers, 99999999999"), [400]);
        assert_eq!(numbers("none"), [0; 0]);
    }
}
