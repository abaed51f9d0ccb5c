// How fast a page is in a real browser that is slowed down four times: node ui/bench/page.mjs FOLDER NAME. Prints one line.
// first_view_ms: from the start of loading until the page is drawn. switch_ms: from the choice of a reading until what it
// changes is drawn, the slowest reading. Each the best of five.
import { statSync } from "node:fs";
import { chromium } from "playwright-core";

const [, , folder, name] = process.argv;
const SLOWER = 4;
const TRIES = 5;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const views = [];
const switches = [];
let external = 0;
for (let tried = 0; tried < TRIES; tried += 1) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file://")) external += 1;
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(() => {
    // Drawn: the frame after the content is there is done when a message that was sent within it arrives.
    const drawn = new MutationObserver(() => {
      if (!document.getElementById("content")) return;
      drawn.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.drawnAt ??= performance.now());
        port2.postMessage(0);
      });
    });
    drawn.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`file://${folder}/index.html`);
  await page.waitForFunction(() => window.drawnAt !== undefined);
  views.push(await page.evaluate(() => window.drawnAt));
  await page.waitForTimeout(1500);
  switches.push(
    await page.evaluate(async () => {
      let slowest = 0;
      for (const input of document.querySelectorAll("input[name=reading]")) {
        const from = performance.now();
        input.click();
        await new Promise((done) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = done;
            port2.postMessage(0);
          }),
        );
        slowest = Math.max(slowest, performance.now() - from);
        await new Promise((done) => setTimeout(done, 200));
      }
      return slowest;
    }),
  );
  await context.close();
}
await browser.close();
const bytes = statSync(`${folder}/index.html`).size;
const best = (times) => Math.round(Math.min(...times));
console.log(`case=${name} bytes=${bytes} first_view_ms=${best(views)} switch_ms=${best(switches)} external_requests=${external}`);
