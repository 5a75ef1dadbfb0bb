import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openAt, sumOf } from "../../src/analyses/balance.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { decimalText } from "../../src/kernel/money.js";
import { findHeader } from "../../src/read/invoice-table.js";
import { readLedger, type LedgerReading } from "../../src/read/ledger-reader.js";
import { gridOfLayout, judge, type Layout } from "./layout.js";

const layouts = JSON.parse(readFileSync(join(__dirname, "layouts.json"), "utf8")) as readonly Layout[];
const cases = layouts.map((layout) => [`${layout.system}, ${layout.report}`, layout] as const);

function read(layout: Layout): LedgerReading | undefined {
  const grid = gridOfLayout(layout);
  const header = findHeader(grid);
  if (!header?.complete) return undefined;
  return readLedger(grid, {
    file: "export",
    table: undefined,
    mapping: header.mapping,
    headerRow: header.row,
    layout: header,
    dateOrder: undefined,
    termsDays: undefined,
    defaultCurrency: undefined,
    excludeDuplicates: false,
  });
}

it.each(cases)("takes no column for what it is not: %s", (_, layout) =>
  expect(judge(layout).filter(({ verdict }) => verdict === "wrong")).toEqual([]),
);

it("leaves no more than two of all columns open", () =>
  expect(layouts.flatMap(judge).filter(({ verdict }) => verdict === "left open")).toHaveLength(2));

it("takes the days of no export for swapped ones", () =>
  expect(cases.flatMap(([name, layout]) => (read(layout)?.findings.some(({ kind }) => kind === "days-swapped") ? [name] : []))).toEqual(
    [],
  ));

const withOpen = cases.filter(([, layout]) => layout.open && read(layout));

it.each(withOpen)("finds the open amount that the export holds: %s", (_, layout) => {
  const { ledger } = known(read(layout), "complete");
  const open = openAt(ledger, known(dayFromIso(layout.asOf ?? ""), "as-of day"));
  const found = ledger.currencies.map(({ code, exponent }, i) => [String(code), decimalText(sumOf(ledger, i, open) as never, exponent)]);
  expect(Object.fromEntries(found)).toEqual(layout.open);
});
