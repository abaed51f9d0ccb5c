//! Why a finding is what it is, and what would settle it, in sentences. Made on demand; nothing is decided here.
//!
//! `dimensions.rs`: what decides a dimension of a deed. `exceptions.rs`: what takes it out after all. `duties.rs`: what is
//! due. `questions.rs`: what would settle it.

mod dimensions;
mod duties;
mod exceptions;
mod questions;

use std::cell::RefCell;

use agreement::{Ambit, Norm, Norms, Threshold};
use model::{
    Attribution, Coverage, DecidedBy, Deciding, Dimension, Finding, FindingKind, FindingParts, Instant, Membership,
    Name, SubjectKind,
};

use crate::JudgeError;
use crate::deed::{Deed, Known};
use crate::forms::{Pause, Watcher};
use crate::holding::{Holding, Subject, Trace};
use crate::register::Site;
use crate::rule::{Form, Rule};
use crate::ruling::Ruling;
use crate::table::{Proven, State, decide};

/// Everything that a sentence about one finding may speak of.
struct Telling<'a> {
    ruling: &'a Ruling<'a>,
    norms: &'a Norms,
    norm: &'a Norm,
    rule: &'a Rule<'a>,
    coverage: Coverage,
    party: &'a Name,
    number: u8,
    attribution: Attribution,
    about: About<'a>,
    /// The incidents that the sentences name beside the one that the finding is about, in that order.
    cited: RefCell<Vec<usize>>,
}

/// What a finding is about.
#[derive(Clone, Copy)]
enum About<'a> {
    Deed { at: u64, deed: &'a Deed, site: &'a Site },
    Duty(&'a Trace),
}

/// Tells a holding; `None` for one that is not of this ruling.
pub(crate) fn tell(ruling: &Ruling<'_>, holding: Holding) -> Result<Option<Finding>, JudgeError> {
    let (docket, norms) = (ruling.docket, ruling.judge.norms());
    let parts = (ruling.judge.rules.get(holding.rule()), docket.register.party_name(holding.party()));
    let (Some(rule), Some(party)) = parts else { return Ok(None) };
    let trace = ruling.trace(holding);
    // The deed it is about, or that raised the duty.
    let place = match trace.map(|trace| trace.subject) {
        None => Some(holding.at()),
        Some(Subject::Deed(at)) => usize::try_from(at).ok(),
        Some(Subject::Start | Subject::End | Subject::At(_)) => None,
    };
    let incident = place.and_then(|place| docket.facts.incidents.get(place));
    let about = match (trace, place.and_then(|place| docket.deeds.get(place))) {
        (Some(trace), _) => About::Duty(trace),
        (None, Some(deed)) => match docket.register.at(deed.site) {
            Some(site) => About::Deed { at: holding.at() as u64, deed, site },
            None => return Ok(None),
        },
        (None, None) => return Ok(None),
    };
    let known = match about {
        About::Deed { .. } => docket.known(holding.at()).get(usize::from(holding.party())).copied(),
        // Of what was done in time, what is known is how sure it is that it was.
        About::Duty(trace) if holding.kind() == FindingKind::Fulfilled => {
            Some(ruling.known_of()(u64::from(trace.met_by), holding.party()))
        }
        About::Duty(trace) => ruling.judge.seen(holding.rule(), holding.party(), trace, &ruling.known_of()),
    };
    let assessment = place.and_then(|place| docket.facts.assessments.get(place));
    let known = known.unwrap_or(Known::unnamed(assessment.map_or(model::Certainty::Alleged, |one| one.certainty)));
    let coverage = holding.coverage().coverage();
    let attribution = known.attribution;
    let telling = Telling {
        ruling,
        norms,
        norm: rule.norm,
        rule,
        coverage,
        party,
        number: holding.party(),
        attribution,
        about,
        cited: RefCell::default(),
    };
    let deciding = telling.deciding(holding.kind());
    let proven = |attribution| Proven {
        certainty: known.certainty,
        attribution,
        observed: known.observed,
        meets_standard: rule.standard.is_met(known.certainty, attribution),
    };
    // Where it hangs on something else that is proven less, the standard is not met.
    let is_weaker = trace.is_none()
        && holding.kind().is_alleged_or_more()
        && holding.kind() != decide(Membership::In, State::Done, &proven(attribution));
    let is_met = rule.standard.is_met(known.certainty, attribution) && !is_weaker;
    // What it would be if every open question were answered "in", and the actor were no longer in doubt.
    let state = if trace.is_some() { State::Unmet } else { State::Done };
    let if_in = decide(Membership::In, state, &proven(settled(attribution)));
    let settles = if holding.kind() == FindingKind::CannotRule { telling.settles(&deciding, if_in) } else { vec![] };
    let (subject, kind) = telling.subject(incident.map(|incident| &incident.id));
    let mut why = telling.why(&deciding, known, is_weaker);
    let basis = telling.basis(incident.map_or(&[][..], |incident| incident.statements.as_slice()));
    why.push(format!("Basis: {}.", basis.join(", ")));
    let severity = telling.severity(incident.map(|incident| &incident.details), holding.kind());
    Ok(Some(Finding::new(FindingParts {
        agreement: norms.agreement.clone(),
        version: norms.version.clone(),
        term: rule.norm.term.clone(),
        term_clause: rule.norm.clause,
        reading: norms.reading.clone(),
        subject,
        kind,
        incident: incident.map(|incident| incident.id.clone()),
        finding: holding.kind(),
        certainty: known.certainty,
        attribution,
        coverage,
        why,
        proof: if matches!(holding.kind(), FindingKind::Fulfilled | FindingKind::Pending) {
            format!("A violation would need this proof: {}.", rule.standard_text)
        } else {
            format!("The standard of proof is {}met: {}.", if is_met { "" } else { "not " }, rule.standard_text)
        },
        severity,
        deciding,
        basis,
        settles,
        standard: rule.standard_text.clone(),
        as_of: ruling.as_of(),
        party: party.clone(),
    })?))
}

fn settled(attribution: Attribution) -> Attribution {
    match attribution {
        Attribution::Disputed | Attribution::Undetermined => Attribution::Accused,
        other => other,
    }
}

impl<'a> Telling<'a> {
    fn ambit(&self) -> &'a Ambit {
        &self.norm.ambit
    }

    /// The words of a clause in quotation marks.
    fn quote(&self, clause: Option<usize>) -> String {
        quote(self.norms, clause)
    }

    /// Pauses of the party that keep the deed from being certainly in time.
    fn pauses(&self, at: u64, deed: &Deed) -> impl Iterator<Item = &'a Pause> {
        let course = &self.ruling.judge.course;
        let (term, deed) = (self.rule.place, *deed);
        let pauses = course.pauses(self.number).iter().chain(course.was_expected(self.number, deed.time()));
        pauses.filter(move |pause| pause.is_about(term) && pause.hold(at, &deed) != Membership::In)
    }

    /// How an incident is called in a sentence.
    fn incident(&self, at: u64) -> String {
        let found = usize::try_from(at).ok().and_then(|at| Some((at, self.ruling.docket.facts.incidents.get(at)?)));
        let Some((at, incident)) = found else { return "what is recorded".into() };
        self.cited.borrow_mut().push(at);
        incident.id.to_string()
    }

    /// Who looks, by name.
    fn watchers(&self, watchers: &[&Watcher]) -> String {
        let mut names: Vec<String> = watchers.iter().map(|one| one.watch.by.to_string()).collect();
        names.dedup();
        if names.is_empty() { "nobody that is known".into() } else { list(&names) }
    }

    /// The name of the subject, and what it is.
    fn subject(&self, incident: Option<&Name>) -> (Name, SubjectKind) {
        let named = |name: &str| incident.map_or_else(|| Name::from(name), Clone::clone);
        match self.about {
            About::Deed { .. } => (named("?"), SubjectKind::Incident),
            About::Duty(trace) => {
                let chance = if trace.step == 0 { String::new() } else { format!("-{}", trace.step + 1) };
                let name = match trace.subject {
                    Subject::Deed(_) => format!("D-{}{chance}", named("?")),
                    Subject::Start => format!("D-start{chance}"),
                    Subject::End => format!("D-end{chance}"),
                    Subject::At(at) => format!("D-{at}{chance}"),
                };
                (name.into(), SubjectKind::Deadline(trace.due))
            }
        }
    }

    /// On what it rests: the statements about the incident, and those about every other that the sentences name; and where
    /// nobody said anything, the clause that sets the duty.
    fn basis(&self, statements: &[Name]) -> Vec<Name> {
        let mut basis = statements.to_vec();
        for incident in self.cited.borrow().iter().filter_map(|at| self.ruling.docket.facts.incidents.get(*at)) {
            let new: Vec<Name> = incident.statements.iter().filter(|one| !basis.contains(one)).cloned().collect();
            basis.extend(new);
        }
        if basis.is_empty() && matches!(self.about, About::Duty(_)) {
            let clause = self.norms.clauses.get(self.norm.clause);
            basis.extend(clause.map(|clause| format!("{}:{}", clause.span.file, clause.span.line).into()));
        }
        basis
    }

    /// The class of severity that the parties agreed on, and what they made it hang on. None of an allegation: the figures
    /// are those of whoever alleges.
    fn severity(&self, details: Option<&model::Details>, kind: FindingKind) -> Option<String> {
        if !matches!(kind, FindingKind::Violation | FindingKind::ProbableViolation) {
            return None;
        }
        let of = |threshold: &Threshold| match threshold {
            Threshold::People(least) => details.and_then(|one| one.people_affected).map(|range| (range, *least)),
            Threshold::Killed(least) => details.and_then(|one| one.people_killed).map(|range| (range, *least)),
            Threshold::Hours(least) => details.and_then(|one| one.hours_without_service).map(|range| (range, *least)),
            Threshold::Otherwise => None,
        };
        let mut unknown = false;
        for (threshold, gravity, clause) in &self.norm.gravity {
            let reached = match (threshold, of(threshold)) {
                (Threshold::Otherwise, _) => Some(true),
                (_, Some((range, least))) if i64::from(range.lo()) >= least => Some(true),
                (_, Some((range, least))) if i64::from(range.hi()) < least => Some(false),
                _ => None,
            };
            match reached {
                Some(true) if !(unknown && *threshold == Threshold::Otherwise) => {
                    let word = gravity.word();
                    return Some(format!("{word}, by {}", self.quote(Some(*clause))));
                }
                Some(_) => {}
                None => unknown = true,
            }
        }
        unknown.then(|| "not known: the figures that the classes hang on are not reported".to_owned())
    }

    /// What took the finding away from "in": what is out, or else what is open, attribution last.
    fn deciding(&self, kind: FindingKind) -> Vec<Deciding> {
        let membership = self.coverage.together();
        let settled = membership == Membership::In || kind == FindingKind::Fulfilled;
        let mut deciding: Vec<Deciding> = if settled {
            vec![]
        } else {
            // Of an event, and of what was not done, nothing is asked but that.
            let no_act = matches!(self.about, About::Deed { deed, .. } if deed.act.is_empty() || deed.not_done);
            let asked = |dimension: &Dimension| !no_act || *dimension == Dimension::Act;
            let told = |dimension| {
                let (because, by) = match self.about {
                    About::Deed { at, deed, site } => self.dimension(dimension, membership, at, deed, site),
                    About::Duty(trace) => self.duty(dimension, membership, trace),
                };
                Deciding { dimension: Some(dimension), membership, because, by }
            };
            self.coverage.with(membership).filter(asked).map(told).collect()
        };
        let of_deed = matches!(self.about, About::Deed { .. });
        if of_deed
            && membership != Membership::Out
            && matches!(self.attribution, Attribution::Disputed | Attribution::Undetermined)
        {
            deciding.push(Deciding {
                dimension: None,
                membership: Membership::Open,
                because: match self.attribution {
                    Attribution::Disputed => {
                        "more than one party is named for it, or the denial gives an account of its own"
                    }
                    _ => "nobody says who did it",
                }
                .into(),
                by: DecidedBy::Fact,
            });
        }
        deciding
    }

    /// The reasons in full sentences, the deciding ones first. None of them says how strong the finding is: that is for
    /// whoever publishes it.
    fn why(&self, deciding: &[Deciding], known: Known, is_weaker: bool) -> Vec<String> {
        let mut why: Vec<String> = deciding
            .iter()
            .map(|one| {
                let title = one.dimension.map_or("attribution", Dimension::title);
                // What is due, a notice and a limit are told without the name of a dimension.
                let formal = matches!(self.rule.form, Form::Before { .. } | Form::Limit(_));
                let bare = formal && one.dimension == Some(Dimension::Exception);
                if bare || matches!(self.about, About::Duty(_)) {
                    return sentence(&one.because);
                }
                sentence(&format!("{title} is {}: {}", one.membership.word(), one.because))
            })
            .collect();
        let title = self.norms.title(self.party);
        match self.about {
            About::Deed { at, deed, .. } => {
                if deciding.is_empty() {
                    let term = &self.norm.term;
                    why.push(format!(
                        "`{term}` speaks of it in every respect under the reading `{}`.",
                        self.norms.reading
                    ));
                    why.extend(self.grounds(at, deed, is_weaker));
                    let right = self.ruling.judge.course.right(deed, self.number, self.rule.place);
                    why.extend(right.map(|(violation, clause)| {
                        let (violation, quote) = (self.incident(violation), self.quote(Some(clause)));
                        format!(
                            "After {violation} {title} may declare itself released: {quote}; no declaration that had taken effect by then is recorded."
                        )
                    }));
                }
                why.extend(self.marks(at, deed));
                let (certainty, who) = (known.certainty.word(), self.attribution.word());
                why.push(format!("That it happened is {certainty}; that {title} did it: {who}."));
            }
            About::Duty(trace) => why.extend(self.state(trace, deciding, known)),
        }
        why
    }

    /// Acts to which this one may be a response, where the text asks that this be shown. It excuses nothing.
    fn marks(&self, at: u64, deed: &Deed) -> Vec<String> {
        let register = &self.ruling.docket.register;
        let marked = self.rule.marks.iter().filter_map(|(name, clause, trail)| {
            let found = trail.before(at, deed, register, |by| by.others_acted(self.number));
            let how = match found.membership {
                Membership::In => "lies",
                Membership::Open => "may lie",
                Membership::Out => return None,
            };
            let other = self.incident(found.at);
            Some(format!(
                "It {how} within the time of `{name}` after {other}: {}; that is shown and excuses nothing.",
                self.quote(Some(*clause))
            ))
        });
        marked.collect()
    }
}

/// The words of a clause in quotation marks.
pub(crate) fn quote(norms: &Norms, clause: Option<usize>) -> String {
    clause
        .and_then(|place| norms.clauses.get(place))
        .map_or_else(|| "the text, which has no clause on it".into(), |clause| format!("“{}”", clause.text))
}

/// `I-1, I-2 and I-3`.
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// An instant in words: `2025-03-04 00:00 UTC`, with seconds where they matter.
fn when(at: Instant) -> String {
    let text = at.to_string().replace('T', " ");
    let Some(text) = text.strip_suffix('Z') else { return text };
    format!("{} UTC", text.strip_suffix(":00").unwrap_or(text))
}

/// With a capital and a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
}
