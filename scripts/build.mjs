import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { installPackages, root } from "./setup.mjs";

/** Builds dist/ (the add-in as static files) and dist-workbench/ (the workbench page), when anything they are made of is newer. */
export async function build({ force = false } = {}) {
  installPackages();
  const stamp = join(root, "dist-workbench", ".built");
  // What the environment says goes into the files too: another address is another build.
  const settings = JSON.stringify([process.env.ADDIN_URL ?? "", process.env.OFFICE_JS ?? ""]);
  const built = existsSync(stamp) && existsSync(join(root, "dist", "taskpane.html"));
  const fresh = !force && built && readFileSync(stamp, "utf8") === settings && statSync(stamp).mtimeMs > newest(sources);
  if (fresh) return;
  console.error("Building ...");
  const { writeIcons } = await import("./make-icons.mjs");
  writeIcons();
  const done = spawnSync(
    process.execPath,
    [join(root, "node_modules/webpack-cli/bin/cli.js"), "--config", join(root, "webpack.config.js")],
    {
      cwd: root,
      stdio: ["ignore", 2, 2],
      env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=4096" },
    },
  );
  if (done.status !== 0) throw new Error("the build failed");
  await writeFunctions();
  writeManifest(process.env.ADDIN_URL ?? "https://localhost:3100");
  // A stamp of its own: the bundler leaves files alone whose content is the same.
  writeFileSync(stamp, settings);
  const first = readdirSync(join(root, "dist")).filter((name) => name.endsWith(".js"));
  for (const name of first)
    console.error(`dist/${name}: ${Math.round(gzipSync(readFileSync(join(root, "dist", name))).length / 1024)} KB gzip`);
}

const sources = ["src", "assets/sample.xlsx", "manifest", "scripts", "webpack.config.js", "package.json", "package-lock.json"];

function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const whole = join(root, path);
    const info = statSync(whole);
    latest = Math.max(latest, info.isDirectory() ? newest(readdirSync(whole).map((name) => join(path, name))) : info.mtimeMs);
  }
  return latest;
}

async function writeFunctions() {
  const { functionsMetadata, inChinese } = await import("./make-functions-json.mjs");
  const { register } = await import("tsx/esm/api");
  const unregister = register();
  const { functionHelpChinese } = await import("../src/text/functions.ts");
  await unregister();
  const metadata = await functionsMetadata();
  write("functions.json", JSON.stringify(metadata, undefined, 2));
  write("functions.zh-CN.json", JSON.stringify(inChinese(metadata, functionHelpChinese), undefined, 2));
  write("help.html", helpPage(metadata.functions));
}

function helpPage(functions) {
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const one = ({ id, description, parameters }) =>
    `<h2 id="${id}">=AR.${id}(${parameters.map((each) => (each.optional ? `[${each.name}]` : each.name)).join(", ")})</h2><p>${escape(description)}</p><ul>${parameters
      .map((each) => `<li><b>${each.name}</b>: ${escape(each.description)}</li>`)
      .join("")}</ul>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>AR Desk: worksheet functions</title><body style="font-family:system-ui;max-width:40em;margin:2em auto"><h1>Worksheet functions</h1>${functions.map(one).join("")}</body></html>`;
}

/** dist/manifest.xml for the address the files are served from. */
export function writeManifest(base) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const template = readFileSync(join(root, "manifest", "manifest.template.xml"), "utf8");
  write("manifest.xml", template.replaceAll("{{base}}", base).replaceAll("{{version}}", `${version}.0`));
}

function write(name, text) {
  const path = join(root, "dist", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (process.argv[1]?.endsWith("build.mjs")) await build({ force: process.argv.includes("--force") });
