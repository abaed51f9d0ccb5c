//! The codes under which mistakes are told, as a page and `check --explain` list them.

/// Every code of a mistake, and what is wrong where it is told.
pub const MISTAKES: &[(&str, &str)] = &[
    ("P01", "a block is not closed"),
    ("P02", "what stands in brackets is no basis, or rests on no clause"),
    ("P03", "a word is missing, or another one is expected"),
    ("P04", "a number, a date, a clock time, a distance or a digest cannot be"),
    ("P05", "a zone is missing or is not known"),
    ("P06", "a word is not in the vocabulary, or is one of another kind"),
    ("P07", "a name is used that nothing gives a meaning, or something takes over itself"),
    ("P08", "a clause or an item stands in the wrong place"),
    ("P09", "a line is no clause"),
    ("P10", "a line at the margin opens no item"),
    ("P11", "there is no agreement"),
    ("P12", "an item stands twice"),
    ("P13", "two clauses in one place decide the same matter"),
    ("P14", "it ends before it begins, or a duty is due outside the time in which it holds"),
    ("P15", "a date is on nobody's clock"),
    ("P16", "nothing is left of a rule, or a clause speaks of what is not there"),
    ("P17", "there is more than an agreement may have"),
    ("P18", "so many more lines could not be read"),
    ("P19", "letters deceive"),
    ("P20", "a file that the agreement refers to is not there, or is another"),
    ("P21", "a word of a pattern has not been filled in"),
];
