import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agree, check, oursFor, type Case } from "./check.js";
import { functions } from "./functions.js";
import { noEffect, reasons, variants } from "./inputs.js";
import type { Plain } from "./plain.js";

const read = (file: string): readonly Case[] => JSON.parse(readFileSync(join(__dirname, file), "utf8")) as readonly Case[];
/** Worked cases, most of them published; and our own for the choices, reasons and edges that those do not show. */
const cases = [...read("golden.json"), ...read("own.json")];
const names = [...new Set(cases.map(({ fn }) => fn))];
const casesOf = (fn: string): readonly Case[] => cases.filter((each) => each.fn === fn);

/** Cases held to be wrong, each with its reason. None is. */
const exceptions: Readonly<Record<string, string>> = {};

describe("the worked cases", () => {
  it.each(cases.map((each) => [each.id, each.fn, each] as const))("%s: %s gives what the case expects", (id, _fn, each) => {
    const verdict = check(each);
    if (exceptions[id] === undefined) expect(verdict).toEqual({ kind: "pass" });
    else expect(verdict.kind).toBe("differs");
  });

  it("have a function each, and no function is without a case", () => expect(Object.keys(functions).sort()).toEqual([...names].sort()));

  it.each(Object.entries(reasons))("%s shows each of its reasons for a figure that cannot be had", (fn, listed) => {
    const shown = new Set(casesOf(fn).map(({ expected }) => expected["reason"]));
    expect(listed.filter((reason) => !shown.has(reason))).toEqual([]);
  });

  it.each(names)("%s gives the results that its cases name, and no others", (fn) => {
    for (const { params, expected } of casesOf(fn)) {
      const results = Object.keys(oursFor(fn, params) ?? {}).filter((key) => key !== "reason" && key !== "flags");
      const wanted = Object.keys(expected).filter((key) => key !== "reason" && key !== "flags");
      expect(results.sort()).toEqual(wanted.sort());
    }
  });
});

describe("every input counts", () => {
  it.each(names)("%s: moving a number or a day moves the result", (fn) => {
    const moved = new Set<string>();
    const inputs = new Set<string>();
    for (const params of casesOf(fn).flatMap((each) => withChoices(fn, each.params))) {
      for (const { path, name, value } of leavesOf(params)) {
        inputs.add(name);
        const other = moves(value).map((each) => replaced(params, path, each));
        if (!moved.has(name) && other.some((each) => differ(fn, params, each))) moved.add(name);
      }
    }
    const still = [...inputs].filter((name) => !moved.has(name)).sort();
    expect(moved.size).toBeGreaterThan(0);
    expect(still).toEqual([...(noEffect[fn] ?? [])].sort());
  });

  it.each(
    Object.entries(variants).flatMap(([fn, choices]) => Object.entries(choices).map(([input, values]) => [fn, input, values] as const)),
  )("%s: each choice of %s gives another result than the others", (fn, input, values) => {
    for (const [i, first] of values.entries()) {
      for (const second of values.slice(i + 1)) {
        const apart = casesOf(fn).some(({ params }) => differ(fn, { ...params, [input]: first }, { ...params, [input]: second }));
        expect({ first, second, apart }).toEqual({ first, second, apart: true });
      }
    }
  });

  it("and the entries of the table do no arithmetic", () => {
    const table = readFileSync(join(__dirname, "functions.ts"), "utf8").split("export const functions")[1] ?? "";
    const code = table.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "").replace(/"[^"]*"/g, '""');
    expect(code.match(/ [+\-*/%] |Math\.|\.plus|\.minus|\.times|\.div/g) ?? []).toEqual([]);
  });
});

interface Leaf {
  readonly path: readonly string[];
  /** The path with every place of a list written as []. */
  readonly name: string;
  readonly value: number | string;
}

const dayOrMonth = /^\d{4}-\d{2}(-\d{2})?$/;

/** Numbers and days, however deep. */
function leavesOf(value: Plain, path: readonly string[] = [], name = ""): readonly Leaf[] {
  if (typeof value === "number" || (typeof value === "string" && dayOrMonth.test(value))) return [{ path, name, value }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]) =>
    leavesOf(each, [...path, key], Array.isArray(value) ? `${name}[]` : name === "" ? key : `${name}.${key}`),
  );
}

function moves(value: number | string): readonly (number | string)[] {
  if (typeof value === "number") return [value + 1, value * 1.5 + 0.01, value * 0.5 - 0.01, value * 20, -value - 0.25];
  const shifted = (months: number, days: number): string => {
    const [year, month, day] = value.split("-").map(Number);
    const iso = new Date(Date.UTC(year!, month! - 1 + months, (day ?? 1) + days)).toISOString();
    return iso.slice(0, value.length);
  };
  return [shifted(1, 0), shifted(-1, 0), shifted(0, 1), shifted(0, -1), shifted(14, 0), shifted(-14, 0), shifted(40, 0)];
}

function replaced(value: Plain, path: readonly string[], by: number | string): Record<string, Plain> {
  const [key, ...rest] = path;
  if (key === undefined) return by as never;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, Plain>;
  copy[key] = replaced(copy[key] ?? null, rest, by);
  return copy;
}

/** The params as they stand, and with each choice of each input that has some. */
function withChoices(fn: string, params: Case["params"]): readonly Case["params"][] {
  const choices = Object.entries(variants[fn] ?? {}).flatMap(([input, values]) => values.map((value) => ({ ...params, [input]: value })));
  return [params, ...choices];
}

/** Whether two sets of params give different results. Params that a function does not take (a bucket that is not there) show nothing. */
function differ(fn: string, params: Case["params"], other: Case["params"]): boolean {
  const results = [params, other].map((each) => {
    try {
      return oursFor(fn, each);
    } catch (error) {
      if (error instanceof Error) return undefined;
      throw error;
    }
  });
  const [ours, theirs] = results;
  return ours !== undefined && theirs !== undefined && !agree(ours, theirs, 0);
}

describe("the runner", () => {
  const run = (content: unknown): { readonly status: number | null; readonly lines: readonly string[] } => {
    const folder = mkdtempSync(join(tmpdir(), "ar-desk-cases-"));
    const file = join(folder, "cases.json");
    writeFileSync(file, JSON.stringify(content));
    const tsx = join(__dirname, "../../node_modules/tsx/dist/cli.mjs");
    const done = spawnSync(process.execPath, [tsx, join(__dirname, "run.ts"), file], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    return { status: done.status, lines: (done.stdout + done.stderr).trimEnd().split("\n") };
  };
  const params = { badDebt: 1, sales: 4 };

  it("says of each case whether it passes, differs or has no function, and fails when one does not pass", () =>
    expect(
      run([
        { id: "X1", fn: "badDebtRatio", params, expected: { ratio: 0.25 } },
        { id: "X2", fn: "badDebtRatio", params, expected: { ratio: 0.26 }, tolerance: { ratio: 0.02 } },
        { id: "X3", fn: "badDebtRatio", params, expected: { ratio: 0.26 }, tolerance: { ratio: 0.001 } },
        { id: "X4", fn: "badDebtRatio", params: { ...params, sales: 0 }, expected: { ratio: null } },
        { id: "X5", fn: "constructor", params, expected: {} },
      ]),
    ).toEqual({
      status: 1,
      lines: [
        "X1 pass",
        "X2 pass",
        'X3 differs (ours {"ratio":0.25}, expected {"ratio":0.26})',
        'X4 differs (ours {"reason":"no-sales"}, expected {"reason":null})',
        "X5 no such fn",
        "2 pass, 2 differs, 1 no such fn",
      ],
    }));

  it("ends well when all pass, and says what is wrong with a file that holds no cases", () => {
    expect(run([{ id: "X1", fn: "badDebtRatio", params, expected: { ratio: 0.25 } }]).status).toBe(0);
    const other = run({ id: "X1" });
    expect(other.status).toBe(2);
    expect(other.lines.at(-1)).toMatch(/does not hold a list of cases/);
  });
});
