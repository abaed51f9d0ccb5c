// A real browser with a page in it: Debian's Chromium, or another that is installed, driven by playwright-core.
import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

/** Where Chromium is; `CHROMIUM` names another. */
export function executable(): string {
  const found = [
    process.env["CHROMIUM"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].find((path) => path !== undefined && path !== "" && existsSync(path));
  if (!found) throw new Error("no Chromium: install it (Debian: apt-get install chromium), or name it in CHROMIUM");
  return found;
}

export function launch(): Promise<Browser> {
  // Nothing of the browser's own goes out either.
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  return chromium.launch({
    executablePath: executable(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--font-render-hinting=none", ...quiet],
  });
}

/** The folder of the edition under test, made by `run.mjs`. */
export const edition = process.env["SERVANDA_EDITION"] ?? "";

export interface Opened {
  page: Page;
  /** Every address that was asked for, the page's own first. */
  requests: string[];
  /** What the page complained of. */
  errors: string[];
}

/** Opens the page from its file, as from a USB stick, at `#hash`. */
export async function open(browser: Browser, hash = "", options: BrowserContextOptions = {}, folder = edition): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const opened: Opened = { page, requests: [], errors: [] };
  page.on("request", (request) => opened.requests.push(request.url()));
  page.on("pageerror", (error) => opened.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") opened.errors.push(message.text());
  });
  await page.goto(`file://${folder}/index.html${hash}`);
  // The last part is there: all are.
  if (options.javaScriptEnabled !== false) await page.locator("#proof table").waitFor({ state: "attached" });
  return opened;
}
