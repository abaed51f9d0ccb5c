// Generated from crates/publish/src/exporters/page: UPDATE=1 cargo test -p servanda-publish --lib
export type FindingKind = "violation" | "probable violation" | "alleged violation" | "no violation" | "fulfilled" | "not covered" | "cannot rule" | "pending";
export type Certainty = "alleged" | "reported" | "corroborated" | "verified" | "refuted";
export type Dimension = "actor" | "act" | "object" | "means" | "territory" | "time" | "attempt" | "exception" | "attribution";
export type BoundaryKind = "international" | "admin-1" | "disputed" | "line-of-control" | "coast";
export type ClaimKind = "count" | "universal" | "event" | "denial" | "interpretation" | "condition" | "announcement";
export type ClaimOutcome = "contradicted" | "supported" | "inconsistent" | "disputed by the other side" | "not checkable";
export type PageData = { v: number, edition: EditionData, parties: Array<PartyData>, readings: Array<ReadingData>, terms: Array<TermData>, clauses: Array<ClauseData>, tallies: Array<TallyData>, accusers: Array<AccuserData>, earliest: Array<EarliestData>, clarify: Array<ClarifyData>, subjects: Array<SubjectData>, places: Array<PlaceData>, days: Array<DayData>, 
/**
 * Of which days reports were compiled; empty where the case does not say.
 */
compiled: Array<CompiledData>, standings: Array<StandingData>, measured: Array<MeasuredData>, claims: Array<ClaimData>, coverage: CoverageData, diagnostics: Array<DiagnosticData>, divergences: Array<DivergenceData>, differences: Array<DifferenceData>, 
/**
 * Null in a draft and in the first edition.
 */
since: SinceData | null, 
/**
 * Those beside this page.
 */
files: Array<FileData>, 
/**
 * How many subjects' reasons are in a pack.
 */
together: number, 
/**
 * Null where no incident has a place that can be drawn.
 */
map: BaseMap | null, };
export type EditionData = { case: string, title: string, 
/**
 * Null in a draft.
 */
number: number | null, 
/**
 * Whether a person has confirmed anything stronger than an allegation.
 */
reviewed: boolean, program: string, 
/**
 * In UTC.
 */
as_of: string, 
/**
 * On the clock of the case.
 */
as_of_told: string, clock: string, convention: string, agreement: string, agreement_title: string, 
/**
 * SHA-256 of its text, hexadecimal.
 */
agreement_version: string, incidents: number, statements: number, };
export type PartyData = { id: string, title: string, 
/**
 * Denials of everything by its own side: ids of claims.
 */
denials: Array<string>, };
export type TermData = { id: string, title: string, };
export type ReadingData = { id: string, 
/**
 * `Alpha's reading (kremlin)`.
 */
name: string, holder: string, 
/**
 * Whether its holder is an assessor, bound by nothing.
 */
assessor: boolean, title: string, window: string, release: string, 
/**
 * The numbers of its clauses; those that the analyst assumed first, then those inferred from conduct.
 */
clauses: Array<number>, };
export type ClauseData = { number: number, text: string, basis: Array<Piece>, article: string, line: number, };
export type Piece = { text: string, 
/**
 * The id of what it leads to: a claim or an incident.
 */
to: string | null, };
export type TallyData = { reading: number, counts: Array<CountData>, 
/**
 * Incidents that are corroborated or better, and covered or possibly covered.
 */
corroborated: Array<string>, };
export type CountData = { finding: FindingKind, n: number, };
export type AccuserData = { 
/**
 * The party whose side it is; null for voices of no side.
 */
side: number | null, accused: number, 
/**
 * The largest total that the side has claimed, in its own figure.
 */
asserted: string | null, 
/**
 * The claim that asserts it.
 */
claim: string | null, itemised: Array<string>, second_voice: Array<string>, 
/**
 * Of those itemised, how many no reading covers.
 */
outside: number, };
export type EarliestData = { reading: number, 
/**
 * One for each party.
 */
parties: Array<EarliestOf>, order: string, standard: string, };
export type EarliestOf = { party: number, established: EarliestOne, alleged: EarliestOne, possible: EarliestOne, };
export type EarliestOne = { incident: string | null, told: string, };
export type ClarifyData = { reading: number, question: string, at: string | null, findings: number, alone: number, ways: string, };
export type SubjectData = { id: string, 
/**
 * Ids that it had before.
 */
aliases?: Array<string>, 
/**
 * Whether a known difference concerns it: an asterisk stands beside its id.
 */
marked: boolean, 
/**
 * On the clock of the case.
 */
when: string, 
/**
 * Minutes from the Unix epoch between which it lies; null where a side has no bound.
 */
from: number | null, to: number | null, 
/**
 * Its place in the list of places; null for a duty.
 */
place: number | null, 
/**
 * Why a settlement that is known is not named.
 */
withheld?: string, 
/**
 * To what; empty for a duty.
 */
object: string, 
/**
 * With what; empty for a duty.
 */
means: string, certainty: Certainty, findings: Array<FindingData>, };
export type FindingData = { term: number, reading: number, party: number, 
/**
 * The duty, where an incident raised one.
 */
subject?: string, 
/**
 * What an edition may print.
 */
finding: FindingKind, 
/**
 * Who alleges it, who denies it, who else says so; where it is an allegation.
 */
alleged?: string, hangs: Array<Hang>, };
export type Hang = { on: Dimension, 
/**
 * The number of the clause.
 */
clause?: number, 
/**
 * Whether the reading does not say; where neither, the facts decide.
 */
unsaid?: boolean, };
export type PlaceData = { said: string, 
/**
 * Latitude and longitude of the centre in degrees, and the radius in metres; null where there is no more than a country.
 */
circle: [number, number, number] | null, };
export type StandingData = { reading: number, party: number, about: string, standing: string, 
/**
 * Whether the standing is known.
 */
known: boolean, 
/**
 * Minutes from the Unix epoch, not before and not after; null where there is no bound.
 */
from: [number | null, number | null], until: [number | null, number | null], from_told: string, until_told: string, because: string, 
/**
 * Each end that may be meant, in words.
 */
ends: Array<string>, };
export type DayData = { 
/**
 * `YYYY-MM-DD`.
 */
date: string, 
/**
 * The minute from the Unix epoch at which it begins.
 */
from: number, };
export type CompiledData = { 
/**
 * The first and the last, `YYYY-MM-DD`.
 */
from: string, until: string, 
/**
 * Why the reports of these days are a choice, where they are.
 */
picked: string | null, missing: Array<MissingData>, };
export type MissingData = { days: Array<string>, 
/**
 * The party whose acts would be missing; null for every party's.
 */
about: number | null, why: string, };
export type MeasuredData = { party: number, class: string, means: string, counted_by: string, 
/**
 * Figures as HTML.
 */
pictures: Array<string>, indicators: Array<IndicatorData>, };
export type IndicatorData = { name: string, 
/**
 * Null where it is the same under each reading.
 */
reading: number | null, window: string, 
/**
 * With its interval; null where there is none, for the reason that it says.
 */
value: string | null, says: string, };
export type ClaimData = { id: string, speaker: string | null, 
/**
 * The party whose side it is, where it is one's.
 */
side: number | null, 
/**
 * `YYYY-MM-DD`.
 */
said_on: string | null, 
/**
 * What it is about, its numbers and its content, as far as it is a claim.
 */
about: string | null, numbers: string | null, content: string | null, source: string | null, address: string | null, 
/**
 * As it was checked; null where it was not.
 */
checked: CheckData | null, 
/**
 * Numbers of the clauses that rest on it.
 */
clauses: Array<number>, };
export type CheckData = { kind: ClaimKind, 
/**
 * By what was known on the day on which it was said; null where nobody says when.
 */
then: ClaimOutcome | null, now: ClaimOutcome, because: string, incidents: Array<string>, };
export type CoverageData = { rows: number, statements: number, skipped: number, unusable: number, claims: number, undated: number, undated_used: boolean, undecided: number, skips: Array<SkipReason>, witnessed: Array<WitnessedData>, by_voices: Array<VoicesData>, one_interested: number, one_side: number, unresolved: Array<UnresolvedData>, issues: Array<IssueData>, };
export type SkipReason = { 
/**
 * Why.
 */
reason: string, 
/**
 * How many.
 */
n: number, 
/**
 * Their ids, sorted.
 */
rows: Array<string>, };
export type WitnessedData = { certainty: Certainty, n: number, };
export type VoicesData = { voices: string, n: number, };
export type UnresolvedData = { incident: string, why: string, };
export type IssueData = { severity: string, file: string, line: number, column: string | null, message: string, hint: string, };
export type DiagnosticData = { code: string, severity: string, message: string, hint: string, article: string, line: number, };
export type DivergenceData = { 
/**
 * Null for the agreement as a whole.
 */
term: string | null, about: string, dimension: Dimension | null, positions: Array<PositionData>, witness: string | null, incidents: number | null, };
export type PositionData = { says: string, readings: Array<string>, };
export type DifferenceData = { text: string, incidents: Array<string>, };
export type SinceData = { number: number, findings: Array<ChangeData>, incidents: Array<string>, };
export type ChangeData = { id: string, told: string, causes: Array<string>, };
export type FileData = { name: string, bytes: number, 
/**
 * SHA-256, hexadecimal.
 */
digest: string, };
export type ReasonData = { sections: Array<Section>, };
export type BaseMap = { 
/**
 * The frame, in whole degrees.
 */
west: number, south: number, east: number, north: number, scale: number, 
/**
 * Closed rings within the frame (the last pair leads back to the first), filled by the even-odd rule.
 */
land: Array<Array<number>>, lines: Array<BorderLine>, 
/**
 * The largest first.
 */
towns: Array<Town>, 
/**
 * Whom to name.
 */
sources: [string, string], 
/**
 * Whether the case's own lines stand instead of the program's.
 */
own: boolean, };
export type BorderLine = { 
/**
 * `coast`, or a word of [`model::BoundaryKind`].
 */
kind: BoundaryKind, name: string | null, points: Array<number>, };
export type Town = { name: string, 
/**
 * Degrees.
 */
lat: number, lon: number, };
export type Section = { 
/**
 * Its title.
 */
title: string, 
/**
 * Id of the finding it is about, where it is about one.
 */
finding: string | null, 
/**
 * What it says.
 */
lines: Array<Line>, 
/**
 * Its parts.
 */
sections: Array<Section>, };
export type Line = { "sentence": string } | { "said": Said } | { "waterfall": Waterfall } | { "clause": ClauseLine } | { "source": SourceLine };
export type Said = { 
/**
 * Its id.
 */
statement: string, 
/**
 * Who says it.
 */
speaker: string, 
/**
 * What the speaker does in saying it, and of whom: `accuses Beta`.
 */
stance: string, 
/**
 * The words of the report.
 */
text: string, };
export type Waterfall = { 
/**
 * What they weigh.
 */
caption: string, 
/**
 * In the order in which they were weighed.
 */
bars: Array<BarLine>, 
/**
 * Their sum in bits (base-2 log-odds), two decimals; `None` where the bars are not to be added.
 */
total: number | null, 
/**
 * The same in decibans, two decimals.
 */
total_decibans: number | null, 
/**
 * The lowest and the highest sum in bits that is left when any one origin is left out; `None` where there is no sum.
 */
without_one: [number, number] | null, 
/**
 * What stands beside the sum: the probability that it is, and what is left of it without any one origin.
 */
beside: string | null, };
export type BarLine = { 
/**
 * The factor, or the pair of statements.
 */
factor: string, 
/**
 * Weight in bits, two decimals.
 */
bits: number, 
/**
 * The same in decibans, as it is told to people; two decimals.
 */
decibans: number, 
/**
 * Why.
 */
because: string, 
/**
 * The statements it rests on.
 */
statements: Array<string>, };
export type ClauseLine = { 
/**
 * Its number in the list of all clauses, from 1.
 */
number: number, 
/**
 * Its words.
 */
text: string, 
/**
 * On what it rests.
 */
basis: string, 
/**
 * The headings above it.
 */
article: string, 
/**
 * Its line in the agreement.
 */
line: number, };
export type SourceLine = { 
/**
 * The statement or the claim.
 */
statement: string, 
/**
 * Who published it.
 */
source: string, 
/**
 * The address of the page.
 */
address: string, 
/**
 * By which day it was published, in UTC, or that nobody says; `None` for a claim, which has the day it was said on.
 */
published: string | null, 
/**
 * The table a statement was read from; its id finds its row there. A line would change with the order of rows.
 */
file: string | null, };
