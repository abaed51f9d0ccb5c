// Makes the edition of the real case with the program as it is, and runs the tests on its page: `npm test --prefix ui`.
// Arguments go to vitest.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ui = fileURLToPath(new URL("..", import.meta.url));
const root = join(ui, "..");
const folder = mkdtempSync(join(tmpdir(), "servanda-page-"));
try {
  execFileSync(
    "cargo",
    ["run", "--release", "--locked", "--quiet", "--package", "servanda-cli", "--", "run", "cases/energy-moratorium-2025", "--out", folder],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  const vitest = join(ui, "node_modules", "vitest", "vitest.mjs");
  const ran = spawnSync(process.execPath, [vitest, "run", ...process.argv.slice(2)], {
    cwd: ui,
    stdio: "inherit",
    env: { ...process.env, SERVANDA_EDITION: folder },
  });
  process.exitCode = ran.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
