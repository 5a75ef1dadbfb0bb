import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchResult } from "./measure.js";

/** What the pane may weigh when it first loads. Bytes, compressed as a server sends them. */
const firstLoadBytes = 190_000;

/** The compressed size of the pane's first load, from the production build (made when there is none). */
export function sizeBench(): BenchResult {
  const dist = resolve("dist");
  if (!existsSync(dist)) {
    const built = spawnSync(process.execPath, [resolve("scripts/build.mjs")], { stdio: "ignore" });
    if (built.status !== 0) throw new Error("the build failed: there is no size to tell");
  }
  const bundles = readdirSync(dist).filter((name) => /^taskpane\..*\.js$/.test(name));
  const ours = bundles.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);
  return {
    name: "pane, first load, gzip, bytes",
    ours,
    other: firstLoadBytes,
    otherName: "budget",
    ratio: ours / firstLoadBytes,
    goal: "at most the budget",
    holds: ours > 0 && ours <= firstLoadBytes,
  };
}
