// The edition as it is written into the page, with its lookups. Nothing here is asked of a network.
import { strFromU8, unzlibSync } from "fflate";
import type { ClaimData, ClauseData, FindingData, PageData, ReasonData, SubjectData } from "./edition";

function written(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

/** JSON in the format of zlib in base64, as `reasons.rs` writes it. */
function unpack<T>(packed: string): T {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return JSON.parse(strFromU8(unzlibSync(bytes)));
}

export const data: PageData = JSON.parse(written("edition"));

export const { edition, parties, readings, terms, subjects, places, days } = data;

const subjectPlaces = new Map<string, number>();
subjects.forEach((subject, place) => {
  subjectPlaces.set(subject.id, place);
  subject.aliases?.forEach((alias) => subjectPlaces.set(alias, place));
});
const claimsById = new Map<string, ClaimData>(data.claims.map((claim) => [claim.id, claim]));
const clausesByNumber = new Map<number, ClauseData>(data.clauses.map((clause) => [clause.number, clause]));

/** The place of an incident or duty in the list of all; `undefined` where there is none of that id. */
export function placeOf(id: string): number | undefined {
  return subjectPlaces.get(id);
}

export function subject(id: string): SubjectData | undefined {
  const place = subjectPlaces.get(id);
  return place === undefined ? undefined : subjects[place];
}

export function claim(id: string): ClaimData | undefined {
  return claimsById.get(id);
}

export function clause(number: number): ClauseData | undefined {
  return clausesByNumber.get(number);
}

export function party(place: number): string {
  return parties[place]?.title ?? "";
}

/** `term/reading/subject/party`. */
export function findingId(of: SubjectData, finding: FindingData): string {
  const names = [terms[finding.term]?.id, readings[finding.reading]?.id, finding.subject ?? of.id, parties[finding.party]?.id];
  return names.join("/");
}

/** An id as an anchor, as `links.rs` makes it: no two ids meet in one. */
export function anchor(id: string): string {
  if (/^[A-Za-z0-9\-_.:/]*$/.test(id)) return id;
  const bytes = new TextEncoder().encode(id);
  const letter = (byte: number) => {
    const text = String.fromCharCode(byte);
    return /[A-Za-z0-9\-_.:/]/.test(text) ? text : `~${byte.toString(16).padStart(2, "0")}`;
  };
  return Array.from(bytes, letter).join("");
}

const packs = new Map<number, ReasonData[]>();

/** Why a subject is what it is. Packs are unpacked when they are first asked for. */
export function reason(place: number): ReasonData | undefined {
  const number = Math.floor(place / data.together);
  let pack = packs.get(number);
  if (!pack) {
    const packed = written(`reasons-${number}`);
    if (!packed) return undefined;
    pack = unpack<ReasonData[]>(packed);
    packs.set(number, pack);
  }
  return pack[place % data.together];
}

/** The words that are asked for. */
export function wordsOf(asked: string): string[] {
  return asked.toLowerCase().split(/\s+/).filter(Boolean);
}

let searched: string[] | undefined;

/** What a search looks through, one text for each subject. */
export function searchTexts(): string[] {
  if (!searched) {
    const reports = unpack<string[]>(written("search"));
    searched = subjects.map((one, place) => {
      const where = one.place === null ? "" : places[one.place]?.said;
      return `${one.id} ${one.when} ${where} ${one.object} ${one.means} `.toLowerCase() + (reports[place] ?? "");
    });
  }
  return searched;
}

/** The day in which a minute lies; -1 before the first. */
export function dayOf(minute: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.from ?? Infinity) <= minute) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
