import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { check, type Case } from "./check.js";

/**
 * `npm run --silent golden -- FILE.json`: holds our functions against every case of a file (a list of cases) and prints a line for each, then the
 * counts. Ends with 1 when a case does not pass, with 2 when the file cannot be read as cases.
 */
function main(file: string | undefined): number {
  if (file === undefined) {
    console.error("Which file of cases? Say: npm run --silent golden -- FILE.json");
    return 2;
  }
  const cases = readCases(resolve(process.env["INIT_CWD"] ?? process.cwd(), file));
  if (typeof cases === "string") {
    console.error(cases);
    return 2;
  }
  const counts = { pass: 0, differs: 0, "no such fn": 0 };
  for (const each of cases) {
    const verdict = check(each);
    counts[verdict.kind]++;
    const detail = verdict.kind === "differs" ? ` (ours ${verdict.ours}, expected ${verdict.expected})` : "";
    console.log(`${each.id} ${verdict.kind}${detail}`);
  }
  console.log(`${counts.pass} pass, ${counts.differs} differs, ${counts["no such fn"]} no such fn`);
  return counts.pass === cases.length ? 0 : 1;
}

function readCases(path: string): readonly Case[] | string {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return `${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!Array.isArray(content)) return `${path} does not hold a list of cases.`;
  const broken = content.findIndex((each: unknown) => !isCase(each));
  return broken < 0 ? (content as readonly Case[]) : `${path}: entry ${broken + 1} is not a case with id, fn, params and expected.`;
}

function isCase(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const of = value as Readonly<Record<string, unknown>>;
  const isRecord = (each: unknown): boolean => typeof each === "object" && each !== null && !Array.isArray(each);
  return typeof of["id"] === "string" && typeof of["fn"] === "string" && isRecord(of["params"]) && isRecord(of["expected"]);
}

process.exitCode = main(process.argv[2]);
