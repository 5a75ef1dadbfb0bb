import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { OwnedSheet } from "../read/policy.js";
import type { CellInput, Step } from "../sheet/batch.js";
import type { CellValue } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { styleOf } from "../write/theme.js";
import { ourSheets } from "./ours.js";
import type { WrittenSheet } from "./write-sheet.js";

/** The table on AR Policy that lists the sheets AR Desk wrote, with the fingerprint of each. */
export const registerName = "AR_Sheets";

/** What AR_Sheets lists now; `undefined` where a person took the table out, or AR Policy does not stand. */
export async function readRegister(host: Host, progress: Progress): Promise<Result<readonly OwnedSheet[] | undefined, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const table = tableOf(survey.value);
  if (!table) return success(undefined);
  const grid = await host.fetch(table.area, progress);
  return grid.ok ? success(grid.value.rows(1).flatMap(rowOf)) : grid;
}

/**
 * Notes a sheet in AR_Sheets: a row each, by name; rows of sheets that are gone or were left to a person go. Nothing else of AR Policy is
 * touched. Where the table was removed nothing is noted; where something of the user's stands beneath it in the way, it is refused (`no-room`).
 * `before`: the sheet is about to be written; one that is listed stays as it is, so that a run that ends right then changes nothing.
 */
export async function registerSheet(
  host: Host,
  written: OwnedSheet,
  when: "before" | "after",
  progress: Progress,
): Promise<Result<readonly OwnedSheet[], Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const table = tableOf(survey.value);
  if (!table) return success([]);
  const grid = await host.fetch(table.area, progress);
  if (!grid.ok) return grid;
  const ours = ourSheets(survey.value);
  const before = grid.value.rows(1).flatMap(rowOf);
  if (when === "before" && before.some(({ name }) => name === written.name) && ours.has(written.name)) return success(before);
  const stay = before.filter(({ name }) => ours.has(name) && name !== written.name);
  const after = [...stay, written];
  const rows = 1 + Math.max(1, after.length);
  const grown = rows - table.area.rows;
  if (grown > 0) {
    const beneath = await host.fetch({ ...table.area, top: table.area.top + table.area.rows, rows: grown }, progress);
    if (!beneath.ok) return beneath;
    // A read that lies wholly under the used rows comes back with one row that may lie above it.
    const taken = beneath.value
      .rows()
      .some((cells, row) => beneath.value.area.top + row >= table.area.top + table.area.rows && cells.some(isFilled));
    if (taken) return failed({ kind: "no-room", sheet: table.area.sheet, table: registerName });
  }
  const body: CellInput[][] = after.map((each) => [each.name, each.day, each.kind, each.stamp].map(textInput));
  const height = Math.max(rows, table.area.rows) - 1;
  while (body.length < height) body.push(new Array<CellInput>(4).fill(null));
  const resized: Step = { kind: "table", name: registerName, area: { ...table.area, rows } };
  // The table grows before its new rows are written: rows beneath it would be taken for somebody's else.
  const steps: Step[] = grown > 0 ? [resized] : [];
  steps.push({ kind: "write", area: { ...table.area, top: table.area.top + 1, rows: height, columns: 4 }, cells: body });
  if (grown !== 0 || before.length === 0) {
    const look = styleOf({ column: 0, role: "text" });
    const rowsOfList = { top: table.area.top + 1, left: table.area.left, rows: after.length, columns: 4 };
    steps.push({ kind: "style", sheet: table.area.sheet, areas: [rowsOfList], style: look });
  }
  if (grown < 0) steps.push(resized);
  const applied = await host.apply({ steps }, progress);
  return applied.ok ? success(after) : applied;
}

function tableOf(survey: BookSurvey): BookSurvey["tables"][number] | undefined {
  const table = survey.tables.find((each) => each.name === registerName && ourSheets(survey).has(each.area.sheet));
  return table && table.area.columns >= 4 ? table : undefined;
}

/** The row of AR_Sheets for a sheet just written. */
export function ownedOf(written: WrittenSheet, kind: string, asOf: DayNumber): OwnedSheet {
  return { name: written.name, day: isoFromDay(asOf), kind, stamp: written.stamp };
}

function rowOf(cells: readonly CellValue[]): readonly OwnedSheet[] {
  const [name = "", day = "", kind = "", stamp = ""] = cells.map((cell) => (typeof cell === "string" ? cell : ""));
  return name === "" ? [] : [{ name, day, kind, stamp }];
}

function textInput(text: string): CellInput {
  return text === "" ? null : text;
}

function isFilled(cell: CellValue): boolean {
  return cell !== null && cell !== "";
}
