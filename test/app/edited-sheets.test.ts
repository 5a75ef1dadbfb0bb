import { bookOf } from "../support/book-of.js";
import { monthEndSheets } from "../support/month-end-book.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { monthEnd, type MonthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { day } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { readDesk } from "../support/sample-desk.js";

const asOf = day(46_326);
const aging = "AR Aging 2026-10-31";

function sampleBook(bytes: Uint8Array = readFileSync(join(__dirname, "../../assets/sample.xlsx"))): Workbook {
  const book = openBook(Uint8Array.from(bytes), "sample.xlsx");
  if (!book.ok) throw new Error(book.failure.kind);
  return book.value;
}

async function close(book: Workbook, whenEdited: "keep" | "overwrite" = "keep"): Promise<MonthEnd["sheets"]> {
  const done = await monthEnd(
    hostOf(book),
    { choices: noChoices, asOf, locale: "en-US", preparedAt: "2026-11-02 09:42", whenEdited },
    unwatched,
  );
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value.sheets;
}

/** AR_Sheets as a person sees it, header left out. */
function listed(book: Workbook): readonly unknown[][] {
  const found = book.table("AR_Sheets");
  if (!found) return [];
  const { top, left, rows } = found.table.area;
  return Array.from({ length: rows - 1 }, (_, row) => [0, 1, 2, 3].map((column) => found.sheet.cells.value(top + 1 + row, left + column)));
}

function edit(book: Workbook, sheet: string, row: number, column: number, value: string | number): void {
  book.sheet(sheet)?.cells.set(row, column, { value });
}

it("lists each sheet it wrote on AR Policy, with its day, its kind and a fingerprint", async () => {
  const book = sampleBook();
  await close(book);
  expect(listed(book)).toEqual([
    [aging, "2026-10-31", "aging", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Summary 2026-10-31", "2026-10-31", "summary", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Detail 2026-10-31", "2026-10-31", "detail", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Movement 2026-10-31", "2026-10-31", "movement", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Trend 2026-10-31", "2026-10-31", "trend", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Provision 2026-10-31", "2026-10-31", "provision", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Letters 2026-10-31", "2026-10-31", "letters", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Credit 2026-10-31", "2026-10-31", "credit", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Tie-out 2026-10-31", "2026-10-31", "tie-out", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Findings 2026-10-31", "2026-10-31", "findings", expect.stringMatching(/^[0-9a-f]{20}$/)],
    ["AR Sign-off 2026-10-31", "2026-10-31", "sign-off", expect.stringMatching(/^[0-9a-f]{20}$/)],
  ]);
});

it("rewrites a sheet that nobody edited, also after the file was saved and opened again", async () => {
  const book = sampleBook();
  await close(book);
  const reopened = sampleBook(saveBook(book));
  const sheets = await close(reopened);
  expect(sheets.map(({ name, kept }) => [name, kept])).toEqual([
    [aging, undefined],
    ["AR Summary 2026-10-31", undefined],
    ["AR Detail 2026-10-31", undefined],
    ["AR Movement 2026-10-31", undefined],
    ["AR Trend 2026-10-31", undefined],
    ["AR Provision 2026-10-31", undefined],
    ["AR Letters 2026-10-31", undefined],
    ["AR Credit 2026-10-31", undefined],
    ["AR Tie-out 2026-10-31", undefined],
    ["AR Findings 2026-10-31", undefined],
    ["AR Sign-off 2026-10-31", undefined],
  ]);
  expect(listed(reopened)).toEqual(listed(book));
});

it("takes no invoice that changed for an edit of its sheet, whose checks then show a difference", async () => {
  const book = sampleBook();
  await close(book);
  const checks = book.sheet(aging);
  checks?.cells.forEach((row, column, cell) => {
    if (cell.formula !== undefined && typeof cell.value === "number") checks.cells.set(row, column, { ...cell, value: cell.value + 1 });
  });
  expect((await close(book))[0]).toMatchObject({ name: aging, kept: undefined });
});

it("leaves an edited sheet to its editor and writes the new one beside it, where the next run finds it", async () => {
  const book = sampleBook();
  await close(book);
  edit(book, aging, 12, 14, "called them, J.");
  const before = saveText(book, aging);
  expect((await close(book))[0]).toMatchObject({ name: `${aging} (2)`, kept: aging });
  expect(saveText(book, aging)).toBe(before);
  expect(listed(book).map(([name]) => name)).toEqual([
    `${aging} (2)`,
    "AR Summary 2026-10-31",
    "AR Detail 2026-10-31",
    "AR Movement 2026-10-31",
    "AR Trend 2026-10-31",
    "AR Provision 2026-10-31",
    "AR Letters 2026-10-31",
    "AR Credit 2026-10-31",
    "AR Tie-out 2026-10-31",
    "AR Findings 2026-10-31",
    "AR Sign-off 2026-10-31",
  ]);
  expect((await close(book))[0]).toMatchObject({ name: `${aging} (2)`, kept: undefined });
  expect(book.sheets.filter((sheet) => sheet.name.startsWith("AR Aging")).map((sheet) => sheet.name)).toEqual([aging, `${aging} (2)`]);
});

it("writes over an edited sheet when told to", async () => {
  const book = sampleBook();
  await close(book);
  edit(book, aging, 12, 14, "called them, J.");
  expect((await close(book, "overwrite"))[0]).toMatchObject({ name: aging, kept: undefined });
  expect(book.sheet(aging)?.cells.value(12, 14)).toBeNull();
});

it("goes on without the list where a person removed the table", async () => {
  const book = sampleBook();
  await close(book);
  const found = book.table("AR_Sheets");
  found?.sheet.tables.splice(found.sheet.tables.indexOf(found.table), 1);
  expect((await close(book))[0]).toMatchObject({ name: aging, kept: undefined });
  expect(listed(book)).toEqual([]);
});

it("refuses, having written nothing, where something of a person's leaves the list no room, and says so", async () => {
  const book = sampleBook();
  await close(book);
  const found = book.table("AR_Sheets");
  if (!found) throw new Error("no list");
  const beneath = found.table.area.top + found.table.area.rows;
  found.sheet.cells.set(beneath, 0, { value: "my note" });
  const later = { choices: noChoices, asOf: day(46_295), locale: "en-US", preparedAt: "", whenEdited: "keep" } as const;
  const before = book.sheets.map(({ name }) => name);
  expect(await monthEnd(hostOf(book), later, unwatched)).toEqual({
    ok: false,
    failure: { kind: "no-room", sheet: "AR Policy", table: "AR_Sheets" },
  });
  expect(found.sheet.cells.value(beneath, 0)).toBe("my note");
  expect(book.sheets.map(({ name }) => name)).toEqual(before);
});

it("does not take a sheet of ours that was edited and kept for another list of invoices", async () => {
  const book = bookOf(monthEndSheets);
  await close(book);
  const detail = book.sheet("AR Detail 2026-10-31");
  detail?.cells.set(300, 1, { value: "called them, J." });
  await close(book);
  const names = (await close(book)).map(({ name }) => name);
  expect(names).toContain("AR Detail 2026-10-31 (2)");
});

describe("in the pane", () => {
  it("asks before it writes over an edited sheet, having written nothing", async () => {
    const { desk, host } = await readDesk();
    await desk.writeSheet("aging");
    edit(host.book, aging, 12, 14, "called them, J.");
    await desk.writeSheet("aging");
    expect(desk.state().failure?.failure).toEqual({ kind: "sheet-edited", sheet: aging });
    expect(host.book.sheet(aging)?.cells.value(12, 14)).toBe("called them, J.");
    await desk.answerEdited("keep");
    expect(desk.state().failure).toBeUndefined();
    expect(desk.state().written).toEqual([aging, `${aging} (2)`]);
    expect(host.book.sheet(aging)?.cells.value(12, 14)).toBe("called them, J.");
  });

  it("writes over it when that is the answer", async () => {
    const { desk, host } = await readDesk();
    await desk.writeSheet("aging");
    edit(host.book, aging, 12, 14, "called them, J.");
    await desk.writeSheet("aging");
    await desk.answerEdited("overwrite");
    expect(host.book.sheet(aging)?.cells.value(12, 14)).toBeNull();
    await desk.writeSheet("aging");
    expect(desk.state().failure).toBeUndefined();
  });
});

/** Everything that stands in a sheet, as one text. */
function saveText(book: Workbook, sheet: string): string {
  const lines: string[] = [];
  book.sheet(sheet)?.cells.forEach((row, column, { value, formula }) => lines.push(JSON.stringify([row, column, value, formula])));
  return lines.join("\n");
}
