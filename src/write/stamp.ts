import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isCellError, type CellGrid, type CellValue } from "../sheet/cell.js";
import type { PlanValue, SheetPlan } from "../sheet/sheet-plan.js";

/**
 * A fingerprint of what a sheet shows (SHA-256, hex): equal for a plan and for its sheet as fetched again, different once a person changed
 * a value. Formulas count by the value they show, since a fetched grid holds values. Numbers count with the 15 digits Excel keeps.
 * Empty cells count for nothing, so that a used range larger or smaller by empty edges changes nothing.
 */
export function stampOfPlan(plan: SheetPlan): string {
  const status = plan.status;
  return stamp(
    plan.rows.flatMap(({ cells }, row) =>
      cells.map(({ column, value }) => {
        const isStatus = status !== undefined && status.row === row && status.column === column;
        return { row, column, value: isStatus ? status.complete : shown(value) };
      }),
    ),
  );
}

/** The same fingerprint of a sheet's values as fetched, wherever the fetched rectangle begins. */
export function stampOfGrid({ area, values }: CellGrid): string {
  return stamp(values.flatMap((cells, row) => cells.map((value, column) => ({ row: area.top + row, column: area.left + column, value }))));
}

interface StampedCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

function stamp(cells: readonly StampedCell[]): string {
  const lines = cells
    .filter(({ value }) => value !== null && value !== "")
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, value }) => JSON.stringify([row, column, typeof value, exactText(value)]));
  return bytesToHex(sha256(utf8ToBytes(lines.join("\n"))));
}

function exactText(value: CellValue): string {
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  return isCellError(value) ? value.error : String(value);
}

function shown(value: PlanValue): CellValue {
  switch (value.kind) {
    case "empty":
      return null;
    case "text":
      return value.text;
    case "number":
      return value.number;
    case "day":
      return value.day;
    case "formula":
      return value.expected;
  }
}
