//! What many voices said, or did not say, of many questions that can be answered by yes or no.

use crate::WeighError;

/// What a voice said of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// That it is so: of its own side an admission, of another an accusation.
    Affirms,
    /// That it is not so.
    Denies,
    /// Nothing, though such items are what it covers.
    Silent,
    /// Nothing, and whether it would have is not known: this weighs nothing.
    Outside,
}

/// Outcomes that a voice has a probability for, in the order of a [`Rows`]' columns.
pub const OUTCOMES: [Outcome; 3] = [Outcome::Affirms, Outcome::Denies, Outcome::Silent];

impl Outcome {
    /// Its column; `None` where it is not known whether the voice would have spoken.
    pub(super) fn column(self) -> Option<usize> {
        OUTCOMES.iter().position(|outcome| *outcome == self)
    }
}

/// One voice on one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it said.
    pub outcome: Outcome,
    /// When it was published, on any clock that all share; of no meaning where nothing was said.
    pub at: u32,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// What it is, as a place in the list of expectations (`Expected::classes`).
    pub class: usize,
    /// Whose side it is on, by number; `None` for a voice of no side.
    pub side: Option<usize>,
}

/// How a voice stands to what is asked: three coins are tossed for what it says of its own side, of another, and of no
/// side's interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interest {
    /// Its own side is accused.
    Own,
    /// Another side is accused.
    Other,
    /// It is on no side, or nobody is accused.
    None,
}

impl Interest {
    /// All, in the order of a table of rows.
    pub const ALL: [Self; 3] = [Self::Own, Self::Other, Self::None];
}

/// `[so or not][outcome]`: how likely each outcome is where the thing is not so (first row) and where it is.
pub type Rows = [[f64; OUTCOMES.len()]; 2];

/// Many voices on many items.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    witnesses: Vec<Witness>,
    accused: Vec<Option<usize>>,
    reports: Vec<Report>,
}

impl Panel {
    /// A panel of all reports: for each item, who is accused (by number, `None` where nobody is) and what each witness said,
    /// in the order of `witnesses`.
    ///
    /// # Errors
    /// [`WeighError::Panel`] where an item has more or fewer reports than there are witnesses.
    pub fn new(
        witnesses: Vec<Witness>,
        items: impl IntoIterator<Item = (Option<usize>, Vec<Report>)>,
    ) -> Result<Self, WeighError> {
        let mut panel = Self { witnesses, accused: Vec::new(), reports: Vec::new() };
        for (accused, reports) in items {
            if reports.len() != panel.witnesses.len() {
                let (reports, witnesses) = (reports.len(), panel.witnesses.len());
                return Err(WeighError::Panel(format!("{reports} reports of {witnesses} witnesses")));
            }
            panel.accused.push(accused);
            panel.reports.extend(reports);
        }
        Ok(panel)
    }

    /// Who speaks.
    #[must_use]
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// Who is accused, for each item.
    #[must_use]
    pub fn accused(&self) -> &[Option<usize>] {
        &self.accused
    }

    /// What each witness said of an item; nothing of an item that is not there.
    #[must_use]
    pub fn reports(&self, item: usize) -> &[Report] {
        let n = self.witnesses.len();
        self.reports.get(item * n..(item + 1) * n).unwrap_or_default()
    }

    /// How a witness stands to an item.
    pub(super) fn interest(&self, item: usize, witness: usize) -> Interest {
        match (self.witnesses[witness].side, self.accused[item]) {
            (Some(side), Some(accused)) if side == accused => Interest::Own,
            (Some(_), Some(_)) => Interest::Other,
            (None, _) | (_, None) => Interest::None,
        }
    }

    /// The number of items of which it is known whether the witness spoke.
    pub(super) fn opportunities(&self, witness: usize) -> usize {
        let known = |item: &usize| self.reports(*item)[witness].outcome != Outcome::Outside;
        (0..self.accused.len()).filter(known).count()
    }
}
