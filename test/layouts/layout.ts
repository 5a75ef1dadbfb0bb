import { dayFromIso } from "../../src/kernel/day.js";
import type { Field } from "../../src/ledger/ledger.js";
import { findHeader, type HeaderFound } from "../../src/read/invoice-table.js";
import { columnIndex } from "../../src/sheet/address.js";
import type { CellValue } from "../../src/sheet/cell.js";
import type { CellGrid } from "../../src/sheet/grid.js";
import { gridOf } from "../../src/sheet/grid.js";

type LayoutCell = string | number | null | { readonly date: string };

/** An export as the file of layouts describes it: its rows, and the columns that a competent accountant would choose. */
export interface Layout {
  readonly system: string;
  readonly report: string;
  readonly headers: readonly (string | null)[];
  /** The header stands before this row. */
  readonly headerAt: number;
  readonly headerRows?: readonly (readonly (string | null)[])[];
  readonly rows: readonly (readonly LayoutCell[])[];
  readonly rowsAs: "csv" | "xlsx";
  /** A header, or a column's letter where the header is empty; several where one field stands in several columns. */
  readonly expect: Readonly<Partial<Record<Field, string | readonly string[]>>>;
  readonly optional: readonly Field[];
  readonly mustNotMap: Readonly<Partial<Record<Field, readonly string[]>>>;
  readonly accept?: Readonly<Partial<Record<Field, readonly string[]>>>;
  readonly open?: Readonly<Record<string, string>>;
  readonly asOf?: string;
}

export type Verdict = "right" | "wrong" | "left open";

export interface FieldVerdict {
  readonly field: Field;
  readonly verdict: Verdict;
  readonly chosen: string | undefined;
  readonly expected: string | undefined;
}

/** The export as a sheet: titles, the header in one line or two, then the rows. */
export function gridOfLayout(layout: Layout): CellGrid {
  const header = layout.headerRows ?? [layout.headers];
  const lines = [...layout.rows.slice(0, layout.headerAt), ...header, ...layout.rows.slice(layout.headerAt)];
  const columns = Math.max(...lines.map((line) => line.length));
  const values = lines.map((line) => Array.from({ length: columns }, (_, column) => cellOf(line[column] ?? null)));
  return gridOf({ sheet: "Export", top: 0, left: 0, rows: values.length, columns }, values);
}

function cellOf(cell: LayoutCell): CellValue {
  if (typeof cell === "object" && cell !== null) return dayFromIso(cell.date) ?? null;
  return cell === "" ? null : cell;
}

/** What the product takes each column for, held against the layout's answers: expected fields, and whatever must not be taken for one. */
export function judge(layout: Layout): readonly FieldVerdict[] {
  const found = findHeader(gridOfLayout(layout));
  const verdicts: FieldVerdict[] = [];
  const expected = Object.entries(layout.expect) as [Field, string | readonly string[]][];
  for (const [field, answer] of expected) {
    const wanted = typeof answer === "string" ? [answer] : [...answer.slice(0, 1)];
    const right = [...wanted, ...(layout.accept?.[field] ?? [])].flatMap((name) => columnsNamed(layout, name));
    const column = found?.mapping[field]?.column;
    const verdict = column === undefined ? "left open" : right.includes(column) ? "right" : "wrong";
    verdicts.push({ field, verdict, chosen: nameOf(found, column), expected: String(answer) });
  }
  for (const [field, tempting] of Object.entries(layout.mustNotMap) as [Field, readonly string[]][]) {
    const column = found?.mapping[field]?.column;
    if (layout.expect[field] !== undefined || column === undefined) continue;
    if (tempting.flatMap((name) => columnsNamed(layout, name)).includes(column))
      verdicts.push({ field, verdict: "wrong", chosen: nameOf(found, column), expected: undefined });
  }
  return verdicts;
}

function columnsNamed({ headers }: Layout, name: string): readonly number[] {
  const named = headers.flatMap((header, column) => (header === name ? [column] : []));
  return named.length > 0 ? named : /^[A-Z]{1,2}$/.test(name) ? [columnIndex(name)] : [];
}

function nameOf(found: HeaderFound | undefined, column: number | undefined): string | undefined {
  return column === undefined ? undefined : (found?.headers[column] ?? "") || `column ${column + 1}`;
}
