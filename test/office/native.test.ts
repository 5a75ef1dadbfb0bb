import { applyBatch } from "../../src/host/file/apply-batch.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Step } from "../../src/sheet/batch.js";
import { Workbook, type Sheet } from "../../src/workbook/workbook.js";
import { levels, officeBench } from "../support/office-node.js";

const sheet = "AR Summary";
const column = (at: number) => ({ sheet, top: 1, left: at, rows: 3, columns: 1 });
const alarm = { color: "#A80000", fill: "#FDE7E9" };
const written: readonly Step[] = [
  {
    kind: "write",
    area: { sheet, top: 0, left: 0, rows: 4, columns: 3 },
    cells: [["Month", "Not due", "Late"], ...["Aug", "Sep", "Oct"].map((month, i) => [month, 100 + i, 10 * i])],
  },
];
const native: readonly Step[] = [
  {
    kind: "folds",
    sheet,
    rows: [
      { first: 1, last: 1 },
      { first: 3, last: 3 },
    ],
  },
  { kind: "highlight", sheet, areas: [{ top: 1, left: 1, rows: 1, columns: 2 }], when: { kind: "not-zero" }, ...alarm },
  { kind: "highlight", sheet, areas: [{ top: 2, left: 2, rows: 1, columns: 1 }], when: { kind: "says", text: 'CHECK "it"' }, ...alarm },
  {
    kind: "chart",
    sheet,
    chart: {
      name: "AR open",
      type: "stacked-column",
      title: "Open by age",
      place: { top: 5, left: 0, rows: 12, columns: 6 },
      categories: column(0),
      series: [
        { name: "Not due", values: column(1), ink: "#6C85D0" },
        { name: "Late", values: column(2), ink: "#C77B30" },
      ],
      numberFormat: "#,##0",
    },
  },
];

function standing(on: Sheet | undefined): unknown {
  return on && { folds: [...on.foldedRows], highlights: on.highlights, charts: on.charts };
}

describe.each(levels)("charts, folds and alarms at ExcelApi %s", (level) => {
  it("stand in Excel as they stand in a file, and once only after a second run", async () => {
    const file = new Workbook("Book.xlsx");
    const both = [{ kind: "add-sheet" as const, sheet }, ...written, ...native];
    expect(applyBatch(file, { steps: both }).ok).toBe(true);
    const bench = officeBench(level);
    expect(await bench.host.apply({ steps: both }, unwatched)).toMatchObject({ ok: true });
    expect(standing(bench.book.sheet(sheet))).toEqual(standing(file.sheet(sheet)));
    expect(await bench.host.apply({ steps: native }, unwatched)).toMatchObject({ ok: true });
    expect(standing(bench.book.sheet(sheet))).toEqual(standing(file.sheet(sheet)));
    expect(bench.log).toEqual([]);
  });

  it("leave a sheet of ours that is emptied, and no chart of another sheet goes with them", async () => {
    const bench = officeBench(level);
    const users = { name: "Chart 1", title: "mine", type: "pie" as const, anchor: { top: 0, left: 0, bottom: 5, right: 5 }, series: [] };
    bench.book.sheet("Data")?.charts.push(users);
    await bench.host.apply({ steps: [{ kind: "add-sheet", sheet }, ...written, ...native, { kind: "clear-sheet", sheet }] }, unwatched);
    expect(bench.book.sheet(sheet)).toMatchObject({ charts: [], highlights: [] });
    expect(bench.book.sheet("Data")?.charts).toEqual([users]);
    expect(bench.log).toEqual([]);
  });

  it("leave a person's own chart on a sheet of ours when it is emptied", async () => {
    const bench = officeBench(level);
    const users = { name: "Chart 1", title: "mine", type: "pie" as const, anchor: { top: 0, left: 0, bottom: 5, right: 5 }, series: [] };
    await bench.host.apply({ steps: [{ kind: "add-sheet", sheet }, ...written, ...native] }, unwatched);
    bench.book.sheet(sheet)?.charts.push(users);
    await bench.host.apply({ steps: [{ kind: "clear-sheet", sheet }] }, unwatched);
    expect(bench.book.sheet(sheet)?.charts).toEqual([users]);
  });
});
