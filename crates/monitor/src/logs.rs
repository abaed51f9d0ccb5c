//! Logs of events: each row judged as it is read, under every reading, with memory that does not grow with the log.
//!
//! A log is taken at its word: it records everything, in the order in which it happened. One that is not sorted by time is
//! read again and sorted, so that no row is lost.

use std::io::Read;
use std::ops::ControlFlow;

use agreement::Norms;
use ingest::{LogNames, LogRow, LogTally};
use judge::{Deed, Judge, Known, MOST_PARTIES, Parties, Record, Register, Site, Subject, Told, Trace};
use model::{Certainty, FindingKind, Instant, Issue, LogCounts, LogFinding, Name, Standard};

use crate::MonitorError;

/// What to read.
pub struct Log<'a> {
    /// The name of the log, as it is cited.
    pub file: &'a str,
    /// Opens the log anew.
    pub open: &'a dyn Fn() -> std::io::Result<Box<dyn Read>>,
    /// The field map, as text.
    pub fields: &'a str,
    /// The agreement: the name of its file, and its text.
    pub agreement: (&'a str, &'a str),
    /// Only this reading.
    pub reading: Option<&'a str>,
}

/// What a log comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogReport {
    /// By reading, then by term.
    pub counts: Vec<LogCounts>,
    /// What became of the rows.
    pub tally: LogTally,
    /// The first issues.
    pub issues: Vec<Issue>,
    /// How many issues there are.
    pub n_issues: u64,
    /// Whether the rows had to be sorted.
    pub was_sorted: bool,
}

/// Judges a log. `tell` is given each finding but those that are not covered, as it is found; with `None` they are only
/// counted.
///
/// # Errors
/// [`MonitorError`] where the log, the map or the agreement cannot be used.
pub fn judge_log(log: &Log<'_>, mut tell: Option<&mut dyn FnMut(&LogFinding<'_>)>) -> Result<LogReport, MonitorError> {
    let map = ingest::read_field_map(log.fields)?;
    let (file, text) = log.agreement;
    let (agreement, diagnostics) = agreement::read(text, file);
    if agreement::has_errors(&diagnostics) {
        return Err(MonitorError::Agreement(diagnostics));
    }
    let mut readings = Vec::new();
    for index in 0..agreement.readings_or_text().len() {
        readings.extend(agreement::lower(&agreement, index)?);
    }
    if let Some(wanted) = log.reading {
        let known: Vec<&str> = readings.iter().map(|norms| &*norms.reading).collect();
        if !known.contains(&wanted) {
            return Err(MonitorError::NoReading(wanted.to_owned(), known.join(", ")));
        }
        readings.retain(|norms| *norms.reading == *wanted);
    }
    let read = |sink: &mut dyn FnMut(&LogNames, &LogRow) -> ControlFlow<()>| {
        let reader = (log.open)().map_err(|error| MonitorError::File { path: log.file.to_owned(), error })?;
        ingest::read_log(reader, log.file, &map, sink).map_err(MonitorError::from)
    };
    // What is told cannot be taken back, so that the order is looked at before the first finding is.
    let mut is_sorted = true;
    if tell.is_some() {
        let mut last = Instant::MIN;
        read(&mut |_, row| {
            is_sorted = row.at >= last;
            last = row.at;
            if is_sorted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
    }
    if is_sorted {
        let mut bench = Bench::new(&readings)?;
        let counted = read(&mut |names, row| match bench.hear(names, row, &mut tell) {
            Ok(()) => ControlFlow::Continue(()),
            Err(Unsorted) => {
                is_sorted = false;
                ControlFlow::Break(())
            }
        })?;
        if is_sorted {
            return Ok(bench.report(counted, false, &mut tell));
        }
    }
    let mut rows = Vec::new();
    let counted = read(&mut |_, row| {
        rows.push(*row);
        ControlFlow::Continue(())
    })?;
    // Stable: rows of one instant stay in the order of the log.
    rows.sort_by_key(|row| row.at);
    let mut bench = Bench::new(&readings)?;
    for row in &rows {
        // Sorted, no row comes too late.
        let _ = bench.hear(&counted.names, row, &mut tell);
    }
    Ok(bench.report(counted, true, &mut tell))
}

/// A row came before one that was judged already.
struct Unsorted;

/// The judges of all readings on one log.
struct Bench<'a> {
    judges: Vec<Judge<'a>>,
    register: Register,
    /// The numbers in the register of the names of the log.
    parties: Vec<u8>,
    sites: Vec<u32>,
    bodies: Vec<u32>,
    events: Vec<u32>,
    nowhere: u32,
    last: Instant,
    counts: Vec<LogCounts>,
    /// Where the counts of each reading begin.
    first: Vec<usize>,
}

/// The number of whoever is one name too many.
const SOMEBODY: u8 = (MOST_PARTIES - 1) as u8;
static LOGGED: [Known; MOST_PARTIES] = [Known::LOGGED; MOST_PARTIES];

impl<'a> Bench<'a> {
    fn new(readings: &'a [Norms]) -> Result<Self, MonitorError> {
        let parties = readings.first().map_or(&[][..], |norms| norms.parties.as_slice());
        let mut register = Register::new(parties.iter().map(|party| &party.id))?;
        readings.iter().for_each(|norms| register.learn(norms));
        let standard = Standard {
            certainty: Certainty::Alleged,
            attribution: model::Attribution::ALL.to_vec(),
            whose: "the log is taken at its word".into(),
        };
        let nowhere = register.site(Site::default());
        let (mut judges, mut counts, mut first) = (Vec::new(), Vec::new(), Vec::new());
        for norms in readings {
            first.push(counts.len());
            counts.extend(norms.norms.iter().map(|norm| LogCounts {
                reading: norms.reading.clone(),
                term: norm.term.clone(),
                counts: [0; FindingKind::ALL.len()],
            }));
            judges.push(Judge::new(norms, &register, Record::Log, &standard, &[])?);
        }
        Ok(Self {
            judges,
            register,
            parties: vec![],
            sites: vec![],
            bodies: vec![],
            events: vec![],
            nowhere,
            last: Instant::MIN,
            counts,
            first,
        })
    }

    /// Judges a row under every reading.
    fn hear(&mut self, names: &LogNames, row: &LogRow, tell: &mut Tell<'_, '_>) -> Result<(), Unsorted> {
        if row.at < self.last {
            return Err(Unsorted);
        }
        let deed = self.deed(names, row);
        let (register, counts) = (&self.register, &mut self.counts);
        for (judge, first) in self.judges.iter_mut().zip(&self.first) {
            let norms = judge.norms();
            let mut sink = |told: Told| record(told, row.line, norms, register, counts, *first, tell);
            if row.at > self.last {
                judge.advance(row.at, &mut sink);
            }
            judge.judge(register, row.line, &deed, &LOGGED, &mut sink);
            judge.follow(register, row.line, &deed, &LOGGED);
        }
        self.last = row.at;
        Ok(())
    }

    fn report(mut self, counted: ingest::LogCount, was_sorted: bool, tell: &mut Tell<'_, '_>) -> LogReport {
        let (register, counts) = (&self.register, &mut self.counts);
        for (judge, first) in self.judges.iter_mut().zip(&self.first) {
            let norms = judge.norms();
            let mut sink = |told: Told| record(told, 0, norms, register, counts, *first, tell);
            judge.close(self.last, &|_, _| Known::LOGGED, &mut sink);
        }
        let ingest::LogCount { tally, issues, n_issues, .. } = counted;
        LogReport { counts: self.counts, tally, issues, n_issues, was_sorted }
    }

    fn deed(&mut self, names: &LogNames, row: &LogRow) -> Deed {
        let register = &mut self.register;
        let named = row.party.map_or(Parties::default(), |party| {
            Parties::only(number(&mut self.parties, party, names.parties.as_slice(), |name| {
                register.party(name).unwrap_or(SOMEBODY)
            }))
        });
        let site = row.area.map_or(self.nowhere, |area| {
            number(&mut self.sites, area, names.areas.as_slice(), |name| {
                register.site(Site { areas: vec![name.clone()], ..Site::default() })
            })
        });
        let body = row.to.map(|to| number(&mut self.bodies, to, names.bodies.as_slice(), |name| register.body(name)));
        let event = row
            .event
            .map(|event| number(&mut self.events, event, names.events.as_slice(), |name| register.event(name)));
        Deed {
            from: row.at,
            to: row.at.plus(1),
            act: row.act,
            object: row.object,
            means: row.means,
            outcome: row.outcome,
            site,
            named,
            event,
            body,
            reference: row.reference.map_or(0, ingest::Reference::get),
            quantity: row.quantity.map_or((0, u32::MAX), |n| (n, n)),
            not_done: false,
            exact: true,
            certainty: Certainty::Verified,
        }
    }
}

/// Whoever is told of each finding, if anybody is.
type Tell<'t, 'f> = Option<&'t mut (dyn FnMut(&LogFinding<'_>) + 'f)>;

/// The number in the register of a name of the log; names are numbered as they turn up.
fn number<T: Copy>(known: &mut Vec<T>, place: u32, names: &[Name], mut new: impl FnMut(&Name) -> T) -> T {
    let place = place as usize;
    if let Some(number) = known.get(place) {
        return *number;
    }
    known.extend(names.iter().skip(known.len()).map(&mut new));
    known.get(place).copied().unwrap_or_else(|| new(&Name::default()))
}

/// Counts a finding, and tells it.
fn record(
    told: Told,
    line: u64,
    norms: &Norms,
    register: &Register,
    counts: &mut [LogCounts],
    first: usize,
    tell: &mut Tell<'_, '_>,
) {
    let (kind, rule) = match &told {
        Told::Deed(holding) => (holding.kind(), holding.rule()),
        Told::Duty { kind, rule, .. } => (*kind, *rule),
    };
    if let Some(count) = counts.get_mut(first + rule).and_then(|count| count.counts.get_mut(kind as usize)) {
        *count += 1;
    }
    let (Some(tell), Some(norm)) = (tell, norms.norms.get(rule)) else { return };
    if kind == FindingKind::NotCovered {
        return;
    }
    let (party, coverage, trace) = match told {
        Told::Deed(holding) => (holding.party(), holding.coverage(), None),
        Told::Duty { party, coverage, trace, .. } => (party, coverage, Some(trace)),
    };
    let Some(party) = register.party_name(party) else { return };
    let line = match trace {
        None => Some(line),
        Some(Trace { subject: Subject::Deed(line), .. }) => Some(line),
        Some(_) => None,
    };
    tell(&LogFinding {
        line,
        term: &norm.term,
        reading: &norms.reading,
        party,
        kind,
        coverage: coverage.coverage(),
        due: trace.map(|trace| trace.due).filter(|due| *due != Instant::MAX),
        met_by: trace.filter(|trace| trace.met_by != u32::MAX).map(|trace| u64::from(trace.met_by)),
    });
}
