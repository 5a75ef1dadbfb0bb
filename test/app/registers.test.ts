import { strFromU8, unzipSync } from "fflate";
import { keepInRegister, openRegister, type OpenRegister } from "../../src/app/registers.js";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import type { Host } from "../../src/host/port/host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Result } from "../../src/kernel/result.js";
import { balancesRegister, type RegisterRow } from "../../src/policy/register.js";
import type { Failure } from "../../src/sheet/failure.js";
import { Workbook, type Sheet } from "../../src/workbook/workbook.js";

const september = dayFromIso("2026-09-30") ?? 0;
const october = dayFromIso("2026-10-31") ?? 0;
const balance = (monthEnd: number, customer: string, open: number): RegisterRow => [monthEnd, "", customer, "EUR", "current", open];
const inSeptember = [balance(september, "00017", 100.25), balance(september, "C2", -30)];
const inOctober = [balance(october, "00017", 50), balance(october, "C3", 7.5)];

function bookWithData(): Workbook {
  const book = new Workbook("Book.xlsx");
  book.addSheet("Data").cells.set(0, 0, { value: "mine" });
  return book;
}

async function keep(book: Workbook, rows: readonly RegisterRow[], monthEnd: number): Promise<Result<void, Failure>> {
  const replaces = (cells: RegisterRow): boolean => cells[0] === monthEnd;
  return keepInRegister(hostOf(book), { register: balancesRegister, rows, replaces, locale: "en-US", decimals: 2 }, unwatched);
}

async function standing(book: Workbook): Promise<OpenRegister> {
  const host = hostOf(book);
  const survey = await host.survey();
  if (!survey.ok) throw new Error("no survey");
  const open = await openRegister(host, survey.value, balancesRegister, unwatched);
  if (!open.ok || !open.value) throw new Error(JSON.stringify(open));
  return open.value;
}

const rowsOf = ({ rows }: OpenRegister): readonly RegisterRow[] => rows.map(({ cells }) => cells);

function registerSheet(book: Workbook): Sheet {
  const sheet = book.sheet("AR Balances");
  if (!sheet) throw new Error("no register");
  return sheet;
}

/** Swaps two rows of cells, as sorting does. */
function swapRows(sheet: Sheet, first: number, second: number): void {
  for (let column = 0; column < 12; column++) {
    const kept = sheet.cells.get(first, column);
    sheet.cells.set(first, column, sheet.cells.get(second, column));
    sheet.cells.set(second, column, kept);
  }
}

it("keeps what it was given, month after month, numbers of customers as text", async () => {
  const book = bookWithData();
  expect(await keep(book, inSeptember, september)).toMatchObject({ ok: true });
  expect(await keep(book, inOctober, october)).toMatchObject({ ok: true });
  expect(rowsOf(await standing(book))).toEqual([...inSeptember, ...inOctober]);
  expect(book.table("AR_Balances")?.table.area.rows).toBe(5);
  expect(book.sheet("Data")?.cells.value(0, 0)).toBe("mine");
});

it("leaves the month before alone, sorted and annotated as a person left it", async () => {
  const book = bookWithData();
  await keep(book, inSeptember, september);
  const sheet = registerSheet(book);
  const { area } = await standing(book);
  const table = book.table("AR_Balances")?.table;
  if (!table) throw new Error("no table");
  // A column of the person's own, put between customer and currency; then the rows sorted the other way round.
  for (let row = area.top; row < area.top + area.rows; row++)
    for (let column = 6; column > 3; column--) sheet.cells.set(row, column, sheet.cells.get(row, column - 1));
  sheet.cells.set(area.top, 3, { value: "Remark" });
  sheet.cells.set(area.top + 1, 3, { value: "called on Monday" });
  sheet.cells.set(area.top + 2, 3, { value: "=my formula" });
  table.area = { ...table.area, columns: 7 };
  swapRows(sheet, area.top + 1, area.top + 2);
  expect(await keep(book, inOctober, october)).toMatchObject({ ok: true });
  expect(rowsOf(await standing(book))).toEqual([...[...inSeptember].reverse(), ...inOctober]);
  expect(sheet.cells.value(area.top + 2, 3)).toBe("called on Monday");
  expect(sheet.cells.value(area.top + 1, 3)).toBe("=my formula");
  expect(sheet.cells.value(area.top + 3, 3)).toBeNull();
});

it("replaces a month that is run again: rows in their place, vanished ones gone, other months untouched", async () => {
  const book = bookWithData();
  await keep(book, inSeptember, september);
  await keep(book, inOctober, october);
  const again = [balance(october, "00017", 49.99), balance(october, "C9", 1)];
  await keep(book, again, october);
  expect(rowsOf(await standing(book))).toEqual([...inSeptember, again[0], again[1]]);
  await keep(book, again, october);
  expect(rowsOf(await standing(book))).toHaveLength(4);
  expect(book.table("AR_Balances")?.table.area.rows).toBe(5);
});

it("leaves no blank rows behind when a month grows shorter, and fills those that a person left before it grows", async () => {
  const book = bookWithData();
  const many = ["C1", "C2", "C3", "C4", "C5"].map((customer, i) => balance(october, customer, 10 + i));
  const tableRows = (): number | undefined => book.table("AR_Balances")?.table.area.rows;
  await keep(book, many, october);
  expect(tableRows()).toBe(6);
  await keep(book, many.slice(0, 3), october);
  expect([tableRows(), rowsOf(await standing(book))]).toEqual([4, many.slice(0, 3)]);
  // The first one is gone: its row is free for the next month's.
  await keep(book, many.slice(1, 3), october);
  expect(tableRows()).toBe(4);
  await keep(book, inSeptember, september);
  expect([tableRows(), rowsOf(await standing(book))]).toEqual([5, [inSeptember[0], ...many.slice(1, 3), inSeptember[1]]]);
  const sheet = registerSheet(book);
  const { area } = await standing(book);
  for (let row = area.top + 1; row < area.top + area.rows; row++)
    for (let column = 0; column < 6; column++) sheet.cells.set(row, column, undefined);
  await keep(book, inSeptember, september);
  expect([tableRows(), rowsOf(await standing(book))]).toEqual([3, inSeptember]);
  await keep(book, [], september);
  expect([tableRows(), rowsOf(await standing(book))]).toEqual([2, []]);
  expect(sheet.cells.get(area.top + 1, 5)?.style?.numberFormat).toBeDefined();
});

it("gives no other row to what a person noted beside one that is gone, and keeps the note", async () => {
  const book = bookWithData();
  await keep(book, inOctober, october);
  const sheet = registerSheet(book);
  const { area } = await standing(book);
  const table = book.table("AR_Balances")?.table;
  if (!table) throw new Error("no table");
  sheet.cells.set(area.top, 6, { value: "Remark" });
  sheet.cells.set(area.top + 2, 6, { value: "in dispute" });
  table.area = { ...table.area, columns: 7 };
  await keep(book, [inOctober[0] as RegisterRow, balance(october, "C8", 4)], october);
  expect(rowsOf(await standing(book))).toEqual([inOctober[0], balance(october, "C8", 4)]);
  expect([2, 3].map((row) => [sheet.cells.value(area.top + row, 2), sheet.cells.value(area.top + row, 6)])).toEqual([
    [null, "in dispute"],
    ["C8", null],
  ]);
});

it("names the cell that a person made unreadable, leaves its row as it is and goes on with the others", async () => {
  const book = bookWithData();
  await keep(book, inSeptember, september);
  const sheet = registerSheet(book);
  const { area } = await standing(book);
  sheet.cells.set(area.top + 1, 5, { value: "about 100" });
  const reading = await standing(book);
  expect(rowsOf(reading)).toEqual([inSeptember[1]]);
  expect(reading.failures).toMatchObject([
    { kind: "policy-invalid", at: { sheet: "AR Balances", row: area.top + 1, column: 5 }, found: "about 100" },
  ]);
  await keep(book, inOctober, october);
  expect(sheet.cells.value(area.top + 1, 5)).toBe("about 100");
});

it("writes nothing where a column of the register is gone, and says which", async () => {
  const book = bookWithData();
  await keep(book, inSeptember, september);
  const { area } = await standing(book);
  registerSheet(book).cells.set(area.top, 5, { value: "Betrag" });
  expect(await keep(book, inOctober, october)).toMatchObject({ ok: false, failure: { kind: "header-missing", header: "Open" } });
  expect(book.table("AR_Balances")?.table.area.rows).toBe(3);
});

it("does not write over what a person put beneath the table", async () => {
  const book = bookWithData();
  await keep(book, inSeptember, september);
  const { area } = await standing(book);
  registerSheet(book).cells.set(area.top + area.rows, 2, { value: "my note" });
  expect(await keep(book, inOctober, october)).toMatchObject({ ok: false, failure: { kind: "no-room", table: "AR_Balances" } });
  expect(registerSheet(book).cells.value(area.top + area.rows, 2)).toBe("my note");
});

it("does not grow beyond the rows of a sheet, and says that there is no room", async () => {
  const book = bookWithData();
  await keep(book, inSeptember, september);
  const { area } = await standing(book);
  const host = hostOf(book);
  // The register stands in the last rows of its sheet.
  const down = 1_048_576 - area.top - area.rows;
  const lowered: Host = {
    ...host,
    survey: async () => {
      const survey = await host.survey();
      if (!survey.ok) return survey;
      const tables = survey.value.tables.map((table) => ({ ...table, area: { ...table.area, top: table.area.top + down } }));
      return { ok: true, value: { ...survey.value, tables } };
    },
    fetch: (wanted, progress) => host.fetch({ ...wanted, top: wanted.top - down }, progress),
  };
  const request = { register: balancesRegister, rows: inOctober, replaces: () => false, locale: "en-US", decimals: 2 } as const;
  expect(await keepInRegister(lowered, request, unwatched)).toMatchObject({
    ok: false,
    failure: { kind: "no-room", table: "AR_Balances" },
  });
  expect(rowsOf(await standing(book))).toEqual(inSeptember);
});

it("leaves a table of the user's alone that bears its name", async () => {
  const book = bookWithData();
  book.sheet("Data")?.tables.push({
    id: 1,
    name: "AR_Balances",
    area: { top: 0, left: 0, rows: 2, columns: 1 },
    hasHeaders: true,
    hasTotals: false,
    columns: ["mine"],
    style: "",
  });
  expect(await keep(book, inSeptember, september)).toMatchObject({ ok: false, failure: { kind: "no-room", sheet: "Data" } });
  expect(book.sheet("AR Balances")).toBeUndefined();
});

it("grows in the file by its table and its rows alone, so that a remark or a column's width stays", async () => {
  const first = bookWithData();
  await keep(first, inSeptember, september);
  const before = saveBook(first);
  const opened = openBook(before, "Book.xlsx");
  if (!opened.ok) throw new Error("not read back");
  await keep(opened.value, inOctober, october);
  const after = saveBook(opened.value);
  const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
  const frame = (xml: string): string => xml.replace(/<sheetData>.*<\/sheetData>/s, "").replace(/<dimension[^>]*>/, "");
  expect(frame(part(after, "xl/worksheets/sheet2.xml"))).toBe(frame(part(before, "xl/worksheets/sheet2.xml")));
  expect(part(after, "xl/tables/table1.xml")).toBe(part(before, "xl/tables/table1.xml").replace(/A4:F6/g, "A4:F8"));
  const again = openBook(after, "Book.xlsx");
  expect(again.ok && rowsOf(await standing(again.value))).toEqual([...inSeptember, ...inOctober]);
});
