import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "./build.mjs";
import { installPackages, root } from "./setup.mjs";

/**
 * `npm start`: installs and builds what is missing, serves the workbench on https://localhost and opens it in the default browser.
 * --no-open leaves the browser alone; --port N; --book FILE opens that workbook instead of the sample.
 */
const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const book = resolve(option("book") ?? join(root, "assets", "sample.xlsx"));
if (!existsSync(book)) {
  console.error(`The file “${book}” is not there.`);
  process.exit(2);
}
installPackages();
await build();
const server = spawn(
  process.execPath,
  ["--import", "tsx", join(root, "src/workbench/server/serve.ts"), "--port", option("port") ?? "3100", "--book", book, "--root", root],
  {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  },
);
server.on("exit", (status) => process.exit(status ?? 1));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.stdout.once("data", async (line) => {
  const url = String(line).trim();
  console.log(`AR Desk workbench: ${url}`);
  console.log("Your browser warns once about the certificate: it was made on this machine, for this machine. Go on to localhost.");
  if (process.argv.includes("--no-open") || (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)) return;
  const { default: openInBrowser } = await import("open");
  const opened = await openInBrowser(url);
  opened.on("error", () => console.log("No browser could be opened; copy the address above into one."));
});
