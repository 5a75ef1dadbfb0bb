import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { unzipSync } from "fflate";
import { readXlsx } from "hucre";
import { openBook } from "../../src/files/read-book.js";
import type { WorkbenchApi } from "../../src/workbench/page/page.js";
import { openBench, type OpenBench } from "../support/workbench-browser.js";
import { nonsense, recalculated } from "../support/libreoffice.js";

jest.setTimeout(120_000);

declare const window: { workbench: WorkbenchApi; changes: { readonly count: number; readonly last: number } };

const sample = join(__dirname, "../../assets/sample.xlsx");
const aging = "AR Aging 2026-10-31";
let bench: OpenBench;

beforeAll(async () => {
  bench = await openBench(sample);
  await bench.page.evaluate(() => {
    window.changes = { count: 0, last: performance.now() };
    window.workbench.excel.onModelChange(() => {
      window.changes = { count: window.changes.count + 1, last: performance.now() };
    });
  });
});
afterAll(() => bench.close());

/** Waits until nothing has changed for two seconds and the aging sheet says that it is complete. */
async function stillAndComplete(): Promise<void> {
  await bench.page.waitForFunction(() => performance.now() - window.changes.last > 2000);
  await until(aging, "I1", (value) => value === "complete 完成");
}

const shown = (id: string): Promise<string> => bench.pane.locator(`[data-figure="${id}"]`).innerText();
const cell = (sheet: string, address: string): Promise<{ value: unknown }> =>
  bench.page.evaluate(([on, at]) => window.workbench.cell(on as string, at as string), [sheet, address]);

/** Waits until a cell's value is as it should be; names the last value when it never was. */
async function until(sheet: string, address: string, holds: (value: unknown) => boolean): Promise<void> {
  let value: unknown;
  for (let tries = 0; tries < 100; tries++) {
    value = (await cell(sheet, address)).value;
    if (holds(value)) return;
    await bench.page.waitForTimeout(100);
  }
  throw new Error(`${sheet}!${address} shows ${JSON.stringify(value)}`);
}

it("reads A1 of the sample through Microsoft's unmodified library", async () => {
  const read = await bench.pane.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Invoices").getRange("A1");
      range.load("values");
      await context.sync();
      return range.values[0]?.[0] as unknown;
    }),
  );
  expect(read).toBe("Invoice No.");
});

it("offers the invoice table and shows its figures after one click", async () => {
  await bench.pane.getByRole("button", { name: "Use this table" }).click();
  await bench.pane.getByRole("heading", { name: "Close of 2026-10-31" }).waitFor();
  expect(await shown("open")).toContain("1,640,835.71");
  expect(await shown("dso")).toContain("78.2");
});

it("has nothing that keeps a person with a screen reader out", async () => {
  for (const tab of ["Aging", "Settings", "Home"]) {
    await bench.pane.getByRole("tab", { name: tab }).click();
    await bench.pane.evaluate(axe.source);
    const found = await bench.pane.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as { axe: { run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      ).axe.run({ exclude: [["[data-tabster-dummy]"]] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    });
    expect(found).toEqual([]);
  }
});

it("is walked through by keyboard alone", async () => {
  await bench.pane.getByRole("tab", { name: "Home" }).focus();
  await bench.page.keyboard.press("ArrowRight");
  await bench.page.keyboard.press("Enter");
  await bench.pane.getByRole("heading", { name: "Aging" }).waitFor();
  await bench.page.keyboard.press("ArrowLeft");
  await bench.page.keyboard.press("Enter");
  await bench.pane.getByRole("heading", { name: "Close of 2026-10-31" }).waitFor();
});

it("goes to the cell of a finding", async () => {
  await bench.pane.getByRole("button", { name: /^No due date/ }).click();
  await bench.page.waitForFunction(
    () => window.workbench.excel.selection?.left === 4 && window.workbench.excel.selection.sheet === "Invoices",
  );
});

it("writes the aging sheet, complete and marked as ours", async () => {
  await bench.pane.getByRole("tab", { name: "Aging" }).click();
  await bench.pane.getByRole("button", { name: `Write “${aging}”` }).click();
  await bench.pane.getByText(`“${aging}” is complete.`).waitFor();
  expect(await bench.page.evaluate(() => window.workbench.sheets())).toEqual(["Invoices", "Customers", "Notes", "AR Policy", aging]);
  await bench.pane.getByRole("button", { name: `Write “${aging}” again` }).click();
  await bench.pane.getByText(`“${aging}” is complete.`).waitFor();
  await stillAndComplete();
  expect(await bench.page.evaluate(() => window.workbench.sheets())).toHaveLength(5);
  expect(await bench.page.evaluate(() => window.workbench.excel.selection?.sheet)).toBe(aging);
  await bench.pane.getByRole("tab", { name: "Home" }).click();
});

it("runs the ribbon's command", async () => {
  const before = await bench.page.evaluate(() => window.changes.count);
  await bench.page.getByRole("button", { name: "Write aging" }).click();
  // The pane may take its time to begin: a still workbook says only then that the writing is over.
  await bench.page.waitForFunction((count) => window.changes.count > count, before);
  await stillAndComplete();
  expect(await bench.page.evaluate(() => window.workbench.sheets())).toHaveLength(5);
});

it("gives the pane's DSO to =AR.DSO() and =AR.DSO(Invoices), and follows an edited invoice", async () => {
  await bench.page.evaluate(() => window.workbench.edit("Notes", "A12:A13", [["=AR.DSO()"], ["=AR.DSO(Invoices)"]]));
  await until("Notes", "A12", (value) => typeof value === "number" && value > 1);
  await until("Notes", "A13", (value) => typeof value === "number" && value > 1);
  const before = (await cell("Notes", "A12")).value as number;
  expect(before.toFixed(1)).toBe("78.2");
  expect((await cell("Notes", "A13")).value).toBe(before);
  // An open invoice in the currency that is looked at turns out to be larger.
  const row = await bench.page.evaluate(() => {
    const at = (address: string): unknown => window.workbench.cell("Invoices", address).value;
    for (let each = 2; each < 601; each++)
      if (at(`F${each}`) === "CNY" && at(`H${each}`) === null && typeof at(`G${each}`) === "number") return each;
    return 0;
  });
  await bench.page.evaluate((at) => window.workbench.edit("Invoices", `G${at}`, [[250_000]]), row);
  await until("Notes", "A12", (value) => typeof value === "number" && value !== before);
  await until("Notes", "A13", (value) => typeof value === "number" && value !== before);
  expect((await cell("Notes", "A12")).value).toBe((await cell("Notes", "A13")).value);
  await bench.pane.waitForFunction((old) => !document.querySelector('[data-figure="dso"]')?.textContent?.includes(old), before.toFixed(4));
});

it("says that a protected sheet was not written, and offers a way on", async () => {
  await bench.page.evaluate((name) => {
    const sheet = window.workbench.excel.book.sheet(name);
    if (sheet) sheet.protected = true;
  }, aging);
  await bench.pane.getByRole("tab", { name: "Aging" }).click();
  await bench.pane.getByRole("button", { name: `Write “${aging}” again` }).click();
  const alert = bench.pane.getByRole("alert");
  await alert.waitFor();
  expect(await alert.innerText()).toContain("is protected. Nothing was written to it.");
  await bench.page.evaluate((name) => {
    const sheet = window.workbench.excel.book.sheet(name);
    if (sheet) sheet.protected = false;
  }, aging);
  await bench.pane.getByRole("button", { name: "Try again" }).click();
  await bench.pane.getByText(`“${aging}” is complete.`).waitFor();
});

it("saves a file that keeps the user's chart and note and that LibreOffice recalculates to the same values", async () => {
  await stillAndComplete();
  const saved = Uint8Array.from(await bench.page.evaluate(() => Array.from(window.workbench.save())));
  const before = unzipSync(readFileSync(sample));
  const after = unzipSync(saved);
  for (const part of [
    "xl/charts/chart1.xml",
    "xl/drawings/drawing1.xml",
    "xl/comments1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/sharedStrings.xml",
  ]) {
    expect(Buffer.from(after[part] ?? []).equals(Buffer.from(before[part] ?? []))).toBe(true);
  }
  const independent = await readXlsx(saved);
  expect(independent.sheets.map((sheet) => sheet.name)).toEqual(["Invoices", "Customers", "Notes", "AR Policy", aging]);
  const cells = independent.sheets.find((sheet) => sheet.name === aging)?.rows.flat() ?? [];
  for (const shownThere of ["Receivables aging 应收账款账龄分析表", "complete 完成", "C1001", "苏州恒远机电有限公司"])
    expect(cells).toContain(shownThere);
  const ours = openBook(saved, "saved.xlsx");
  if (!ours.ok) throw new Error(JSON.stringify(ours.failure));
  const theirs = recalculated(saved);
  let formulas = 0;
  ours.value.sheet(aging)?.cells.forEach((row, column, { formula, value }) => {
    if (formula === undefined) return;
    formulas++;
    const other = theirs.sheet(aging)?.cells.value(row, column);
    expect(other).not.toBe(nonsense);
    if (typeof value === "number") expect(other).toBeCloseTo(value, 6);
    else expect(other).toBe(value);
  });
  expect(formulas).toBeGreaterThan(100);
});

it("asked nothing of the outside and failed at nothing", async () => {
  expect(bench.outside).toEqual([]);
  expect(bench.errors).toEqual([]);
  expect(await bench.page.evaluate(() => window.workbench.log())).toEqual([]);
});

it("shows the pane in Chinese when Excel is", async () => {
  const chinese = await openBench(sample, "?locale=zh-CN");
  try {
    await chinese.pane.getByRole("button", { name: "使用此表" }).click();
    await chinese.pane.getByRole("heading", { name: "2026-10-31 关账" }).waitFor();
    expect(await chinese.pane.getByRole("tab").allInnerTexts()).toEqual(["首页", "账龄", "设置"]);
  } finally {
    await chinese.close();
  }
});

it("writes every sheet of the month-end at once, over Microsoft's own library", async () => {
  await bench.pane.getByRole("tab", { name: "Home" }).click();
  await bench.pane.getByRole("button", { name: "Write the pack" }).click();
  await bench.pane.getByText(/^\d+ sheets are complete\.$/).waitFor({ timeout: 100_000 });
  const sheets = await bench.page.evaluate(() => window.workbench.sheets());
  expect(sheets.filter((name) => name.endsWith("2026-10-31"))).toHaveLength(11);
  expect(sheets).toEqual(expect.arrayContaining(["AR Open items", "AR Balances", "AR Sign-off 2026-10-31"]));
  const [charts, states] = await bench.page.evaluate(() => {
    const book = window.workbench.excel.book;
    const ours = book.sheets.filter(({ name }) => name.endsWith("2026-10-31"));
    const says = (name: string): boolean =>
      ["D1", "E1", "F1", "G1", "H1", "I1", "J1", "K1", "L1", "M1", "N1"].some((at) =>
        /^complete/.test(String(window.workbench.cell(name, at).value)),
      );
    return [book.sheet("AR Summary 2026-10-31")?.charts.length, ours.filter(({ name }) => !says(name)).map(({ name }) => name)];
  });
  expect(charts).toBe(6);
  expect(states).toEqual([]);
});
