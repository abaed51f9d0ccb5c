//! Tables in Markdown, as far as the documents of this house use them.

/// One row of a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    /// Line, from 1.
    pub(crate) line: usize,
    /// The cells, trimmed.
    pub(crate) cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The first word in backticks of the first cell: what the row is about.
    pub(crate) fn subject(&self) -> Option<&'a str> {
        self.cells.first().and_then(|cell| cell.split('`').nth(1))
    }
}

/// The rows of the tables under the level-two heading `heading` that are about something in backticks.
pub(crate) fn rows<'a>(text: &'a str, heading: &str) -> Vec<Row<'a>> {
    let mut inside = false;
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if let Some(title) = line.strip_prefix("## ") {
            inside = title.trim() == heading;
        } else if let Some(body) = line.trim().strip_prefix('|').and_then(|rest| rest.strip_suffix('|'))
            && inside
        {
            found.push(Row { line: at + 1, cells: body.split('|').map(str::trim).collect() });
        }
    }
    found.retain(|row| row.subject().is_some());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_under_their_heading_and_the_rule_is_none() {
        let text = "## One\n| `a` | x |\n## Two\n| what | why |\n| --- | --- |\n| [`b`](b) | y `z` |\n";
        assert_eq!(rows(text, "Two"), [Row { line: 6, cells: vec!["[`b`](b)", "y `z`"] }]);
        assert_eq!(rows(text, "Two")[0].subject(), Some("b"));
        assert_eq!(rows(text, "Three"), []);
    }
}
