import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchResult } from "./measure.js";

/** What the pane may weigh when it first loads, and with everything that loads later. Bytes, compressed as a server sends them. */
const budgets = { "first load": 190_000, "all of it": 350_000 };

/** The compressed size of the pane, from the production build (made when there is none). */
export function sizeBench(): readonly BenchResult[] {
  const dist = resolve("dist");
  if (!existsSync(dist)) {
    const built = spawnSync(process.execPath, [resolve("scripts/build.mjs")], { stdio: "ignore" });
    if (built.status !== 0) throw new Error("the build failed: there is no size to tell");
  }
  const bundles = readdirSync(dist).filter((name) => name.endsWith(".js"));
  const weight = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);
  const first = bundles.filter((name) => name.startsWith("taskpane."));
  return [sized("first load", weight(first)), sized("all of it", weight(bundles))];
}

function sized(what: keyof typeof budgets, ours: number): BenchResult {
  const budget = budgets[what];
  return {
    name: `pane, ${what}, gzip, bytes`,
    ours,
    other: budget,
    otherName: "budget",
    ratio: ours / budget,
    goal: "at most the budget",
    holds: ours > 0 && ours <= budget,
  };
}
