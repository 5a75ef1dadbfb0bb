import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { installPackages, root } from "./setup.mjs";

/** `npm run test:ledgers -- DIR`: the figures of real ledgers that are kept outside the project, against the answers beside them. */
const folder = process.argv[2];
if (!folder || !existsSync(join(folder, "expected"))) {
  console.error("Name the folder of the ledgers: npm run test:ledgers -- DIR (it holds *.csv and expected/*.json).");
  process.exit(2);
}
installPackages();
const done = spawnSync(process.execPath, [join(root, "node_modules/jest/bin/jest.js"), "--selectProjects", "ledgers"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, LEDGERS_DIR: resolve(folder) },
});
process.exit(done.status ?? 1);
