import { createDesk } from "../../src/app/create-desk.js";
import type { Desk } from "../../src/app/desk.js";
import { samplesOf, type CardField } from "../../src/app/mapping-card.js";
import { monthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { known } from "../../src/kernel/assert.js";
import { day } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import { fields, type Field } from "../../src/ledger/ledger.js";
import type { CellValue } from "../../src/sheet/cell.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf, paste } from "../support/export-book.js";

/** Month-ends: the newest invoice stands on one, so that it is the day reported on. */
const march = 46_112;
const april = 46_142;
const header = ["Account", "Document Number", "Document Date", "Net Due Date", "Amount in Local Currency", "Amount in Group Currency"];
const rows = (first: number, day: number): CellValue[][] => [
  [10387, first, day - 9, day + 21, 100.5, 110],
  [10387, first + 1, day - 7, day + 23, 200, 220],
  [10552, first + 2, day - 5, day + 25, -50.25, -55],
  [10618, first + 3, day, day + 30, 300, 330],
];

/** Its columns are in doubt: an account may be one of the general ledger. */
const doubtfulTable = (first = 1_800_001, day = march): CellValue[][] => [header, ...rows(first, day)];

function deskOf(book: Workbook): Desk {
  return createDesk({ host: hostOf(book), locale: "en-US", clock: () => ({ today: day(46_350), time: "09:42" }) });
}

/** The desk with its first place chosen. */
async function chosen(book: Workbook): Promise<Desk> {
  const desk = deskOf(book);
  await desk.start();
  await desk.use(known(desk.state().places[0], "a place"));
  return desk;
}

function fieldOn(desk: Desk, field: Field): CardField {
  return known(
    desk.state().card?.fields.find((each) => each.field === field),
    "a field on an open card",
  );
}

/** The headers that AR_Mapping holds, by field. */
function remembered(book: Workbook): Record<string, unknown> {
  const found = book.table("AR_Mapping");
  if (!found) return {};
  const { top, left, rows: height } = found.table.area;
  const pairs = Array.from({ length: height - 1 }, (_, row) =>
    [0, 1].map((column) => found.sheet.cells.value(top + 1 + row, left + column)),
  );
  return Object.fromEntries(pairs.filter(([, column]) => column !== null && column !== ""));
}

/** Total open in the currency that is looked at first, in cents. */
function open(desk: Desk): number | undefined {
  return desk.state().reading?.figures.currencies[0]?.open;
}

function findings(desk: Desk): readonly string[] {
  return desk.state().reading?.findings.map(({ kind }) => kind) ?? [];
}

describe("before a table is read", () => {
  it("asks about a column that is a guess, with three of its cells", async () => {
    const desk = await chosen(bookOf(doubtfulTable()));
    expect(desk.state().reading).toBeUndefined();
    const customer = fieldOn(desk, "customer");
    expect(customer).toMatchObject({ column: 0, part: "look", why: { kind: "general" } });
    expect(desk.state().card?.fields[0]).toBe(customer);
    const card = known(desk.state().card, "a card");
    expect(samplesOf(card, customer).map(({ address, text }) => [address, text])).toEqual([
      ["A2", "10387"],
      ["A3", "10387"],
      ["A4", "10552"],
    ]);
    expect(samplesOf(card, fieldOn(desk, "dueDate"))[0]?.text).toBe("2026-04-21");
    expect(samplesOf(card, fieldOn(desk, "amount"))[2]).toMatchObject({ text: "(50.25)", amount: true });
  });

  it("reads at once where every column is clear", async () => {
    const desk = await chosen(bookOf([["Customer No", ...header.slice(1)], ...rows(1, march)]));
    expect(desk.state().card).toBeUndefined();
    expect(desk.state().phase).toBe("ready");
  });

  it("goes back without having read or written anything", async () => {
    const book = bookOf(doubtfulTable());
    const desk = await chosen(book);
    desk.assignColumn("amount", 5);
    desk.closeColumns();
    expect(desk.state()).toMatchObject({ card: undefined, phase: "choosing", reading: undefined });
    expect(book.sheets).toHaveLength(1);
  });
});

it("is shown anew when another list was pasted before it was confirmed", async () => {
  const book = bookOf(doubtfulTable());
  const desk = await chosen(book);
  desk.assignColumn("amount", 5);
  paste(book, [["Region", ...header], ...rows(1, march).map((cells) => ["North", ...cells])]);
  await desk.useColumns();
  expect(desk.state().reading).toBeUndefined();
  expect(fieldOn(desk, "amount")).toMatchObject({ column: 5, chosen: false });
  expect(desk.state().card?.columns[5]?.header).toBe("Amount in Local Currency");
  await desk.useColumns();
  expect(open(desk)).toBe(55_025);
});

describe("a guess that a person confirmed", () => {
  it("is no doubt any more, and stands in AR_Mapping", async () => {
    const book = bookOf(doubtfulTable());
    const desk = await chosen(book);
    await desk.useColumns();
    expect(desk.state()).toMatchObject({ phase: "ready", card: undefined, failure: undefined, work: undefined });
    expect(findings(desk)).not.toContain("mapping-doubtful");
    expect(remembered(book)).toEqual({ customer: "Account" });
  });

  it("is asked about no more when the next month is pasted over, here, after saving, and in a run of its own", async () => {
    const book = bookOf(doubtfulTable());
    const desk = await chosen(book);
    await desk.useColumns();
    paste(book, [...doubtfulTable(1_900_001, april), [10700, 1_900_009, april, april + 30, 10, 11]]);
    await desk.readAgain();
    expect(open(desk)).toBe(56_025);
    expect(findings(desk)).not.toContain("mapping-doubtful");
    const opened = openBook(Uint8Array.from(saveBook(book)), "next.xlsx");
    if (!opened.ok) throw new Error(opened.failure.kind);
    const later = deskOf(opened.value);
    await later.start();
    expect(later.state()).toMatchObject({ phase: "ready", card: undefined });
    const run = await monthEnd(
      hostOf(opened.value),
      { choices: noChoices, asOf: undefined, locale: "en-US", preparedAt: "", whenEdited: "keep" },
      unwatched,
    );
    if (!run.ok) throw new Error(run.failure.kind);
    expect(run.value.source.findings.map(({ kind }) => kind)).not.toContain("mapping-doubtful");
  });

  it("leaves the as-of day open, so that next month's paste brings its own", async () => {
    const book = bookOf(doubtfulTable());
    const desk = await chosen(book);
    await desk.useColumns();
    const before = known(desk.state().reading, "a reading").asOf;
    paste(book, doubtfulTable(1_900_001, april));
    await desk.readAgain();
    expect(desk.state().reading?.asOf).toBeGreaterThan(before);
  });
});

describe("a column that a person moved", () => {
  it("is read from there, next month too", async () => {
    const book = bookOf(doubtfulTable());
    const desk = await chosen(book);
    desk.assignColumn("amount", 5);
    expect(fieldOn(desk, "amount")).toMatchObject({ column: 5, chosen: true });
    await desk.useColumns();
    expect(open(desk)).toBe(60_500);
    expect(remembered(book)).toMatchObject({ amount: "Amount in Group Currency", customer: "Account" });
    paste(book, doubtfulTable(1_900_001, april));
    const later = deskOf(book);
    await later.start();
    expect(open(later)).toBe(60_500);
  });

  it("loses what it meant before: a column has one meaning", async () => {
    const desk = await chosen(bookOf(doubtfulTable()));
    desk.assignColumn("reference", 0);
    expect(fieldOn(desk, "customer").column).toBeUndefined();
    expect(desk.state().card?.needs).toEqual(["customer"]);
    await desk.useColumns();
    expect(desk.state().card).toBeDefined();
  });

  it("may have a header that is empty or stands twice, and is then known by its letter", async () => {
    const table = doubtfulTable();
    table[0] = ["Account", "Document Number", "Document Date", "Net Due Date", "Amount", "Amount"];
    const book = bookOf(table);
    const desk = await chosen(book);
    expect(desk.state().card?.needs).toEqual(["amount"]);
    expect(
      desk
        .state()
        .card?.columns.map(({ label }) => label)
        .slice(-2),
    ).toEqual(["[E]", "[F]"]);
    desk.assignColumn("openAmount", 5);
    await desk.useColumns();
    expect(open(desk)).toBe(60_500);
    expect(remembered(book)).toMatchObject({ openAmount: "[F]" });
    const later = deskOf(book);
    await later.start();
    expect(open(later)).toBe(60_500);
    const run = await monthEnd(
      hostOf(book),
      { choices: noChoices, asOf: undefined, locale: "en-US", preparedAt: "", whenEdited: "keep" },
      unwatched,
    );
    expect(run.ok && run.value.figures.currencies[0]?.open).toBe(60_500);
  });

  it("is forgotten once it is put back where it is found by itself", async () => {
    const book = bookOf(doubtfulTable());
    const desk = await chosen(book);
    const found = fieldOn(desk, "dueDate").column;
    desk.assignColumn("dueDate", undefined);
    await desk.useColumns();
    expect(remembered(book)).toMatchObject({ dueDate: "-" });
    desk.showColumns();
    expect(fieldOn(desk, "dueDate").column).toBeUndefined();
    desk.assignColumn("dueDate", found);
    await desk.useColumns();
    expect(remembered(book)).toEqual({ customer: "Account" });
    expect(desk.state().reading?.ledger.source.mapping.dueDate?.column).toBe(found);
  });
});

it("takes no column for a field that a person said is in none", async () => {
  const book = bookOf(doubtfulTable());
  const desk = await chosen(book);
  desk.assignColumn("dueDate", undefined);
  await desk.useColumns();
  expect(remembered(book)).toMatchObject({ dueDate: "-" });
  const later = deskOf(book);
  await later.start();
  expect(later.state().reading?.ledger.source.mapping.dueDate).toBeUndefined();
  expect(findings(later)).toContain("due-missing");
});

it("keeps the credit side of a column that is confirmed", async () => {
  const table: CellValue[][] = [
    ["Name", "Doc", "Posting", "Debit", "Credit"],
    ["Aspen Ltd", "A-1", march - 3, 100, null],
    ["Aspen Ltd", "A-2", march - 2, 250, null],
    ["Birch Ltd", "A-3", march, null, 40],
    ["Cedar Ltd", "A-4", march, 60, null],
  ];
  const desk = await chosen(bookOf(table));
  for (const [field, column] of [
    ["customer", 0],
    ["issueDate", 2],
    ["amount", 3],
  ] as const)
    if (desk.state().card && fieldOn(desk, field).column !== column) desk.assignColumn(field, column);
  await desk.useColumns();
  expect(open(desk)).toBe(37_000);
});

describe("a place that lacks something", () => {
  const table = (): CellValue[][] => [
    ["Partner", "Doc no", "When", "How much", "Terms"],
    ["Aspen Ltd", "A-1", march - 3, 100, 30],
    ["Birch Ltd", "A-2", march - 2, 250.5, 30],
    ["Cedar Ltd", "A-3", march, 60, 30],
  ];

  it("is offered with what is missing, and read once a person has named it", async () => {
    const book = bookOf(table());
    const desk = deskOf(book);
    await desk.start();
    const place = known(desk.state().places[0], "a place");
    expect(place.needs.length).toBeGreaterThan(0);
    await desk.use(place);
    const needed =
      desk
        .state()
        .card?.fields.filter(({ why }) => why?.kind === "needed")
        .map(({ field }) => field) ?? [];
    expect(needed.length).toBeGreaterThan(0);
    for (const [field, column] of [
      ["customer", 0],
      ["issueDate", 2],
      ["amount", 3],
    ] as const)
      if (fieldOn(desk, field).column !== column) desk.assignColumn(field, column);
    expect(desk.state().card?.needs).toEqual([]);
    await desk.useColumns();
    expect(open(desk)).toBe(41_050);
    // From now on the table is complete by itself.
    const later = deskOf(book);
    await later.start();
    expect(later.state()).toMatchObject({ phase: "ready", card: undefined });
    expect(open(later)).toBe(41_050);
  });

  it("is not confirmed while something is missing", async () => {
    const book = bookOf(table());
    const desk = await chosen(book);
    await desk.useColumns();
    expect(desk.state().card).toBeDefined();
    expect(book.sheets).toHaveLength(1);
  });
});

describe("where AR Policy cannot be written", () => {
  it("counts for this sitting, says why it was not kept, and keeps it on another try", async () => {
    const book = bookOf(doubtfulTable());
    book.structureProtected = true;
    const desk = await chosen(book);
    desk.assignColumn("amount", 5);
    await desk.useColumns();
    expect(open(desk)).toBe(60_500);
    expect(desk.state().failure).toMatchObject({ failure: { kind: "book-protected" }, during: "write", target: "AR Policy" });
    await desk.readAgain();
    expect(open(desk)).toBe(60_500);
    desk.showColumns();
    expect(fieldOn(desk, "amount").column).toBe(5);
    book.structureProtected = false;
    await desk.useColumns();
    expect(remembered(book)).toMatchObject({ amount: "Amount in Group Currency" });
  });

  it("is tried again by the button of the failure", async () => {
    const book = bookOf(doubtfulTable());
    book.structureProtected = true;
    const desk = await chosen(book);
    await desk.useColumns();
    book.structureProtected = false;
    await desk.tryAgain();
    expect(desk.state().failure).toBeUndefined();
    expect(remembered(book)).toEqual({ customer: "Account" });
  });

  it("does not put the table back that a person took from AR Policy", async () => {
    const book = bookOf(doubtfulTable());
    const desk = await chosen(book);
    await desk.useColumns();
    const found = known(book.table("AR_Mapping"), "the table");
    found.sheet.tables.splice(found.sheet.tables.indexOf(found.table), 1);
    desk.showColumns();
    desk.assignColumn("amount", 5);
    await desk.useColumns();
    expect(desk.state().failure?.failure).toEqual({ kind: "no-room", sheet: "AR Policy", table: "AR_Mapping" });
    expect(open(desk)).toBe(60_500);
  });
});

it("changes nothing on a standing AR Policy but the rows of AR_Mapping", async () => {
  const book = bookOf(doubtfulTable());
  const desk = await chosen(book);
  await desk.useColumns();
  await desk.writeSheet("aging");
  const policy = known(book.sheet("AR Policy"), "the policy");
  const mapping = known(book.table("AR_Mapping"), "the table").table.area;
  policy.cells.set(8, 6, { value: "my note" });
  const outside = (): string => {
    const lines: string[] = [];
    policy.cells.forEach((row, column, { value }) => {
      if (row < mapping.top || row >= mapping.top + mapping.rows) lines.push(JSON.stringify([row, column, value]));
    });
    return lines.join("\n");
  };
  const before = outside();
  desk.showColumns();
  desk.assignColumn("amount", 5);
  await desk.useColumns();
  expect(outside()).toBe(before);
  expect(remembered(book)).toEqual({ customer: "Account", amount: "Amount in Group Currency" });
});

it("has a row on AR Policy for every field", async () => {
  const book = bookOf(doubtfulTable());
  await (await chosen(book)).useColumns();
  expect(known(book.table("AR_Mapping"), "the table").table.area.rows).toBe(1 + fields.length);
});
