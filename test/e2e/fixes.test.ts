import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { saveBook } from "../../src/files/save-book.js";
import type { WorkbenchApi } from "../../src/workbench/page/page.js";
import { oddBook } from "../support/odd-table.js";
import { openBench, type OpenBench } from "../support/workbench-browser.js";

jest.setTimeout(120_000);

declare const window: { workbench: WorkbenchApi };

const folder = mkdtempSync(join(tmpdir(), "fixes-"));
let bench: OpenBench;

beforeAll(async () => {
  const file = join(folder, "odd.xlsx");
  writeFileSync(file, saveBook(oddBook()));
  bench = await openBench(file);
  await bench.page.locator("iframe").evaluate((frame) => Object.assign((frame as HTMLElement).style, { width: "320px" }));
  await bench.pane.getByRole("button", { name: "Use this table" }).first().click();
  const columns = bench.pane.getByRole("button", { name: "Use these columns" });
  await columns.or(bench.pane.getByRole("tablist")).first().waitFor();
  if (await columns.isVisible()) await columns.click();
  await bench.pane.getByRole("tablist").waitFor();
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

/** Every cell of the user's sheet as Excel holds it: value, formula and number format. */
function cells(): Promise<readonly string[]> {
  return bench.page.evaluate(() => {
    const all: string[] = [];
    window.workbench.excel.book.sheet("Invoices")?.cells.forEach((row, column, cell) => {
      all.push(JSON.stringify([row, column, cell.value, cell.formula, cell.style?.numberFormat ?? "General"]));
    });
    return all;
  });
}

async function barriers(): Promise<readonly string[]> {
  // Work that has just ended frees buttons, which are then still on their way to their colours, as all is when the scheme changes.
  await bench.pane.locator("[data-columns]:enabled").waitFor();
  await bench.page.waitForTimeout(400);
  await bench.pane.waitForFunction(() => document.getAnimations().length === 0);
  await bench.pane.evaluate(axe.source);
  return bench.pane.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run({ exclude: [["[data-tabster-dummy]"]] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
  });
}

it("shows a correction in a pane of 320 pixels, light and dark, keeping nobody out, and changes nothing by showing it", async () => {
  const before = await cells();
  await bench.pane.getByRole("button", { name: "Amounts kept as text: 3" }).click();
  await bench.pane.getByRole("region", { name: "Preview: 2 cells would change" }).waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await bench.page.emulateMedia({ colorScheme });
    expect(await barriers()).toEqual([]);
    expect(await bench.pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
  await bench.page.emulateMedia({ colorScheme: "light" });
  expect(await cells()).toEqual(before);
});

it("corrects these cells alone, and takes them back with their number formats", async () => {
  const before = await cells();
  await bench.pane.getByRole("button", { name: "Correct 2 cells", exact: true }).click();
  const undo = bench.pane.getByRole("button", { name: "Undo 2 cells" });
  await undo.waitFor();
  await bench.pane.getByRole("button", { name: "Amounts kept as text: 1" }).waitFor();
  const after = await cells();
  expect(after.filter((cell) => !before.includes(cell))).toEqual([
    JSON.stringify([1, 6, 1234.56, undefined, "#,##0.00"]),
    JSON.stringify([2, 6, -200, undefined, "#,##0.00"]),
  ]);
  expect(await barriers()).toEqual([]);
  await undo.click();
  await bench.pane.getByText("2 cells as before (amounts kept as text).").waitFor();
  expect(await cells()).toEqual(before);
  expect(bench.errors).toEqual([]);
  expect(bench.outside).toEqual([]);
});
