import { hostOf } from "../../src/host/file/file-host.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { monthEndSheets } from "../support/month-end-book.js";
import { close } from "../support/month-end-run.js";
import { withoutSettings } from "../support/older-policy.js";
import { cellsOf, hosts, keysOf, policyOf, policyRead, run, valueOf } from "../support/policy-bench.js";
import { goneBeforeTable } from "../support/breaking-host.js";

const newer = ["sheet_units", "logo", "detail_columns", "hold_when_past_due_over"];

/** A workbook of last month's whose AR Policy knows fewer settings, changed and annotated by a person. */
async function olderBook(): Promise<Workbook> {
  const book = bookOf(monthEndSheets);
  await run(hostOf(book));
  withoutSettings(book, newer);
  const policy = policyOf(book);
  policy.cells.set(20, 4, { value: "my note", style: { bold: true } });
  policy.cells.set(valueOf(book, "AR_Settings", "watch_from").row, 1, { value: 0.8 });
  return book;
}

describe.each(hosts)("settings newer than AR Policy, %s", (_, bench) => {
  it("get rows of their own beside what stands, once, and move no figure", async () => {
    const book = await olderBook();
    const before = cellsOf(book);
    const policy = await policyRead(book);
    const { host } = bench(book);
    await run(host);
    expect(keysOf(book, "AR_NewSettings")).toEqual(["hold_when_past_due_over", "sheet_units", "logo", "detail_columns", "policy_version"]);
    const after = cellsOf(book);
    for (const [place, cell] of before) expect([place, after.get(place)]).toEqual([place, cell]);
    expect(await policyRead(book)).toEqual(policy);
    await run(host);
    expect(cellsOf(book)).toEqual(after);
  });

  it("count as those beside them do, and one that a person takes out stays out", async () => {
    const book = await olderBook();
    const { host } = bench(book);
    await run(host);
    const units = valueOf(book, "AR_NewSettings", "sheet_units");
    policyOf(book).cells.set(units.row, units.column, { value: 1000 });
    const logo = valueOf(book, "AR_NewSettings", "logo");
    policyOf(book).cells.set(logo.row, logo.column - 1, { value: "my row now" });
    expect((await policyRead(book)).presentation).toMatchObject({ units: 1000, logo: "" });
    await run(host);
    expect(keysOf(book, "AR_NewSettings")).toEqual([
      "hold_when_past_due_over",
      "sheet_units",
      "my row now",
      "detail_columns",
      "policy_version",
    ]);
    expect((await policyRead(book)).presentation.units).toBe(1000);
  });

  it("lie beneath those that came before, and nowhere where a person wrote there", async () => {
    const book = await olderBook();
    const { host } = bench(book);
    await run(host);
    const last = valueOf(book, "AR_NewSettings", "policy_version");
    const policy = policyOf(book);
    // As a version would leave it that knew one setting less.
    for (const column of [0, 1, 2]) {
      policy.cells.set(last.row, last.column - 1 + column, undefined);
      policy.cells.set(last.row - 1, last.column - 1 + column, undefined);
    }
    const { table } = book.table("AR_NewSettings") ?? {};
    if (!table) throw new Error("no table");
    table.area = { ...table.area, rows: table.area.rows - 2 };
    policy.cells.set(last.row, last.column, { value: "mine" });
    await run(host);
    expect(keysOf(book, "AR_NewSettings")).toEqual(["hold_when_past_due_over", "sheet_units", "logo"]);
    expect(policy.cells.value(last.row, last.column)).toBe("mine");
    policy.cells.set(last.row, last.column, undefined);
    await run(host);
    expect(keysOf(book, "AR_NewSettings")).toEqual(["hold_when_past_due_over", "sheet_units", "logo", "detail_columns", "policy_version"]);
  });

  it("are framed where a run ended between their cells and their table", async () => {
    const book = await olderBook();
    const { host } = bench(book);
    const breaking = goneBeforeTable(host, "AR_NewSettings");
    expect(await close(breaking, "Kim", 0, undefined, ["aging"])).toMatchObject({ failure: { kind: "host-gone" } });
    const broken = cellsOf(book);
    await run(host);
    expect(cellsOf(book)).toEqual(broken);
    expect(keysOf(book, "AR_NewSettings")).toHaveLength(newer.length + 1);
  });
});

it("writes nothing beside a sheet that knows all settings and says of no version", async () => {
  const book = bookOf(monthEndSheets);
  await run(hostOf(book));
  withoutSettings(book, []);
  const before = cellsOf(book);
  await run(hostOf(book));
  expect(cellsOf(book)).toEqual(before);
});

it("knows the settings of each version: a new one goes with a new version, so that sheets that stand get its row", async () => {
  const book = bookOf(monthEndSheets);
  await run(hostOf(book));
  const keys = [...new Set(keysOf(book, "AR_Settings"))];
  expect(keysOf(book, "AR_NewSettings")).toEqual([]);
  expect([keys.length, keys[keys.length - 1]]).toEqual([41, "policy_version"]);
});
