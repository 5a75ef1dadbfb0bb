import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dayOf, figureOf } from "../../src/functions/ledger-figure.js";
import { functionHelpChinese } from "../../src/text/functions.js";
import { readDesk } from "../support/sample-desk.js";

class FunctionError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}
Object.assign(globalThis, { CustomFunctions: { Error: FunctionError, ErrorCode: { notAvailable: "#N/A", invalidValue: "#VALUE!" } } });

const root = join(__dirname, "../..");
const golden = join(root, "test/golden/functions.json");

interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly helpUrl: string;
    readonly parameters: readonly { readonly name: string }[];
  }[];
}

/** The generator is an ES module of its own: it runs in plain Node. */
function metadata(): string {
  const script = `import("./scripts/make-functions-json.mjs").then(async (made) => console.log(JSON.stringify(await made.functionsMetadata(), undefined, 2)))`;
  return execFileSync(process.execPath, ["-e", script], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ADDIN_URL: "https://localhost:3100" },
  });
}

it("describes the functions as it always did: ids never change", () => {
  const made = metadata();
  expect(made).toBe(readFileSync(golden, "utf8"));
});

it("has help for every function, in Chinese under the same ids and parameters", () => {
  const { functions } = JSON.parse(metadata()) as Metadata;
  expect(functions.map((each) => each.id).sort()).toEqual(Object.keys(functionHelpChinese).sort());
  for (const { id, name, helpUrl, parameters } of functions) {
    expect(name).toBe(id);
    expect(helpUrl).toContain(`help.html#${id}`);
    expect(Object.keys(functionHelpChinese[id]?.parameters ?? {})).toEqual(parameters.map((each) => each.name));
  }
});

describe("=AR.DSO and its kin", () => {
  it("give the pane's figures", async () => {
    const { desk } = await readDesk();
    expect(await figureOf(desk, "dso", null, "missing", null)).toBeCloseTo(78.165425, 6);
    expect(await figureOf(desk, "open", null, "missing", null)).toBe(1_640_835.71);
    expect(await figureOf(desk, "open", null, "missing", "usd")).toBe(323_811.85);
    expect(await figureOf(desk, "overdue", null, "missing", "USD")).toBe(134_176.59);
  });

  it("give the same for the table as values, with its header row and without", async () => {
    const { desk, host } = await readDesk();
    const grid = await host.fetch(
      { sheet: "Invoices", top: 0, left: 0, rows: 600, columns: 11 },
      { report: () => undefined, cancelled: () => false },
    );
    if (!grid.ok) throw new Error(grid.failure.kind);
    const values = grid.value.rows();
    for (const table of [values, values.slice(1)]) expect(await figureOf(desk, "open", table, "missing", "CNY")).toBe(1_640_835.71);
  });

  it("name the currencies when one is asked for that is not there", async () => {
    const { desk } = await readDesk();
    expect(await figureOf(desk, "dso", null, "missing", "EUR")).toMatchObject({
      code: "#VALUE!",
      message: "There is no currency EUR; the invoices have CNY, USD.",
    });
    expect(await figureOf(desk, "dso", null, undefined, null)).toMatchObject({ code: "#VALUE!", message: "The as-of day is not a date." });
  });

  it("take a blank cell for a missing day, whether it arrives as null, 0 or nothing", () => {
    for (const blank of [null, undefined, 0, ""]) expect(dayOf(blank)).toBe("missing");
    expect(dayOf("soon")).toBeUndefined();
    expect(dayOf(46_326)).toBe(46_326);
  });
});
