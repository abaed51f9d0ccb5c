// What the edition's own records say: the page is held against them.
import { readFileSync } from "node:fs";
import { edition } from "./browser";

export interface Finding {
  id: string;
  reading: string;
  party: string;
  incident: string | null;
  subject: string;
  published: string;
  told: string;
}

export interface Incident {
  id: string;
  certainty: string;
  time: { from: string; to: string };
  place: { said: string; lat: number | null; radius_m: number | null };
}

const lines = <T>(file: string): T[] =>
  readFileSync(`${edition}/${file}`, "utf8").trim().split("\n").map((line) => JSON.parse(line) as T);

export const findings = lines<Finding>("findings.jsonl");
export const incidents = lines<Incident>("incidents.jsonl");

/** `incident/party` of the findings that differ between two readings. */
export function differing(one: string, other: string): Set<string> {
  const kinds = new Map<string, Map<string, string>>();
  for (const finding of findings) {
    const key = `${finding.subject}/${finding.party}`;
    const under = kinds.get(key) ?? new Map<string, string>();
    under.set(finding.reading, finding.published);
    kinds.set(key, under);
  }
  return new Set([...kinds].filter(([, under]) => under.get(one) !== under.get(other)).map(([key]) => key));
}
