import type { ApiTable } from "../api-table/table.js";
import type { Area } from "../../sheet/cell.js";
import { areaAddress } from "../../sheet/address.js";
import type { Workbook } from "../../workbook/workbook.js";
import type { EmbeddedExcel, EmbeddedExcelOptions, Fault, LogEntry, ModelChange } from "./contract.js";
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
  private fault: Fault | undefined;
  private requests = 0;
  private nextEvent = 1;

  constructor(
    readonly book: Workbook,
    private readonly parts: EmbeddedExcelParts,
  ) {
    this.model = new ExcelModel(book);
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

  process(body: string): string {
    this.requests++;
    if (new TextEncoder().encode(body).length > payloadLimit)
      return failure("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.", 413);
    const strikes = this.fault && this.requests >= this.fault.at && this.requests < this.fault.at + this.fault.times;
    if (this.fault && strikes) return failure(this.fault.code, this.fault.message, 500);
    if (this.cellEditMode) return failure("InvalidOperationInCellEditMode", "Excel is in cell-editing mode.", 400);
    const answer = answerRequest(
      { model: this.model, api: this.parts.api, level: this.parts.apiLevel, services: (name) => this.service(name) },
      body,
    );
    const tooLarge = new TextEncoder().encode(answer).length > payloadLimit;
    return tooLarge ? failure("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.", 413) : answer;
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

  calculated(cells: Parameters<EmbeddedExcel["calculated"]>[0]): void {
    for (const { sheet: name, row, column, value } of cells) {
      const sheet = this.book.sheet(name);
      const cell = sheet?.cells.get(row, column);
      if (sheet && cell?.formula !== undefined) sheet.cells.set(row, column, { ...cell, value });
    }
  }

  inject(fault: Fault | undefined): void {
    this.fault = fault;
    this.requests = 0;
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

function failure(code: string, message: string, status: number): string {
  return JSON.stringify({
    Results: [],
    TraceIds: [],
    Error: { Code: code, Message: message, HttpStatusCode: status, ActionIndex: 0, Location: "" },
  });
}
