import { createDesk } from "../../src/app/create-desk.js";
import type { Desk } from "../../src/app/desk.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { known } from "../../src/kernel/assert.js";
import { day } from "../../src/kernel/day.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { agingText, bookOf, bookWithPolicy } from "../support/book-of.js";
import { runOn, twoCompanies } from "../support/two-companies.js";

function deskOf(book: Workbook): Desk {
  return createDesk({ host: hostOf(book), locale: "en-US", clock: () => ({ today: day(46_112), time: "09:42" }) });
}

/** The desk with every table of the workbook read together, each under the name of its sheet. */
async function together(book: Workbook): Promise<Desk> {
  const desk = deskOf(book);
  await desk.start();
  await desk.useTogether(desk.state().places.map((place) => ({ place, entity: place.sheet })));
  return desk;
}

function tableOf(book: Workbook, name: string): readonly (readonly unknown[])[] {
  const { sheet, table } = known(book.table(name), name);
  const { top, left, rows, columns } = table.area;
  const cells = Array.from({ length: rows - 1 }, (_, r) =>
    Array.from({ length: columns }, (__, c) => sheet.cells.value(top + 1 + r, left + c)),
  );
  return cells.filter((row) => row[1] !== null && row[1] !== "");
}

const agings = (desk: Desk): readonly string[] | undefined => desk.state().reading?.figures.currencies.map(agingText);

it("reads two tables together, keeps that on AR Policy, and takes it up again when the workbook is opened next", async () => {
  const book = bookOf(twoCompanies);
  const desk = await together(book);
  expect(desk.state().failure).toBeUndefined();
  expect(desk.state().reading).toMatchObject({ entities: ["UK Ltd", "GmbH"], entity: undefined, oneTable: false, asOf: 46_081 });
  expect(tableOf(book, "AR_Entities")).toEqual([
    ["UK Ltd", "UK Ltd", null],
    ["GmbH", "GmbH", null],
  ]);
  const later = deskOf(book);
  await later.start();
  expect(later.state()).toMatchObject({ phase: "ready", reading: { entities: ["UK Ltd", "GmbH"] } });
  expect(await runOn(book)).toMatchObject({ source: { tables: [{ entity: "UK Ltd" }, { entity: "GmbH" }] } });
});

it("shows one entity as of the same day, and writes its sheets under its name", async () => {
  const book = bookOf(twoCompanies);
  const desk = await together(book);
  await desk.setAsOf(day(46_112));
  desk.setEntity("GmbH");
  expect(agings(desk)).toEqual(["current 1000.00 | 1-30 20.25 | 31-60 500.00"]);
  expect(desk.state()).toMatchObject({ reading: { oneTable: true, asOf: 46_112 }, targets: { aging: "AR Aging 2026-03-31 GmbH" } });
  await desk.writeSheet("aging");
  expect(desk.state().written).toEqual(["AR Aging 2026-03-31 GmbH"]);
  desk.setEntity(undefined);
  expect(agings(desk)).toEqual(["current 1000.00 | 1-30 20.25 | 31-60 500.00", "current 9.50 | 31-60 100.00"]);
});

it("moves no worksheet function by a glance at one entity", async () => {
  const desk = await together(bookOf(twoCompanies));
  const before = await desk.figuresFor(day(46_112));
  desk.setEntity("GmbH");
  expect(await desk.figuresFor(day(46_112))).toEqual(before);
});

it("offers corrections of cells while one table is looked at, and none while several are", async () => {
  const kept = twoCompanies["UK Ltd"].replace("Harbour Foods | 8", "Harbour  Foods | 8");
  const book = bookOf({ ...twoCompanies, "UK Ltd": kept });
  const desk = await together(book);
  expect(desk.state().reading?.fixes.size).toBe(0);
  desk.setEntity("UK Ltd");
  expect([...(desk.state().reading?.fixes.keys() ?? [])]).toContain("date-as-text");
});

const doubtful = (sheet: string): string =>
  sheet
    .replace("Customer No |", "Account |")
    .replace("Amount |", "Amount in Local Currency | Amount in Group Currency |")
    .replace(/( GBP \| [\d.]+ \|)/g, "$1 7.00 |");

it("asks about the columns of each table in doubt, and keeps the answers by table", async () => {
  const book = bookOf({ "UK Ltd": doubtful(twoCompanies["UK Ltd"]), "Second Ltd": doubtful(twoCompanies["UK Ltd"]) });
  const desk = await together(book);
  const asked: string[] = [];
  for (let i = 0; i < 3 && desk.state().card; i++) {
    const card = known(desk.state().card, "a card");
    asked.push(card.place.sheet);
    if (i === 1) desk.assignColumn("amount", 7);
    await desk.useColumns();
  }
  expect([...asked].sort()).toEqual(["Second Ltd", "UK Ltd"]);
  expect(desk.state().failure).toBeUndefined();
  const rows = tableOf(book, "AR_Mapping").map((cells) => [cells[0], cells[1], cells[3]]);
  expect(rows).toContainEqual(["customer", "Account", "UK Ltd"]);
  expect(rows).toContainEqual(["customer", "Account", "Second Ltd"]);
  expect(rows).toContainEqual(["amount", "Amount in Group Currency", asked[1]]);
  expect(rows.filter(([field]) => field === "amount")).toHaveLength(1);
  const later = deskOf(book);
  await later.start();
  expect(later.state().card).toBeUndefined();
  later.setEntity(asked[1]);
  // Three rows of 7.00; the day is 28 February, and the payment of 15 March has not happened yet.
  expect(later.state().reading?.figures.currencies[0]?.open).toBe(2_100);
});

describe("AR_Mapping from before it knew of tables", () => {
  const old = [
    ["customer", "Account"],
    ["amount", "Amount in Group Currency"],
  ] as const;

  it("is read for every table", async () => {
    const book = bookWithPolicy({ "UK Ltd": doubtful(twoCompanies["UK Ltd"]) }, { AR_Mapping: old });
    expect(await runOn(book)).toMatchObject({ figures: { currencies: [{ open: 1_400 }] } });
  });

  it("gets a column for the table once two are spoken of, and holds for the other as before", async () => {
    const sheets = { "UK Ltd": doubtful(twoCompanies["UK Ltd"]), "Second Ltd": doubtful(twoCompanies["UK Ltd"]) };
    const book = bookWithPolicy(sheets, { AR_Mapping: [...old, ["region", ""]] });
    const desk = deskOf(book);
    await desk.start();
    await desk.use(
      known(
        desk.state().places.find(({ sheet }) => sheet === "Second Ltd"),
        "a place",
      ),
    );
    desk.showColumns();
    desk.assignColumn("amount", 6);
    await desk.useColumns();
    expect(desk.state().failure).toBeUndefined();
    expect(tableOf(book, "AR_Mapping").map((cells) => [cells[0], cells[1], cells[3]])).toEqual([
      ["customer", "Account", null],
      ["amount", "Amount in Group Currency", null],
      ["amount", "Amount in Local Currency", "Second Ltd"],
    ]);
    expect(await runOn(book, { sheet: "UK Ltd" })).toMatchObject({ figures: { currencies: [{ open: 1_400 }] } });
    expect(await runOn(book, { sheet: "Second Ltd" })).toMatchObject({ figures: { currencies: [{ open: 10_950 }] } });
  });
});

it("puts AR_Entities beside the tables of an AR Policy that did not have it, and touches nothing else there", async () => {
  const book = bookWithPolicy(twoCompanies, { AR_Settings: [["grace_days", 0]] });
  const before = JSON.stringify(tableOf(book, "AR_Settings"));
  await together(book);
  expect(tableOf(book, "AR_Entities")).toHaveLength(2);
  expect(JSON.stringify(tableOf(book, "AR_Settings"))).toBe(before);
});
