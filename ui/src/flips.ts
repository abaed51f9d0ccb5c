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

/** Whether findings differ, or one of the readings has none. */
function differs(findings: (FindingData | undefined)[]): boolean {
  return findings.some((finding) => finding?.finding !== findings[0]?.finding);
}

const all: Case[] = subjects.flatMap(casesOf);

/** The cases whose finding differs between these readings, in the order of the edition. */
export function flips(between: number[]): Case[] {
  return all.filter((one) => differs(between.map((reading) => one.findings[reading])));
}
