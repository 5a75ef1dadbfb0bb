import fc from "fast-check";
import { balanceLines, itemLines, lateEntries, type ItemLine } from "../../src/analyses/snapshot.js";
import { figuresOf } from "../../src/app/figures-of.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { keepSnapshot, readSnapshots, type Keeping, type Snapshots } from "../../src/app/snapshots.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { day, dayFromIso, isoFromDay } from "../../src/kernel/day.js";
import { decimalText, exponentOf, minor } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";

const invoices = `
  Customer | Invoice No | Currency | Invoice Date | Due Date   | Amount | Paid Date
  C1       | 1001       | EUR      | 2026-08-10   | 2026-09-09 | 100.50 | 2026-10-20
  C1       | 1002       | EUR      | 2026-09-15   | 2026-10-15 | 200    |
  C2       | 1003       | USD      | 2026-10-01   | 2026-10-31 | 300    |
  C3       | 1004       | EUR      | 2026-10-20   | 2026-11-19 | 40     |
`;

async function close(book: Workbook, iso: string): Promise<Keeping> {
  const host = hostOf(book);
  const source = await readSource(host, noChoices, unwatched);
  if (!source.ok) throw new Error(JSON.stringify(source.failure));
  const at = figuresOf(source.value, dayFromIso(iso));
  if (!at.ok) throw new Error(JSON.stringify(at.failure));
  const context = { source: source.value, ...at.value, locale: "en-US" as const, preparedAt: "" };
  const kept = await keepSnapshot(host, context, await snapshotsOf(book), unwatched);
  if (!kept.ok) throw new Error(JSON.stringify(kept.failure));
  return kept.value;
}

async function snapshotsOf(book: Workbook): Promise<Snapshots> {
  const host = hostOf(book);
  const survey = await host.survey();
  const read = survey.ok ? await readSnapshots(host, survey.value, "", unwatched) : survey;
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

const shown = (line: ItemLine): string =>
  `${line.customer} ${line.invoice} ${line.currency} ${decimalText(line.open, exponentOf(line.currency))}`;

it("keeps each month-end's open items and balances, and reads them back as they were", async () => {
  const book = bookOf({ Invoices: invoices });
  expect(await close(book, "2026-09-30")).toBe("kept");
  expect(await close(book, "2026-10-31")).toBe("kept");
  const { months, failures } = await snapshotsOf(book);
  expect(failures).toEqual([]);
  expect(months.map(({ monthEnd }) => isoFromDay(monthEnd))).toEqual(["2026-09-30", "2026-10-31"]);
  expect(months[0]?.items.map(shown)).toEqual(["C1 1001 EUR 100.50", "C1 1002 EUR 200.00"]);
  expect(months[1]?.items.map(shown)).toEqual(["C1 1002 EUR 200.00", "C2 1003 USD 300.00", "C3 1004 EUR 40.00"]);
  expect(months[0]?.balances.map(({ customer, bucket, open }) => `${customer} ${bucket} ${open}`)).toEqual([
    "C1 current 20000",
    "C1 1-30 10050",
  ]);
});

it("keeps no other days than month-ends", async () => {
  const book = bookOf({ Invoices: invoices });
  expect(await close(book, "2026-10-15")).toBe("no-month-end");
  expect(book.sheet("AR Balances")).toBeUndefined();
});

it("replaces a month-end that is run again, and leaves one alone that a later one followed", async () => {
  const book = bookOf({ Invoices: invoices });
  await close(book, "2026-09-30");
  book.sheet("Invoices")?.cells.set(2, 5, { value: 250 });
  await close(book, "2026-09-30");
  expect((await snapshotsOf(book)).months[0]?.items.map(shown)).toEqual(["C1 1001 EUR 100.50", "C1 1002 EUR 250.00"]);
  await close(book, "2026-10-31");
  book.sheet("Invoices")?.cells.set(2, 5, { value: 999 });
  expect(await close(book, "2026-09-30")).toBe("closed");
  expect((await snapshotsOf(book)).months[0]?.items.map(shown)).toEqual(["C1 1001 EUR 100.50", "C1 1002 EUR 250.00"]);
});

it("is no table of invoices: the list that was pasted is still the one that is read", async () => {
  const book = bookOf({ Invoices: invoices });
  await close(book, "2026-09-30");
  const source = await readSource(hostOf(book), noChoices, unwatched);
  expect(source.ok && source.value.place.sheet).toBe("Invoices");
});

describe("a closed month against the books of later", () => {
  const line = (customer: string, invoice: string, open: number, currency: string | null = "EUR"): ItemLine => ({
    customer,
    invoice,
    kind: "invoice",
    currency,
    issued: undefined,
    due: day(46_000),
    billed: minor(open),
    open: minor(open),
  });

  it("names what was entered, changed or gone since, item by item, each currency apart", () => {
    const kept = [line("C1", "1", 100), line("C1", "2", 200), line("C2", "3", 50), line("C9", "8", 7, "USD")];
    const now = [line("C1", "1", 100), line("C1", "2", 150), line("C4", "4", -30), line("C9", "8", 7, "USD")];
    const [euro, dollar] = lateEntries(kept, now);
    expect(euro?.entries.map(({ kind, item, before, now: after }) => `${kind} ${item.invoice} ${before} ${after}`)).toEqual([
      "changed 2 200 150",
      "vanished 3 50 0",
      "appeared 4 0 -30",
    ]);
    expect([euro?.kept, euro?.rebuilt]).toEqual([350, 220]);
    expect(dollar).toMatchObject({ currency: "USD", kept: 7, rebuilt: 7, entries: [] });
  });

  it("explains the whole difference by its entries, whatever was kept and whatever is there now", () => {
    const lines = fc.array(
      fc.tuple(
        fc.constantFrom("C1", "C2"),
        fc.constantFrom("1", "2", "3", "4"),
        fc.integer({ min: -999, max: 999 }),
        fc.constantFrom("EUR", null),
      ),
      { maxLength: 8 },
    );
    const unique = (rows: readonly (readonly [string, string, number, string | null])[]): readonly ItemLine[] => [
      ...new Map(rows.map((row) => [`${row[0]}|${row[1]}|${row[3] ?? ""}`, line(...row)])).values(),
    ];
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        for (const { kept, rebuilt, entries } of lateEntries(unique(before), unique(after)))
          expect(kept + entries.reduce((sum, entry) => sum + entry.now - entry.before, 0)).toBe(rebuilt);
      }),
    );
  });
});

it("keeps balances that add up to what is open", async () => {
  const book = bookOf({ Invoices: invoices });
  const source = await readSource(hostOf(book), noChoices, unwatched);
  if (!source.ok) throw new Error("not read");
  const at = figuresOf(source.value, dayFromIso("2026-10-31"));
  if (!at.ok) throw new Error("no figures");
  const { figures } = at.value;
  for (const { currency, open } of figures.currencies) {
    const total = (lines: readonly { readonly currency: string | null; readonly open: number }[]): number =>
      lines.filter((each) => each.currency === currency.code).reduce((sum, each) => sum + each.open, 0);
    expect(total(balanceLines(figures, source.value.ledger))).toBe(open);
    expect(total(itemLines(source.value.ledger, figures.asOf))).toBe(open);
  }
});
