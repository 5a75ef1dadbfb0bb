import "@univerjs/sheets-table/facade";
import { createUniver, LocaleType, mergeLocales, type FUniver } from "@univerjs/presets";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsTablePlugin } from "@univerjs/preset-sheets-table";
import "@univerjs/preset-sheets-core/lib/index.css";
import type { Area, CellValue } from "../../sheet/cell.js";
import type { Sheet, Workbook } from "../../workbook/workbook.js";
import type { EmbeddedExcel, ModelChange } from "../excel/contract.js";
import { gridCell, gridSheetId, gridStyle, snapshotOf, styleFromGrid, type GridCell } from "./snapshot.js";

/** How long the model must be still before the grid follows a change of its structure. Milliseconds. */
const structureDelayMs = 60;

interface ValuesMutation {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<Record<string, Readonly<Record<string, GridCell | null>>>>;
}

interface FrameMutation {
  readonly subUnitId?: string;
  readonly sheet?: { readonly name: string };
}

/** Changes of the grid's frame that the model does not follow: the grid is then put back, and the page's log says so. */
const unfollowed =
  /^sheet\.mutation\.(insert-row|insert-col|remove-row|remove-rows|remove-col|remove-cols|move-range|move-rows|move-columns|move-cols|insert-range|delete-range|set-worksheet-name|set-worksheet-order|add-worksheet-merge|remove-worksheet-merge|set-worksheet-hide|reorder-range)/;

/** The grid and calculator over the model: the model stays the truth, Univer shows it and answers formulas. */
export class Grid {
  private readonly api: FUniver;
  private readonly univer: ReturnType<typeof createUniver>["univer"];
  private disposed = false;
  /** What the add-in selected and the grid has not shown yet. */
  private wanted: Area | undefined;
  private readonly book: Workbook;
  private unit = 0;
  /** Above zero while we write into Univer ourselves: its commands are then no edits of the user's. */
  private pushing = 0;
  /** True while an edit of the user's goes into the model, which must not come back as a change. */
  private taking = false;
  private rebuilding: ReturnType<typeof setTimeout> | undefined;
  private readonly calculationListeners: (() => void)[] = [];
  private readonly viewListeners: (() => void)[] = [];
  private readonly loadListeners: (() => void)[] = [];
  private readonly tableListeners: (() => void)[] = [];
  scroll = { x: 0, y: 0 };

  constructor(
    container: HTMLElement,
    private readonly excel: EmbeddedExcel,
    private readonly onRefused: (what: string) => void,
  ) {
    this.book = excel.book;
    const { univer, univerAPI } = createUniver({
      locale: LocaleType.EN_US,
      locales: { [LocaleType.EN_US]: mergeLocales(coreWords) },
      presets: [UniverSheetsCorePreset({ container })],
      plugins: [UniverSheetsTablePlugin],
    });
    this.api = univerAPI;
    this.univer = univer;
    this.listen();
    excel.onModelChange((change) => this.follow(change));
  }

  /** Shows the workbook as the model has it; the active sheet stays active. */
  load(): void {
    const active = this.activeSheet();
    this.pushing++;
    const old = this.api.getActiveWorkbook()?.getId();
    const id = `book${this.unit++}`;
    this.api.createWorkbook(snapshotOf(this.book, id));
    if (old !== undefined) this.api.disposeUnit(old);
    if (active) this.api.getActiveWorkbook()?.setActiveSheet(gridSheetId(active));
    this.pushing--;
    this.calculate();
    for (const listener of [...this.viewListeners, ...this.loadListeners]) listener();
    setTimeout(() => this.showWanted(), 40);
  }

  /** Takes the grid down when another workbook is opened. */
  dispose(): void {
    this.disposed = true;
    clearTimeout(this.rebuilding);
    this.univer.dispose();
  }

  /** Called after the whole workbook was loaded anew. */
  onLoaded(listener: () => void): void {
    this.loadListeners.push(listener);
  }

  /** Called when a table becomes known to the formulas, which may be long after the workbook was loaded. */
  onTable(listener: () => void): void {
    this.tableListeners.push(listener);
  }

  /** Registers a worksheet function whose answer may take a while. */
  register(name: string, description: string, answer: (...args: unknown[]) => Promise<unknown>): void {
    this.api
      .getFormula()
      .registerAsyncFunction(name, answer as Parameters<ReturnType<FUniver["getFormula"]>["registerAsyncFunction"]>[1], description);
  }

  calculate(): void {
    this.api.getFormula().executeCalculation();
  }

  /** Calculates these formula cells anew, and with them whatever depends on them. */
  recalculate(cells: readonly { readonly sheet: Sheet; readonly row: number; readonly column: number; readonly formula: string }[]): void {
    this.pushing++;
    for (const { sheet, row, column, formula } of cells) this.sheetOf(sheet)?.getRange(row, column).setValue({ f: formula });
    this.pushing--;
  }

  onCalculated(listener: () => void): void {
    this.calculationListeners.push(listener);
  }

  /** Called when another sheet is shown or the view was scrolled. */
  onView(listener: () => void): void {
    this.viewListeners.push(listener);
  }

  activeSheet(): Sheet | undefined {
    const id = this.api.getActiveWorkbook()?.getActiveSheet()?.getSheetId();
    return this.book.sheets.find((sheet) => gridSheetId(sheet) === id);
  }

  /** Shows what the add-in selected last, unless the grid is about to be loaded anew: it is shown then. */
  private showWanted(): void {
    const { wanted } = this;
    if (!wanted || this.rebuilding !== undefined) return;
    this.wanted = undefined;
    this.show(wanted, undefined);
  }

  /** Brings an area into view, as the add-in asked. */
  show(area: Area | undefined, sheet: Sheet | undefined): void {
    const workbook = this.api.getActiveWorkbook();
    const wanted = area ? this.book.sheet(area.sheet) : sheet;
    if (!workbook || !wanted || !this.sheetOf(wanted)) return;
    workbook.setActiveSheet(gridSheetId(wanted));
    if (!area) return;
    const target = workbook.getActiveSheet();
    target.setActiveSelection(target.getRange(area.top, area.left, area.rows, area.columns));
    target.scrollToCell(Math.max(0, area.top - 3), Math.max(0, area.left - 2));
  }

  private sheetOf(sheet: Sheet) {
    return this.api.getActiveWorkbook()?.getSheetBySheetId(gridSheetId(sheet)) ?? undefined;
  }

  private listen(): void {
    this.api.addEvent(this.api.Event.CommandExecuted, (event) => {
      if (event.id === "sheet.mutation.set-range-values")
        this.take(event.params as ValuesMutation, (event.options ?? {}) as { readonly fromFormula?: boolean });
      if (event.id === "formula.mutation.set-super-table") for (const listener of this.tableListeners) listener();
      if (this.pushing === 0) this.takeFrame(event.id, (event.params ?? {}) as FrameMutation);
      if (event.id === "sheet.operation.set-worksheet-active") for (const listener of this.viewListeners) listener();
      if (event.id === "sheet.operation.set-selections") this.noteSelection();
    });
    this.api.addEvent(this.api.Event.SheetEditStarted, () => {
      this.excel.cellEditMode = true;
    });
    this.api.addEvent(this.api.Event.SheetEditEnded, () => {
      this.excel.cellEditMode = false;
    });
    this.api.addEvent(this.api.Event.Scroll, (event) => {
      this.scroll = { x: event.scrollX, y: event.scrollY };
      for (const listener of this.viewListeners) listener();
    });
  }

  /** Sheets that a person adds or removes go into the model; what it cannot follow is undone, and said. */
  private takeFrame(id: string, { subUnitId, sheet: added }: FrameMutation): void {
    const known = this.book.sheets.find((each) => gridSheetId(each) === subUnitId);
    if (id === "sheet.mutation.insert-sheet" && added) {
      if (!this.excel.addSheet(added.name)) this.putBack(id);
    } else if (id === "sheet.mutation.remove-sheet" && known) {
      if (!this.excel.removeSheet(known.name)) this.putBack(id);
    } else if (unfollowed.test(id)) this.putBack(id);
  }

  private putBack(id: string): void {
    this.onRefused(`undone: the workbench does not follow ${id.replace("sheet.mutation.", "")}`);
    clearTimeout(this.rebuilding);
    this.rebuilding = setTimeout(() => {
      this.rebuilding = undefined;
      this.load();
    }, structureDelayMs);
  }

  private noteSelection(): void {
    if (this.pushing > 0 || this.rebuilding !== undefined) return;
    const sheet = this.activeSheet();
    const range = this.api.getActiveWorkbook()?.getActiveSheet()?.getSelection()?.getActiveRange();
    if (!sheet || !range) return;
    this.excel.selection = {
      sheet: sheet.name,
      top: range.getRow(),
      left: range.getColumn(),
      rows: range.getHeight(),
      columns: range.getWidth(),
    };
  }

  /** Univer has changed cells: results of formulas go into the model as such, all else is typing. */
  private take(mutation: ValuesMutation, options: { readonly fromFormula?: boolean }): void {
    const sheet = this.book.sheets.find((each) => gridSheetId(each) === mutation.subUnitId);
    if (!sheet || !mutation.cellValue) return;
    const cells = Object.entries(mutation.cellValue).flatMap(([row, columns]) =>
      Object.entries(columns).map(([column, cell]) => ({ row: Number(row), column: Number(column), cell })),
    );
    if (options.fromFormula) {
      // Results come with a value; a mutation that only clears what stood there is followed by one.
      const results = cells.filter(({ cell }) => cell?.v !== undefined && cell.v !== null);
      this.excel.calculated(results.map(({ row, column, cell }) => ({ sheet: sheet.name, row, column, value: valueOf(cell) })));
      for (const listener of this.calculationListeners) listener();
      return;
    }
    if (this.pushing > 0) return;
    this.taking = true;
    for (const { row, column, cell } of cells) {
      if (typeof cell?.s === "object" && cell.s !== null)
        this.excel.format({ sheet: sheet.name, top: row, left: column, rows: 1, columns: 1 }, styleFromGrid(cell.s));
      // A mutation that touches only the look says nothing of the value.
      if (cell && !("v" in cell) && !("f" in cell)) continue;
      const typed = cell?.f ?? valueOf(cell);
      const text = typed === null || typeof typed === "object" ? "" : typed;
      this.excel.edit({ sheet: sheet.name, top: row, left: column, rows: 1, columns: 1 }, [[text]]);
    }
    this.taking = false;
  }

  private follow(change: ModelChange): void {
    if (this.taking || this.disposed) return;
    if (change.kind === "selection") {
      // Shown once a rebuild that is due has happened; by then the grid has told of selections of its own.
      this.wanted = this.excel.selection;
      setTimeout(() => this.showWanted(), structureDelayMs + 40);
      return;
    }
    if (change.kind === "structure" || this.rebuilding !== undefined || change.area.rows * change.area.columns > 2000) {
      clearTimeout(this.rebuilding);
      this.rebuilding = setTimeout(() => {
        this.rebuilding = undefined;
        this.load();
      }, structureDelayMs);
      return;
    }
    this.push(change.area);
  }

  /** A small change goes over as it is. */
  private push(area: Area): void {
    const sheet = this.book.sheet(area.sheet);
    const target = sheet && this.sheetOf(sheet);
    if (!sheet || !target) return;
    this.pushing++;
    const values: GridCell[][] = [];
    for (let row = area.top; row < area.top + area.rows; row++) {
      const line: GridCell[] = [];
      for (let column = area.left; column < area.left + area.columns; column++) {
        const cell = sheet.cells.get(row, column);
        line.push(
          cell ? { v: null, f: null, ...gridCell(cell, cell.style ? gridStyle(cell.style) : undefined) } : { v: null, f: null, s: null },
        );
      }
      values.push(line);
    }
    target
      .getRange(area.top, area.left, area.rows, area.columns)
      .setValues(values as Parameters<ReturnType<typeof target.getRange>["setValues"]>[0]);
    this.pushing--;
  }
}

function valueOf(cell: GridCell | null): CellValue {
  const value = cell?.v ?? null;
  if (cell?.t === 3 && typeof value === "number") return value === 1;
  return typeof value === "string" && /^#[A-Z/0!?]+[!?A]$/.test(value) ? { error: value } : value;
}
