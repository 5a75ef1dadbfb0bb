import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { agingBench, anotherDayBench, firstCall } from "./aging-bench.js";
import { compared, mustAgree, type BenchResult } from "./measure.js";
import { memoryBench } from "./memory-bench.js";
import { monthEndBench, runOnFile } from "./month-end-bench.js";
import { monthsBench } from "./months-bench.js";
import { provisionBench } from "./provision-bench.js";
import { readBench } from "./read-bench.js";
import { sizeBench } from "./size-bench.js";
import { writeBench } from "./write-bench.js";

/** Each part runs in a process of its own: what one leaves behind must not slow the next. The first two take part in a comparison of processes. */
const parts: Readonly<Record<string, (size: number, customers: number) => unknown>> = {
  "first-ours": (size, customers) => firstCall("ours", size, customers),
  "first-duck": (size, customers) => firstCall("duck", size, customers),
  aging: agingBench,
  "another-day": anotherDayBench,
  reading: readBench,
  memory: memoryBench,
  months: monthsBench,
  provision: provisionBench,
  writing: writeBench,
  "month-end-run": () => runOnFile("month-end"),
  "bare-run": () => runOnFile("bare"),
  pane: sizeBench,
};
const comparisons = ["aging", "another-day", "reading", "memory", "months", "provision", "writing", "pane"];

const size = Number(process.env.BENCH_ITEMS ?? 1_000_000);
const customers = Math.max(1, Math.round(size / 50));
const firstCalls = 7;

/**
 * Memory that a process once got stays with it. On a virtual machine a page that is touched for the first time may cost twenty microseconds, a
 * hundred times what it costs elsewhere, and would be charged to whoever keeps columns beside V8's own heap.
 */
const keptMemory = { MALLOC_MMAP_MAX_: "0", MALLOC_TRIM_THRESHOLD_: "8000000000", MALLOC_TOP_PAD_: "268435456" };

function inOwnProcess(part: string): unknown {
  const done = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=8000", process.argv[1] ?? "", "--part", part], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    env: { ...process.env, ...keptMemory },
  });
  if (done.status !== 0) throw new Error(`the part "${part}" failed: no times are worth printing`);
  return JSON.parse(done.stdout);
}

/** The first call of fresh processes, ours and DuckDB's in turns. */
function firstCallBench(): BenchResult {
  const calls = Array.from({ length: firstCalls }, () =>
    (["first-ours", "first-duck"] as const).map((part) => inOwnProcess(part) as Awaited<ReturnType<typeof firstCall>>),
  );
  mustAgree(
    calls.every(([ours, duck]) => ours?.total === duck?.total),
    "first call",
  );
  const times = (who: 0 | 1): number[] => calls.map((pair) => pair[who]?.ms ?? Number.NaN);
  return compared(`3 first aging of a process, ${size} items`, times(0), "DuckDB's first", times(1), { faster: 2 });
}

/**
 * `npm run bench`: the goals of speed and size side by side, or those of the parts that are named (`npm run bench -- reading`); `--json` prints a list
 * and nothing else. Ends with 1 when totals differ.
 */
async function main(): Promise<void> {
  const asked = process.argv.indexOf("--part");
  if (asked >= 0) {
    const work = parts[process.argv[asked + 1] ?? ""];
    if (!work) throw new Error("no such part");
    process.stdout.write(JSON.stringify(await work(size, customers)));
    return;
  }
  const named = process.argv.slice(2).filter((each) => !each.startsWith("-"));
  const isWanted = (part: string): boolean => named.length === 0 || named.includes(part);
  const results = comparisons.filter(isWanted).flatMap((part) => inOwnProcess(part) as readonly BenchResult[]);
  if (isWanted("first-call")) results.push(firstCallBench());
  if (isWanted("writing")) results.push(monthEndBench(size, inOwnProcess));
  results.sort((a, b) => a.name.localeCompare(b.name, "en"));
  if (process.argv.includes("--json")) {
    process.stdout.write(`${JSON.stringify(results)}\n`);
    return;
  }
  const model = cpus()[0]?.model ?? "?";
  const load = loadavg()[0]?.toFixed(1);
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} x ${model}, load ${load}; medians of runs that took turns, in ms of processor time\n`,
  );
  for (const { name, ours, other, otherName, ratio, spread, goal, holds } of results) {
    const within = spread ? ` (half of the runs ${spread.map((each) => each.toFixed(2)).join(" to ")})` : "";
    const figures = `ours ${ours.toFixed(2)}, ${otherName} ${other.toFixed(2)}: ${ratio.toFixed(2)}${within}`;
    process.stdout.write(`${holds ? "holds        " : "does not hold"} ${name}: ${figures}; ${goal}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
