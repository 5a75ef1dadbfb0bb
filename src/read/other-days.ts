import type { FindingKind } from "../ledger/finding.js";
import type { Field, Ledger } from "../ledger/ledger.js";
import type { CellReader } from "./cell-reader.js";

/** The days of a ledger's items by another reading, beside the finding that names it: what the choice would move can be computed for any day. */
export interface OtherDays extends Pick<Ledger, "issued" | "due" | "settled"> {
  readonly finding: FindingKind;
}

/** The date columns of a ledger, each with the field that it comes from. */
export const dayColumns = [
  ["issued", "issueDate", "issue"],
  ["due", "dueDate", "due"],
  ["settled", "settledDate", "settled"],
] as const satisfies readonly (readonly [keyof OtherDays, Field, keyof CellReader["days"]])[];

/** Copies of a ledger's days, to be changed. */
export function copyOfDays(ledger: Ledger): { readonly issued: Int32Array; readonly due: Int32Array; readonly settled: Int32Array } {
  return { issued: Int32Array.from(ledger.issued), due: Int32Array.from(ledger.due), settled: Int32Array.from(ledger.settled) };
}

/** Every day in doubt by its other reading; `undefined` when none is. `items`: how many of the ledger stand in the table itself. */
export function ambiguousDays(cells: CellReader, ledger: Ledger, items: number, top: number): OtherDays | undefined {
  if (dayColumns.every(([, , reader]) => cells.days[reader].by !== "nobody")) return undefined;
  const days = copyOfDays(ledger);
  for (const [column, field, reader] of dayColumns) {
    if (cells.days[reader].by !== "nobody" || ledger.source.mapping[field]?.parts) continue;
    for (let item = 0; item < items; item++) {
      const other = cells.days[reader].read(cells.cell((ledger.row[item] as number) - top, field))?.others[0];
      if (other !== undefined && ledger[column][item] !== 0) days[column][item] = other;
    }
  }
  moveDerivedDue(cells, ledger, items, top, days);
  return { finding: "date-ambiguous", ...days };
}

/** A due date that was counted from the issue day moves with it. */
export function moveDerivedDue(cells: CellReader, ledger: Ledger, items: number, top: number, days: ReturnType<typeof copyOfDays>): void {
  for (let item = 0; item < items; item++) {
    const moved = (days.issued[item] as number) - (ledger.issued[item] as number);
    if (moved === 0 || ledger.due[item] === 0 || days.due[item] !== ledger.due[item]) continue;
    if (cells.text((ledger.row[item] as number) - top, "dueDate") === "") days.due[item] = (ledger.due[item] as number) + moved;
  }
}
