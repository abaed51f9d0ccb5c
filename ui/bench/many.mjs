// A case of many incidents out of a real one: node ui/bench/many.mjs CASE OUT COPIES. Each copy of the reports lies so many days
// later that none of its incidents meets one of another copy.
import { cpSync, readFileSync, writeFileSync } from "node:fs";

const [, , from, to, copies] = process.argv;
const APART_DAYS = 75;

/** The records of a CSV text (RFC 4180). */
function records(text) {
  const rows = [[]];
  let [cell, quoted] = ["", false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') (cell += '"'), (at += 1);
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"') quoted = true;
    else if (letter === "," || letter === "\n") {
      rows.at(-1).push(cell);
      cell = "";
      if (letter === "\n") rows.push([]);
    } else if (letter !== "\r") cell += letter;
  }
  return rows.filter((row) => row.length > 1);
}

const written = (row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
const later = (day, days) =>
  day === "" ? "" : new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

cpSync(from, to, { recursive: true });
const [head, ...rows] = records(readFileSync(`${from}/reports/reports.csv`, "utf8"));
const [id, event, published] = ["report_id", "event_date", "published_date"].map((name) => head.indexOf(name));
const out = [written(head)];
for (let copy = 0; copy < Number(copies); copy += 1) {
  for (const row of rows) {
    const made = [...row];
    made[id] = copy === 0 ? row[id] : `${row[id]}-${copy}`;
    for (const place of [event, published]) made[place] = later(row[place], copy * APART_DAYS);
    out.push(written(made));
  }
}
writeFileSync(`${to}/reports/reports.csv`, `${out.join("\n")}\n`);
