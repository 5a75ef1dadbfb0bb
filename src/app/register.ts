import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { OwnedSheet } from "../read/policy.js";
import type { CellInput, Step } from "../sheet/batch.js";
import type { CellValue } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { styleOf } from "../write/theme.js";
import { ourSheets } from "./ours.js";
import type { WrittenSheet } from "./write-sheet.js";

/** The table on AR Policy that lists the sheets AR Desk wrote, with the fingerprint of each. */
export const registerName = "AR_Sheets";

/**
 * Notes written sheets in AR_Sheets: a row each, by name; rows of sheets that are gone or were left to a person go. Nothing else of AR Policy
 * is touched. Where the table was removed, or something stands beneath it in the way, nothing is noted: those sheets then count as unedited.
 */
export async function registerSheets(
  host: Host,
  written: readonly OwnedSheet[],
  released: readonly string[],
  progress: Progress,
): Promise<Result<readonly OwnedSheet[], Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const table = survey.value.tables.find((each) => each.name === registerName && ourSheets(survey.value).has(each.area.sheet));
  if (!table || table.area.columns < 4) return success([]);
  const grid = await host.fetch(table.area, progress);
  if (!grid.ok) return grid;
  const standing = new Set(survey.value.sheets.map((sheet) => sheet.name));
  const before = grid.value.values.slice(1).flatMap(rowOf);
  const stay = before.filter(
    (each) => standing.has(each.name) && !released.includes(each.name) && !written.some(({ name }) => name === each.name),
  );
  const after = [...stay, ...written];
  const rows = 1 + Math.max(1, after.length);
  const grown = rows - table.area.rows;
  if (grown > 0) {
    const beneath = await host.fetch({ ...table.area, top: table.area.top + table.area.rows, rows: grown }, progress);
    if (!beneath.ok) return beneath;
    // A read that lies wholly under the used rows comes back with one row that may lie above it.
    const taken = beneath.value.values.some(
      (cells, row) => beneath.value.area.top + row >= table.area.top + table.area.rows && cells.some(isFilled),
    );
    if (taken) return success(before);
  }
  const body: CellInput[][] = after.map((each) => [each.name, each.day, each.kind, each.stamp].map((text) => ({ kind: "text", text })));
  const height = Math.max(rows, table.area.rows) - 1;
  while (body.length < height) body.push(new Array<CellInput>(4).fill({ kind: "empty" }));
  const steps: Step[] = [{ kind: "write", area: { ...table.area, top: table.area.top + 1, rows: height, columns: 4 }, cells: body }];
  if (grown !== 0 || before.length === 0) {
    const look = styleOf({ column: 0, role: "text", value: { kind: "empty" } });
    const rowsOfList = { top: table.area.top + 1, left: table.area.left, rows: after.length, columns: 4 };
    if (after.length > 0) steps.push({ kind: "style", sheet: table.area.sheet, areas: [rowsOfList], style: look });
  }
  if (grown !== 0) steps.push({ kind: "table", name: registerName, area: { ...table.area, rows } });
  const applied = await host.apply({ steps }, progress);
  return applied.ok ? success(after) : applied;
}

/** The row of AR_Sheets for a sheet just written. */
export function ownedOf(written: WrittenSheet, kind: string, asOf: DayNumber): OwnedSheet {
  return { name: written.name, day: isoFromDay(asOf), kind, stamp: written.stamp };
}

/** Names that leave AR_Sheets because their sheets were left to a person. */
export function keptOf({ kept }: WrittenSheet): readonly string[] {
  return kept === undefined ? [] : [kept];
}

function rowOf(cells: readonly CellValue[]): readonly OwnedSheet[] {
  const [name = "", day = "", kind = "", stamp = ""] = cells.map((cell) => (typeof cell === "string" ? cell : ""));
  return name === "" ? [] : [{ name, day, kind, stamp }];
}

function isFilled(cell: CellValue): boolean {
  return cell !== null && cell !== "";
}
