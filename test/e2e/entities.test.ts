import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { saveBook } from "../../src/files/save-book.js";
import { bookWithPolicy } from "../support/book-of.js";
import { twoCompanies } from "../support/two-companies.js";
import { openBench, type OpenBench } from "../support/workbench-browser.js";

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), "entities-"));
let bench: OpenBench;

beforeAll(async () => {
  const file = join(folder, "two.xlsx");
  const policy = {
    AR_Settings: [
      ["base_currency", "EUR"],
      ["group_by", "Cost Centre"],
    ],
    AR_Exchange: [["GBP", 46_000, 1.25]],
    // Nothing is named yet: the pane is to offer it.
    AR_Entities: [
      ["", "", ""],
      ["", "", ""],
    ],
  };
  writeFileSync(file, saveBook(bookWithPolicy(twoCompanies, policy)));
  bench = await openBench(file);
  await bench.page.locator("iframe").evaluate((frame) => Object.assign((frame as HTMLElement).style, { width: "320px" }));
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

async function barriers(): Promise<readonly string[]> {
  // Work that has just ended frees buttons, which are then still on their way to their colours.
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

const overflow = (): Promise<number> =>
  bench.pane.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Where a run is to leave pictures to look at; none are taken otherwise. */
async function picture(name: string): Promise<void> {
  const shots = process.env["SHOTS"];
  if (shots !== undefined) await bench.page.locator("iframe").screenshot({ path: join(shots, `${name}.png`) });
}

it("offers two invoice tables to be read together, names proposed, in a pane of 320 pixels that keeps nobody out", async () => {
  const card = bench.pane.getByRole("region", { name: "Read together as legal entities" });
  await card.waitFor();
  expect(await card.getByRole("textbox").evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).sort())).toEqual([
    "GmbH",
    "UK Ltd",
  ]);
  expect(await barriers()).toEqual([]);
  expect(await overflow()).toBe(0);
  await card.scrollIntoViewIfNeeded();
  await picture("together-en");
  // By the keyboard alone.
  await card.getByRole("button", { name: "Read 2 tables together" }).focus();
  await bench.page.keyboard.press("Enter");
  await bench.pane.getByRole("tablist").waitFor();
});

it("shows all entities, one of them, and the balance in the books' own currency", async () => {
  const entity = bench.pane.getByLabel("Legal entity");
  await entity.waitFor();
  expect(await entity.locator("option").allTextContents()).toEqual(expect.arrayContaining(["All entities", "GmbH", "UK Ltd"]));
  expect(await barriers()).toEqual([]);
  await picture("home-en");
  await entity.selectOption({ label: "UK Ltd" });
  // As of 28 February, before the payment of March: 100.00 + 40.50 + 9.50.
  await bench.pane.locator("[data-figure=open]").getByText("150.00").waitFor();
  await bench.pane.getByRole("tab", { name: "Aging" }).click();
  await bench.pane.getByRole("button", { name: "Write “AR Aging 2026-02-28 UK Ltd”" }).waitFor();
  await bench.pane.getByRole("tab", { name: "Home" }).click();
  await bench.pane.getByLabel("Figures in").selectOption({ label: "EUR, the books' own" });
  // 150.00 at 1.25.
  await bench.pane.locator("[data-base]").getByText("187.50").first().waitFor();
  expect(await barriers()).toEqual([]);
  expect(await overflow()).toBe(0);
  await picture("base-en");
});

it("ages by the column that the policy names, and says all of it in Chinese too", async () => {
  await bench.pane.getByRole("tab", { name: "Aging" }).click();
  await bench.pane.getByLabel("By customer").selectOption({ label: "By Cost Centre" });
  const rows = bench.pane.locator("[data-table=aging] tbody th");
  expect(await rows.allTextContents()).toEqual(["North", "South"]);
  expect(await barriers()).toEqual([]);
  await picture("aging-en");
  await bench.pane.getByRole("tab", { name: "Settings" }).click();
  await bench.pane.getByLabel("Language").selectOption("zh-CN");
  await bench.pane.getByRole("tab", { name: "首页" }).click();
  await bench.pane.getByLabel("核算主体").selectOption({ label: "全部主体" });
  await bench.pane.getByText("请先选择一个核算主体").waitFor();
  expect(await barriers()).toEqual([]);
  expect(await overflow()).toBe(0);
  await picture("home-zh");
  expect(bench.errors).toEqual([]);
  expect(bench.outside).toEqual([]);
});
