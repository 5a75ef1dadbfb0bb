import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { root } from "./setup.mjs";

/** Puts the manifest where this machine's desktop Excel looks for add-ins under development, and opens Excel. */
const manifest = join(root, "dist", "manifest.xml");
if (process.platform !== "darwin" && process.platform !== "win32") {
  console.error("Desktop Excel runs on Windows and macOS. For Excel on the web, upload dist/manifest.xml (see the README).");
  process.exit(1);
}
await build();
if (process.platform === "darwin") {
  const folder = join(homedir(), "Library/Containers/com.microsoft.Excel/Data/Documents/wef");
  mkdirSync(folder, { recursive: true });
  copyFileSync(manifest, join(folder, "ar-desk.xml"));
  spawn("open", ["-a", "Microsoft Excel"], { stdio: "inherit" });
} else {
  const key = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
  execFileSync("reg.exe", ["add", key, "/v", "ar-desk", "/t", "REG_SZ", "/d", manifest, "/f"]);
  const excel = [
    "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE",
    "C:\\Program Files (x86)\\Microsoft Office\\root\\Office16\\EXCEL.EXE",
  ].find((path) => existsSync(path));
  if (excel) spawn(excel, [], { detached: true, stdio: "ignore" }).unref();
}
console.log("Keep `npm start` running, then open AR Desk from Excel's Home tab.");
