import fc from "fast-check";
import type { OfferKind } from "../../src/app/fix-preview.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { refText } from "../../src/sheet/address.js";
import { bookOf } from "../support/book-of.js";
import { changes, deskOver, eitherWay, everything, oddBook, previewed, type MendingDesk } from "../support/odd-table.js";

const mends = ["amount-as-text", "date-as-text", "name-varies", "space-around", "currency-name", "too-many-decimals"] as const;

async function oddDesk(): Promise<MendingDesk> {
  return deskOver(oddBook());
}

it("reads the odd table with nothing in the way", async () => {
  const { desk } = await oddDesk();
  expect(desk.state()).toMatchObject({ phase: "ready", failure: undefined });
});

it.each([
  ["amount-as-text", ["Invoices!G2: 1,234.56 -> 123456 at 2", "Invoices!G3: (200.00) -> -20000 at 2"], ["Invoices!G7"]],
  [
    "date-as-text",
    [
      "Invoices!E2: 25/01/2026 -> 46047",
      "Invoices!F2: 24/02/2026 -> 46077",
      "Invoices!E3: 26/01/2026 -> 46048",
      "Invoices!F3: 25/02/2026 -> 46078",
      "Invoices!E8: 28/02/2026 -> 46081",
      "Invoices!F8: 30/03/2026 -> 46111",
    ],
    [],
  ],
  ["name-varies", ["Invoices!B3: Alpha Limited -> Alpha Ltd"], []],
  ["space-around", ["Invoices!C5:  INV-4 -> INV-4", "Invoices!C6:  INV-4 -> INV-4", "Invoices!A7: C3  -> C3"], []],
  ["currency-name", ["Invoices!D2: RMB -> CNY", "Invoices!D4: 人民币 -> CNY", "Invoices!D8: usd -> USD"], []],
  ["too-many-decimals", ["Invoices!G4: 99.999 -> 10000 at 2"], []],
] as const)("previews exactly what it would mend: %s", async (kind, cells, formulas) => {
  const { desk, book } = await oddDesk();
  const before = everything(book);
  expect(await previewed(desk, kind)).toEqual(cells);
  expect(desk.state().fix.preview).toMatchObject({ strays: 0, effects: [] });
  expect(desk.state().fix.preview?.formulas.map(refText)).toEqual(formulas);
  expect(desk.state().reading?.fixes.get(kind)).toBe(cells.length + formulas.length);
  expect(changes(before, everything(book))).toEqual([]);
});

it.each(mends)("changes these cells and nothing else in the workbook, and no figure: %s", async (kind) => {
  const { desk, book } = await oddDesk();
  const before = everything(book);
  const open = desk.state().reading?.figures.currencies.map((each) => [each.currency.code, each.open, each.pastDue.amount]);
  await previewed(desk, kind);
  const places = desk.state().fix.preview?.cells.map(({ at }) => refText(at)) ?? [];
  await desk.fixes.apply();
  expect(changes(before, everything(book))).toEqual([...places].sort());
  expect(desk.state().fix).toMatchObject({ preview: undefined, outcome: { did: "mended", kind, count: places.length, left: [] } });
  expect(desk.state().reading?.figures.currencies.map((each) => [each.currency.code, each.open, each.pastDue.amount])).toEqual(open);
  expect((await previewed(desk, kind)).length).toBe(0);
});

it("writes a true number and a true day, each with a format that shows it, and leaves the rest of the look", async () => {
  const { desk, book } = await oddDesk();
  const cell = (row: number, column: number): unknown => book.sheet("Invoices")?.cells.get(row, column);
  await previewed(desk, "amount-as-text");
  await desk.fixes.apply();
  expect(cell(1, 6)).toEqual({ value: 1234.56, style: { fill: "#ffff00", bold: true, numberFormat: "#,##0.00" } });
  expect(cell(2, 6)).toEqual({ value: -200, style: { numberFormat: "#,##0.00" } });
  expect(cell(6, 6)).toEqual({ value: "310.00", formula: '=TEXT(310,"0.00")' });
  await previewed(desk, "date-as-text");
  await desk.fixes.apply();
  expect(cell(1, 4)).toEqual({ value: 46_047, style: { fill: "#ffff00", numberFormat: "yyyy-mm-dd" } });
});

it("takes mends back one by one, the latest first, with value and number format", async () => {
  const { desk, book } = await oddDesk();
  const before = everything(book);
  for (const kind of mends) {
    await previewed(desk, kind);
    await desk.fixes.apply();
  }
  for (const kind of [...mends].reverse()) {
    expect(desk.state().fix.undo?.kind).toBe(kind);
    await desk.fixes.undo();
  }
  expect(desk.state().fix.undo).toBeUndefined();
  expect(changes(before, everything(book))).toEqual([]);
});

it("leaves and names a cell that was changed after the preview", async () => {
  const { desk, book } = await oddDesk();
  await previewed(desk, "amount-as-text");
  book.sheet("Invoices")?.cells.set(2, 6, { value: "(250.00)" });
  await desk.fixes.apply();
  expect(book.sheet("Invoices")?.cells.value(2, 6)).toBe("(250.00)");
  expect(desk.state().fix.outcome?.left.map(refText)).toEqual(["Invoices!G3"]);
  expect(desk.state().fix.outcome?.count).toBe(1);
});

it("leaves a cell whose row became another invoice's after the preview", async () => {
  const { desk, book } = await oddDesk();
  await previewed(desk, "name-varies");
  book.sheet("Invoices")?.cells.set(2, 0, { value: "C9" });
  await desk.fixes.apply();
  expect(book.sheet("Invoices")?.cells.value(2, 1)).toBe("Alpha Limited");
  expect(desk.state().fix.outcome?.left.map(refText)).toEqual(["Invoices!B3"]);
});

it("does not take back a cell that a person has changed since, and names it", async () => {
  const { desk, book } = await oddDesk();
  await previewed(desk, "amount-as-text");
  await desk.fixes.apply();
  book.sheet("Invoices")?.cells.set(1, 6, { value: 1300 });
  await desk.fixes.undo();
  expect(book.sheet("Invoices")?.cells.value(1, 6)).toBe(1300);
  expect(book.sheet("Invoices")?.cells.get(2, 6)).toEqual({ value: "(200.00)", style: { numberFormat: "@" } });
  expect(desk.state().fix.outcome).toMatchObject({ did: "undone", count: 1 });
  expect(desk.state().fix.outcome?.left.map(refText)).toEqual(["Invoices!G2"]);
});

it("does not take back a cell once the table was sorted and another row stands there", async () => {
  const { desk, book } = await oddDesk();
  await previewed(desk, "name-varies");
  await desk.fixes.apply();
  const cells = book.sheet("Invoices")?.cells;
  const [first, second] = [1, 2].map((row) => Array.from({ length: 8 }, (_, column) => cells?.get(row, column)));
  first?.forEach((cell, column) => cells?.set(2, column, cell));
  second?.forEach((cell, column) => cells?.set(1, column, cell));
  const sorted = everything(book);
  await desk.fixes.undo();
  expect(changes(sorted, everything(book))).toEqual([]);
  expect(desk.state().fix.outcome?.left.map(refText)).toEqual(["Invoices!B3"]);
});

it("changes nothing on a protected sheet, says so, and does it once the sheet is open", async () => {
  const { desk, book } = await oddDesk();
  const before = everything(book);
  await previewed(desk, "amount-as-text");
  const sheet = book.sheet("Invoices");
  if (sheet) sheet.protected = true;
  await desk.fixes.apply();
  expect(desk.state().failure?.failure).toEqual({ kind: "sheet-protected", sheet: "Invoices" });
  expect(changes(before, everything(book))).toEqual([]);
  expect(desk.state().fix.undo).toBeUndefined();
  if (sheet) sheet.protected = false;
  await desk.tryAgain();
  expect(desk.state().fix.outcome?.count).toBe(2);
});

it("writes nothing while a row that is not mended would then read otherwise", async () => {
  // Only 13/02/2026 shows that the day comes first: without it 03/04/2026 would be in March.
  const { desk, book } = await deskOver(
    bookOf({
      Invoices: `Customer | Invoice No. | Issue date | Due date | Amount
      C1 | INV-1 | 13/02/2026 | 2026-06-13 | 10.00
      C1 | INV-2 | 03/04/2026 | 2026-06-14 | 20.00`,
    }),
  );
  await previewed(desk, "date-as-text");
  desk.fixes.choose({ chosen: new Set([0]) });
  expect(desk.state().fix.preview?.strays).toBe(1);
  const before = everything(book);
  await desk.fixes.apply();
  expect(changes(before, everything(book))).toEqual([]);
  desk.fixes.choose({ chosen: new Set([0, 1]) });
  await desk.fixes.apply();
  expect([1, 2].map((row) => book.sheet("Invoices")?.cells.value(row, 2))).toEqual([dayFromIso("2026-02-13"), dayFromIso("2026-04-03")]);
});

describe("dates that can be read both ways", () => {
  it.each([
    ["day-first", 46_115],
    ["month-first", 46_085],
  ] as const)("become days once a person says that they are %s", async (reading, first) => {
    const { desk, book } = await deskOver(bookOf({ Invoices: eitherWay }));
    const before = everything(book);
    expect((await previewed(desk, "date-ambiguous"))[0]).toBe("Invoices!E2: 03/04/2026 -> 46115 or 46085");
    await desk.fixes.apply();
    expect(changes(before, everything(book))).toEqual([]);
    desk.fixes.choose({ reading });
    await desk.fixes.apply();
    expect(book.sheet("Invoices")?.cells.get(1, 4)).toEqual({ value: first, style: { numberFormat: "yyyy-mm-dd" } });
    expect(desk.state().reading?.findings.map(({ kind }) => kind)).not.toContain("date-ambiguous");
    await desk.fixes.undo();
    expect(changes(before, everything(book))).toEqual([]);
  });
});

describe("days whose day and month changed places", () => {
  const two = (value: number): string => String(value).padStart(2, "0");
  const rows = Array.from({ length: 12 }, (_, i) => {
    const issued = i % 2 === 0 ? `2026-${two(i / 2 + 1)}-${two(10 - i / 2)}` : `${14 + i}/03/2026`;
    return `C1 | Alpha | INV-${i} | CNY | ${issued} | | 100 |`;
  });
  const text = `Customer No. | Customer | Invoice No. | Currency | Issue date | Due date | Amount | Settled on\n${rows.join("\n")}`;

  it("are changed back together with the texts beside them, and are not found again", async () => {
    const { desk, book } = await deskOver(bookOf({ Invoices: text }));
    expect(desk.state().reading?.findings[0]?.kind).toBe("days-swapped");
    expect(desk.state().reading?.fixes.has("date-as-text")).toBe(false);
    const before = everything(book);
    const shown = await previewed(desk, "days-swapped");
    expect(shown).toContain("Invoices!E2: 46032 -> 46296");
    expect(shown).toContain("Invoices!E3: 15/03/2026 -> 46096");
    await desk.fixes.apply();
    expect(desk.state().reading?.findings.map(({ kind }) => kind)).not.toContain("days-swapped");
    await desk.fixes.undo();
    expect(changes(before, everything(book))).toEqual([]);
  });
});

describe("rows that repeat an earlier one", () => {
  it("are left out of the figures on request, stay in the table, and are counted again", async () => {
    const { desk, book } = await oddDesk();
    const table = (): readonly string[] => [...everything(book)].filter(([place]) => place.startsWith("Invoices")).map(([, cell]) => cell);
    const before = table();
    const open = (): number | undefined => desk.state().reading?.figures.currencies[0]?.open;
    const all = open() ?? 0;
    await desk.fixes.preview("row-repeated");
    expect(desk.state().fix.preview?.effects).toMatchObject([{ open: all, openAfter: all - 50_000 }]);
    await desk.fixes.apply();
    expect(open()).toBe(all - 50_000);
    expect(desk.state().reading?.repeatsLeftOut).toBe(true);
    expect(table()).toEqual(before);
    // AR Policy holds the choice: a person can change it there.
    const policy = book.table("AR_Settings");
    expect(policy).toBeDefined();
    const again = await deskOver(book);
    expect(again.desk.state().reading?.repeatsLeftOut).toBe(true);
    await desk.fixes.preview("row-repeated");
    await desk.fixes.apply();
    expect(open()).toBe(all);
  });
});

it("forgets what could be undone once another table was read", async () => {
  const book = oddBook();
  const other = bookOf({ Other: eitherWay }).sheet("Other");
  const sheet = book.addSheet("Other");
  other?.cells.forEach((row, column, cell) => sheet.cells.set(row, column, cell));
  const { desk } = await deskOver(book);
  await previewed(desk, "amount-as-text");
  await desk.fixes.apply();
  expect(desk.state().fix.undo).toEqual({ kind: "amount-as-text", count: 2 });
  const place = desk.state().places.find((each) => each.sheet === "Other");
  if (place) await desk.use(place);
  expect(desk.state().place?.sheet).toBe("Other");
  expect(desk.state().fix.undo).toBeUndefined();
});

it("leaves the workbook as it was after any mends and their undoing", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom<OfferKind>(...mends), fc.array(fc.nat(5), { maxLength: 6 })), { minLength: 1, maxLength: 4 }),
      async (steps) => {
        const { desk, book } = await oddDesk();
        const before = everything(book);
        for (const [kind, wanted] of steps) {
          const stood = everything(book);
          await previewed(desk, kind);
          const cells = desk.state().fix.preview?.cells ?? [];
          const chosen = new Set(wanted.filter((index) => index < cells.length));
          desk.fixes.choose({ chosen });
          const stays = chosen.size === 0 || (desk.state().fix.preview?.strays ?? 0) > 0;
          await desk.fixes.apply();
          const places = stays ? [] : [...chosen].flatMap((index) => (cells[index] ? [refText(cells[index].at)] : []));
          expect(changes(stood, everything(book))).toEqual(places.sort());
        }
        while (desk.state().fix.undo) await desk.fixes.undo();
        expect(changes(before, everything(book))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  ));
