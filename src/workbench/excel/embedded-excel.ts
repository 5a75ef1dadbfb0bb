import type { ApiTable } from "../api-table/table.js";
import type { Area } from "../../sheet/cell.js";
import { areaAddress, refText } from "../../sheet/address.js";
import { isCellError, isNotCalculated, type CellValue } from "../../sheet/cell.js";
import type { CellStyle } from "../../sheet/style.js";
import type { Workbook } from "../../workbook/workbook.js";
import type { EmbeddedExcel, EmbeddedExcelOptions, LogEntry, ModelChange } from "./contract.js";
import { errorAnswer, Faults, type Fault } from "./faults.js";
import { FunctionCalls } from "./functions.js";
import { notImplemented, type HostObject } from "./host-object.js";
import { ExcelModel } from "./model.js";
import { RangeObject } from "./objects/range.js";
import { tableId } from "./objects/table.js";
import { answerRequest } from "./request.js";

/** Bytes that Excel on the web takes in one request and gives in one response. */
const payloadLimit = 5_000_000;

/** Kinds of events as they go over the wire. */
const objectEvent = 65536;
const eventTypes = { worksheetChanged: 10, tableChanged: 101 };
/** The target of events that concern all sheets. */
const wholeWorkbook = "Workbook";

export interface EmbeddedExcelParts extends EmbeddedExcelOptions {
  readonly api: ApiTable;
}

/** An Excel over a workbook in memory, answering the protocol of Excel on the web. */
export function createEmbeddedExcel(book: Workbook, parts: EmbeddedExcelParts): EmbeddedExcel {
  return new Embedded(book, parts);
}

class Embedded implements EmbeddedExcel {
  readonly functions: FunctionCalls;
  cellEditMode = false;
  private readonly model: ExcelModel;
  private readonly eventListeners: ((entries: readonly unknown[]) => void)[] = [];
  private readonly faults: Faults;
  private nextEvent = 1;

  constructor(
    readonly book: Workbook,
    private readonly parts: EmbeddedExcelParts,
  ) {
    this.model = new ExcelModel(book);
    this.faults = new Faults(this, (body) => this.answer(body));
    this.functions = new FunctionCalls((entries) => this.raise(entries));
    this.model.onEdit((area) => this.raiseChanged(area));
  }

  get selection(): Area | undefined {
    return this.model.selection;
  }

  set selection(area: Area | undefined) {
    this.model.selection = area;
    if (area) this.model.activeSheet = this.book.sheet(area.sheet) ?? this.model.activeSheet;
  }

  get inFront(): boolean {
    return this.model.inFront;
  }

  set inFront(inFront: boolean) {
    this.model.inFront = inFront;
  }

  get readOnly(): boolean {
    return this.model.readOnly;
  }

  set readOnly(readOnly: boolean) {
    this.model.readOnly = readOnly;
  }

  get calculationMode(): string {
    return this.model.calculationMode;
  }

  set calculationMode(mode: string) {
    this.model.calculationMode = mode;
  }

  get undoClearedBy(): readonly string[] {
    return this.model.undoClearedBy;
  }

  get requests(): number {
    return this.faults.count;
  }

  get silent(): boolean {
    return this.faults.silent;
  }

  process(body: string): string | undefined {
    return this.faults.process(body);
  }

  private answer(body: string): string {
    if (new TextEncoder().encode(body).length > payloadLimit)
      return errorAnswer("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.", 413);
    if (this.cellEditMode) return errorAnswer("InvalidOperationInCellEditMode", "Excel is in cell-editing mode.", 400);
    const answer = answerRequest(
      { model: this.model, api: this.parts.api, level: this.parts.apiLevel, services: (name) => this.service(name) },
      body,
    );
    const tooLarge = new TextEncoder().encode(answer).length > payloadLimit;
    return tooLarge ? errorAnswer("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.", 413) : answer;
  }

  onEvents(listener: (entries: readonly unknown[]) => void): void {
    this.eventListeners.push(listener);
  }

  onModelChange(listener: (change: ModelChange) => void): void {
    this.model.onChange(listener);
  }

  onLog(listener: (entry: LogEntry) => void): void {
    this.model.onLog(listener);
  }

  edit(area: Area, values: readonly (readonly (string | number | boolean | null)[])[]): void {
    const sheet = this.book.sheet(area.sheet);
    if (sheet) this.model.write(sheet, area, (row, column) => values[row]?.[column] ?? "");
  }

  format(area: Area, style: CellStyle): void {
    const sheet = this.book.sheet(area.sheet);
    if (sheet && !sheet.protected) this.model.restyle(sheet, area, (before) => ({ ...before, ...style }));
  }

  addSheet(name: string): boolean {
    if (this.book.structureProtected || this.book.sheet(name)) return false;
    this.book.addSheet(name).layoutEdited = true;
    this.model.structureChanged();
    return true;
  }

  removeSheet(name: string): boolean {
    const sheet = this.book.sheet(name);
    if (!sheet || this.book.structureProtected || this.book.sheets.length === 1) return false;
    this.book.removeSheet(sheet);
    this.model.structureChanged();
    return true;
  }

  calculated(cells: Parameters<EmbeddedExcel["calculated"]>[0]): void {
    const kept: string[] = [];
    for (const { sheet: name, row, column, value } of cells) {
      const sheet = this.book.sheet(name);
      const cell = sheet?.cells.get(row, column);
      if (!sheet || cell?.formula === undefined) continue;
      const stored = cell.value !== null && !isNotCalculated(cell.value);
      // Our functions answer only once the add-in has started: until then the stored value stands.
      if (isCellError(value) && stored && /\bAR\.[A-Z]/i.test(cell.formula) && !this.functions.ready) continue;
      const judged = cell.calculator ?? (!stored || sameValue(cell.value, value) ? "follows" : "differs");
      // A calculator that lacks a function, or reads a file otherwise, must not overwrite what Excel stored.
      if (judged === "differs" || sameValue(cell.value, value)) sheet.cells.judge(row, column, judged);
      else sheet.cells.set(row, column, { ...cell, value, calculator: judged });
      if (cell.calculator === undefined && judged === "differs") kept.push(refText({ sheet: name, row, column }));
    }
    if (kept.length > 0)
      this.model.log({
        kind: "note",
        text: `${kept.length} formulas keep the value stored in the file (${kept[0] ?? ""} ...): the grid differs`,
      });
  }

  inject(fault: Fault | undefined): void {
    this.faults.inject(fault);
  }

  private service(name: string): HostObject | undefined {
    if (name === "Microsoft.ExcelServices.CustomFunctions") return this.functions.service;
    // The shared runtime asks for its own visibility and start-up; the page decides both.
    if (name.startsWith("Microsoft.AppRuntime.") || name.endsWith("AddinInternalService")) {
      return { type: name, get: () => notImplemented, call: () => undefined };
    }
    return undefined;
  }

  private raiseChanged(area: Area): void {
    const sheet = this.book.sheet(area.sheet);
    if (!sheet) return;
    const range = new RangeObject(this.model, sheet, area);
    const worksheetId = ExcelModel.sheetId(sheet);
    const message = { changeType: "RangeEdited", source: "Local", worksheetId, address: areaAddress(area), triggerSource: "Unknown" };
    const entries: unknown[] = [];
    const add = (type: number, target: string, more: object): void => {
      const referenceId = this.model.keep(range);
      entries.push([objectEvent, type, target, JSON.stringify({ ...message, ...more, referenceId }), this.nextEvent++, false]);
    };
    add(eventTypes.worksheetChanged, worksheetId, {});
    add(eventTypes.worksheetChanged, wholeWorkbook, {});
    for (const table of sheet.tables) {
      const { top, left, rows, columns } = table.area;
      const touches = area.top < top + rows && top < area.top + area.rows && area.left < left + columns && left < area.left + area.columns;
      if (touches) add(eventTypes.tableChanged, tableId(table), { tableId: tableId(table) });
    }
    this.raise(entries);
  }

  private raise(entries: readonly unknown[]): void {
    for (const listener of this.eventListeners) listener(entries);
  }
}

/** Equal as a cell shows it: numbers to the 12 digits on which calculators agree. */
function sameValue(a: CellValue, b: CellValue): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  return isCellError(a) && isCellError(b) ? a.error === b.error : a === b;
}
