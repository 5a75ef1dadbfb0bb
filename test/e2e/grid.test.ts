import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { saveBook } from "../../src/files/save-book.js";
import type { WorkbenchApi } from "../../src/workbench/page/page.js";
import { Workbook } from "../../src/workbook/workbook.js";
import { openBench, type OpenBench } from "../support/workbench-browser.js";

jest.setTimeout(120_000);

declare const window: { workbench: WorkbenchApi };

const folder = mkdtempSync(join(tmpdir(), "ar-desk-grid-"));
const path = join(folder, "others.xlsx");
let content: Uint8Array;
let bench: OpenBench;

/** Somebody's workbook: a hidden sheet, a name of one sheet's own, and a function that the grid does not know. */
function othersBook(): Workbook {
  const book = new Workbook("others.xlsx");
  const data = book.addSheet("Data");
  const hidden = book.addSheet("Rates");
  hidden.visibility = "hidden";
  hidden.cells.set(0, 0, { value: 42 });
  book.names.push({ name: "Factor", scope: data, refersTo: "Data!$A$1" });
  data.cells.set(0, 0, { value: 2 });
  data.cells.set(1, 0, { value: 84, formula: "=Rates!A1*A1" });
  data.cells.set(2, 0, { value: 6, formula: "=Factor*3" });
  data.cells.set(3, 0, { value: 5, formula: "=NOSUCHFUNCTION(A1)" });
  data.cells.set(4, 0, { value: 10, formula: "=A4*2" });
  return book;
}

const values = (): Promise<unknown[]> =>
  bench.page.evaluate(() => ["A1", "A2", "A3", "A4", "A5"].map((address) => window.workbench.cell("Data", address).value));

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await bench.page.waitForTimeout(100);
  }
  throw new Error(`it never was so; the cells show ${JSON.stringify(await values())}`);
}

/** Clicks a cell of the grid: rows are 20 pixels, columns 64, the headers 46 and 20. */
async function click(row: number, column: number, button: "left" | "right" = "left"): Promise<void> {
  const top = await bench.page.evaluate(() => {
    const canvases = [...document.querySelectorAll("#grid canvas")].map((each) => each.getBoundingClientRect());
    return canvases.reduce((best, each) => (each.height * each.width > best.height * best.width ? each : best)).top;
  });
  await bench.page.mouse.click(46 + column * 64 + 30, top + 20 + row * 20 + 10, { button });
}

beforeAll(async () => {
  content = saveBook(othersBook());
  writeFileSync(path, content);
  bench = await openBench(path);
  await bench.page.waitForTimeout(1500);
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

it("calculates with hidden sheets and names of one sheet, and keeps what it cannot calculate as it was stored", async () => {
  expect(await values()).toEqual([2, 84, 6, 5, 10]);
  const saved = unzipSync(Uint8Array.from(await bench.page.evaluate(() => Array.from(window.workbench.save()))));
  const before = unzipSync(content);
  expect(Object.keys(saved).sort()).toEqual(Object.keys(before).sort());
  for (const part of Object.keys(before))
    expect([part, Buffer.from(saved[part] ?? []).equals(Buffer.from(before[part] ?? []))]).toEqual([part, true]);
});

it("is in cell-edit mode while a person types into a cell, and takes what was typed", async () => {
  const editing = (): Promise<boolean> => bench.page.evaluate(() => window.workbench.excel.cellEditMode);
  await click(0, 0);
  await bench.page.keyboard.type("3");
  await until(editing);
  await bench.page.keyboard.press("Enter");
  await until(async () => !(await editing()));
  await until(async () => JSON.stringify(await values()) === JSON.stringify([3, 126, 9, 5, 10]));
});

it("takes a look that a person gives a cell", async () => {
  await click(3, 2);
  await until(() => bench.page.evaluate(() => window.workbench.excel.selection?.top === 3));
  await click(0, 0);
  await until(() => bench.page.evaluate(() => window.workbench.excel.selection?.top === 0));
  await bench.page.waitForTimeout(300);
  await bench.page.keyboard.press("Control+b");
  await until(() => bench.page.evaluate(() => window.workbench.excel.book.sheet("Data")?.cells.get(0, 0)?.style?.bold === true));
  expect((await values())[0]).toBe(3);
});
