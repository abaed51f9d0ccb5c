// The page in a real browser: what a reader does with it, held against the records that stand beside it.
import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { edition, launch, open } from "./browser";
import { differing, findings, incidents } from "./records";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const radio = (page: Page, reading: string) => page.getByRole("radio", { name: reading });
const read = (page: Page, reading: string) => radio(page, `(${reading})`).check({ force: true });
const rows = (page: Page) => page.locator("details.incident");
// The text that is there, whether it is in sight or not.
const showing = async (page: Page) => (await page.locator(".showing strong").textContent()) ?? "";
const ids = async (links: Locator) => (await links.allTextContents()).map((id) => id.replace(" *", ""));

/** Whether it begins in the upper half of what is in sight. */
const seen = (of: Locator) =>
  of.evaluate((found) => {
    const { top } = found.getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
  });

test("no request leaves the page, and nothing in it fails", async () => {
  const { page, requests, errors } = await open(browser);
  await rows(page).first().locator("summary").click();
  await read(page, "kremlin");
  await page.getByRole("searchbox", { name: "Search", exact: true }).fill("drone");
  expect(requests).toEqual([`file://${edition}/index.html`]);
  expect(errors).toEqual([]);
  // The page's own policy stops what would try.
  const stopped = await page.evaluate(() => fetch("https://example.org/").then(() => "let through", () => "stopped"));
  expect(stopped).toBe("stopped");
  const script = await page.evaluate(() => {
    const made = document.createElement("script");
    made.textContent = "window.foreign = true";
    document.body.append(made);
    return "foreign" in window;
  });
  expect(script).toBe(false);
});

test("at first no reading is chosen, and no allegation is counted among findings", async () => {
  const { page } = await open(browser);
  expect(await page.getByRole("radio", { name: "all side by side" }).isChecked()).toBe(true);
  expect(await page.locator("#answer table").allTextContents()).not.toContain("alleged violation");
  const first = await page.locator("#answer .lede").innerText();
  const established = findings.some((finding) => finding.published === "violation");
  expect(first.startsWith("No violation is established")).toBe(!established);
});

test("switching the reading flips the rows that differ, and those alone", async () => {
  const { page } = await open(browser);
  for (const [one, other] of [["kremlin", "ukraine"], ["ukraine", "isw"]] as const) {
    await read(page, one);
    await page.getByLabel("Held against").selectOption(other);
    const more = page.locator("#flips button");
    while ((await more.count()) > 0) await more.click();
    const shown = await page.locator("#flips tbody tr").evaluateAll((found) =>
      found.map((row) => [row.querySelector("th")?.textContent?.replace(" *", ""), row.querySelector(".party")?.textContent].join("/")),
    );
    const titles = await page.evaluate(() => {
      const text = document.getElementById("edition")?.textContent ?? "{}";
      return (JSON.parse(text).parties as { id: string; title: string }[]).map((party) => [party.id, party.title]);
    });
    const title = new Map(titles as [string, string][]);
    const wanted = [...differing(one, other)].map((key) => {
      const [subject, party] = key.split("/");
      return `${subject}/${title.get(party ?? "")}`;
    });
    expect(shown.length).toBeGreaterThan(10);
    expect(new Set(shown)).toEqual(new Set(wanted));
    // Each is told with what it hangs on: a clause with its words and basis, a silence, or the facts.
    const hangs = await page.locator("#flips tbody tr td:nth-child(n+3)").allTextContents();
    for (const cell of hangs.filter((text) => /not covered|cannot be/.test(text))) {
      expect(cell).toMatch(/clause \d+, .+ \(.+\)|not said|the facts/s);
    }
  }
});

test("under a reading, each incident in the list has that reading's findings", async () => {
  const { page } = await open(browser, "#reading=ukraine");
  expect(await radio(page, "(ukraine)").isChecked()).toBe(true);
  const words: Record<string, string> = { "cannot rule": "cannot be determined", "no violation": "report refuted" };
  const texts = await rows(page).evaluateAll((found) =>
    found.map((row) => [row.id, row.querySelector(".findings")?.textContent ?? ""] as const),
  );
  expect(texts.length).toBeGreaterThan(20);
  for (const [id, text] of texts) {
    const own = findings.filter((finding) => finding.incident === id && finding.reading === "ukraine");
    for (const finding of own) expect(text).toContain(words[finding.published] ?? finding.published);
    expect(text.replace(/Alleged by.*/s, "")).not.toContain("kremlin");
  }
});

test("an allegation is always told with who alleges it, who answers, and who else says so", async () => {
  const { page } = await open(browser, "#reading=kremlin");
  await page.getByLabel(/^Finding under/).selectOption("alleged violation");
  const texts = await page.locator("details.incident .findings").allTextContents();
  expect(texts.length).toBeGreaterThan(5);
  for (const text of texts) expect(text).toMatch(/alleged violation under kremlin\. Alleged by .+;.*(denied by|no answer|admitted by)/s);
});

test("a link leads to an incident, a finding, a reading and a claim", async () => {
  const finding = findings.find((one) => one.reading === "isw" && one.incident !== null)!;
  const { page } = await open(browser, `#${finding.incident}`);
  const row = page.locator(`details.incident[id="${finding.incident}"]`);
  expect(await row.getAttribute("open")).not.toBeNull();
  await expect.poll(() => seen(row)).toBe(true);

  await page.goto(`file://${edition}/index.html#${finding.id}&reading=isw`);
  const part = page.locator(`[id="${finding.id}"]`);
  await expect.poll(() => part.count()).toBe(1);
  expect(await radio(page, "(isw)").isChecked()).toBe(true);
  expect(await part.textContent()).toContain(finding.told.split(";")[0]!.slice(1, 20));

  // Within the open page too, and the address keeps the reading.
  await page.locator("#answer tbody a").last().click();
  await read(page, "kremlin");
  expect(new URL(page.url()).hash).toContain("reading=kremlin");
  await page.goto(`file://${edition}/index.html#C006`);
  await expect.poll(() => seen(page.locator("#C006"))).toBe(true);
  // From the beginning, with a reading, wherever it lies.
  for (const target of ["I-R204", "clause-34", "C035", finding.id]) {
    const { page: other } = await open(browser, `#${target}&reading=kremlin`);
    await expect.poll(() => seen(other.locator(`[id="${target}"]`)), { message: target }).toBe(true);
    expect(await other.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  }
});

test("an incident that is read stays where it is when the reading changes", async () => {
  const { page } = await open(browser, "#I-R204");
  const row = page.locator('details.incident[id="I-R204"]');
  await expect.poll(() => seen(row)).toBe(true);
  for (const reading of ["ukraine", "kremlin", "isw"]) {
    // Where the pointer of a reader goes; the library's own way to a button scrolls the page first.
    const box = await page.locator(".choices label", { hasText: `(${reading})` }).boundingBox();
    await page.mouse.click(box!.x + 10, box!.y + 10);
    expect(await row.count()).toBe(1);
    await expect.poll(() => seen(row), { message: reading }).toBe(true);
    expect(await row.locator(".findings").textContent()).toContain(reading);
  }
});

test("a link opens an incident that a filter hides", async () => {
  const { page } = await open(browser);
  await page.getByRole("searchbox", { name: "Search", exact: true }).fill("no such word anywhere");
  expect(await rows(page).count()).toBe(0);
  const last = incidents.at(-1)!.id;
  await page.evaluate((id) => (location.hash = `#${id}`), last);
  await expect.poll(() => page.locator(`details.incident[id="${last}"][open]`).count()).toBe(1);
});

test("filters show what the records say, together", async () => {
  const { page } = await open(browser);
  await page.getByLabel("Did it happen").selectOption("corroborated");
  const sure = incidents.filter((one) => one.certainty === "corroborated");
  expect(await showing(page)).toContain(`${sure.length} of ${incidents.length}`);
  expect(new Set(await ids(rows(page).locator(".id")))).toEqual(new Set(sure.map((one) => one.id)));

  await page.getByRole("button", { name: "Show all" }).click();
  await read(page, "kremlin");
  await page.getByLabel(/^Finding under kremlin/).selectOption("cannot rule");
  const open_ = new Set(
    findings.filter((one) => one.reading === "kremlin" && one.published === "cannot rule").map((one) => one.incident),
  );
  expect(await showing(page)).toContain(`${open_.size} of`);

  await page.getByRole("button", { name: "Show all" }).click();
  const search = page.getByRole("searchbox", { name: "Search", exact: true });
  await search.fill("belgorod");
  const some = Number((await showing(page)).split(" ")[0]);
  await search.fill("belgorod drone");
  const fewer = Number((await showing(page)).split(" ")[0]);
  expect(some).toBeGreaterThan(fewer);
  expect(fewer).toBeGreaterThan(0);
  for (const text of await rows(page).allTextContents()) expect(text).toMatch(/I-R/);
});

test("the days that are chosen bound the incidents in the list, on the map and in time", async () => {
  const { page } = await open(browser);
  const days = await page.evaluate(() => JSON.parse(document.getElementById("edition")!.textContent!).days as { date: string; from: number }[]);
  const first = days.findIndex((day) => day.date === "2025-04-01");
  await page.getByLabel(/^First day/).fill(String(first));
  await page.getByLabel(/^Last day/).fill(String(first + 1));
  const [from, until] = [days[first]!.from, days[first + 2]!.from];
  const within = incidents.filter((one) => Date.parse(one.time.from) / 60_000 < until && Date.parse(one.time.to) / 60_000 > from);
  expect(within.length).toBeGreaterThan(1);
  expect(await showing(page)).toContain(`${within.length} of`);
  const drawn = await page.locator(".map > svg .mark-place text").allTextContents();
  const placed = within.filter((one) => one.place.lat !== null).length;
  expect(drawn.reduce((sum, n) => sum + Number(n), 0)).toBe(placed);
});

test("the map draws areas and never a point, and its table says the same", async () => {
  const { page } = await open(browser);
  const placed = incidents.filter((one) => one.place.lat !== null);
  const circles = new Set(placed.map((one) => `${one.place.lat}/${one.place.radius_m}/${one.place.said}`));
  expect(await page.locator(".map path.area").count()).toBe(circles.size);
  expect(Math.min(...placed.map((one) => one.place.radius_m ?? 0))).toBeGreaterThanOrEqual(5000);
  const marks = (await page.locator(".map > svg .mark-place text").allTextContents()).map(Number);
  expect(marks.reduce((sum, n) => sum + n, 0)).toBe(placed.length);
  await page.getByText("The map as a table").click();
  const counts = await page.locator("#incidents table").filter({ hasText: "by place as it may be printed" }).locator("tbody td:nth-child(3)").allTextContents();
  expect(counts.map(Number).reduce((sum, n) => sum + n, 0)).toBe(incidents.length);
  expect(await page.locator(".map figcaption").textContent()).toContain("Natural Earth");

  // Closer, a mark that stands for several places comes apart.
  for (let step = 0; step < 3; step += 1) await page.getByRole("button", { name: "Closer" }).click();
  const closer = (await page.locator(".map > svg .mark-place text").allTextContents()).map(Number);
  expect(closer.length).toBeGreaterThan(0);
  expect(Math.max(...closer)).toBeLessThan(Math.max(...marks));
  // And it is moved without a pointer that drags.
  const before = await page.locator(".map > svg").getAttribute("viewBox");
  await page.getByRole("button", { name: "West" }).click();
  expect(await page.locator(".map > svg").getAttribute("viewBox")).not.toBe(before);
});

test("all of it can be reached and used by keyboard", async () => {
  const { page } = await open(browser);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip to the content");
  await page.keyboard.press("Tab");
  // One stop for the whole switch; arrows choose.
  await page.keyboard.press("ArrowRight");
  expect(await radio(page, "(kremlin)").isChecked()).toBe(true);

  await page.locator(".map button").last().focus();
  const first = page.locator(".map > svg .mark-place").first();
  await first.focus();
  const named = await first.getAttribute("aria-label");
  await page.keyboard.press("ArrowRight");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).not.toBe(named);
  await page.keyboard.press("Enter");
  expect(await page.locator(".chosen-place li").count()).toBeGreaterThan(0);

  const summary = rows(page).nth(2).locator("summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => rows(page).nth(2).locator(".reason").count()).toBe(1);
  // What has the focus can be seen to have it.
  expect(await summary.evaluate((found) => getComputedStyle(found).outlineStyle)).toBe("solid");

  // A walk through everything meets no trap, and every stop has a name.
  await page.reload();
  const stops = new Set<string>();
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      if (!at || at === document.body) return "";
      const name = at.getAttribute("aria-label") ?? at.getAttribute("aria-labelledby") ?? at.textContent?.trim() ?? "";
      const label = (at as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? "";
      const box = at.getBoundingClientRect();
      return `${name || label ? "" : "unnamed "}${at.tagName} ${name}${label}@${Math.round(box.top + scrollY)}`;
    });
    if (stop === "") break;
    expect(stop).not.toMatch(/^unnamed/);
    stops.add(stop);
  }
  expect(stops.size).toBeGreaterThan(200);
});

test("printed, every incident is listed, and every sheet says that it is a draft", async () => {
  const { page } = await open(browser);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await rows(page).count()).toBe(incidents.length);
  expect(await page.locator(".running").isVisible()).toBe(true);
  expect(await page.locator(".running").evaluate((found) => getComputedStyle(found).position)).toBe("fixed");
  for (const hidden of [".switch", "nav", ".filters >> nth=0"]) expect(await page.locator(hidden).isVisible()).toBe(false);
  expect(await page.locator(".map svg").first().isVisible()).toBe(true);
  // No cell of a table is cut off at the edge of the paper: A4 less its margins, and Letter.
  for (const width of [680, 700]) {
    await page.setViewportSize({ width, height: 900 });
    const cut = await page.locator("main td, main th").evaluateAll((cells, width) =>
      cells.filter((cell) => cell.getBoundingClientRect().right > width + 1).map((cell) => cell.textContent?.slice(0, 60)), width);
    expect(cut).toEqual([]);
  }
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  expect(await rows(page).count()).toBeLessThan(incidents.length);
});

test("where no program can run, the headline stands in plain text", async () => {
  const { page } = await open(browser, "", { javaScriptEnabled: false });
  const text = await page.locator("#page").innerText();
  expect(text).toContain("computed, not reviewed");
  expect(text).toContain("Earliest under each reading");
});

test("the explanation in the page is that of the records, with its sources", async () => {
  const one = incidents.find((incident) => findings.some((finding) => finding.incident === incident.id && finding.published === "cannot rule"))!;
  const { page } = await open(browser, `#${one.id}`);
  const reason = page.locator(`details.incident[id="${one.id}"] .reason`);
  const text = (await reason.textContent()) ?? "";
  for (const finding of findings.filter((finding) => finding.incident === one.id)) {
    expect(text.toLowerCase()).toContain(finding.told.split(";")[0]!.split(".")[0]!.toLowerCase());
  }
  expect(await reason.locator("a[rel='noreferrer external']").count()).toBeGreaterThan(0);
  for (const address of await reason.locator("a[rel='noreferrer external']").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
    expect(address).toMatch(/^https?:\/\//);
  }
});

test("nothing is wider than the screen, at any width", async () => {
  for (const width of [360, 768, 1440]) {
    const { page } = await open(browser, "", { viewport: { width, height: 900 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(() => (location.hash = "#I-R047"));
    await page.locator(".reason").waitFor();
    // What is wider scrolls by itself.
    const wider = await page.locator(".reason *").evaluateAll((all, width) =>
      all.filter((one) => !one.closest(".scroll") && one.getBoundingClientRect().right > width).map((one) => one.outerHTML.slice(0, 90)), width);
    expect(wider).toEqual([]);
  }
});

test("the page weighs less than three megabytes", () => {
  expect(readFileSync(`${edition}/index.html`).length).toBeLessThan(3_000_000);
});
