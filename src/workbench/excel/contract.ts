import type { Area, CellValue } from "../../sheet/cell.js";
import type { CellStyle } from "../../sheet/style.js";
import type { Workbook } from "../../workbook/workbook.js";
import type { Fault } from "./faults.js";

/**
 * The embedded Excel: one processor of requests over a workbook in memory. Two thin adapters stand before it:
 * the workbench page (browser messages) and the native bridge (plain Node). The workbook model is the truth;
 * whoever calculates formulas (Univer in the page, nobody in Node) writes results back through `calculated`.
 */
export interface EmbeddedExcel {
  readonly book: Workbook;
  /** Answers one RichApi body (JSON text); never throws. `undefined` where a fault was injected by which Excel does not answer. */
  process(body: string): string | undefined;
  /** RichApi event entries `[category, type, targetId, messageText, id, isRemote]` on their way to the pane. */
  onEvents(listener: (entries: readonly unknown[]) => void): void;
  /** Called after every change of the model, whoever made it: the page redraws and recalculates. */
  onModelChange(listener: (change: ModelChange) => void): void;
  /** What was asked for and refused, for the page's log. */
  onLog(listener: (entry: LogEntry) => void): void;
  /** The person at the grid edited cells: text is parsed as en-US typing. Raises the events Excel raises. */
  edit(area: Area, values: readonly (readonly (string | number | boolean | null)[])[]): void;
  /** The person at the grid changed the look of cells; raises no events, as Excel raises none for it here. */
  format(area: Area, style: CellStyle): void;
  /** The person at the grid added an empty sheet, or removed one. False when that is not allowed. */
  addSheet(name: string): boolean;
  removeSheet(name: string): boolean;
  /** The calculator's results for formula cells. Raises no edit events, as Excel raises none for recalculation. A formula
   * whose stored value differs from the first result keeps the stored one: the calculator then lacks something that Excel has. */
  calculated(cells: readonly { readonly sheet: string; readonly row: number; readonly column: number; readonly value: CellValue }[]): void;
  /** Selection of the grid, for getSelectedRange and activate/select. */
  selection: Area | undefined;
  /** True while a cell is being typed in: requests fail with InvalidOperationInCellEditMode. */
  cellEditMode: boolean;
  /** False while another workbook is in front: what needs the window fails with InactiveWorkbook, as on the desktop. */
  inFront: boolean;
  /** True for a workbook opened read-only or in Protected View: it tells so, and refuses every change. */
  readOnly: boolean;
  /** "Automatic" or "Manual", as the person has set it. */
  calculationMode: string;
  /** Calls of the add-in's that cleared the stack of what the person could undo, by member: "Worksheet.name". */
  readonly undoClearedBy: readonly string[];
  /** Lets one fault through; counts requests anew. */
  inject(fault: Fault | undefined): void;
  /** Requests since the last injection. */
  readonly requests: number;
  /** True once a fault has kept an answer back for good. */
  readonly silent: boolean;
  /** Custom functions: calls the function in the add-in's runtime. */
  readonly functions: FunctionRuntime;
}

export type ModelChange =
  | { readonly kind: "cells"; readonly area: Area }
  | { readonly kind: "format"; readonly area: Area }
  | { readonly kind: "structure" }
  | { readonly kind: "selection" };

export interface LogEntry {
  readonly kind: "not-implemented" | "above-api-set" | "refused" | "note";
  readonly text: string;
}

export interface FunctionRuntime {
  /** True once the add-in has said that its functions are ready. */
  readonly ready: boolean;
  onReady(listener: () => void): void;
  /** Calls a function; `onResult` comes once for a plain one, again and again for a streaming one until `cancel`. */
  invoke(call: FunctionCall, onResult: (result: FunctionResult) => void): { cancel(): void };
}

export interface FunctionCall {
  /** Id without namespace: "DSO". */
  readonly id: string;
  readonly args: readonly unknown[];
  /** "Sheet1!F1". */
  readonly address: string;
  readonly streaming: boolean;
}

export type FunctionResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string; readonly message: string };

export interface EmbeddedExcelOptions {
  /** ExcelApi level advertised and enforced: "1.14". */
  readonly apiLevel: string;
}
