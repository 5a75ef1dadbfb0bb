import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import type { Progress, Stage } from "../../src/kernel/progress.js";
import type { Step } from "../../src/sheet/batch.js";
import { unwatched } from "../../src/kernel/progress.js";
import { textOf } from "../support/copy-of-book.js";
import { invoicesAndNotes } from "../support/fault-matrix.js";
import { close } from "../support/month-end-run.js";
import { officeBench, type OfficeBench } from "../support/office-node.js";

jest.setTimeout(300_000);

const aging = "AR Aging 2026-10-31";
const area = (sheet: string, rows = 1, columns = 1) => ({ sheet, top: 0, left: 0, rows, columns });

function watched(): { readonly stages: Stage[]; readonly progress: Progress } {
  const stages: Stage[] = [];
  return { stages, progress: { report: ({ stage }) => stages.push(stage), cancelled: () => false } };
}

async function failureOf(bench: OfficeBench): Promise<unknown> {
  const done = await close(bench.host, "Anna");
  return done.ok ? "done" : done.failure;
}

describe("a month-end in an open workbook", () => {
  it("clears nothing of what the person could undo, and leaves calculation by hand as it was set", async () => {
    const bench = officeBench("1.14", invoicesAndNotes(), true);
    bench.excel.calculationMode = "Manual";
    expect(await failureOf(bench)).toBe("done");
    expect(bench.excel.undoClearedBy).toEqual([]);
    expect(bench.excel.calculationMode).toBe("Manual");
    expect(bench.log).toEqual([]);
  });

  it("waits for a cell that is being edited and for the person to come back, says so, and then goes on", async () => {
    for (const [code, stage] of [
      ["InvalidOperationInCellEditMode", "waiting-cell-edit"],
      ["InactiveWorkbook", "waiting-focus"],
    ] as const) {
      const bench = officeBench("1.14", invoicesAndNotes(), true);
      bench.excel.inject({ code, message: "", at: 40, times: 5 });
      const { stages, progress } = watched();
      expect((await close(bench.host, "Anna", 0, progress)).ok).toBe(true);
      expect(stages.filter((each) => each === stage)).toHaveLength(5);
    }
  });

  it("tells protected sheets, a protected structure and a read-only workbook apart", async () => {
    const structure = officeBench("1.14", invoicesAndNotes(), true);
    structure.book.structureProtected = true;
    expect(await failureOf(structure)).toEqual({ kind: "book-protected" });
    const readOnly = officeBench("1.14", invoicesAndNotes(), true);
    readOnly.excel.readOnly = true;
    expect(await failureOf(readOnly)).toEqual({ kind: "read-only" });
    const sheet = officeBench("1.14", invoicesAndNotes(), true);
    expect(await failureOf(sheet)).toBe("done");
    const policy = sheet.book.sheet("AR Policy");
    if (policy) policy.protected = true;
    const before = textOf(sheet.book.sheet(aging));
    expect(await failureOf(sheet)).toEqual({ kind: "sheet-protected", sheet: "AR Policy" });
    expect(textOf(sheet.book.sheet(aging))).toBe(before);
  });

  it("can be killed at any moment with AutoSave on: what was saved then can be opened, and the next run completes it", async () => {
    const bench = officeBench("1.14", invoicesAndNotes(), true);
    const notes = textOf(bench.book.sheet("Notes"));
    const saved: Uint8Array[] = [];
    const answer = bench.excel.process.bind(bench.excel);
    bench.excel.process = (body) => {
      // Every second moment: saving and opening takes longer than the run itself.
      if (bench.excel.requests % 2 === 0) saved.push(saveBook(bench.book));
      return answer(body);
    };
    expect(await failureOf(bench)).toBe("done");
    expect(saved.length).toBeGreaterThan(20);
    for (const bytes of saved) {
      const again = openBook(bytes, "book.xlsx");
      if (!again.ok) throw new Error(again.failure.kind);
      const done = await close(hostOf(again.value), "Carla", 11);
      expect(done.ok ? done.value.sheets.map(({ name }) => name) : done.failure).toEqual(
        expect.arrayContaining([aging, "AR Letters 2026-10-31"]),
      );
      expect(textOf(again.value.sheet("Notes"))).toBe(notes);
      const cells = again.value.sheet(aging)?.cells;
      expect(Array.from({ length: cells?.rowWidth(0) ?? 0 }, (_, column) => cells?.value(0, column))).toContain("complete");
    }
  });
});

describe("names that the person took", () => {
  const names = (bench: OfficeBench): unknown => bench.book.names.map(({ name, refersTo }) => [name, refersTo]);

  it("stay with them: a name of the workbook's is not pointed elsewhere", async () => {
    const bench = officeBench("1.14", invoicesAndNotes(), true);
    bench.book.names.push({ name: "AR_AsOf", scope: undefined, refersTo: "Notes!$C$9" });
    expect(await failureOf(bench)).toBe("done");
    expect(names(bench)).toContainEqual(["AR_AsOf", "Notes!$C$9"]);
  });

  it("stay with them: a table that bears a name of ours is named, and nothing is written", async () => {
    const bench = officeBench("1.14", invoicesAndNotes(), true);
    const notes = bench.book.sheet("Notes");
    const table = { id: 9, name: "AR_Rates", area: { top: 0, left: 0, rows: 2, columns: 2 }, hasHeaders: true, hasTotals: false };
    notes?.tables.push({ ...table, columns: ["my notes", "1"], style: "" });
    const before = textOf(notes);
    expect(await failureOf(bench)).toEqual({ kind: "table-taken", table: "AR_Rates", sheet: "Notes" });
    expect(textOf(notes)).toBe(before);
    expect(bench.book.sheets.map(({ name }) => name)).toEqual(["Invoices", "Notes"]);
  });

  it.each(["office", "file"])("stay with them: a sheet that came meanwhile is not written on (%s)", async (kind) => {
    const bench = officeBench("1.14", invoicesAndNotes(), true);
    const host = kind === "office" ? bench.host : hostOf(bench.book);
    const before = textOf(bench.book.sheet("Notes"));
    const steps: readonly Step[] = [
      { kind: "add-sheet", sheet: "Notes" },
      { kind: "name", name: "AR_Owned", scope: "sheet", area: area("Notes") },
      { kind: "write", area: area("Notes"), cells: [["writing"]] },
    ];
    expect(await host.apply({ steps }, unwatched)).toEqual({ ok: false, failure: { kind: "sheet-taken", sheet: "Notes" } });
    expect(textOf(bench.book.sheet("Notes"))).toBe(before);
    expect(bench.book.names).toEqual([]);
  });
});

it("cuts a request of looks in two until Excel takes it", async () => {
  const bench = officeBench("1.14", undefined, true);
  const areas = Array.from({ length: 40 }, (_, row) => ({ top: row, left: 0, rows: 1, columns: 1 }));
  bench.excel.inject({ code: "RequestPayloadSizeLimitExceeded", message: "", at: 1, times: 3 });
  const steps: readonly Step[] = [{ kind: "style", sheet: "Data", areas, style: { bold: true } }];
  expect((await bench.host.apply({ steps }, unwatched)).ok).toBe(true);
  expect(areas.every(({ top }) => bench.book.sheet("Data")?.cells.get(top, 0)?.style?.bold)).toBe(true);
});
