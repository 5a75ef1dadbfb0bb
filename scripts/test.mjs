import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, installPrograms, findBrowser, findOffice, root } from "./setup.mjs";

/**
 * `npm test`: installs what is missing, then runs every step and closes with one line "N passed, N failed".
 * `npm test -- unit pane` runs only those steps. Skipped tests count as failed.
 */
const steps = {
  lint: () => tool("eslint", ["."]),
  format: () => tool("prettier", ["--check", "--log-level", "warn", "."]),
  types: () => both(tool("typescript", ["-p", "tsconfig.json"], "tsc"), tool("typescript", ["-p", "tsconfig.pure.json"], "tsc")),
  unit: () => jest("unit"),
  pane: () => jest("pane"),
  office: () => jest("office"),
  build: () => script("scripts/build.mjs"),
  browser: () => jest("browser"),
};

const wanted = process.argv.slice(2).filter((each) => !each.startsWith("-"));
const unknown = wanted.filter((each) => !(each in steps));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(", ")}. The steps are: ${Object.keys(steps).join(", ")}.`);
  process.exit(2);
}
installPackages();
const missing = installPrograms();
if (missing) {
  console.error(missing);
  process.exit(1);
}
process.env.CHROME_PATH ??= findBrowser();
process.env.SOFFICE_PATH ??= findOffice();

const scratch = mkdtempSync(join(tmpdir(), "ar-desk-test-"));
let passed = 0;
let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  const counts = step();
  passed += counts.passed;
  failed += counts.failed;
  console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed (${Math.round((Date.now() - started) / 1000)} s)`);
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** A checker counts as one test. */
function tool(packageName, args, bin = packageName) {
  const manifest = JSON.parse(readFileSync(join(root, "node_modules", packageName, "package.json"), "utf8"));
  const path = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[bin];
  return script(join("node_modules", packageName, path), args);
}

function script(path, args = []) {
  const done = spawnSync(process.execPath, [join(root, path), ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return done.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function both(...counts) {
  return counts.reduce((sum, each) => ({ passed: sum.passed + each.passed, failed: sum.failed + each.failed }), { passed: 0, failed: 0 });
}

function jest(project) {
  const report = join(scratch, `${project}.json`);
  const args = ["--selectProjects", project, "--json", "--outputFile", report, "--silent=false"];
  // Two browsers at once would starve each other.
  if (project === "browser") args.push("--runInBand");
  const done = spawnSync(process.execPath, [join(root, "node_modules/jest/bin/jest.js"), ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  let result;
  try {
    result = JSON.parse(readFileSync(report, "utf8"));
  } catch (error) {
    console.error(`${project}: the tests did not run (${error instanceof Error ? error.message : String(error)})`);
    return { passed: 0, failed: 1 };
  }
  const skipped = result.numPendingTests + result.numTodoTests;
  const broken = result.numRuntimeErrorTestSuites;
  const failed = result.numFailedTests + broken + skipped;
  // A run that found nothing, or ended badly in a way that no test shows, has failed too.
  const hidden = failed === 0 && (done.status !== 0 || result.numPassedTests === 0) ? 1 : 0;
  return { passed: result.numPassedTests, failed: failed + hidden };
}
