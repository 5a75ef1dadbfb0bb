import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Locator } from "playwright-core";
import type { WorkbenchApi } from "../../src/workbench/page/page.js";
import type { Layout } from "../layouts/layout.js";
import { exportFile, exportOf } from "../support/export-book.js";
import { openBench, type OpenBench } from "../support/workbench-browser.js";

jest.setTimeout(120_000);

declare const window: { workbench: WorkbenchApi };

const folder = mkdtempSync(join(tmpdir(), "exports-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a person finds in Excel after opening the export: nothing of ours stands in it yet. */
async function openExport(layout: Layout, query = ""): Promise<OpenBench> {
  const file = join(folder, "export.xlsx");
  writeFileSync(file, exportFile(layout));
  return openBench(file, query);
}

/** A person at the pane, whose clicks are counted. */
class Person {
  clicks = 0;

  constructor(private readonly bench: OpenBench) {}

  async click(role: "button" | "tab", name: string): Promise<void> {
    this.clicks++;
    await this.bench.pane.getByRole(role, { name, exact: true }).click();
  }

  /** The card of columns, if it is what the pane shows next. */
  async confirmsColumns(use: string): Promise<boolean> {
    const card = this.bench.pane.getByRole("button", { name: use, exact: true });
    await card.or(this.bench.pane.getByRole("tablist")).first().waitFor();
    if (!(await card.isVisible())) return false;
    await this.click("button", use);
    return true;
  }
}

const totals = (bench: OpenBench): Locator => bench.pane.locator('[data-table="aging"] tfoot');

/** Nothing that keeps a person with a screen reader out. */
async function barriers(bench: OpenBench): Promise<readonly string[]> {
  await bench.pane.evaluate(axe.source);
  return bench.pane.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run({ exclude: [["[data-tabster-dummy]"]] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
  });
}

describe.each([
  {
    name: "SAP's customer line items",
    layout: exportOf("SAP ECC/S4", "FBL5N customer line items"),
    query: "",
    words: { use: "Use this table", confirm: "Use these columns", aging: "Aging", asOf: "As of" },
    asked: true,
    // Without what is dated after 2026-02-28: 11,290.02 + 11,131.09 + 1,368.12 + 5,442.41.
    open: "29,231.64",
    later: "27,999.18",
  },
  {
    name: "QuickBooks' open invoices",
    layout: exportOf("QuickBooks Online", "Open Invoices"),
    query: "",
    words: { use: "Use this table", confirm: "Use these columns", aging: "Aging", asOf: "As of" },
    asked: false,
    // 1,172.22 + 7,598.00 + 2,875.73 + 6,468.38 + 8,494.63.
    open: "26,608.96",
    later: "42,796.04",
  },
  {
    name: "金蝶's receivables",
    layout: exportOf("金蝶云星空", "应收款账龄分析表 captions"),
    query: "?locale=zh-CN",
    words: { use: "使用此表", confirm: "使用这些列", aging: "账龄", asOf: "截至" },
    asked: false,
    // 28,891.54 + 6,378.00 + 61,756.26 + 50,988.78; the item in USD stands apart.
    open: "148,014.58",
    later: "220,394.41",
  },
])("an export of $name", ({ layout, query, words, asked, open, later }) => {
  it("becomes an aging with its total in at most three clicks", async () => {
    const bench = await openExport(layout, query);
    try {
      const person = new Person(bench);
      await person.click("button", words.use);
      expect(await person.confirmsColumns(words.confirm)).toBe(asked);
      await person.click("tab", words.aging);
      await totals(bench).waitFor();
      expect(await totals(bench).innerText()).toContain(open);
      expect(person.clicks).toBeLessThanOrEqual(3);
      // As of the day of the export, everything that it lists is open.
      await bench.pane.getByRole("combobox", { name: words.asOf }).fill("2026-03-31");
      await totals(bench).getByText(later).waitFor();
      expect(bench.errors).toEqual([]);
      expect(bench.outside).toEqual([]);
    } finally {
      await bench.close();
    }
  });
});

describe("the card of columns", () => {
  let bench: OpenBench;
  beforeAll(async () => {
    bench = await openExport(exportOf("SAP ECC/S4", "FBL5N customer line items"));
    await bench.page.locator("iframe").evaluate((frame) => Object.assign((frame as HTMLElement).style, { width: "320px" }));
    await bench.pane.getByRole("button", { name: "Use this table" }).click();
  });
  afterAll(() => bench.close());

  it("begins at its title", async () => {
    await bench.pane.getByRole("heading", { name: "Check the columns" }).waitFor();
    expect(await bench.pane.evaluate(() => document.activeElement?.textContent)).toBe("Check the columns");
  });

  it("keeps nobody out, folded or open, light or dark, and fits a pane of 320 pixels", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await bench.page.emulateMedia({ colorScheme });
      await bench.pane.getByRole("button", { name: /^More columns/ }).click();
      expect(await barriers(bench)).toEqual([]);
      const beyond = await bench.pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beyond).toBe(0);
    }
    await bench.page.emulateMedia({ colorScheme: "light" });
  });

  it("is left, opened and confirmed by keyboard alone", async () => {
    const { keyboard } = bench.page;
    await bench.pane.getByRole("button", { name: "Back", exact: true }).focus();
    await keyboard.press("Enter");
    await bench.pane.getByRole("button", { name: "Use this table" }).waitFor();
    expect(await bench.pane.evaluate(() => document.activeElement?.textContent)).toBe("Use this table");
    await keyboard.press("Enter");
    await bench.pane.getByRole("heading", { name: "Check the columns" }).waitFor();
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    expect(await bench.pane.evaluate(() => document.activeElement?.closest("div")?.parentElement?.textContent)).toContain("Customer");
    await bench.pane.getByRole("combobox", { name: "Reference" }).selectOption("Reference");
    await bench.pane.getByRole("button", { name: "Use these columns" }).focus();
    await keyboard.press("Enter");
    await bench.pane.getByRole("tablist").waitFor();
  });

  it("is kept in AR_Mapping, leaving the user's own sheet in view", async () => {
    await mapped([
      ["customer", "Account"],
      ["reference", "Reference"],
    ]);
    expect(await bench.page.evaluate(() => window.workbench.excel.selection?.sheet ?? "Export")).toBe("Export");
  });

  it("is reached again from Home, where a column can be taken away", async () => {
    const columns = bench.pane.getByRole("button", { name: "Columns", exact: true });
    await columns.click();
    await bench.pane.getByText("Every field is clear.").waitFor();
    await bench.pane.getByRole("button", { name: "Back", exact: true }).click();
    expect(await bench.pane.evaluate(() => document.activeElement?.textContent)).toBe("Columns");
    await columns.click();
    await bench.pane.getByRole("combobox", { name: "Due date" }).selectOption("Not in this table");
    await bench.pane.getByRole("button", { name: "Use these columns" }).click();
    await mapped([["dueDate", "-"]]);
    // What Excel gives back of the sign is understood.
    await bench.pane.getByRole("button", { name: /^Read again/ }).click();
    await bench.pane.getByRole("button", { name: /^No due date/ }).waitFor();
    expect(bench.errors).toEqual([]);
  });

  /** Waits until AR_Mapping holds these rows. */
  async function mapped(wanted: readonly (readonly unknown[])[]): Promise<void> {
    let rows: readonly unknown[] = [];
    for (let tries = 0; tries < 100; tries++) {
      rows = await bench.page.evaluate(() => {
        const found = window.workbench.excel.book.table("AR_Mapping");
        if (!found) return [];
        const { top, left, rows: height } = found.table.area;
        return Array.from({ length: height }, (_, row) => [0, 1].map((column) => found.sheet.cells.value(top + row, left + column)));
      });
      const texts = new Set(rows.map((row) => JSON.stringify(row)));
      if (wanted.every((row) => texts.has(JSON.stringify(row)))) return;
      await bench.page.waitForTimeout(100);
    }
    throw new Error(`AR_Mapping holds ${JSON.stringify(rows)}`);
  }
});
