//! Lowering: what applies under one reading, as norms.
//!
//! Binding conventions: a clause that is absent restricts nothing, except that the hour, the counting of days, whose an
//! object is and whether an attempt counts are "not said" where they are absent; "not said" opens the dimension.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::tz::TimeZone;
use model::{Facet, Hours, Instant, LeafSet, Name, Taxonomy, TextSpan, TimeError};

use crate::ast::{Agreement, ClauseId, Counting, Excepted, Item, Kind, Line, Moment, Release, Whose};
use crate::norms::{
    AttemptRule, Bound, Edge, End, Exception, ExceptionBox, Form, Norm, Norms, OpenPart, Prohibit, Proof, ReleaseRule,
    Scope, Territory, Window,
};

/// The norms of the reading at `index` of [`Agreement::readings`]; `None` where there is no such reading.
///
/// # Errors
/// [`TimeError`] where a date lies at the edge of the calendar, or a date without a zone meets parties without clocks.
pub fn lower(agreement: &Agreement, index: usize) -> Result<Option<Norms>, TimeError> {
    let Some(reading) = agreement.readings.get(index) else { return Ok(None) };
    let lowering = Lowering::new(agreement, index)?;
    let mut norms = Vec::new();
    for term in &agreement.terms {
        norms.extend(lowering.term(&term.id)?);
    }
    Ok(Some(Norms {
        agreement: agreement.id.clone(),
        version: agreement.version.clone(),
        reading: reading.id.clone(),
        holder: reading.holder.clone(),
        parties: agreement.party_summaries(),
        release: lowering.release(),
        clauses: lowering.applying.iter().filter_map(|id| Some(agreement.clauses.get(*id)?.clause.clone())).collect(),
        norms,
    }))
}

pub(crate) struct Lowering<'a> {
    agreement: &'a Agreement,
    reading: usize,
    /// Clauses of the reading and of the agreement, headings left out, sorted.
    pub(crate) applying: Vec<ClauseId>,
    /// The parties' clocks: what a date may mean where no zone is said.
    clocks: Vec<TimeZone>,
}

impl<'a> Lowering<'a> {
    pub(crate) fn new(agreement: &'a Agreement, reading: usize) -> Result<Self, TimeError> {
        let applies = |line: &Line| line.reading.is_none_or(|other| other == reading) && line.kind != Kind::Heading;
        let applying = (0..).zip(&agreement.clauses).filter(|(_, line)| applies(line)).map(|(id, _)| id).collect();
        let clocks = agreement
            .clauses
            .iter()
            .filter_map(|line| if let Kind::Clock(zone) = &line.kind { Some(model::zone(zone)) } else { None })
            .collect::<Result<_, _>>()?;
        Ok(Self { agreement, reading, applying, clocks })
    }

    /// The place in [`Norms::clauses`] of a clause that applies.
    fn place(&self, id: ClauseId) -> usize {
        self.applying.binary_search(&id).unwrap_or(0)
    }

    fn last<T>(&self, pick: impl FnMut(&'a Line) -> Option<T>) -> Option<(ClauseId, T)> {
        self.agreement.last_under(self.reading, pick)
    }

    fn edge(&self, moment: &Moment) -> Result<Edge, TimeError> {
        let all = moment.interval(&self.clocks)?;
        // With a clock time, the minute's first instant is meant; of several dates, the first instants of both.
        let minute = i64::from(moment.clock.is_some()) * 60;
        Ok(Edge { earliest: all.from, latest: all.to.plus(-minute) })
    }

    fn term(&self, id: &'a Name) -> Result<Option<Norm>, TimeError> {
        let of_term = move |line: &'a Line| (line.item == Item::Term(id.clone())).then_some(&line.kind);
        let absent = self.last(move |line| matches!(of_term(line)?, Kind::NotInReading).then_some(()));
        let rule = self.last(move |line| match of_term(line)? {
            Kind::Prohibits { who, act, class, of_other } => Some((who, *act, class, *of_other)),
            _ => None,
        });
        let (None, Some((rule, (who, act, class, of_other)))) = (absent, rule) else { return Ok(None) };
        let bound = self.bound(who)?;
        let window = self.window(&bound)?;
        let clause = self.place(rule);
        let means = self.means(of_term);
        let whose =
            self.last(move |line| if let Kind::WhoseFacility(whose) = of_term(line)? { Some(whose) } else { None });
        let area = self.last(move |line| if let Kind::Area(areas) = of_term(line)? { Some(areas) } else { None });
        let hours = self.last(move |line| match of_term(line)? {
            Kind::Hours { from, to, zone } => Some((from, to, zone)),
            _ => None,
        });
        let attempt =
            self.last(move |line| if let Kind::Attempt(counts) = of_term(line)? { Some(*counts) } else { None });
        let proof = self.last(move |line| match of_term(line)? {
            Kind::Proof { certainty, attribution } => Some((*certainty, attribution.clone())),
            _ => None,
        });
        // An exception overrides the one of its own name, and no other.
        let mut named: BTreeMap<&Name, (ClauseId, (&Name, &Excepted))> = BTreeMap::new();
        for id in &self.applying {
            let kind = self.agreement.clauses.get(*id).and_then(of_term);
            if let Some(Kind::Except { name, what }) = kind {
                named.insert(name, (*id, (name, what)));
            }
        }
        let exceptions = named
            .into_values()
            .map(|(id, (name, what))| Exception {
                name: name.clone(),
                clause: self.place(id),
                what: match what {
                    Excepted::Objects(leaves) => ExceptionBox::Objects(*leaves),
                    Excepted::Means(leaves) => ExceptionBox::Means(*leaves),
                    Excepted::InFlight { hours } => {
                        ExceptionBox::LaunchedBeforeStart { until: window.start.latest.plus(hours * 3600) }
                    }
                    Excepted::Circumstance => ExceptionBox::Circumstance,
                },
            })
            .collect();
        Ok(Some(Norm {
            term: id.clone(),
            clause,
            proof: proof.map(|(id, (certainty, attribution))| Proof { certainty, attribution, clause: self.place(id) }),
            form: Form::Prohibit(Box::new(Prohibit {
                bound,
                window,
                hours: hours.map(|(id, (from, to, zone))| {
                    let zones = zone.as_ref().map_or_else(|| self.clock_names(), |zone| vec![zone.clone()]);
                    (Hours { from: from.clone(), to: to.clone(), zones }, self.place(id))
                }),
                act: Scope { within: act, open: vec![], clauses: vec![clause] },
                object: self.class(class, self.reading),
                means,
                territory: Territory {
                    of_other,
                    whose: whose.map_or(Whose::NotSaid, |(_, whose)| whose.clone()),
                    whose_clause: whose.map(|(id, _)| self.place(id)),
                    area: area.map(|(_, areas)| areas.clone()),
                    area_clause: area.map(|(id, _)| self.place(id)),
                },
                attempt: match attempt {
                    Some((id, Some(true))) => AttemptRule::Counts(self.place(id)),
                    Some((id, Some(false))) => AttemptRule::DoesNotCount(self.place(id)),
                    Some((id, None)) => AttemptRule::NotSaid(Some(self.place(id))),
                    None => AttemptRule::NotSaid(None),
                },
                exceptions,
            })),
        }))
    }

    /// The zones of the parties' clocks.
    fn clock_names(&self) -> Vec<Name> {
        let clock = |line: &Line| if let Kind::Clock(zone) = &line.kind { Some(zone.clone()) } else { None };
        self.agreement.clauses.iter().filter_map(clock).collect()
    }

    fn release(&self) -> Option<ReleaseRule> {
        let (id, (item, term, mode)) = self.last(|line| match &line.kind {
            Kind::Release { term, mode } => Some((&line.item, term, *mode)),
            _ => None,
        })?;
        let absent = self.last(|line| (line.item == *item && line.kind == Kind::NotInReading).then_some(()));
        absent.is_none().then(|| ReleaseRule {
            term: term.clone(),
            at_once: mode == Release::Automatic,
            clause: self.place(id),
        })
    }

    fn means(&self, of_term: impl Fn(&'a Line) -> Option<&'a Kind>) -> Scope {
        let all = Taxonomy::shipped().all(Facet::Means);
        match self.last(move |line| if let Kind::Means(means) = of_term(line)? { Some(*means) } else { None }) {
            None => Scope { within: all, ..Scope::default() },
            Some((id, Some(within))) => Scope { within, open: vec![], clauses: vec![self.place(id)] },
            Some((id, None)) => Scope {
                within: LeafSet::EMPTY,
                open: vec![OpenPart {
                    leaves: all,
                    clause: Some(self.place(id)),
                    because: "which means count is not said".into(),
                }],
                clauses: vec![],
            },
        }
    }

    fn bound(&self, who: &[Name]) -> Result<Vec<Bound>, TimeError> {
        let parties = self.agreement.parties.iter().filter(|party| who.is_empty() || who.contains(&party.id));
        parties
            .map(|party| {
                let id = party.id.clone();
                let accepted = self.last(move |line| match &line.kind {
                    Kind::Accepted { party, on, .. } if *party == id => Some(on),
                    _ => None,
                });
                Ok(match accepted {
                    Some((clause, on)) => {
                        Bound { party: party.id.clone(), from: self.edge(on)?, clause: Some(self.place(clause)) }
                    }
                    None => Bound {
                        party: party.id.clone(),
                        from: Edge { earliest: Instant::MIN, latest: Instant::MIN },
                        clause: None,
                    },
                })
            })
            .collect()
    }

    /// When the agreement is in force under the reading, and where its end is said.
    pub(crate) fn in_force(&self) -> Result<(Window, Option<TextSpan>), TimeError> {
        let bound = self.bound(&[])?;
        let window = self.window(&bound)?;
        let end = window.end_clause.and_then(|place| self.applying.get(place));
        let span = end.and_then(|id| self.agreement.clauses.get(*id)).map(|line| line.clause.span.clone());
        Ok((window, span))
    }

    /// When the agreement is in force under the reading. Where the start is not said, it is not before anybody accepted.
    fn window(&self, bound: &[Bound]) -> Result<Window, TimeError> {
        let start = self.last(|line| match &line.kind {
            Kind::InForce(moment) => Some(Some(moment)),
            Kind::StartNotSaid => Some(None),
            _ => None,
        });
        let (edge, moment) = match start {
            Some((_, Some(moment))) => (self.edge(moment)?, Some(moment)),
            Some((_, None)) => {
                let first = bound.iter().map(|bound| bound.from.earliest).min().unwrap_or(Instant::MIN);
                (Edge { earliest: first, latest: Instant::MAX }, None)
            }
            None => (Edge { earliest: Instant::MIN, latest: Instant::MIN }, None),
        };
        // The end is one subject: a reading that says anything of it overrides whatever the agreement says of it.
        let end = self.last(|line| {
            let ends =
                matches!(line.kind, Kind::ForDays { .. } | Kind::Until(_) | Kind::EndNotSaid(_) | Kind::Indefinite);
            ends.then_some(&line.kind)
        });
        let (clause, ends) = match end {
            Some((id, Kind::ForDays { days, counting })) => {
                let ends = match moment {
                    Some(moment) => self.counted(moment, *days, *counting)?,
                    None => vec![End {
                        label: "the start from which the days are counted is not said".into(),
                        at: Edge { earliest: edge.latest, latest: Instant::MAX },
                    }],
                };
                (Some(id), ends)
            }
            Some((id, Kind::Until(moment))) => {
                (Some(id), vec![End { label: "as stated".into(), at: self.edge(moment)? }])
            }
            Some((id, Kind::EndNotSaid(last))) => {
                let earliest = match last {
                    Some(moment) => moment.interval(&self.clocks)?.to,
                    None => edge.latest,
                };
                let at = Edge { earliest, latest: Instant::MAX };
                (Some(id), vec![End { label: "the end is not said".into(), at }])
            }
            Some((id, _)) => (Some(id), vec![]),
            None => (None, vec![]),
        };
        Ok(Window {
            start: edge,
            start_clause: start.map(|(id, _)| self.place(id)),
            ends,
            end_clause: clause.map(|id| self.place(id)),
        })
    }

    /// The possible ends of `days` days from `start`, by each convention that may be meant.
    ///
    /// Thirty days from 18 March: counted inclusively, 16 April is the last day; exclusively, 17 April; as a calendar
    /// month it lapses on 18 April at the hour at which it began.
    fn counted(&self, start: &Moment, days: i64, counting: Counting) -> Result<Vec<End>, TimeError> {
        let shifted = |span: jiff::Span, clock: Option<Name>| -> Result<Edge, TimeError> {
            let dates = start
                .dates
                .iter()
                .map(|date| date.checked_add(span).map_err(|_| TimeError::OutOfRange(*date)))
                .collect::<Result<_, _>>()?;
            self.edge(&Moment { dates, clock, zone: start.zone.clone() })
        };
        // The first instant of a day is where the day before it ends.
        let midnight = Some(Name::from("00:00"));
        let inclusive = || Ok(End { label: "counted inclusively".into(), at: shifted(days.days(), midnight.clone())? });
        let exclusive = || match &start.clock {
            Some(clock) => {
                Ok(End { label: "counted exclusively".into(), at: shifted(days.days(), Some(clock.clone()))? })
            }
            None => Ok(End { label: "counted exclusively".into(), at: shifted((days + 1).days(), midnight.clone())? }),
        };
        let month =
            || Ok(End { label: "counted as a calendar month".into(), at: shifted(1.month(), start.clock.clone())? });
        match counting {
            Counting::Inclusive => Ok(vec![inclusive()?]),
            Counting::Exclusive => Ok(vec![exclusive()?]),
            Counting::CalendarMonth => Ok(vec![month()?]),
            Counting::NotSaid if days == 30 => Ok(vec![inclusive()?, exclusive()?, month()?]),
            Counting::NotSaid => Ok(vec![inclusive()?, exclusive()?]),
        }
    }

    /// What a class of objects is under a reading: named in, named out, and open.
    pub(crate) fn class(&self, class: &'a Name, reading: usize) -> Scope {
        self.class_once(class, reading, &mut BTreeMap::new())
    }

    /// As [`Lowering::class`]; each class of each reading is worked out once, and one that takes over itself takes nothing.
    fn class_once(&self, class: &'a Name, reading: usize, known: &mut BTreeMap<(&'a Name, usize), Scope>) -> Scope {
        if let Some(scope) = known.get(&(class, reading)) {
            return scope.clone();
        }
        known.insert((class, reading), Scope::default());
        let taxonomy = Taxonomy::shipped();
        let all = taxonomy.all(Facet::Object);
        let mut scope = Scope::default();
        let mut excluded = LeafSet::EMPTY;
        // A definition taken from another reading is cited where it is taken over.
        let place = |id: ClauseId| if reading == self.reading { Some(self.place(id)) } else { None };
        // Saying what a class is, saying what it is not, and counting more than the text: each overrides only itself.
        let of = |pick: fn(&Kind) -> Option<&Name>| {
            self.agreement.under(reading, move |line| (pick(&line.kind)? == class).then_some(&line.kind))
        };
        let mut said = of(|kind| match kind {
            Kind::Is { class, .. } | Kind::IsAsIn { class, .. } | Kind::IsSomeOf { class, .. } => Some(class),
            _ => None,
        });
        said.extend(of(|kind| if let Kind::IsNot { class, .. } = kind { Some(class) } else { None }));
        // What a holder counts beyond its text is its own conduct: whoever takes over the text does not take that over.
        let also = |line: &'a Line| matches!(line.kind, Kind::AlsoCounts(_)).then_some(&line.kind);
        said.extend(self.agreement.under(reading, also).into_iter().filter(|_| reading == self.reading));
        let mut defined = false;
        for (id, kind) in said {
            match kind {
                Kind::Is { leaves, others, .. } => {
                    scope.within = scope.within.union(*leaves);
                    for other in others {
                        let held = self.class_once(other, reading, known);
                        scope.within = scope.within.union(held.within);
                        scope.open.extend(held.open.into_iter().map(|part| OpenPart { clause: place(id), ..part }));
                    }
                    scope.clauses.extend(place(id));
                    defined = true;
                }
                Kind::IsNot { leaves, .. } => {
                    excluded = excluded.union(*leaves);
                    scope.clauses.extend(place(id));
                }
                Kind::IsSomeOf { leaves, .. } => {
                    let whole = taxonomy.describe(Facet::Object, *leaves);
                    let whole = whole.strip_prefix("any ").unwrap_or(&whole);
                    let because = format!("which parts of {whole} are meant is not said");
                    scope.open.push(OpenPart { leaves: *leaves, clause: place(id), because });
                    scope.clauses.extend(place(id));
                    defined = true;
                }
                Kind::AlsoCounts(leaves) => {
                    let because = format!(
                        "the text does not name {}, but its holder counts it in its own accusations; the same ruler holds for both sides",
                        taxonomy.describe(Facet::Object, *leaves)
                    );
                    scope.open.push(OpenPart { leaves: *leaves, clause: place(id), because });
                }
                Kind::IsAsIn { reading: other, .. } => {
                    defined = true;
                    if let Some(other) = self.agreement.reading(other) {
                        let taken = self.class_once(class, other, known);
                        scope.within = scope.within.union(taken.within);
                        scope.open.extend(taken.open.into_iter().map(|part| OpenPart { clause: place(id), ..part }));
                    }
                    scope.clauses.extend(place(id));
                }
                _ => {}
            }
        }
        if !defined {
            match taxonomy.set(Facet::Object, class) {
                Some(leaves) => scope.within = leaves,
                None => scope.open.push(OpenPart {
                    leaves: all,
                    clause: None,
                    because: format!("what {class} is is not said"),
                }),
            }
        }
        scope.within = scope.within.minus(excluded);
        let disputed = taxonomy.disputed_near(Facet::Object, scope.within);
        scope.open.push(OpenPart {
            leaves: disputed,
            clause: None,
            because: format!(
                "whether {} belongs to the class is disputed, and the text names it neither in nor out",
                taxonomy.describe(Facet::Object, disputed)
            ),
        });
        // Each leaf is opened once, by the first that opens it.
        let mut taken = scope.within.union(excluded);
        for part in &mut scope.open {
            part.leaves = part.leaves.minus(taken);
            taken = taken.union(part.leaves);
        }
        scope.open.retain(|part| !part.leaves.is_empty());
        known.insert((class, reading), scope.clone());
        scope
    }
}
