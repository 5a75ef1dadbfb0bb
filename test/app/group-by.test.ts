import { createDesk } from "../../src/app/create-desk.js";
import { monthEndJson } from "../../src/app/month-end-json.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { known } from "../../src/kernel/assert.js";
import { day } from "../../src/kernel/day.js";
import { bookOf, bookWithPolicy } from "../support/book-of.js";
import { recalculated } from "../support/libreoffice.js";
import { bothCompanies, runOn, twoCompanies } from "../support/two-companies.js";

const uk = { "UK Ltd": twoCompanies["UK Ltd"] };

it("ages by any column that is named by its header, here or on AR Policy", async () => {
  const expected = {
    groups: {
      "Cost Centre": [
        { name: "North", currency: "GBP", open: "100.00", pastDue: "100.00" },
        { name: "South", currency: "GBP", open: "9.50", pastDue: "0.00" },
      ],
    },
  };
  const named = await runOn(bookOf(uk), { groupBy: ["cost centre"] });
  const stated = await runOn(bookWithPolicy(uk, { AR_Settings: [["group_by", "Cost Centre"]] }));
  for (const done of [named, stated]) {
    if (!("source" in done)) throw new Error(done.kind);
    expect(monthEndJson(done)).toMatchObject(expected);
  }
});

it("takes a column by its letter, and several of them", async () => {
  const done = await runOn(bookOf(uk), { groupBy: ["[I]", "Customer Name"] });
  if (!("source" in done)) throw new Error(done.kind);
  expect(Object.keys((monthEndJson(done) as { groups: object }).groups)).toEqual(["Cost Centre", "Customer Name"]);
});

it("refuses a header that no table has, by name", async () => {
  expect(await runOn(bookOf(uk), { groupBy: ["Profit centre"] })).toMatchObject({ kind: "grouping-unclear", header: "Profit centre" });
  expect(await runOn(bookWithPolicy(uk, { AR_Settings: [["group_by", "Profit centre"]] }))).toMatchObject({ kind: "grouping-unclear" });
});

it("groups the items of a table without the column under no name", async () => {
  const done = await runOn(bookOf(twoCompanies), { entities: bothCompanies, groupBy: ["Cost Centre"] });
  if (!("source" in done)) throw new Error(done.kind);
  const { groups } = monthEndJson(done) as { groups: Record<string, { name: string; currency: string; open: string }[]> };
  expect(groups["Cost Centre"]?.map(({ name, currency, open }) => `${currency} ${name === "" ? "-" : name} ${open}`)).toEqual([
    "GBP North 100.00",
    "GBP South 9.50",
    "EUR - 1520.25",
  ]);
});

it("writes a block of its own on the aging sheet, whose totals LibreOffice finds to be those by customer", async () => {
  const book = bookOf(uk);
  const done = await runOn(book, { groupBy: ["Cost Centre"] });
  if (!("sheets" in done)) throw new Error(done.kind);
  expect(done.sheets[0]?.checks.map(({ name }) => name)).toContain("by Cost Centre = open items");
  const rows = new Map<number, unknown[]>();
  recalculated(saveBook(book))
    .sheet("AR Aging 2026-03-31")
    ?.cells.forEach((row, column, { value }) => {
      const cells = rows.get(row) ?? [];
      cells[column] = value;
      rows.set(row, cells);
    });
  const at = known(
    [...rows].find(([, cells]) => cells[0] === "By Cost Centre"),
    "the block",
  )[0];
  const line = (offset: number): unknown[] => rows.get(at + offset) ?? [];
  expect([1, 2, 3].map((offset) => [line(offset)[1] ?? line(offset)[0], line(offset)[8]])).toEqual([
    ["North", 100],
    ["South", 9.5],
    ["Total GBP", 109.5],
  ]);
  expect(line(4).slice(3, 10)).toEqual([0, 0, 0, 0, 0, 0, "OK"]);
});

it("shows the pane the same agings", async () => {
  const book = bookWithPolicy(uk, { AR_Settings: [["group_by", "Cost Centre"]] });
  const desk = createDesk({ host: hostOf(book), locale: "en-US", clock: () => ({ today: day(46_112), time: "09:42" }) });
  await desk.start();
  expect(desk.state().reading?.groupings).toEqual(["Cost Centre"]);
  // As of 28 February: 40.50 of South is paid only in March, 9.50 is open too.
  expect(desk.agingBy("Cost Centre").map(({ name, open }) => [name, open])).toEqual([
    ["North", 10_000],
    ["South", 5_000],
  ]);
  expect(desk.agingBy("Region")).toEqual([]);
});
