//! When each party is bound: acceptance, start, end, and what suspends, frees or renews.

use jiff::ToSpan;
use model::{Instant, Name, TextSpan, TimeError};

use super::Lowering;
use crate::ast::{ClauseId, Counting, Item, Kind, Moment};
use crate::norms::{
    Bound, Condition, Does, Edge, End, Life, Power, ReleaseRule, Replacement, Runs, Suspension, Window,
};

impl<'a> Lowering<'a> {
    pub(crate) fn life(&self, releases: Vec<ReleaseRule>) -> Result<Life, TimeError> {
        let bound = self.bound()?;
        let renewal = self.whole.all(|kind| match kind {
            Kind::Renewed(renewal) => Some(renewal.clone()),
            _ => None,
        });
        let until = self.whole.all(|kind| if let Kind::UntilEvent(event) = kind { Some(event.clone()) } else { None });
        let suspensions = self.whole.all(|kind| match kind {
            Kind::Suspended { from, until } => Some((from.clone(), until.clone())),
            _ => None,
        });
        let powers = self.whole.all(|kind| match kind {
            Kind::MaySuspend { who, after, .. } => Some((who.clone(), Does::Suspend, *after)),
            Kind::MayLeave { who, notice } => Some((who.clone(), Does::Leave, *notice)),
            _ => None,
        });
        let reciprocal = self.whole.all(|kind| (*kind == Kind::Reciprocal).then_some(()));
        Ok(Life {
            window: self.window(&bound)?,
            bound,
            since: self.replaces()?,
            until_replaced: self.replaced()?,
            conditions: self.conditions(),
            until: until.into_iter().next_back().map(|(id, event)| Condition { event, clause: self.place(id) }),
            suspensions: suspensions
                .into_iter()
                .map(|(id, (from, until))| Suspension { from, until, clause: self.place(id) })
                .collect(),
            renewal: renewal.into_iter().next_back().map(|(id, renewal)| (renewal, self.place(id))),
            powers: powers
                .into_iter()
                .map(|(id, (who, does, after))| Power { who, does, after, clause: self.place(id) })
                .collect(),
            releases,
            reciprocal: reciprocal.into_iter().next_back().map(|(id, ())| self.place(id)),
        })
    }

    fn conditions(&self) -> Vec<Condition> {
        let events = self.whole.all(|kind| if let Kind::InForceOnce(events) = kind { Some(events) } else { None });
        let each = events.into_iter().flat_map(|(id, events)| {
            events.iter().map(move |event| Condition { event: event.clone(), clause: self.place(id) })
        });
        each.collect()
    }

    /// The reading whose place this one takes.
    fn replaces(&self) -> Result<Option<Replacement>, TimeError> {
        let said = self.whole.last(|kind| match kind {
            Kind::Replaces { reading, from } => Some((reading, from)),
            _ => None,
        });
        said.map(|(id, (other, from))| {
            Ok(Replacement { other: other.clone(), from: self.edge(from)?, clause: Some(self.place(id)) })
        })
        .transpose()
    }

    /// The reading that takes the place of this one.
    fn replaced(&self) -> Result<Option<Replacement>, TimeError> {
        let Some(own) = self.agreement.readings.get(self.reading).map(|reading| &reading.id) else { return Ok(None) };
        for (index, other) in self.agreement.readings.iter().enumerate() {
            for id in self.agreement.of_item(Some(index), &Item::Whole) {
                if let Some(Kind::Replaces { reading, from }) = self.agreement.clauses.get(*id).map(|line| &line.kind)
                    && reading == own
                {
                    return Ok(Some(Replacement { other: other.id.clone(), from: self.edge(from)?, clause: None }));
                }
            }
        }
        Ok(None)
    }

    /// What is said of a party's acceptance: when, or that it has not accepted. A reading may say how its holder sees it.
    pub(crate) fn accepted(&self, party: &Name) -> Option<(ClauseId, Option<&'a Moment>)> {
        let pick = |kind: &'a Kind| match kind {
            Kind::Accepted { party: who, on, .. } if who == party => Some(Some(on)),
            Kind::NotAccepted(who) if who == party => Some(None),
            _ => None,
        };
        let of_party = || self.agreement.said(self.reading, &Item::Party(party.clone())).last(pick);
        self.whole.last(pick).or_else(of_party)
    }

    fn bound(&self) -> Result<Vec<Bound>, TimeError> {
        let of = |party: &Name| {
            let accepted = self.accepted(party);
            let from = match accepted {
                Some((_, Some(on))) => self.edge(on)?,
                Some((_, None)) => Edge { earliest: Instant::MAX, latest: Instant::MAX },
                None => Edge::ALWAYS,
            };
            Ok(Bound { party: party.clone(), from, clause: accepted.map(|(id, _)| self.place(id)) })
        };
        self.agreement.parties.iter().map(|party| of(&party.id)).collect()
    }

    /// The latest instant at which the agreement may begin under the reading; worked out once.
    pub(super) fn latest_start(&self) -> Result<Instant, TimeError> {
        if let Some(start) = self.start.get() {
            return Ok(*start);
        }
        let start = self.window(&self.bound()?)?.start.latest;
        Ok(*self.start.get_or_init(|| start))
    }

    /// When the agreement is in force under the reading, and where its end is said.
    pub(crate) fn in_force(&self) -> Result<(Window, Option<TextSpan>), TimeError> {
        let window = self.window(&self.bound()?)?;
        let end = window.end_clause.and_then(|place| self.applying.get(place));
        let span = end.and_then(|id| self.agreement.clauses.get(*id)).map(|line| line.clause.span.clone());
        Ok((window, span))
    }

    /// When the agreement is in force under the reading. Where the start is not said, it is not before anybody accepted;
    /// where it waits for an event, it is not before the date that is said beside.
    fn window(&self, bound: &[Bound]) -> Result<Window, TimeError> {
        let starts = self.whole.all(|kind| match kind {
            Kind::InForce(moment) => Some(Some(moment)),
            Kind::StartNotSaid => Some(None),
            _ => None,
        });
        let start = starts.into_iter().next_back();
        let waits = self.conditions();
        let (mut edge, moment) = match start {
            Some((_, Some(moment))) => (self.edge(moment)?, Some(moment)),
            None if waits.is_empty() => (Edge::ALWAYS, None),
            _ => {
                let first = bound.iter().map(|bound| bound.from.earliest).min().unwrap_or(Instant::MIN);
                (Edge { earliest: first, latest: Instant::MAX }, None)
            }
        };
        let dated = if moment.is_some() { edge } else { Edge { earliest: edge.earliest, latest: edge.earliest } };
        if !waits.is_empty() {
            edge.latest = Instant::MAX;
        }
        // The end is one subject: a reading that says anything of it overrides whatever the agreement says of it.
        let ends = self.whole.all(|kind| kind.is_end().then_some(kind));
        let end = ends.into_iter().next_back();
        let unknown =
            |label: &str, earliest| vec![End { label: label.into(), at: Edge { earliest, latest: Instant::MAX } }];
        let unstarted = || unknown("the start from which it is counted is not known", edge.earliest);
        let ends = match end.map(|(_, kind)| kind) {
            Some(Kind::ForDays { days, counting }) => match moment {
                Some(moment) if waits.is_empty() => self.counted(moment, *days, *counting)?,
                _ => unstarted(),
            },
            Some(Kind::ForMonths(months)) => match moment {
                Some(moment) if waits.is_empty() => vec![self.months(moment, *months)?],
                _ => unstarted(),
            },
            Some(Kind::ForHours(hours)) if moment.is_some() && waits.is_empty() => {
                vec![End { label: "as stated".into(), at: edge.plus(hours * 3_600) }]
            }
            Some(Kind::ForHours(_)) => unstarted(),
            Some(Kind::Until(moment)) => vec![End { label: "as stated".into(), at: self.edge(moment)? }],
            Some(Kind::UntilEvent(event)) => unknown(&format!("the event {event} has no date"), edge.earliest),
            Some(Kind::EndNotSaid(last)) => {
                let earliest = match last {
                    Some(moment) => moment.interval(&self.clocks)?.to,
                    None => edge.latest,
                };
                unknown("the end is not said", earliest)
            }
            _ => vec![],
        };
        let start_clause = start.map(|(id, _)| self.place(id)).or_else(|| waits.first().map(|one| one.clause));
        let end_clause = end.map(|(id, _)| self.place(id));
        // Counted from a date, the ends are known; from an event, they are once it is recorded.
        let runs = end.and_then(|(_, kind)| runs(kind)).filter(|_| !waits.is_empty());
        Ok(Window { start: edge, dated, start_clause, ends, end_clause, runs })
    }

    /// A moment moved by so many days or months, at another clock time.
    fn shifted(&self, moment: &Moment, by: jiff::Span, clock: Option<Name>) -> Result<Edge, TimeError> {
        let shift = |date: &jiff::civil::Date| date.checked_add(by).map_err(|_| TimeError::OutOfRange(*date));
        let dates = moment.dates.iter().map(shift).collect::<Result<_, _>>()?;
        self.edge(&Moment { dates, clock, zone: moment.zone.clone() })
    }

    /// The end of so many calendar months from `start`, at the hour at which it began.
    fn months(&self, start: &Moment, months: i64) -> Result<End, TimeError> {
        let label = if months == 1 { "counted as a calendar month" } else { "counted as calendar months" };
        Ok(End { label: label.into(), at: self.shifted(start, months.months(), start.clock.clone())? })
    }

    /// The possible ends of `days` days from `start`, by each convention that may be meant.
    ///
    /// Thirty days from 18 March: counted inclusively, 16 April is the last day; exclusively, 17 April; as a calendar
    /// month it lapses on 18 April at the hour at which it began.
    fn counted(&self, start: &Moment, days: i64, counting: Counting) -> Result<Vec<End>, TimeError> {
        let shifted = |span, clock| self.shifted(start, span, clock);
        // The first instant of a day is where the day before it ends.
        let midnight = Some(Name::from("00:00"));
        let inclusive = || Ok(End { label: "counted inclusively".into(), at: shifted(days.days(), midnight.clone())? });
        let exclusive = || match &start.clock {
            Some(clock) => {
                Ok(End { label: "counted exclusively".into(), at: shifted(days.days(), Some(clock.clone()))? })
            }
            None => Ok(End { label: "counted exclusively".into(), at: shifted((days + 1).days(), midnight.clone())? }),
        };
        match counting {
            Counting::Inclusive => Ok(vec![inclusive()?]),
            Counting::Exclusive => Ok(vec![exclusive()?]),
            Counting::NotSaid if days == 30 => Ok(vec![inclusive()?, exclusive()?, self.months(start, 1)?]),
            Counting::NotSaid => Ok(vec![inclusive()?, exclusive()?]),
        }
    }
}

/// How long an agreement runs from an instant that is known only once it has come: a day counted inclusively ends at
/// midnight, one counted exclusively a day later, and a month has 28 days at least.
fn runs(kind: &Kind) -> Option<Runs> {
    const DAY: i64 = 86_400;
    let between = |at_least_s, at_most_s| Some(Runs { at_least_s, at_most_s });
    match kind {
        Kind::ForDays { days, counting: Counting::Inclusive } => between((days - 1) * DAY, days * DAY),
        Kind::ForDays { days, counting: Counting::Exclusive } => between(days * DAY, (days + 1) * DAY),
        // Thirty days may be meant as a calendar month.
        Kind::ForDays { days: 30, counting: Counting::NotSaid } => between(28 * DAY, 31 * DAY),
        Kind::ForDays { days, counting: Counting::NotSaid } => between((days - 1) * DAY, (days + 1) * DAY),
        Kind::ForMonths(months) => between(months * 28 * DAY, months * 31 * DAY),
        Kind::ForHours(hours) => between(hours * 3_600, hours * 3_600),
        _ => None,
    }
}

impl Kind {
    /// Whether a clause says when it ends, or that this is not said.
    pub(crate) fn is_end(&self) -> bool {
        matches!(
            self,
            Self::ForDays { .. }
                | Self::ForHours(_)
                | Self::ForMonths(_)
                | Self::Until(_)
                | Self::UntilEvent(_)
                | Self::EndNotSaid(_)
                | Self::Indefinite
        )
    }
}

impl Moment {
    /// As the text has it: `2025-03-18 18:00 Europe/Kyiv`.
    #[must_use]
    pub fn text(&self) -> String {
        let dates = self.dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
        let rest = self.clock.iter().chain(&self.zone).map(|part| format!(" {part}")).collect::<String>();
        format!("{dates}{rest}")
    }
}
