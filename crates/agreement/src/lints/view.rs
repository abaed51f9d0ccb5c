//! What a check looks at: what applies under one reading, and what to write where it is silent.

use model::Name;

use super::Gap;
use crate::ast::{Agreement, ClauseId, Item, Kind, Line, Moment};
use crate::lower::Lowering;
use crate::norms::Scope;

/// One reading with what it takes from the agreement, or the agreement alone where it has no reading.
pub(super) struct View<'a> {
    pub agreement: &'a Agreement,
    /// The reading's place; past the last, where there is none, [`Agreement::under`] finds the agreement's own clauses.
    index: usize,
}

/// The rule of a prohibition that applies under a view.
pub(super) struct Rule<'a> {
    pub term: &'a Name,
    pub class: &'a Name,
    /// Whether only the other party's objects are meant.
    pub of_other: bool,
    /// What to underline where nothing is said: the term in the reading, or else the reading.
    pub at: ClauseId,
}

/// Every reading of an agreement, or the agreement alone.
pub(super) fn views(agreement: &Agreement) -> impl Iterator<Item = View<'_>> {
    (0..agreement.readings.len().max(1)).map(move |index| View { agreement, index })
}

/// What a check finds in each rule that applies, under each reading.
pub(super) fn by_rule<'a, Found: IntoIterator<Item = Gap>>(
    agreement: &'a Agreement,
    check: impl Fn(&View<'a>, &Rule<'a>) -> Found,
) -> Vec<Gap> {
    let of_view = |view: View<'a>| view.rules().iter().flat_map(|rule| check(&view, rule)).collect::<Vec<_>>();
    views(agreement).flat_map(of_view).collect()
}

impl Rule<'_> {
    /// Where a matter is silent: at the clause that says that it is not said, or, where no clause speaks of it, at the
    /// rule; `None` where it is said. `found` is the last clause on the matter and whether it says it.
    pub(super) fn silent_at(&self, found: Option<(ClauseId, bool)>) -> Option<ClauseId> {
        match found {
            Some((_, true)) => None,
            Some((at, false)) => Some(at),
            None => Some(self.at),
        }
    }
}

/// The clause that opens the agreement.
pub(super) fn heading(agreement: &Agreement) -> ClauseId {
    let opens = |line: &Line| line.kind == Kind::Heading && line.item == Item::Whole && line.reading.is_none();
    agreement.clauses.iter().position(opens).unwrap_or(0)
}

/// The agreement's clauses with their ids.
pub(super) fn clauses(agreement: &Agreement) -> impl Iterator<Item = (ClauseId, &Line)> {
    agreement.clauses.iter().enumerate()
}

impl<'a> View<'a> {
    /// The clause that opens the reading.
    pub(super) fn heading(&self) -> ClauseId {
        self.agreement.readings.get(self.index).map_or_else(|| heading(self.agreement), |reading| reading.heading)
    }

    /// The last clause on a subject that applies.
    pub(super) fn last<T>(&self, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Option<(ClauseId, T)> {
        self.agreement.last_under(self.index, |line| pick(&line.kind))
    }

    /// Every clause on a subject that applies.
    pub(super) fn under<T>(&self, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Vec<(ClauseId, T)> {
        self.agreement.under(self.index, |line| pick(&line.kind))
    }

    /// The prohibitions that apply, in the order of the text.
    pub(super) fn rules(&self) -> Vec<Rule<'a>> {
        let rule = |term: &'a Name| {
            self.last_of(term, |kind| matches!(kind, Kind::NotInReading).then_some(())).is_none().then_some(())?;
            let (_, (class, of_other)) = self.last_of(term, |kind| match kind {
                Kind::Prohibits { class, of_other, .. } => Some((class, *of_other)),
                _ => None,
            })?;
            Some(Rule { term, class, of_other, at: self.opens(term) })
        };
        self.agreement.terms.iter().filter_map(|term| rule(&term.id)).collect()
    }

    /// The last clause of a term on a subject that applies.
    pub(super) fn last_of<T>(&self, term: &Name, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Option<(ClauseId, T)> {
        self.under_of(term, &mut pick).pop()
    }

    /// Every clause of a term on a subject that applies.
    pub(super) fn under_of<T>(&self, term: &Name, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Vec<(ClauseId, T)> {
        let of_term = |line: &Line| matches!(&line.item, Item::Term(id) if id == term);
        self.agreement.under(self.index, |line| if of_term(line) { pick(&line.kind) } else { None })
    }

    /// The clause that opens a term in the reading, or else the reading.
    pub(super) fn opens(&self, term: &Name) -> ClauseId {
        let reading = self.agreement.readings.get(self.index).map(|_| self.index);
        let opens = |line: &Line| {
            line.kind == Kind::Heading && line.reading == reading && matches!(&line.item, Item::Term(id) if id == term)
        };
        self.agreement.clauses.iter().position(opens).unwrap_or_else(|| self.heading())
    }

    /// What a class of objects is, with the clauses that leave part of it open.
    pub(super) fn class(&self, class: &'a Name) -> Option<(Scope, Vec<ClauseId>)> {
        let lowering = Lowering::new(self.agreement, self.index).ok()?;
        let scope = lowering.class(class, self.index);
        Some((scope, lowering.applying))
    }

    /// Something that is not said here.
    pub(super) fn gap(&self, at: ClauseId, what: impl Into<String>, hint: impl Into<String>) -> Gap {
        let reading = self.agreement.readings.get(self.index).map(|_| self.index);
        Gap { reading, at, what: what.into(), hint: hint.into() }
    }

    /// A moment in full: what `moment` says, the rest by example.
    pub(super) fn moment(&self, moment: Option<&Moment>) -> String {
        let date = moment.and_then(|said| said.dates.first()).map_or("2026-01-31".to_owned(), ToString::to_string);
        let clock = moment.and_then(|said| said.clock.as_deref()).unwrap_or("06:00");
        let zone = moment.and_then(|said| said.zone.as_deref()).unwrap_or("UTC");
        format!("{date} {clock} {zone}")
    }
}

/// What a moment leaves out, in words: `the hour and the zone are not said`.
pub(super) fn unsaid(moment: &Moment) -> Option<String> {
    let parts = [
        (moment.dates.len() > 1, "which of the dates"),
        (moment.clock.is_none(), "the hour"),
        (moment.zone.is_none(), "the zone"),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(missing, _)| *missing).map(|(_, part)| part).collect();
    let verb = if missing.len() > 1 { "are" } else { "is" };
    (!missing.is_empty()).then(|| format!("{} {verb} not said", missing.join(" and ")))
}

/// The dates of a moment, as alternatives.
pub(super) fn dates(moment: &Moment) -> String {
    moment.dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}
