import type { DayNumber } from "../kernel/day.js";
import { failed, success, type Result } from "../kernel/result.js";
import { computeFigures } from "../analyses/compute.js";
import type { Figures } from "../analyses/figures.js";
import { defaultPolicy } from "../policy/policy.js";
import { headerAt } from "../read/invoice-table.js";
import { readLedger } from "../read/ledger-reader.js";
import type { CellValue } from "../sheet/cell.js";
import { gridOf, type CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import { lastMonthEnd } from "./as-of.js";
import type { ReadSource } from "./read-source.js";

/** The sheet that cells of a table handed over as values are said to stand on: their own is not known. */
const handedOver = "";

/**
 * Figures of a table handed to a worksheet function as values. With its header row (`Invoices[#All]`) the columns are recognised by their
 * headers; a body (`Invoices`) is read with the columns of the table that the pane has read, when it has as many.
 */
export function figuresOfValues(
  values: readonly (readonly unknown[])[],
  source: ReadSource | undefined,
  chosen: DayNumber | undefined,
): Result<Figures, Failure> {
  const grid = gridOfValues(values);
  const header = headerAt(grid.row(0), 0, grid.rows(1));
  // The very columns that the pane has read mean what they mean there, corrections included.
  const tables = source?.tables ?? [];
  const sameTable = header && tables.find(({ place }) => sameHeaders(header.headers, place.header.headers));
  const withHeader = sameTable ? sameTable.options.mapping : header?.complete ? header.mapping : undefined;
  const asMapped = tables.find(({ place }) => place.area.columns === grid.area.columns)?.options.mapping;
  const mapping = withHeader ?? asMapped;
  if (!mapping) return failed({ kind: "no-invoice-table", file: handedOver });
  const policy = source?.policy ?? defaultPolicy;
  const { ledger } = readLedger(grid, {
    file: handedOver,
    table: undefined,
    mapping,
    headerRow: withHeader ? 0 : -1,
    ...(header && withHeader ? { layout: header } : {}),
    dateOrder: undefined,
    termsDays: policy.termsDays,
    defaultCurrency: policy.defaultCurrency,
    excludeDuplicates: policy.repeats === "left-out",
  });
  const asOf = chosen ?? policy.asOf ?? lastMonthEnd(ledger);
  if (ledger.size === 0 || asOf === undefined) return failed({ kind: "nothing-readable", place: handedOver });
  return success(computeFigures(ledger, policy, source?.customers ?? new Map(), asOf));
}

function sameHeaders(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((header, column) => header === b[column]);
}

/** Values as a worksheet function receives them: an empty cell arrives as null on the web, as 0 or "" elsewhere. */
function gridOfValues(values: readonly (readonly unknown[])[]): CellGrid {
  const cells = values.map((row) =>
    row.map((value): CellValue => (typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null)),
  );
  return gridOf({ sheet: handedOver, top: 0, left: 0, rows: cells.length, columns: cells[0]?.length ?? 0 }, cells);
}
