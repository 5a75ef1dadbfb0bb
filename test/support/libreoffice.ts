import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openBook } from "../../src/files/read-book.js";
import type { Workbook } from "../../src/workbook/workbook.js";

/** The value that stands in every formula before LibreOffice calculates it: left there, it was not calculated. */
export const nonsense = 987_654_321;

/** The workbook as LibreOffice sees it after recalculating every formula from nonsense. */
export function recalculated(bytes: Uint8Array): Workbook {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!/worksheets\/[^/]+\.xml$/.test(name)) continue;
    const xml = strFromU8(part).replace(/(<c\b[^>]*?)(?: t="\w+")?([^>]*>)(<f>[\s\S]*?<\/f>)<v>[\s\S]*?<\/v>/g, `$1$2$3<v>${nonsense}</v>`);
    parts[name] = strToU8(xml);
  }
  const opened = openBook(convert(zipSync(parts), "xlsx"), "recalculated.xlsx");
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

/** Converts by LibreOffice, in a profile of its own. */
export function convert(bytes: Uint8Array, to: "xlsx" | "pdf"): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "ar-desk-office-"));
  try {
    writeFileSync(join(folder, "in.xlsx"), bytes);
    const settings = join(folder, "profile", "user");
    execFileSync("mkdir", ["-p", settings]);
    // Always recalculate on loading files of Excel's, else LibreOffice shows the values it finds.
    writeFileSync(
      join(settings, "registrymodifications.xcu"),
      '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>',
    );
    const office = process.env["SOFFICE_PATH"] ?? "soffice";
    const out = join(folder, "out");
    execFileSync(
      office,
      [
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        out,
        join(folder, "in.xlsx"),
      ],
      { stdio: "ignore" },
    );
    const made = readdirSync(out)[0];
    if (made === undefined) throw new Error("LibreOffice made nothing");
    return readFileSync(join(out, made));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
