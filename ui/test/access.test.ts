// Accessibility: axe-core finds nothing on any view (WCAG 2.2, A and AA, and its best practices).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, open } from "./browser";

const library = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Found {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

async function violations(page: Page): Promise<string[]> {
  // The policy of the page lets no other script in; a debugger may.
  await page.evaluate(library);
  // As it is laid out for somebody who has read all of it; what stays in sight covers what is scrolled beneath it.
  await page.evaluate(() => {
    for (const section of document.querySelectorAll<HTMLElement>("main > section")) section.style.contentVisibility = "visible";
    scrollTo(0, 0);
  });
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { axe } = globalThis as unknown as { axe: { run: (of: Document, how: object) => Promise<{ violations: Found[] }> } };
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.flatMap((one) =>
      one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.html.slice(0, 160)} | ${node.failureSummary}`),
    );
  });
}

const views: [string, string, (page: Page) => Promise<unknown>][] = [
  ["at first", "", async () => {}],
  ["under a reading", "#reading=kremlin", async () => {}],
  ["held against another", "#reading=kremlin", (page) => page.getByLabel("Held against").selectOption("ukraine")],
  ["an incident open", "#I-R047", async (page) => page.locator(".reason").waitFor()],
  ["all folds open", "", (page) => page.evaluate(() => document.querySelectorAll("details:not(.incident)").forEach((one) => ((one as HTMLDetailsElement).open = true)))],
  ["a place chosen", "", (page) => page.locator(".map > svg .mark-place").first().press("Enter")],
  ["nothing found", "", (page) => page.getByRole("searchbox", { name: "Search", exact: true }).fill("no such word")],
];

for (const scheme of ["light", "dark"] as const) {
  // Colours are what a dark page changes: there, the views that have all of them.
  for (const [name, hash, go] of scheme === "light" ? views : views.slice(2, 5)) {
    test(`${name}, ${scheme}`, async () => {
      const { page } = await open(browser, hash, { colorScheme: scheme });
      await go(page);
      expect(await violations(page)).toEqual([]);
    });
  }
}

test("on a narrow screen", async () => {
  const { page } = await open(browser, "#reading=ukraine", { viewport: { width: 360, height: 740 } });
  expect(await violations(page)).toEqual([]);
});
