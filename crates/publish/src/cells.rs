//! Tables for people with a spreadsheet.
//!
//! A text that a spreadsheet would run as a formula begins with an apostrophe (OWASP, "CSV Injection").

use crate::error::PublishError;

/// The columns and then the rows, as CSV.
///
/// # Errors
/// [`PublishError::Csv`].
pub(crate) fn table<'c>(
    columns: impl IntoIterator<Item = &'c str>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<Vec<u8>, PublishError> {
    let mut bytes = Vec::new();
    let mut table = csv::Writer::from_writer(&mut bytes);
    table.write_record(columns)?;
    for row in rows {
        table.write_record(row)?;
    }
    table.flush().map_err(csv::Error::from)?;
    drop(table);
    Ok(bytes)
}

/// A text that no spreadsheet runs.
pub(crate) fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn a_formula_becomes_text() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        assert_eq!(defused("a=b"), "a=b");
    }
}
