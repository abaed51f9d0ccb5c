// What the page looks like, against pictures that people have looked at: ui/test/pictures. Letters differ between machines, so
// they are compared only where the browser and its letters are those of the pictures (`made-with.txt`); elsewhere that is said.
// A change that is meant is written down by `UPDATE=1 npm test --prefix ui -- visual`, and looked at.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, open } from "./browser";

const folder = fileURLToPath(new URL("pictures", import.meta.url));
const update = process.env["UPDATE"] !== undefined;
/** The share of points that may differ: smoothing of edges, no more. */
const TOLERATED = 0.002;

let browser: Browser;
let made = "";
beforeAll(async () => {
  browser = await launch();
  const { page } = await open(browser);
  // A picture of all letters is as wide as its font makes it.
  const letters = await page.evaluate(() => {
    const widths = ["system-ui", "Charter, Georgia, serif"].map((font) => {
      const context = document.createElement("canvas").getContext("2d")!;
      context.font = `20px ${font}`;
      return context.measureText("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789").width;
    });
    return widths.join(" ");
  });
  made = `Chromium ${browser.version().split(".")[0]}, letters ${letters}\n`;
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/made-with.txt`, made);
  }
});
afterAll(() => browser.close());

const views: [string, string, string][] = [
  ["top", "", "#page"],
  ["flips", "#reading=kremlin", "#flips"],
  ["map", "", "#map"],
  ["timeline", "", "#timeline"],
  ["incident", "#I-R047&reading=kremlin", "details.incident[open]"],
  ["follow", "", "#follow"],
];
const widths = [360, 768, 1440];

async function picture(page: Page, at: string): Promise<Buffer> {
  // Laid out whole, so that no part has a height that hangs on what was in sight before.
  await page.evaluate(() => {
    for (const section of document.querySelectorAll<HTMLElement>("main > section")) section.style.contentVisibility = "visible";
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.waitForTimeout(300);
  await page.locator(at).first().evaluate((found) => found.scrollIntoView({ block: "start" }));
  return page.screenshot({ animations: "disabled" });
}

function compare(name: string, taken: Buffer) {
  const path = `${folder}/${name}.png`;
  if (update) {
    writeFileSync(path, taken);
    return;
  }
  expect(existsSync(path), `${name}.png is not there; UPDATE=1 makes it`).toBe(true);
  const [one, other] = [PNG.sync.read(readFileSync(path)), PNG.sync.read(taken)];
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  const differing = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.2 });
  if (differing / (one.width * one.height) > TOLERATED) writeFileSync(`${folder}/${name}.taken.png`, taken);
  expect(differing / (one.width * one.height), `${name}.taken.png is what it looks like now`).toBeLessThanOrEqual(TOLERATED);
}

/** Whether the pictures were made with this browser and these letters. */
function alike(): boolean {
  const before = existsSync(`${folder}/made-with.txt`) ? readFileSync(`${folder}/made-with.txt`, "utf8") : "";
  if (before !== made) console.log(`not compared: the pictures were made with ${before.trim()}, this is ${made.trim()}`);
  return before === made;
}

for (const scheme of ["light", "dark"] as const) {
  for (const width of widths) {
    // In the dark only colours differ: the widest and the narrowest of what has most of them.
    const seen = scheme === "light" ? views : views.filter(([name]) => width !== 768 && (name === "top" || name === "map"));
    if (seen.length === 0) continue;
    test(`${width} pixels, ${scheme}`, async ({ skip }) => {
      if (!alike()) skip();
      for (const [name, hash, at] of seen) {
        const { page } = await open(browser, hash, { viewport: { width, height: 800 }, colorScheme: scheme });
        compare(`${name}-${width}-${scheme}`, await picture(page, at));
        await page.context().close();
      }
    });
  }
}

test("in print", async ({ skip }) => {
  if (!alike()) skip();
  const { page } = await open(browser, "", { viewport: { width: 720, height: 1000 } });
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  for (const [name, , at] of views.filter(([name]) => name === "top" || name === "map")) {
    compare(`${name}-print`, await picture(page, at));
  }
});
