import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Installs the packages of the lock file when they are missing or the lock file changed since. Plain Node: nothing is installed yet. */
export function installPackages() {
  const stamp = join(root, "node_modules", ".ar-desk-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Installing packages (once) ...");
  run(npm(), ["ci", "--no-audit", "--no-fund"]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Runs a command in the project's folder with its output shown; throws when it fails. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${done.status}`);
}

export function npm() {
  return process.platform === "win32" ? "npm.cmd" : "npm";
}

/** The first of these programs on the PATH, or undefined. */
export function findProgram(names) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) if (folder !== "" && existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

/** Chromium, Chrome or Edge: CHROME_PATH, the PATH, or where they are usually installed. */
export function findBrowser() {
  const usual = [
    process.env.CHROME_PATH,
    findProgram(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe", "msedge.exe"]),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ];
  return usual.find((path) => path !== undefined && existsSync(path));
}

export function findOffice() {
  const usual = [
    findProgram(["soffice", "libreoffice", "soffice.exe"]),
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
  ];
  return usual.find((path) => path !== undefined && existsSync(path));
}

/** True when the system has a font for Chinese. macOS and Windows bring theirs. */
export function hasChineseFont() {
  if (process.platform !== "linux") return true;
  const list = findProgram(["fc-list"]);
  return list !== undefined && execFileSync(list, [":lang=zh"], { encoding: "utf8" }).trim() !== "";
}

/**
 * What the tests need beside packages: a browser, LibreOffice Calc and a Chinese font. Those already there are used; on Debian as root the
 * missing ones are installed; else one sentence names them all. Returns that sentence, or undefined when nothing is missing.
 */
export function installPrograms() {
  const needs = [
    { there: () => findBrowser() !== undefined, what: "a browser (Chromium, Chrome or Edge)", package: "chromium" },
    { there: () => findOffice() !== undefined, what: "LibreOffice Calc", package: "libreoffice-calc" },
    { there: hasChineseFont, what: "a Chinese font (such as WenQuanYi Zen Hei)", package: "fonts-wqy-zenhei" },
  ];
  let missing = needs.filter((need) => !need.there());
  if (missing.length === 0) return undefined;
  const apt = findProgram(["apt-get"]);
  if (apt && process.getuid?.() === 0) {
    console.error(`Installing ${missing.map((need) => need.package).join(", ")} (once) ...`);
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    run(apt, ["update", "-qq"], env);
    // fontconfig tells which fonts there are.
    run(apt, ["install", "-y", "-qq", "--no-install-recommends", "fontconfig", ...missing.map((need) => need.package)], env);
    missing = needs.filter((need) => !need.there());
  }
  return missing.length === 0
    ? undefined
    : `The tests need ${missing.map((need) => need.what).join(", ")}: install what is missing and run again.`;
}
