// Every text of the page in English. A translation is a file like this one with the same names. What the program says of
// single incidents and findings is in the edition, in the language of the edition.
import type { Certainty, ClaimKind, ClaimOutcome, Dimension, FindingKind } from "../edition";

/** Made once: that is what takes time. */
const numbers = new Intl.NumberFormat("en");
const number = (n: number) => numbers.format(n);

const count = (n: number, one: string, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

const join = (items: string[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

const findings: Record<FindingKind, string> = {
  violation: "violation",
  "probable violation": "probable violation",
  "alleged violation": "alleged violation",
  "no violation": "report refuted",
  fulfilled: "fulfilled",
  "not covered": "not covered",
  "cannot rule": "cannot be determined",
  pending: "pending",
};

const certainties: Record<Certainty, string> = {
  alleged: "alleged",
  reported: "reported",
  corroborated: "corroborated",
  verified: "verified",
  refuted: "refuted",
};

const dimensions: Record<Dimension, string> = {
  actor: "whether the party was bound",
  act: "act",
  object: "object",
  means: "means",
  territory: "whose facility",
  time: "time",
  attempt: "attempt",
  exception: "exception",
  attribution: "attribution",
};

const claimKinds: Record<ClaimKind, string> = {
  count: "count",
  universal: "universal",
  event: "event",
  denial: "denial",
  interpretation: "interpretation",
  condition: "condition",
  announcement: "announcement",
};

const outcomes: Record<ClaimOutcome, string> = {
  contradicted: "contradicted",
  supported: "supported",
  inconsistent: "inconsistent",
  "disputed by the other side": "disputed by the other side",
  "not checkable": "not checkable",
};

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `18 Mar 2025`, of `2025-03-18`. */
const date = (iso: string) => {
  const [year, month, day] = iso.split("-");
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
};

export const en = {
  count,
  number,
  findings,
  certainties,
  dimensions,
  claimKinds,
  outcomes,
  date,
  /** `18 Mar`. */
  shortDate: (iso: string) => date(iso).split(" ").slice(0, 2).join(" "),

  skip: "Skip to the content",
  contents: "Contents",
  banner: (number: number | null, reviewed: boolean) =>
    `${number === null ? "DRAFT" : `Edition ${number}`} · ${reviewed ? "reviewed" : "computed, not reviewed"}`,
  notReviewed: "No person has confirmed any finding: what is shown are allegations and open questions.",
  facts: {
    agreement: "Agreement",
    asOf: "As of",
    times: "Times",
    timesOn: (clock: string) => `shown on the clock of ${clock}`,
    convention: "Names and borders",
  },
  none: "none",
  noneFound: "none found",
  any: "any",
  reading: "Reading",
  holder: "Holder",
  assessor: "assessor",
  party: "Party",
  incident: "Incident",
  source: "Source",
  why: "Why",
  starred: "An asterisk: see known differences.",
  notCoveredMeans: "this term does not speak of it under this reading; that does not say the act was lawful",
  notCovered: "Not covered: this term does not speak of it under this reading; that does not say the act was lawful.",

  switch: {
    legend: "Read the agreement as",
    side: "all side by side",
    of: (holder: string, id: string) => `${holder} (${id})`,
    noDefault:
      "No reading is the default, and none is preferred. What is earliest, what changes, the incidents and what to clarify are shown under the reading that is chosen; everything else is of all readings.",
    announce: (name: string, n: number) => `${name}. ${count(n, "finding")} differ from another reading.`,
  },

  sections: {
    answer: "What is established",
    earliest: "Earliest, under each reading",
    allegations: "Allegations, by accuser",
    flips: "What changes with the reading",
    incidents: "Incidents: where, when, what",
    map: "Where",
    timeline: "When, and who was bound",
    list: "What, and why",
    follow: "Did it fall, did it move",
    claims: "What each claim is worth",
    divergences: "Where the readings part",
    diagnostics: "What in the text cannot be ruled on",
    clarify: "Clarify next",
    readings: "The readings and their clauses",
    coverage: "What was read, and what nobody saw",
    method: "Method",
    corrections: "Known differences and corrections",
    cite: "How to cite",
    proof: "Proof",
  },

  answer: {
    established: (each: string[]) =>
      each.length === 0
        ? "No violation is established under any reading."
        : `Violations are established under ${join(each)}.`,
    counted:
      "Counted here is only what is corroborated or better: two or more independent voices, one of them of no side that gains by it. Beside each incident stands what is found of it under that reading.",
    sureCaption: "Corroborated or better, and covered or possibly covered",
    inForce: "In force, as it says",
    release: "Release",
    which: "Which",
    n: "Incidents",
    kindsCaption:
      "Findings of each kind under each reading. Allegations stand by accuser below and are not counted here. Kinds are not added up. Not covered: this term does not speak of it under this reading; that does not say the act was lawful",
  },

  earliest: {
    intro:
      "Established means: in scope, and the standard of proof is met; it is named only once a person has confirmed it. Alleged means: the term covers it. Possible means: the term may cover it.",
    under: (reading: string) => `Under ${reading}`,
    established: "Earliest violation established",
    alleged: "Earliest alleged",
    possible: "Earliest possible",
    standard: (standard: string) => `Standard of proof: ${standard}.`,
  },

  allegations: {
    intro:
      "These tables cannot be compared with each other. One side may itemise every day while another gives totals and withholds places: more rows against a party are a fact about publishing, not about conduct. So no total, ratio or rank is formed across accusers. An asserted total is the accuser’s own figure; itemised are the incidents in the reports that were read, those from before the agreement included.",
    caption: (accused: string, by: string) => `Alleged of ${accused} by ${by}`,
    noSide: "voices of no side",
    asserted: "Asserted total",
    itemised: "Itemised",
    second: "Itemised, with a second voice",
    outside: (n: number) => `${n} of them covered by no reading`,
    open: (n: number) => `${count(n, "itemised incident")}, by id`,
    denials: (party: string) => `General denials by the side of ${party}`,
  },

  flips: {
    intro:
      "Under each reading stands the finding, and what it hangs on: a clause, by its number in the list of clauses; what the reading does not say; or the facts.",
    against: "Held against",
    every: "every other reading",
    captionAll: (n: number) => `${count(n, "finding")} that differ between readings`,
    captionPair: (n: number, one: string, other: string) => `${count(n, "finding")} that differ between ${one} and ${other}`,
    noFinding: "no finding",
    clause: (n: number) => `clause ${n}`,
    unsaid: "not said",
    facts: "the facts",
    noneOf: "No finding differs.",
    more: (n: number) => `Show ${number(n)} more`,
    of: (name: string) => `Findings under ${name}`,
    window: "In force, as it says",
    release: "Release",
  },

  filters: {
    legend: "Which incidents",
    search: "Search",
    searchHint: "words of a place, a report, a speaker, an id",
    findingUnder: (reading: string) => `Finding under ${reading}`,
    findingAny: "Finding under any reading",
    certainty: "Did it happen",
    party: "Possible actor",
    first: "First day",
    last: "Last day",
    widen: "Show all",
    showing: (n: number, of: number) => (n === of ? `All ${count(of, "incident")}` : `${number(n)} of ${count(of, "incident")}`),
    place: (name: string) => `At ${name} alone`,
    legendKinds: "Marks of findings",
  },

  map: {
    describe: (places: number, n: number, without: number) =>
      `A map: ${count(n, "incident")} at ${count(places, "place")}; ${count(without, "more incident")} with no place that can be drawn.`,
    areas:
      "A circle is the area within which incidents happened, as far as it may be printed: a town at the finest, the region where a protected object or an interception is concerned. Nothing points at a facility. A number counts incidents, whatever is found of them.",
    without: (n: number) => `${count(n, "incident")} of those shown ${n === 1 ? "is" : "are"} placed no better than in a country and ${n === 1 ? "is" : "are"} not drawn.`,
    disclaimer: "Boundaries and names are drawn by the convention of the case and say nothing of anyone’s rights.",
    own: "The lines are those that the case brings.",
    disputed: "disputed line",
    international: "international border",
    admin: "border of a region",
    control: "line of control",
    zoomIn: "Closer",
    zoomOut: "Further",
    reset: "Whole map",
    west: "West",
    east: "East",
    north: "North",
    south: "South",
    area: "within which incidents happened",
    number: "incidents there, whatever is found of them",
    keys: "Arrow keys move between places, Enter opens one.",
    table: "The map as a table",
    caption: "Incidents shown, by place as it may be printed",
    place: "Place",
    radius: "Radius",
    km: (metres: number) => `${number(Math.round(metres / 1000))} km`,
    withheld: "Why no settlement is named",
    group: (n: number, names: string[]) => `${count(n, "incident")}: ${names.slice(0, 4).join("; ")}${names.length > 4 ? ` and ${names.length - 4} more places` : ""}`,
    here: (n: number) => `${count(n, "incident")} here`,
    only: "Show these alone",
    noBase: "No base map: the incidents have no place that can be drawn.",
  },

  timeline: {
    describe: "For each reading and party, when the party was bound; beneath, row by row, how many of the incidents shown may have begun on each day.",
    bound: "known to be bound",
    maybe: "may be bound, or not known",
    known: "Corroborated or better",
    alleged: (party: string) => `Alleged or reported of ${party}`,
    nobody: "Alleged or reported of nobody by name",
    row: (title: string, n: number, most: number) => (n === 0 ? `${title}: none` : `${title}: ${count(n, "incident")}, the tallest bar is ${most}`),
    bars: "Incidents shown, by the first day on which each may have begun. Each row has a scale of its own: rows of two parties cannot be compared, since it hangs on who publishes what about whom. An incident of which two parties are possible actors is in both.",
    undated: (title: string, n: number) => `${title}: ${count(n, "incident")} of no day that is known, not drawn.`,
    picked: "days of which the reports are a choice",
    missing: "days on which reports are missing",
    tableBound: "When each party was bound, as a table",
    tableDays: "Incidents by day, as a table",
    captionDays: (title: string) => `${title}: incidents shown, by the first day on which each may have begun`,
    day: "Day",
    by: "By",
    standing: "Standing",
    when: "When",
    clock: (clock: string) =>
      `Times are those of ${clock}. Where a change lies between two times, both are given. “May be” means that it is not known, or that there are two timelines which are judged apart and joined.`,
    noTerm: (reading: string) => `Under ${reading} there is no term to be bound by.`,
  },

  list: {
    empty: "No incident is like that.",
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    previous: "Previous",
    next: "Next",
    notPrinted: (n: number) => `${count(n, "more incident")} not printed; narrow the list and print again.`,
    under: (readings: string) => `under ${readings}`,
    openAll: "Open every explanation on this page",
    printAll: "Print with every explanation",
    closeAll: "Close all",
    link: "Link to this",
    decibans: "Weights are told in decibans (tenths of base-10 log-odds): +10 is ten to one.",
    weight: "Weight",
    factor: "Factor",
    total: "in all",
    clause: (n: number) => `Clause ${n}`,
    published: (when: string) => `published ${when}`,
    noAddress: "no address given",
    due: "What was due",
    noFinding: "no term was applied to it",
  },

  follow: {
    none: "Nothing was measured over time.",
    intro:
      "A picture has a bar for each day; those of one party that one source counts share a scale. Each figure has its interval in brackets; where there is none, the reason is given.",
    apart:
      "What is counted here cannot be compared with what is counted of another party: it hangs on who publishes what about whom. More of it is a fact about publishing, not about conduct. So no scale is shared, and no total, ratio or rank is formed, across parties.",
    caption: (party: string, kind: string, means: string, by: string) => `${party}: class ${kind}, means ${means}, counted by ${by}`,
    indicator: "Indicator",
    window: "Window",
    value: "Value (interval)",
    same: "the same under each",
    noValue: "none, for the reason beneath",
    pictureOnly: "Of this there is a picture only.",
    nothing: "Nothing was measured of its acts.",
  },

  claims: {
    none: "No claim was read.",
    intro:
      "Each claim is held against incidents and findings: by what was known at the end of the day on which it was said, and by what is known now. Nothing is contradicted by an allegation, or because little was itemised: what a side lists is its decision.",
    caption: (n: number, of: number) => (n === of ? count(of, "claim") : `${n} of ${count(of, "claim")}`),
    outcome: "What it is worth now",
    claim: "Claim",
    speaker: "Speaker",
    said: "Said on",
    what: "What is said",
    then: "Then",
    now: "Now",
    because: "Because",
    unknownDay: "when it was said is not known",
    unchecked: "not checked",
    basisOf: "Basis of",
    search: "Search the claims",
    day: "Said on",
    side: "By the side of",
  },

  text: {
    noDivergence: "The readings say the same.",
    divergenceCaption: "Matters on which the readings part",
    matter: "Matter",
    positions: "Who says what",
    witness: "An act on which they part",
    hanging: "Incidents that hang on it",
    noDiagnostic: "The text was checked; nothing was found.",
    diagnosticCaption: "What the linter says of the agreement",
    code: "Code",
    severity: "Severity",
    what: "What",
    write: "What to write",
    where: "Where",
    line: (article: string, line: number) => `${article}, line ${line}`,
    clausesIntro: "Every clause stands here once. Those that the analyst assumed come first, then those inferred from conduct.",
    shared: "Clauses of several readings",
    own: (reading: string) => `Clauses of ${reading} alone`,
    noOwn: "It has no clause of its own.",
    number: "No.",
    words: "Words",
    basis: "Basis",
    article: "Article and line",
    assessor: "Its holder is an assessor, bound by nothing.",
    window: (window: string) => `Window: ${window}.`,
    release: (release: string) => `Release: ${release}.`,
  },

  clarify: {
    intro: (n: number) =>
      `${count(n, "finding")} cannot be determined. These are the sentences of the text on which the most of them hang. A finding may hang on several.`,
    caption: "Sentences to clarify, those with the most findings first",
    question: "Question",
    at: "Where in the text",
    nowhere: "nowhere: it is not said",
    hang: "Findings that hang on it",
    alone: "Decided by it alone",
    ways: "Which way",
  },

  coverage: {
    rows: "Rows read",
    statements: "Statements",
    skipped: "Left out on purpose",
    unusable: "Could not be used",
    claims: "Claims of compliance",
    undated: "Of no known date",
    undatedUsed: (n: number, used: boolean) => `${count(n, "statement")}, ${used ? "used" : "left out"}`,
    person: "Left to a person",
    pairs: (n: number) => `${count(n, "undecided pair")} of statements (servanda resolve lists them)`,
    days: "Of which days reports were compiled",
    compiled: (from: string, until: string, picked: string | null) =>
      picked === null ? `${date(from)} to ${date(until)}.` : `${date(from)} to ${date(until)}, as a choice that carries no rate: ${picked}.`,
    missing: (days: string[], about: string | null, why: string) =>
      `Reports${about === null ? "" : ` about ${about}`} are missing of ${join(days.map(date))}: ${why}.`,
    notSaid: "The case does not say of which days its reports were compiled.",
    seen: "How much anyone saw",
    certaintyCaption: "Incidents by certainty",
    certainty: "Certainty",
    voicesCaption: "Incidents by how many voices say that they happened; relays of one origin are one voice",
    rest: "They rest on",
    one: (interested: number, side: number) =>
      `${rests(interested)} on one interested voice alone. ${rests(side)} on the word of one side alone. Where nobody could look, a day without reports is not a day without incidents.`,
    unresolved: "Places that were not found",
    found: "Every place that is named was found in the gazetteer.",
    issues: "Trouble in the data",
    issuesCaption: (n: number) => count(n, "issue"),
    todo: "What to do",
    at: (file: string, line: number, column: string | null) => `${file}, line ${line}${column === null ? "" : `, column ${column}`}`,
  },

  /** Ten sentences. */
  method: [
    "Each row of a report is read as one statement: who said what, of whom, when and where it is said to have happened; rows that cannot be used are listed above.",
    "What a statement does not say stays open as a set of possibilities and is never filled in.",
    "Statements are gathered into incidents by weights for time, place, object, means, numbers and rare words that add up, and a denial never makes an incident.",
    "How sure we are that it happened follows from independent voices, not from the number of reports: those that repeat each other are one voice, and those of one side are one side.",
    "Who did it is weighed apart from whether it happened; a bare denial is shown and changes no finding.",
    "The agreement is judged under each reading of it apart; none is the default, and every clause shows what it rests on.",
    "A term covers an incident if every possibility lies in its scope, leaves it out if one dimension lies wholly outside, and otherwise it is open and said what is open.",
    "A violation needs the standard of proof that is named with it; nothing stronger than an allegation is printed until a person has confirmed it.",
    "The same rules hold for each party, and exchanging the parties’ names in all inputs exchanges the findings and changes nothing else.",
    "Places are published as settlements at the finest; protected objects and interceptions by their region only, unless the policy on places allows more.",
  ],

  corrections: {
    differences: "Known differences",
    intro: "An incident that one of them concerns is marked with an asterisk wherever it is listed or counted.",
    concerns: "Incidents:",
    none: "None is listed.",
    changes: "What changed since the edition before",
    first: "This is the first edition; there is none before it.",
    draft: "A draft is compared with no edition.",
    unchanged: (number: number) => `Nothing changed since edition ${number}.`,
    never: "An edition is never edited: what was wrong in one is corrected in the next, which lists it here.",
    caption: (number: number) => `Changes since edition ${number}`,
    subject: "Incident or finding",
    what: "What changed",
  },

  cite: {
    text: (title: string, banner: string, asOf: string, agreement: string) => `${title}. ${banner}. As of ${asOf}. Agreement ${agreement}, version`,
    program: (program: string) => `Servanda ${program}.`,
    id: "An incident or a finding is cited by its id, which is also its address on this page: the address, a # and the id; with &reading= and the id of a reading, the view under that reading.",
  },

  proof: {
    intro:
      "The same inputs and the same version of the program give the same bytes. Whoever has them can make this edition anew and compare it, byte for byte.",
    agreement: (digest: string) => `The agreement’s text is that with the SHA-256 digest ${digest}.`,
    files: "Files beside this page",
    filesIntro: "Each can be checked with sha256sum.",
    file: "File",
    bytes: "Bytes",
    digest: "SHA-256",
    request: "This page asks for nothing on any network. Its own policy lets one program run, the one that is in it.",
  },
};

function rests(n: number): string {
  return n === 1 ? "1 incident rests" : `${number(n)} incidents rest`;
}
