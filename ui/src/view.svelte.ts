// What is looked at: one reading or all, which incidents, which of them are open. The address of the page holds the
// reading and the target, so that a link leads back to the same view.
import { SvelteSet } from "svelte/reactivity";
import { anchor, claim, days, findingId, placeOf, places, readings, searchTexts, subject, subjects, wordsOf } from "./data";
import type { Certainty, FindingKind, SubjectData } from "./edition";

/** Incidents on one page of the list. */
const PER_PAGE = 40;
/** More are not printed in one list. */
const PRINTED = 1000;

class View {
  /** The reading that is looked at; null for all of them side by side. No reading is preferred. */
  reading = $state<number | null>(null);
  /** The reading it is held against; null for every other. */
  against = $state<number | null>(null);
  finding = $state<FindingKind | "">("");
  certainty = $state<Certainty | "">("");
  party = $state<number | null>(null);
  /** Places of the first and the last day. */
  first = $state(0);
  last = $state(Math.max(0, days.length - 2));
  words = $state("");
  /** A place on the map: the incidents there alone. */
  place = $state<number | null>(null);
  page = $state(0);
  printing = $state(false);
  /** Whether the whole page is there: reasons and the texts of reports stand behind its program. */
  loaded = $state(document.readyState !== "loading");
  open = new SvelteSet<string>();

  /** The incidents and duties that are asked for, in the order of the edition. */
  shown = $derived.by(() => this.select(this.place));
  /** The same, wherever they are: what the map shows. */
  everywhere = $derived(this.place === null ? this.shown : this.select(null));
  pages = $derived(Math.max(1, Math.ceil(this.shown.length / PER_PAGE)));
  printed = $derived(this.shown.slice(0, PRINTED));
  listed = $derived(
    this.printing ? this.printed : this.shown.slice(this.page * PER_PAGE, (this.page + 1) * PER_PAGE),
  );

  private select(place: number | null): SubjectData[] {
    const wanted = wordsOf(this.words);
    const texts = wanted.length > 0 && this.loaded ? searchTexts() : [];
    const whole = this.first === 0 && this.last >= days.length - 2;
    // All of them stay the same list, so that nothing is drawn anew.
    if (place === null && !this.certainty && whole && !this.finding && this.party === null && wanted.length === 0) {
      return subjects;
    }
    const from = days[this.first]?.from ?? -Infinity;
    const until = days[this.last + 1]?.from ?? Infinity;
    return subjects.filter((one, at) => {
      if (place !== null && one.place !== place) return false;
      if (this.certainty && one.certainty !== this.certainty) return false;
      if (!whole && ((one.from ?? -Infinity) >= until || (one.to ?? Infinity) <= from)) return false;
      if (this.finding || this.party !== null) {
        const found = one.findings.some(
          (finding) =>
            (this.reading === null || finding.reading === this.reading) &&
            (!this.finding || finding.finding === this.finding) &&
            (this.party === null || finding.party === this.party),
        );
        if (!found) return false;
      }
      return wanted.every((word) => texts[at]?.includes(word));
    });
  }

  /** Whether fewer than all are asked for. */
  get narrowed(): boolean {
    return this.shown.length < subjects.length;
  }

  widen(): void {
    this.finding = "";
    this.certainty = "";
    this.party = null;
    this.first = 0;
    this.last = Math.max(0, days.length - 2);
    this.words = "";
    this.place = null;
    this.page = 0;
  }

  /** Looks at a reading, and keeps the target of the address. */
  read(reading: number | null): void {
    const { target } = address();
    const kept = subject(target)?.id ?? this.listed.find((one) => this.open.has(one.id))?.id;
    this.reading = reading;
    if (this.against === reading) this.against = null;
    const at = this.shown.findIndex((one) => one.id === kept);
    this.page = at < 0 ? Math.min(this.page, this.pages - 1) : Math.floor(at / PER_PAGE);
    write(target, reading);
  }

  /** Opens an incident where it is listed; takes filters away that hide it. */
  unfold(id: string): void {
    const one = subject(id);
    if (!one) return;
    if (!this.shown.includes(one)) this.widen();
    this.page = Math.floor(this.shown.indexOf(one) / PER_PAGE);
    this.open.add(one.id);
  }

  /** Goes where the address of the page leads. Returns the anchor to be shown. */
  follow(): string | null {
    const { target, reading } = address();
    if (reading !== undefined) this.reading = reading;
    else if (this.reading !== null) write(target, this.reading);
    if (!target) return null;
    if (placeOf(target) !== undefined) {
      this.unfold(target);
      return anchor(subject(target)?.id ?? target);
    }
    const found = findings().get(target);
    if (found) {
      // A finding is shown under its own reading, and where all stand side by side.
      if (this.reading !== null && this.reading !== found.reading) this.reading = found.reading;
      this.unfold(found.holder);
    }
    return anchor(target);
  }
}

interface Held {
  /** The id of its subject. */
  holder: string;
  reading: number;
}

let held: Map<string, Held> | undefined;

/** Where each finding stands, by its id. */
function findings(): Map<string, Held> {
  if (!held) {
    const made = new Map<string, Held>();
    for (const one of subjects) {
      for (const finding of one.findings) made.set(findingId(one, finding), { holder: one.id, reading: finding.reading });
    }
    held = made;
  }
  return held;
}

/** `#TARGET&reading=ID`; the reading alone is `#reading=ID`, all of them `#reading=all`. */
function address(): { target: string; reading?: number | null } {
  const parts = location.hash.slice(1).split("&").map(decoded);
  const target = parts.find((part) => part !== "" && !part.startsWith("reading=")) ?? "";
  const named = parts.find((part) => part.startsWith("reading="))?.slice("reading=".length);
  if (named === undefined) return { target: unanchored(target) };
  const place = readings.findIndex((reading) => reading.id === named);
  return { target: unanchored(target), reading: place < 0 ? null : place };
}

/** What was written for an address; as it is where nothing of the kind was. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The id of which an anchor was made. */
function unanchored(target: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < target.length; at += 1) {
    if (target[at] === "~") {
      bytes.push(Number.parseInt(target.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(...new TextEncoder().encode(target[at]));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function write(target: string, reading: number | null): void {
  const named = reading === null ? "reading=all" : `reading=${encodeURIComponent(readings[reading]?.id ?? "")}`;
  history.replaceState(null, "", `#${target ? `${anchor(target)}&` : ""}${named}`);
}

/** The address of an incident, a finding or a claim in this page, whatever reading is looked at: that stays. */
export function link(id: string): string {
  return `#${anchor(id)}`;
}

/** The address that leads there and to the reading that is looked at: what is copied. */
export function permanent(id: string): string {
  return view.reading === null ? link(id) : `${link(id)}&reading=${encodeURIComponent(readings[view.reading]?.id ?? "")}`;
}

/** Where something is, in words. */
export function where(one: SubjectData): string {
  return one.place === null ? "" : (places[one.place]?.said ?? "");
}

/** Whether an id leads anywhere in this page. */
export function known(id: string): boolean {
  return placeOf(id) !== undefined || claim(id) !== undefined || findings().has(id);
}

export const view = new View();
