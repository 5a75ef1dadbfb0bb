import * as fc from "fast-check";
import { computeFigures } from "../../src/analyses/compute.js";
import { ofEntity } from "../../src/app/entity.js";
import { figuresOf } from "../../src/app/figures-of.js";
import { monthEndJson } from "../../src/app/month-end-json.js";
import type { ReadSource } from "../../src/app/read-source.js";
import { saveBook } from "../../src/files/save-book.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { joinLedgers } from "../../src/ledger/join-ledgers.js";
import { cellOf } from "../../src/ledger/ledger.js";
import { defaultPolicy } from "../../src/policy/policy.js";
import { refText } from "../../src/sheet/address.js";
import { agingText, bookOf, bookWithPolicy, findingTexts, openItems, readBookOf } from "../support/book-of.js";
import { ledgerOf } from "../support/ledger-builder.js";
import { recalculated } from "../support/libreoffice.js";
import { bothCompanies, runOn, twoCompanies } from "../support/two-companies.js";
import { textsOf } from "../../src/ledger/text-list.js";

const asOf = known(dayFromIso("2026-03-31"), "a day");
const both = { entities: bothCompanies };
const customersOf = ({ ledger }: ReadSource): readonly string[] => ledger.customers.map(({ id, name }) => `${id} ${name}`);

describe("two companies with an export each", () => {
  it("stand together, each currency for itself, with what each has by itself", async () => {
    const { source, figures } = await readBookOf(twoCompanies, "2026-03-31", {}, both);
    // GBP 100.00 due 24 February, 40.50 paid on 15 March, 9.50 not due. EUR 500.00 due 9 February, 1000.00 due on the day, 20.25 due 3 March.
    expect(figures.currencies.map((each) => `${each.currency.code ?? ""} ${agingText(each)}`)).toEqual([
      "EUR current 1000.00 | 1-30 20.25 | 31-60 500.00",
      "GBP current 9.50 | 31-60 100.00",
    ]);
    const parts = ["UK Ltd", "GmbH"].map((entity) => {
      const part = ofEntity(source, entity);
      const at = part.ok ? figuresOf(part.value, asOf) : part;
      return at.ok ? at.value.figures.currencies.map(agingText) : at.failure;
    });
    expect(parts).toEqual([["current 9.50 | 31-60 100.00"], ["current 1000.00 | 1-30 20.25 | 31-60 500.00"]]);
  });

  it("keep of every item the sheet and the row that it came from", async () => {
    const { ledger } = await readBookOf(twoCompanies, "2026-03-31", {}, both);
    expect([...textsOf(ledger.invoiceNumber)].map((number, item) => `${number} ${refText(cellOf(ledger, item, "amount"))}`)).toEqual([
      "7 'UK Ltd'!G2",
      "8 'UK Ltd'!G3",
      "9 'UK Ltd'!G4",
      "7 GmbH!F2",
      "11 GmbH!F3",
      "12 GmbH!F4",
    ]);
  });

  it("may both use an invoice number, which is no repeat", async () => {
    const { findings } = await readBookOf(twoCompanies, "2026-03-31", {}, both);
    expect(findings.map(({ kind }) => kind)).not.toContain("invoice-twice");
    expect(findings.map(({ kind }) => kind)).not.toContain("row-repeated");
  });

  it("have one customer where number and name agree, and two where only the number does", async () => {
    const { source, findings } = await readBookOf(twoCompanies, "2026-03-31", {}, both);
    expect(customersOf(source)).toEqual([
      "10001 (UK Ltd) Harbour Foods",
      "10002 Acme Ltd",
      "10001 (GmbH) Müller Maschinenbau",
      "10003 UK Ltd",
    ]);
    expect(findings.find(({ kind }) => kind === "customer-number-shared")).toMatchObject({
      count: 1,
      found: ["10001 (UK Ltd): Harbour Foods", "10001 (GmbH): Müller Maschinenbau"],
      cells: [
        { sheet: "UK Ltd", row: 1, column: 0 },
        { sheet: "GmbH", row: 1, column: 1 },
      ],
    });
  });

  it("have one customer of a number where the policy says so", async () => {
    const tables = { AR_Settings: [["same_customers", "by-number"]] };
    const done = await runOn(bookWithPolicy(twoCompanies, tables), both);
    if (!("source" in done)) throw new Error(done.kind);
    expect(customersOf(done.source)).toEqual(["10001 Harbour Foods", "10002 Acme Ltd", "10003 UK Ltd"]);
  });

  it("offer a customer that is one of the companies as a related party, until it is marked as one", async () => {
    const first = await readBookOf(twoCompanies, "2026-03-31", {}, both);
    expect(findingTexts(first.findings)).toContain("intercompany-customer 1 1000.00");
    const Customers = "Customer | Name | Credit limit | Related party\n10003 | UK Ltd | | yes";
    const then = await readBookOf({ ...twoCompanies, Customers }, "2026-03-31", {}, both);
    expect(then.findings.map(({ kind }) => kind)).not.toContain("intercompany-customer");
    expect(then.figures.currencies[0]?.relatedParties).toEqual({ open: 100_000, customers: 1 });
  });

  it("are named in AR_Entities on AR Policy, with a currency for amounts that state none", async () => {
    const noCurrency = { ...twoCompanies, "UK Ltd": twoCompanies["UK Ltd"].replace(/ GBP /g, "  ") };
    const named = (currency: string): Record<string, string[][]> => ({
      AR_Entities: [
        ["Northwind UK", "uk ltd", currency],
        ["Northwind GmbH", "GmbH", ""],
      ],
    });
    const done = await runOn(bookWithPolicy(noCurrency, named("GBP")));
    if (!("source" in done)) throw new Error(done.kind);
    expect(monthEndJson(done)).toMatchObject({
      source: {
        rows: 6,
        tables: [
          { entity: "Northwind UK", sheet: "UK Ltd", rows: 3 },
          { entity: "Northwind GmbH", mapping: { settledDate: "Clearing Date" } },
        ],
      },
      currencies: [{ currency: "EUR" }, { currency: "GBP", open: "109.50" }],
      groups: {
        entity: [
          { name: "Northwind UK", open: "109.50" },
          { name: "Northwind GmbH", open: "1520.25" },
        ],
      },
    });
  });

  it("are not read together while two of them state no currency: their amounts must not be added", async () => {
    const none = { "UK Ltd": twoCompanies["UK Ltd"].replace(/ GBP /g, "  "), GmbH: twoCompanies.GmbH.replace(/ EUR /g, "  ") };
    expect(await runOn(bookOf(none), both)).toEqual({ kind: "entity-currency-missing", entities: ["UK Ltd", "GmbH"] });
  });

  it("are not aged together with an aging that states no invoices", async () => {
    const Ltda =
      "Customer | Currency | Current | 1-30 | 31-60 | 61-90 | 91+ | Total\nSilva | BRL | 10.00 | 5.00 | 0 | 0 | 0 | 15.00\nCosta | BRL | 1.00 | 0 | 0 | 0 | 0 | 1.00";
    const three = [...bothCompanies, { entity: "Ltda", place: "Ltda", currency: undefined }];
    expect(await runOn(bookOf({ ...twoCompanies, Ltda }), { entities: three })).toMatchObject({
      kind: "entity-aging-stated",
      entity: "Ltda",
    });
  });

  it("are refused by name where a table is not there, or is named for two of them", async () => {
    const at = (place: string): { entity: string; place: string; currency: undefined } => ({ entity: place, place, currency: undefined });
    expect(await runOn(bookOf(twoCompanies), { entities: [at("UK Ltd"), at("Ltda")] })).toMatchObject({
      kind: "entity-table-missing",
      entity: "Ltda",
    });
    expect(await runOn(bookOf(twoCompanies), { entities: [at("UK Ltd"), at("uk ltd")] })).toMatchObject({ kind: "entity-table-twice" });
    expect(await runOn(bookOf(twoCompanies))).toMatchObject({ kind: "several-tables" });
  });
});

it("gives each company its receipts: by the invoice, of a shared number by the customer, without an invoice by the customer", async () => {
  const Receipts = `
Receipt date | Customer | Invoice No. | Amount received
2026-03-01 | 10001 | 7 | 10.00
2026-03-01 | Müller Maschinenbau | 7 | 30.00
2026-03-02 | 10003 | 11 | 100.00
2026-03-03 | 10003 | | 5.00`;
  const unpaid = {
    "UK Ltd": twoCompanies["UK Ltd"].replace("Settled Date", "Note"),
    GmbH: twoCompanies.GmbH.replace("Clearing Date", "Note"),
  };
  const { ledger, findings } = await readBookOf({ ...unpaid, Receipts }, "2026-03-31", {}, both);
  expect(openItems(ledger, "2026-03-31")).toEqual([
    "invoice 7 90.00",
    "invoice 8 40.50",
    "invoice 9 9.50",
    "invoice 7 470.00",
    "invoice 11 900.00",
    "invoice 12 20.25",
    "receipt - -5.00",
  ]);
  // "10001" is a customer of both, and so is invoice 7: nothing says whose the first receipt is.
  expect(findings.find(({ kind }) => kind === "receipt-entity-unclear")).toMatchObject({ count: 1, found: ["7"] });
  const last = ledger.size - 1;
  expect(cellOf(ledger, last, "amount")).toEqual({ sheet: "Receipts", row: 4, column: 3 });
});

it("writes one sheet of both and one of each, whose check formulas go over the tables they came from", async () => {
  const dated = { ...twoCompanies, "UK Ltd": inRealDates(twoCompanies["UK Ltd"]) };
  const book = bookOf(dated);
  for (const entity of [undefined, "GmbH", "UK Ltd"]) expect(await runOn(book, { ...both, entity })).toHaveProperty("sheets");
  const cellsOf = (name: string): string[] => {
    const cells: string[] = [];
    book.sheet(name)?.cells.forEach((_, __, cell) => cells.push(`${cell.formula ?? ""}${String(cell.value)}`));
    return cells;
  };
  expect(book.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["AR Aging 2026-03-31", "AR Aging 2026-03-31 GmbH", "AR Aging 2026-03-31 UK Ltd", "AR Letters 2026-03-31 GmbH"]),
  );
  expect(cellsOf("AR Aging 2026-03-31 GmbH")).toContain("GmbH");
  const together = cellsOf("AR Aging 2026-03-31");
  expect(together.some((cell) => cell.includes("SUMPRODUCT") && cell.includes("'UK Ltd'!") && !cell.includes("GmbH!"))).toBe(true);
  expect(together.filter((cell) => cell === "By legal entity")).toHaveLength(1);
});

it("adds what two tables hold of one currency by a sum of two formulas, and LibreOffice finds the same", async () => {
  const inEuros = { ...twoCompanies, "UK Ltd": inRealDates(twoCompanies["UK Ltd"]).replace(/ GBP /g, " EUR ") };
  const book = bookOf(inEuros);
  const done = await runOn(book, both);
  if (!("sheets" in done)) throw new Error(done.kind);
  const formulas: string[] = [];
  book.sheet("AR Aging 2026-03-31")?.cells.forEach((_, __, { formula }) => formula !== undefined && formulas.push(formula));
  expect(formulas.some((formula) => /SUMPRODUCT\(.*'UK Ltd'!.*\)\+SUMPRODUCT\(.*GmbH!/.test(formula))).toBe(true);
  const verdicts: unknown[] = [];
  recalculated(saveBook(book))
    .sheet("AR Aging 2026-03-31")
    ?.cells.forEach((_, __, { value }) => {
      if (value === "OK" || value === "CHECK") verdicts.push(value);
    });
  expect(verdicts).toEqual(["OK", "OK", "OK"]);
});

function inRealDates(sheet: string): string {
  return sheet.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, "$3-$2-$1");
}

describe("the figures of all entities together", () => {
  const customers = fc.constantFrom("C1", "C2", "C3");
  const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, "0"));
  const line = fc
    .record({
      customer: customers,
      currency: fc.constantFrom("EUR", "GBP", "JPY"),
      month: fc.constantFrom("01", "02", "03"),
      day,
      units: fc.integer({ min: -500, max: 2000 }),
      settled: fc.boolean(),
    })
    .map(
      ({ customer, currency, month, day: at, units, settled }) =>
        (i: number) =>
          `${customer} I-${i} ${currency} 2026-${month}-${at} 2026-0${Number(month) + 1}-${at} ${units === 0 ? 1 : units} ${settled ? "2026-03-15" : "-"}`,
    );
  const lists = fc.array(fc.array(line, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 4 });
  const policies = fc.constantFrom(
    defaultPolicy,
    { ...defaultPolicy, unappliedCredits: "oldest-first" as const },
    { ...defaultPolicy, unappliedCredits: "apart" as const },
  );

  it("are the sums of those by entity, in every currency and bucket", () =>
    fc.assert(
      fc.property(lists, policies, fc.boolean(), (drafts, policy, same) => {
        const ledgers = drafts.map((lines) => ledgerOf(lines.map((each, i) => each(i))));
        const { ledger } = joinLedgers(
          ledgers.map((each, i) => ({ entity: `E${i}`, ledger: each })),
          () => same,
        );
        const sums = new Map<string, number>();
        for (const each of ledgers)
          for (const { currency, agingByDue, agingByIssue } of computeFigures(each, policy, new Map(), asOf).currencies)
            for (const { basis, buckets, amounts } of [agingByDue, agingByIssue])
              buckets.forEach(({ id }, i) => {
                const key = `${currency.code ?? ""} ${basis} ${id}`;
                sums.set(key, (sums.get(key) ?? 0) + (amounts[i] ?? 0));
              });
        const together = new Map<string, number>();
        for (const { currency, agingByDue, agingByIssue } of computeFigures(ledger, policy, new Map(), asOf).currencies)
          for (const { basis, buckets, amounts } of [agingByDue, agingByIssue])
            buckets.forEach(({ id }, i) => together.set(`${currency.code ?? ""} ${basis} ${id}`, amounts[i] ?? 0));
        for (const [key, sum] of sums) expect([key, together.get(key) ?? 0]).toEqual([key, sum]);
        for (const [key, amount] of together) expect([key, sums.get(key) ?? 0]).toEqual([key, amount]);
      }),
    ));
});
