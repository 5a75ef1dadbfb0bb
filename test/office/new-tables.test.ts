import { hostOf } from "../../src/host/file/file-host.js";
import { tablesSince } from "../../src/policy/settings.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { monthEndSheets } from "../support/month-end-book.js";
import { close } from "../support/month-end-run.js";
import { withoutSettings, withoutTables } from "../support/older-policy.js";
import { cellsOf, hosts, keysOf, policyOf, policyRead, run, valueOf } from "../support/policy-bench.js";
import { goneBeforeTable } from "../support/breaking-host.js";

const newer = ["AR_Control", "AR_LedgerBalances"];

/** A workbook of last month's whose AR Policy has fewer tables and knows of no version, with a note of a person's beside it. */
async function olderBook(gone: readonly string[] = newer): Promise<Workbook> {
  const book = bookOf(monthEndSheets);
  await run(hostOf(book));
  withoutTables(book, gone);
  withoutSettings(book, []);
  policyOf(book).cells.set(20, 4, { value: "my note", style: { bold: true } });
  return book;
}

/** Tables of AR Policy that stand beside those it was written with. */
function beside(book: Workbook): readonly string[] {
  return policyOf(book)
    .tables.filter(({ area }) => area.left > 0)
    .map(({ name }) => name);
}

describe.each(hosts)("tables newer than AR Policy, %s", (_, bench) => {
  it("are set up beside what stands, once, and move no figure", async () => {
    const book = await olderBook();
    const before = cellsOf(book);
    const policy = await policyRead(book);
    const { host } = bench(book);
    await run(host);
    expect(beside(book)).toEqual([...newer, "AR_NewSettings"]);
    expect(keysOf(book, "AR_LedgerBalances").slice(0, 3)).toEqual(["cash", "inventory", "payables"]);
    const after = cellsOf(book);
    for (const [place, cell] of before) expect([place, after.get(place)]).toEqual([place, cell]);
    expect(await policyRead(book)).toEqual(policy);
    await run(host);
    expect(cellsOf(book)).toEqual(after);
  });

  it("count as those beside them do", async () => {
    const book = await olderBook();
    await run(bench(book).host);
    const { row, column } = valueOf(book, "AR_LedgerBalances", "inventory");
    policyOf(book).cells.set(row, column + 2, { value: 46_326 });
    policyOf(book).cells.set(row, column + 3, { value: 1250.5 });
    expect((await policyRead(book)).balances).toEqual([
      { kind: "inventory", entity: "", currency: undefined, day: 46_326, amount: "1250.5" },
    ]);
  });

  it("stay out where a person took them out of a sheet that had them, or has one of that name elsewhere", async () => {
    const book = await olderBook(["AR_Security"]);
    const { host } = bench(book);
    await run(host);
    expect(beside(book)).toEqual(["AR_Security", "AR_NewSettings"]);
    withoutTables(book, ["AR_Security"]);
    await run(host);
    expect(beside(book)).toEqual(["AR_NewSettings"]);
    const theirs = await olderBook(["AR_Security"]);
    const notes = theirs.addSheet("Mine");
    const area = { top: 0, left: 0, rows: 2, columns: 1 };
    notes.cells.set(0, 0, { value: "mine" });
    notes.tables.push({ id: 900, name: "ar_security", area, hasHeaders: true, hasTotals: false, columns: ["mine"], style: "" });
    await run(bench(theirs).host);
    expect(beside(theirs)).toEqual([]);
  });

  it("are not taken for missing on a sheet that was written by the first version, whatever a person took out of it", async () => {
    const book = bookOf(monthEndSheets);
    await run(hostOf(book));
    const version = valueOf(book, "AR_Settings", "policy_version");
    policyOf(book).cells.set(version.row, version.column, { value: 1 });
    withoutTables(book, ["AR_Pools"]);
    await run(bench(book).host);
    expect(beside(book)).toEqual([]);
    expect(policyOf(book).cells.value(version.row, version.column)).toBe(2);
  });

  it("are also set up where the first version has brought the settings alone", async () => {
    const book = await olderBook();
    const { host } = bench(book);
    await run(host);
    withoutTables(book, newer);
    const version = valueOf(book, "AR_NewSettings", "policy_version");
    policyOf(book).cells.set(version.row, version.column, { value: 1 });
    await run(host);
    expect(beside(book)).toEqual(["AR_NewSettings", ...newer]);
    expect(policyOf(book).cells.value(version.row, version.column)).toBe(2);
  });

  it("are framed where a run ended between their cells and their table", async () => {
    const book = await olderBook();
    const { host } = bench(book);
    const breaking = goneBeforeTable(host, "AR_LedgerBalances");
    expect(await close(breaking, "Kim", 0, undefined, ["aging"])).toMatchObject({ failure: { kind: "host-gone" } });
    const broken = cellsOf(book);
    await run(host);
    expect(beside(book)).toEqual([...newer, "AR_NewSettings"]);
    for (const [place, cell] of broken) expect([place, cellsOf(book).get(place)]).toEqual([place, cell]);
    expect(keysOf(book, "AR_LedgerBalances").slice(0, 3)).toEqual(["cash", "inventory", "payables"]);
  });
});

it("knows the tables of each version: a new one goes with a new version, so that sheets that stand get it", async () => {
  const book = bookOf(monthEndSheets);
  await run(hostOf(book));
  const tables = policyOf(book).tables.map(({ name }) => name);
  expect(tables).toHaveLength(20);
  expect(Object.keys(tablesSince).filter((name) => !tables.includes(name))).toEqual([]);
});
