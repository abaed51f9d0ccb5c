// The page with other data in it than those of the real case: what the case does not have.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PageData } from "../src/edition";
import { edition, launch, open } from "./browser";

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "servanda-made-"));
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const whole = readFileSync(`${edition}/index.html`, "utf8");
const written = /(<script id="edition" type="application\/json">)(.*?)(<\/script>)/s;
let made = 0;

/** A page like the real one, its data changed. Returns its folder. */
function page(change: (data: PageData, text: string) => PageData | string | void): string {
  const text = written.exec(whole)?.[2] ?? "";
  const data = JSON.parse(text) as PageData;
  const changed = change(data, text) ?? data;
  const json = typeof changed === "string" ? changed : JSON.stringify(changed).replaceAll("<", "\\u003c");
  made += 1;
  const own = join(folder, String(made));
  mkdirSync(own);
  writeFileSync(join(own, "index.html"), whole.replace(written, (_, head: string, __, tail: string) => head + json + tail));
  return own;
}

test("words of reports are shown as words, and only addresses of the web are links", async () => {
  const hostile = `<img src=x onerror="document.title='run'"></script><script>document.title='run'</script>`;
  const at = page((data) => {
    data.edition.title = hostile;
    data.subjects[0]!.object = hostile;
    data.claims[0]!.content = hostile;
    data.claims[0]!.address = "javascript:document.title='run'";
    data.clauses[0]!.text = hostile;
  });
  const { page: opened, errors } = await open(browser, "", {}, at);
  expect(await opened.title()).not.toBe("run");
  expect(await opened.locator("h1").textContent()).toBe(hostile);
  expect(await opened.locator("details.incident").first().textContent()).toContain(hostile);
  expect(await opened.locator("a[href^='javascript:']").count()).toBe(0);
  expect(await opened.locator("main img, main script").count()).toBe(0);
  expect(errors).toEqual([]);
});

test("ids of any letters are found by their address", async () => {
  const id = "I-R058#2 é&reading=x/~";
  const at = page((data) => {
    data.subjects[3]!.id = id;
  });
  const { page: opened } = await open(browser, "", {}, at);
  const row = opened.locator("details.incident").nth(3);
  const anchor = await row.getAttribute("id");
  expect(anchor).toMatch(/^[A-Za-z0-9\-_.:/~]+$/);
  await opened.goto(`file://${at}/index.html#${anchor}&reading=isw`);
  await expect.poll(() => opened.locator(`details[open][id="${anchor}"]`).count()).toBe(1);
  expect(await opened.getByRole("radio", { name: "(isw)" }).isChecked()).toBe(true);
  // An address that was cut off in the middle leads nowhere and breaks nothing.
  const { page: cut, errors } = await open(browser, "#I-%E0%A4%A", {}, at);
  expect(await cut.locator("details.incident").count()).toBeGreaterThan(0);
  expect(errors).toEqual([]);
});

test("a violation that a person has confirmed is told first, and is the only mark with a colour", async () => {
  const at = page((data) => {
    data.edition.reviewed = true;
    data.edition.number = 3;
    data.tallies[0]!.counts.find((one) => one.finding === "violation")!.n = 1;
    data.subjects[40]!.findings[0]!.finding = "violation";
    data.subjects[41]!.findings[0]!.finding = "alleged violation";
  });
  const { page: opened } = await open(browser, "", {}, at);
  expect(await opened.locator(".banner").textContent()).toContain("Edition 3 · reviewed");
  const reading = await opened.locator("#answer tbody th").first().textContent();
  expect(await opened.locator("#answer .lede").textContent()).toMatch(new RegExp(`^Violations are established under .+\\(${reading}\\)\\.$`));
  const colour = (kind: string) =>
    opened.locator(`.key .mark.${kind}`).evaluate((mark) => {
      const channels = getComputedStyle(mark).stroke.match(/\d+/g)!.slice(0, 3).map(Number);
      return Math.max(...channels) - Math.min(...channels);
    });
  expect(await colour("violation")).toBeGreaterThan(100);
  for (const kind of ["alleged-violation", "cannot-rule", "not-covered"]) expect(await colour(kind)).toBeLessThan(12);
});

test("a duty that was due by a date stands among the incidents", async () => {
  const at = page((data) => {
    const like = structuredClone(data.subjects[0]!);
    Object.assign(like, { id: "D-2025-03-24T00:00:00Z", place: null, object: "", means: "", when: "due by 24 Mar 2025 02:00" });
    data.subjects.push(like);
  });
  const { page: opened } = await open(browser, "#D-2025-03-24T00:00:00Z", {}, at);
  const row = opened.locator("details.incident[open]");
  expect(await row.textContent()).toContain("What was due");
  expect(await row.textContent()).toContain("due by 24 Mar 2025 02:00");
});

test("a case in which nothing happened has a page", async () => {
  const at = page((data) => {
    Object.assign(data, { subjects: [], places: [], days: [], map: null, claims: [], accusers: [], measured: [], clarify: [] });
    for (const tally of data.tallies) tally.corroborated = [];
    for (const one of data.earliest) for (const of of one.parties) of.alleged.incident = of.possible.incident = null;
    data.differences = [];
  });
  const { page: opened, errors } = await open(browser, "", {}, at);
  expect(errors).toEqual([]);
  expect(await opened.locator("#incidents").textContent()).toContain("No incident is like that.");
});

test("exchanging the names of the parties exchanges them on the page and changes nothing else", async () => {
  const exchange = (text: string) =>
    text.replace(/Russia|Ukraine/g, (name) => (name === "Russia" ? "Ukraine" : "Russia"));
  const text = async (at: string) => {
    const { page: opened } = await open(browser, "#reading=kremlin", {}, at);
    return (await opened.locator("main").textContent()) ?? "";
  };
  const own = await text(page(() => undefined));
  const exchanged = await text(page((_, json) => exchange(json)));
  expect(exchanged).not.toBe(own);
  expect(exchange(exchanged)).toBe(own);
});
