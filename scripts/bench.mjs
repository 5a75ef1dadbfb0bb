import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./setup.mjs";

/** `npm run bench`: bundles the comparison as the add-in itself is bundled (a loader that translates on the fly makes code slower), and runs it. */
const outfile = join(root, "node_modules/.cache/ar-desk/bench.mjs");
await build({
  entryPoints: [join(root, "test/bench/bench.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "es2022",
  external: ["@duckdb/*"],
  logLevel: "error",
});
const done = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exitCode = done.status ?? 1;
