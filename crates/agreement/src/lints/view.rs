//! What a check looks at: what applies under each reading, and what to write where it is silent.

use model::Name;

use super::Gap;
use crate::ast::{Agreement, ClauseId, Item, Kind, Line, Moment, Rule, Said};
use crate::lower::Lowering;
use crate::norms::Scope;
use crate::terms;

/// An agreement under each of its readings, or by itself where it has none.
pub(crate) struct Views<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) each: Vec<View<'a>>,
}

/// One reading with what it takes from the agreement, or the agreement alone where it has no reading.
pub(super) struct View<'a> {
    pub agreement: &'a Agreement,
    /// The reading's place; past the last, where there is none.
    index: usize,
    lowering: Lowering<'a>,
    pub rules: Vec<Ruled<'a>>,
}

/// The rule of a term that applies under a view.
pub(super) struct Ruled<'a> {
    pub term: &'a Name,
    /// What is said of the term.
    pub said: Said<'a>,
    pub rule: &'a Rule,
    /// The clause that is the rule.
    pub id: ClauseId,
    /// What to underline where nothing is said: the term in the reading, or else the reading.
    pub at: ClauseId,
}

/// Where a matter is underlined that no clause speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Silent {
    /// Once, where the agreement begins.
    InAgreement,
    /// In each reading.
    InReading,
}

impl<'a> Views<'a> {
    pub(super) fn new(agreement: &'a Agreement) -> Self {
        // A clock that is none has been told by its clause.
        let view = |index| Lowering::new(agreement, index).ok().map(|lowering| View::new(lowering, index));
        Self { agreement, each: (0..agreement.readings.len().max(1)).filter_map(view).collect() }
    }

    /// The agreement's clauses with their ids.
    pub(super) fn clauses(&self) -> impl Iterator<Item = (ClauseId, &'a Line)> {
        self.agreement.clauses.iter().enumerate()
    }

    /// What a check finds in each view.
    pub(super) fn each<Found: IntoIterator<Item = Gap>>(&self, check: impl Fn(&View<'a>) -> Found) -> Vec<Gap> {
        self.each.iter().flat_map(check).collect()
    }

    /// What a check finds in each rule of each view.
    pub(super) fn by_rule<Found: IntoIterator<Item = Gap>>(
        &self,
        check: impl Fn(&View<'a>, &Ruled<'a>) -> Found,
    ) -> Vec<Gap> {
        self.each(|view| view.rules.iter().flat_map(|rule| check(view, rule)).collect::<Vec<_>>())
    }

    /// One gap for each view in which a matter of the whole is silent. `said` knows the clauses on the matter, and whether
    /// each says it or says that it is not said.
    pub(super) fn by_matter(
        &self,
        said: fn(&Kind) -> Option<bool>,
        silent: Silent,
        what: &str,
        hint: &str,
    ) -> Vec<Gap> {
        self.each(|view| match view.last(said) {
            Some((_, true)) => None,
            Some((id, false)) => Some(view.gap(id, what, hint)),
            None if silent == Silent::InAgreement => Some(view.gap(heading(view.agreement), what, hint)),
            None => Some(view.silent(what, hint)),
        })
    }
}

/// The clause that opens the agreement.
pub(super) fn heading(agreement: &Agreement) -> ClauseId {
    agreement.of_item(None, &Item::Whole).first().copied().unwrap_or(0)
}

impl<'a> View<'a> {
    fn new(lowering: Lowering<'a>, index: usize) -> Self {
        let agreement = lowering.agreement;
        let mut view = Self { agreement, index, lowering, rules: vec![] };
        let rules = agreement.terms.iter().filter_map(|term| {
            let said = view.said(&term.id);
            let (id, _, Kind::Rule(rule)) = terms::rule(&said)? else { return None };
            // Where the agreement has no reading, its own clauses are the view's.
            let at = said.first(!agreement.readings.is_empty()).unwrap_or_else(|| view.heading());
            Some(Ruled { term: &term.id, said, rule, id, at })
        });
        view.rules = rules.collect();
        view
    }

    /// The clause that opens the reading.
    pub(super) fn heading(&self) -> ClauseId {
        self.agreement.readings.get(self.index).map_or_else(|| heading(self.agreement), |reading| reading.heading)
    }

    /// The last clause of the whole on a subject that applies.
    pub(super) fn last<T>(&self, pick: impl FnMut(&'a Kind) -> Option<T>) -> Option<(ClauseId, T)> {
        self.lowering.whole.last(pick)
    }

    /// What is said of a party's acceptance: when, or that it has not accepted.
    pub(super) fn accepted(&self, party: &Name) -> Option<(ClauseId, Option<&'a Moment>)> {
        self.lowering.accepted(party)
    }

    /// What is said of a term.
    pub(super) fn said(&self, term: &Name) -> Said<'a> {
        self.lowering.said(term)
    }

    /// Every clause that says something of a class.
    pub(super) fn said_of(&self, class: &Name) -> Vec<(ClauseId, &'a Kind)> {
        self.lowering.said_of(class, self.index)
    }

    /// The clause that a place in a scope is.
    pub(super) fn clause(&self, place: usize) -> Option<ClauseId> {
        self.lowering.applying.get(place).copied()
    }

    /// To which objects a rule applies.
    pub(super) fn object(&self, rule: &Ruled<'a>) -> Scope {
        self.lowering.object_of(rule.rule, self.lowering.place(rule.id))
    }

    /// Something that a clause leaves open here.
    pub(super) fn gap(&self, at: ClauseId, what: impl Into<String>, hint: impl Into<String>) -> Gap {
        let reading = self.agreement.readings.get(self.index).map(|_| self.index);
        Gap { reading, at, base: None, what: what.into(), hint: hint.into() }
    }

    /// A matter of the whole of which no clause speaks.
    pub(super) fn silent(&self, what: impl Into<String>, hint: impl Into<String>) -> Gap {
        Gap { base: Some(heading(self.agreement)), ..self.gap(self.heading(), what, hint) }
    }

    /// A matter of a rule: nothing where it is said. `found` is the last clause on the matter and whether it says it.
    pub(super) fn of_rule(
        &self,
        rule: &Ruled<'_>,
        found: Option<(ClauseId, bool)>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> Option<Gap> {
        match found {
            Some((_, true)) => None,
            Some((id, false)) => Some(self.gap(id, what, hint)),
            None => Some(Gap { base: Some(rule.id), ..self.gap(rule.at, what, hint) }),
        }
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
