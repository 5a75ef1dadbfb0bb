import { createDesk } from "../../src/app/create-desk.js";
import { day } from "../../src/kernel/day.js";
import { unwatched, type Progress } from "../../src/kernel/progress.js";
import type { Result } from "../../src/kernel/result.js";
import type { Step } from "../../src/sheet/batch.js";
import type { Area } from "../../src/sheet/cell.js";
import { placeOf } from "../../src/workbook/workbook.js";
import { levels, officeBench, type OfficeBench } from "../support/office-node.js";

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function area(top: number, left: number, rows: number, columns: number, sheet = "AR Test"): Area {
  return { sheet, top, left, rows, columns };
}

function withRows(bench: OfficeBench, rows: number): void {
  const sheet = bench.book.sheet("Data");
  for (let row = 0; row < rows; row++) {
    sheet?.cells.set(row, 0, { value: `INV-${row}` });
    sheet?.cells.set(row, 1, { value: row + 0.25 });
    for (let column = 2; column < 10; column++) sheet?.cells.set(row, column, { value: `a text of some length ${row} ${column}` });
  }
}

describe.each(levels)("at ExcelApi %s", (level) => {
  it("reads A1 through the unmodified library", async () => {
    const { book, office } = officeBench(level);
    book.sheet("Data")?.cells.set(0, 0, { value: "hello" });
    const read = await office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1");
      range.load("values");
      await context.sync();
      return range.values[0]?.[0] as unknown;
    });
    expect(read).toBe("hello");
  });

  it("surveys sheets, tables, names and protection in a few requests", async () => {
    const bench = officeBench(level);
    withRows(bench, 5);
    const sheet = bench.book.sheet("Data");
    sheet?.tables.push({
      id: 1,
      name: "Invoices",
      area: { top: 0, left: 0, rows: 5, columns: 10 },
      hasHeaders: true,
      hasTotals: false,
      columns: [],
      style: "",
    });
    const locked = bench.book.addSheet("Locked");
    locked.protected = true;
    bench.book.names.push(
      { name: "AR_AsOf", scope: undefined, refersTo: "Data!$B$2" },
      { name: "AR_Owned", scope: locked, refersTo: "Locked!$A$1" },
    );
    const survey = valueOf(await bench.host.survey());
    expect(survey.sheets).toEqual([
      { name: "Data", hidden: false, protected: false, used: area(0, 0, 5, 10, "Data"), hiddenRows: 0 },
      { name: "Locked", hidden: false, protected: true, used: undefined, hiddenRows: 0 },
    ]);
    expect(survey.tables).toEqual([{ name: "Invoices", area: area(0, 0, 5, 10, "Data"), hasHeaders: true }]);
    expect(survey.names).toEqual([
      { name: "AR_AsOf", sheet: undefined, area: area(1, 1, 1, 1, "Data") },
      { name: "AR_Owned", sheet: "Locked", area: area(0, 0, 1, 1, "Locked") },
    ]);
    expect(bench.office.traffic.requests).toBeLessThanOrEqual(4);
    expect(bench.log).toEqual([]);
  });

  it("tells hidden rows of every sheet in no more requests, and asks for nothing that clears what a person can undo", async () => {
    const bench = officeBench(level);
    withRows(bench, 9);
    const sheet = bench.book.sheet("Data");
    for (const row of [2, 3, 7, 40]) sheet?.hiddenRows.add(row);
    sheet?.merges.set(placeOf(0, 0), { top: 0, left: 0, rows: 1, columns: 3 });
    const other = bench.book.addSheet("Archive");
    other.visibility = "very-hidden";
    other.cells.set(0, 0, { value: 1 });
    const { sheets } = valueOf(await bench.host.survey());
    expect(sheets).toMatchObject([
      { name: "Data", hidden: false, hiddenRows: 3 },
      { name: "Archive", hidden: true, hiddenRows: 0 },
    ]);
    expect(bench.office.traffic.requests).toBeLessThanOrEqual(4);
    expect(bench.excel.undoClearedBy).toEqual([]);
    expect(bench.log).toEqual([]);
  });

  it("reads 20,000 rows in blocks, none over 5,000,000 bytes", async () => {
    const bench = officeBench(level);
    withRows(bench, 20_000);
    const reports: number[] = [];
    const progress: Progress = { report: ({ done }) => reports.push(done), cancelled: () => false };
    const grid = valueOf(await bench.host.fetch(area(0, 0, 30_000, 10, "Data"), progress));
    expect(grid.rowCount).toBe(20_000);
    expect(grid.cell(19_999, 1)).toBe(19_999.25);
    expect(reports.length).toBeGreaterThan(1);
    expect(bench.office.traffic.largestResponse).toBeLessThanOrEqual(5_000_000);
  });

  it("halves a block that Excel finds too large", async () => {
    const bench = officeBench(level);
    withRows(bench, 4000);
    bench.excel.inject({ code: "ResponsePayloadSizeLimitExceeded", message: "too large", at: 1, times: 1 });
    expect(valueOf(await bench.host.fetch(area(0, 0, 4000, 10, "Data"), unwatched)).rowCount).toBe(4000);
  });

  it("waits out a busy Excel and then goes on", async () => {
    const bench = officeBench(level);
    withRows(bench, 10);
    bench.excel.inject({ code: "ActivityLimitReached", message: "busy", at: 1, times: 2 });
    expect(valueOf(await bench.host.fetch(area(0, 0, 10, 10, "Data"), unwatched)).rowCount).toBe(10);
  });

  it("says so when Excel stays busy, and when a cell is being edited", async () => {
    const bench = officeBench(level);
    bench.excel.inject({ code: "ActivityLimitReached", message: "busy", at: 1, times: 99 });
    expect(await bench.host.survey()).toEqual({ ok: false, failure: { kind: "busy" } });
    bench.excel.inject(undefined);
    bench.excel.cellEditMode = true;
    expect(await bench.host.survey()).toEqual({ ok: false, failure: { kind: "cell-edit" } });
  });

  it("stops between blocks when asked to", async () => {
    const bench = officeBench(level);
    withRows(bench, 20_000);
    let blocks = 0;
    const progress: Progress = { report: () => blocks++, cancelled: () => blocks >= 1 };
    expect(await bench.host.fetch(area(0, 0, 20_000, 10, "Data"), progress)).toEqual({ ok: false, failure: { kind: "cancelled" } });
    expect(blocks).toBe(1);
  });

  it("carries out every kind of step, twice with the same outcome", async () => {
    const bench = officeBench(level);
    const steps: readonly Step[] = [
      { kind: "add-sheet", sheet: "AR Test" },
      { kind: "name", name: "AR_Owned", scope: "sheet", area: area(0, 0, 1, 1) },
      {
        kind: "write",
        area: area(0, 0, 3, 2),
        cells: [
          ["No.", "Amount"],
          ["007", 12.5],
          ["=1+1", { formula: "=SUM(B2:B2)", expected: 12.5 }],
        ],
      },
      {
        kind: "style",
        sheet: "AR Test",
        areas: [{ top: 0, left: 0, rows: 1, columns: 2 }],
        style: { bold: true, fill: "#E8EAF6", border: { bottom: { line: "double", color: "#000000" } } },
      },
      {
        kind: "style",
        sheet: "AR Test",
        areas: [{ top: 1, left: 1, rows: 2, columns: 1 }],
        style: { numberFormat: "#,##0.00", align: "right" },
      },
      { kind: "merge", sheet: "AR Test", areas: [area(4, 0, 2, 2)] },
      { kind: "link", sheet: "AR Test", row: 1, column: 0, target: "Data!A1", text: "007" },
      { kind: "column-widths", sheet: "AR Test", widths: [12, 20] },
      { kind: "row-heights", sheet: "AR Test", areas: [area(0, 0, 2, 1)], height: 24 },
      { kind: "gridlines", sheet: "AR Test", shown: false },
      {
        kind: "page",
        sheet: "AR Test",
        page: {
          orientation: "landscape",
          paper: "a4",
          fitToWidth: true,
          titleRows: { first: 0, last: 1 },
          breaks: [2, 4],
          footer: { center: "&A" },
          margins: { top: 0.5, bottom: 0.5, left: 0.4, right: 0.4 },
        },
      },
      { kind: "table", area: area(0, 0, 3, 2), name: "AR_Things" },
      { kind: "name", name: "AR_AsOf", scope: "workbook", area: area(1, 1, 1, 1) },
      { kind: "freeze-rows", sheet: "AR Test", rows: 1 },
      { kind: "show-sheet", sheet: "AR Test" },
    ];
    for (const first of [steps[0], { kind: "clear-sheet", sheet: "AR Test" } as const]) {
      const batch = { steps: first ? [first, ...steps.slice(1)] : steps };
      const applied = await bench.host.apply(batch, unwatched);
      expect(bench.log).toEqual([]);
      expect(applied).toEqual({ ok: true, value: { steps: steps.length } });
      const sheet = bench.book.sheet("AR Test");
      expect(sheet?.cells.value(1, 0)).toBe("007");
      expect(sheet?.cells.get(2, 0)).toMatchObject({ value: "=1+1" });
      expect(sheet?.cells.get(2, 0)?.formula).toBeUndefined();
      expect(sheet?.cells.get(2, 1)).toMatchObject({ formula: "=SUM(B2:B2)", style: { numberFormat: "#,##0.00", align: "right" } });
      expect(sheet?.cells.get(0, 1)?.style).toMatchObject({
        bold: true,
        fill: "#E8EAF6",
        border: { bottom: { line: "double", color: "#000000" } },
      });
      expect([...(sheet?.merges.values() ?? [])]).toEqual([
        { top: 4, left: 0, rows: 1, columns: 2 },
        { top: 5, left: 0, rows: 1, columns: 2 },
      ]);
      expect([...(sheet?.links.values() ?? [])]).toEqual([{ row: 1, column: 0, target: "Data!A1" }]);
      expect(sheet?.columnWidths.get(1)).toBeCloseTo(20, 1);
      expect([0, 1, 2].map((row) => sheet?.rowHeights.get(row))).toEqual([24, 24, undefined]);
      expect(sheet?.showGridlines).toBe(false);
      expect(sheet?.frozenRows).toBe(1);
      expect(sheet?.page).toMatchObject({
        orientation: "landscape",
        paper: "a4",
        fitToWidth: true,
        titleRows: { first: 0, last: 1 },
        breaks: [2, 4],
        footer: { center: "&A" },
      });
      expect(sheet?.tables.map((table) => [table.name, table.columns])).toEqual([["AR_Things", ["No.", "Amount"]]]);
      expect(bench.book.names.map((name) => [name.name, name.scope?.name, name.refersTo])).toEqual([
        ["AR_Owned", "AR Test", "'AR Test'!$A$1"],
        ["AR_AsOf", undefined, "'AR Test'!$B$2"],
      ]);
    }
    expect(bench.log).toEqual([]);
    expect(bench.book.sheets).toHaveLength(2);
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@x",
    "01/02/2026",
    "1,234.5",
    "5%",
    "TRUE",
    "'quoted",
    "＝1+1",
    "007",
    "",
    "O'Brien & Söhne",
    "1e5",
    "\tTab",
    "公司",
  ])("keeps the text %p a text", async (value) => {
    const bench = officeBench(level);
    valueOf(await bench.host.apply({ steps: [{ kind: "write", area: area(0, 0, 1, 1, "Data"), cells: [[value]] }] }, unwatched));
    expect(bench.book.sheet("Data")?.cells.value(0, 0) ?? "").toBe(value);
    expect(bench.book.sheet("Data")?.cells.get(0, 0)?.formula).toBeUndefined();
  });

  it("writes nothing to a protected sheet and names it", async () => {
    const bench = officeBench(level);
    const sheet = bench.book.sheet("Data");
    if (sheet) sheet.protected = true;
    const written = await bench.host.apply({ steps: [{ kind: "write", area: area(0, 0, 1, 1, "Data"), cells: [[1]] }] }, unwatched);
    expect(written).toEqual({ ok: false, failure: { kind: "sheet-protected", sheet: "Data" } });
    expect(sheet?.cells.used()).toBeUndefined();
  });

  it("names a sheet that is gone", async () => {
    const bench = officeBench(level);
    expect(await bench.host.fetch(area(0, 0, 1, 1, "Gone"), unwatched)).toEqual({
      ok: false,
      failure: { kind: "sheet-missing", sheet: "Gone", known: [] },
    });
  });

  it("tells of an edit with the sheet it happened on", async () => {
    const bench = officeBench(level);
    const told: (string | undefined)[] = [];
    valueOf(await bench.host.onChange(({ sheet }) => told.push(sheet)));
    bench.excel.edit(area(0, 0, 1, 1, "Data"), [["5"]]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(told).toEqual(["Data"]);
    expect(bench.book.sheet("Data")?.cells.value(0, 0)).toBe(5);
  });
});

describe("20,000 invoices through the embedded Excel", () => {
  it("are read in blocks, aged and written, no request over 5,000,000 bytes", async () => {
    const bench = officeBench("1.14");
    const sheet = bench.book.sheet("Data");
    ["Customer No.", "Customer", "Invoice No.", "Issue date", "Due date", "Currency", "Amount", "Settled on"].forEach((header, column) =>
      sheet?.cells.set(0, column, { value: header }),
    );
    for (let row = 1; row <= 20_000; row++) {
      const cells = [
        `C${row % 700}`,
        `Customer ${row % 700}`,
        `INV-${row}`,
        45_900 + (row % 400),
        45_930 + (row % 400),
        "USD",
        row + 0.25,
        row % 5 === 0 ? null : 45_960 + (row % 400),
      ];
      cells.forEach((value, column) => {
        if (value !== null) sheet?.cells.set(row, column, { value });
      });
    }
    const desk = createDesk({ host: bench.host, locale: "en-US", clock: () => ({ today: day(46_350), time: "09:42" }) });
    await desk.start();
    const place = desk.state().places[0];
    if (place) await desk.use(place);
    expect(desk.state().reading?.ledger.size).toBe(20_000);
    await desk.writeSheet("aging");
    expect(bench.log).toEqual([]);
    expect(desk.state().failure).toBeUndefined();
    const written = desk.state().written[0] ?? "";
    expect(bench.book.sheet(written)?.cells.value(0, 0)).toBe("Receivables aging");
    expect(Math.max(bench.office.traffic.largestRequest, bench.office.traffic.largestResponse)).toBeLessThanOrEqual(5_000_000);
    expect(bench.log).toEqual([]);
  });
});

describe("the embedded Excel fails as Excel does", () => {
  const fails = async (work: (context: Excel.RequestContext) => void): Promise<unknown> => {
    const { office } = officeBench("1.14");
    try {
      await office.Excel.run(async (context) => {
        work(context);
        await context.sync();
      });
      return undefined;
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  const sheet = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("Data");

  it("on a read before its load", async () =>
    expect(await fails((context) => void sheet(context).getRange("A1").values)).toBe("PropertyNotLoaded"));
  it("on a ragged array", async () =>
    expect(await fails((context) => (sheet(context).getRange("A1:B2").values = [[1, 2], [3]]))).toBe("InvalidArgument"));
  it("on an unknown sheet", async () =>
    expect(await fails((context) => context.workbook.worksheets.getItem("Nope").load("name"))).toBe("ItemNotFound"));
  it("on a name that is taken", async () =>
    expect(await fails((context) => context.workbook.worksheets.add("data"))).toBe("ItemAlreadyExists"));
  it("on a name that no sheet may bear", async () =>
    expect(await fails((context) => context.workbook.worksheets.add("a/b"))).toBe("InvalidArgument"));
  it("on a member that is above the level it offers", async () =>
    expect(await fails((context) => context.workbook.worksheets.load("items/showDataTypeIcons"))).toBe("ApiNotFound"));
});
