// Which findings differ between readings.
import type { FindingData, SubjectData } from "./edition";
import { readings, subjects } from "./data";

/** One term applied to one party's possible act: its finding under each reading, by the reading's place. */
export interface Case {
  subject: SubjectData;
  party: number;
  term: number;
  findings: (FindingData | undefined)[];
}

function casesOf(subject: SubjectData): Case[] {
  const cases = new Map<string, Case>();
  for (const finding of subject.findings) {
    const key = `${finding.term}/${finding.subject ?? ""}/${finding.party}`;
    let one = cases.get(key);
    if (!one) {
      one = { subject, party: finding.party, term: finding.term, findings: Array(readings.length) };
      cases.set(key, one);
    }
    one.findings[finding.reading] = finding;
  }
  return [...cases.values()];
}

/** Whether findings differ from that under a reading, or from the first; a reading that has none differs from one that has. */
function differs(findings: (FindingData | undefined)[], reading: number | null): boolean {
  const first = findings[reading ?? 0]?.finding;
  return Array.from(findings).some((finding) => finding?.finding !== first);
}

let cases: Case[] | undefined;

/** Every case; made when it is first asked for, after the first view. */
function all(): Case[] {
  cases ??= subjects.flatMap(casesOf);
  return cases;
}

/**
 * The cases whose finding under a reading differs from that under another, or under any other where `against` is null; with
 * no reading, those that differ between any two. In the order of the edition.
 */
export function differing(reading: number | null, against: number | null): Case[] {
  if (reading === null || against === null) return all().filter((one) => differs(one.findings, reading));
  return all().filter((one) => one.findings[reading]?.finding !== one.findings[against]?.finding);
}
