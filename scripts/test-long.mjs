import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./setup.mjs";

/** `npm run test:long`: the same tests with many more examples per property. */
const done = spawnSync(process.execPath, [join(root, "scripts/test.mjs"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, LONG: "1" },
});
process.exit(done.status ?? 1);
