import { cpus } from "node:os";
import { agingBench } from "./aging-bench.js";
import { provisionBench } from "./provision-bench.js";
import { readBench } from "./read-bench.js";
import { sizeBench } from "./size-bench.js";

/** `npm run bench`: ratios measured side by side in one run; `--json` prints a list and nothing else; times in milliseconds. Ends with 1 when totals differ. */
async function main(): Promise<void> {
  const results = [
    ...(await agingBench(1_000_000, 20_000)),
    ...(await provisionBench(1_000_000, 20_000)),
    ...(await readBench(1_000_000, 20_000)),
    sizeBench(),
  ];
  if (process.argv.includes("--json")) {
    process.stdout.write(`${JSON.stringify(results)}\n`);
    return;
  }
  process.stdout.write(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}\n`);
  for (const { name, ours, other, otherName, ratio, goal, holds } of results) {
    process.stdout.write(
      `${name}: ours ${ours.toFixed(2)}, ${otherName} ${other.toFixed(2)}, ratio ${ratio.toFixed(2)} (${goal}: ${holds ? "holds" : "does not hold"})\n`,
    );
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
