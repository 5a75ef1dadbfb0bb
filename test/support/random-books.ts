import fc from "fast-check";
import { figuresOf } from "../../src/app/figures-of.js";
import { noChoices, readSource, type ReadSource } from "../../src/app/read-source.js";
import { metricIds, type Figures } from "../../src/analyses/figures.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { day, isoFromDay, type DayNumber } from "../../src/kernel/day.js";
import { decimalText, minor } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Policy } from "../../src/policy/policy.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { Workbook } from "../../src/workbook/workbook.js";

/** One document as it happened, before anybody wrote it into a sheet. Money in cents, days as serials. */
export interface Doc {
  readonly customer: number;
  readonly number: string;
  readonly currency: string;
  readonly issued: number;
  /** `undefined`: the sheet states no due date. */
  readonly terms: number | undefined;
  /** Credits negative. */
  readonly amount: number;
  /** In-row payment; settled on `paidOn`. */
  readonly paid: number;
  readonly paidOn: number | undefined;
}

/** Money that came in, on a sheet of its own. */
export interface Payment {
  readonly day: number;
  readonly customer: number;
  /** Number of the document it pays; "": none. */
  readonly invoice: string;
  readonly currency: string;
  readonly amount: number;
}

export interface Company {
  readonly docs: readonly Doc[];
  readonly payments: readonly Payment[];
}

/** 1 January 2026. */
const newYear = 46_023;
export const reportDay = day(newYear + 303);

const customerNames = ["Acme Ltd", "Brill & Sons GmbH", "华联商厦", "Óbidos, Lda.", "Total Energies SA", "North Sum Co"];
export const customerIds = ["C100", "C200", "C300", "C400", "C500", "C600"];

interface CompanyOptions {
  readonly currencies?: readonly string[];
  /** In-row payments, or a table of receipts. */
  readonly paidIn?: "rows" | "receipts";
}

/** Random trade of a year: several customers, credits, part payments, open items, what has no due date. */
export function companies({ currencies = ["EUR", "USD", "JPY"], paidIn = "rows" }: CompanyOptions = {}): fc.Arbitrary<Company> {
  const doc = fc.record({
    customer: fc.nat(customerIds.length - 1),
    currency: fc.constantFrom(...currencies),
    issued: fc.integer({ min: newYear - 200, max: newYear + 330 }),
    terms: fc.option(fc.constantFrom(0, 14, 30, 60, 90), { nil: undefined, freq: 8 }),
    cents: fc.oneof(
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.integer({ min: 1, max: 900 }).map((n) => n * 10_000),
    ),
    credit: fc.nat(7).map((n) => n === 0),
    share: fc.constantFrom(0, 0, 0.25, 0.5, 1, 1),
    wait: fc.nat(120),
  });
  return fc.array(doc, { minLength: 5, maxLength: 30 }).map((drafts) => {
    const docs = drafts.map(({ customer, currency, issued, terms, cents, credit, share, wait }, i): Doc => {
      // Yen have no cents.
      const whole = currency === "JPY" ? Math.max(100, Math.round(cents / 100) * 100) : cents;
      const amount = credit ? -whole : whole;
      const part = Math.round((amount * share) / 100) * 100;
      const paid = share === 1 ? amount : paidIn === "receipts" && credit ? 0 : part;
      return { customer, number: `R-${1000 + i}`, currency, issued, terms, amount, paid, paidOn: paid === 0 ? undefined : issued + wait };
    });
    if (paidIn === "rows") return { docs, payments: [] };
    const payments = docs.flatMap(({ amount, paid, paidOn, customer, currency, number }, i): Payment[] =>
      amount < 0 || paidOn === undefined
        ? []
        : // Now and then somebody forgets to say what was paid.
          [{ day: paidOn, customer, invoice: i % 7 === 3 ? "" : number, currency, amount: paid }],
    );
    return { docs: docs.map((each) => ({ ...each, paid: 0, paidOn: undefined })), payments };
  });
}

export const columns = ["customer", "name", "number", "currency", "issued", "due", "amount", "paid", "paidOn"] as const;
export type Column = (typeof columns)[number];

export const plainHeaders: Readonly<Record<Column, string>> = {
  customer: "Customer No.",
  name: "Customer name",
  number: "Invoice No.",
  currency: "Currency",
  issued: "Invoice date",
  due: "Due date",
  amount: "Amount",
  paid: "Paid amount",
  paidOn: "Settled on",
};

/** How cells are written: amounts and days as numbers or as texts. */
export interface Writing {
  readonly amount: (cents: number, currency: string) => CellValue;
  readonly day: (serial: number) => CellValue;
}

export const asNumbers: Writing = { amount: (cents) => cents / 100, day: (serial) => serial };

const decimals = (cents: number, currency: string): string =>
  currency === "JPY" ? String(Math.abs(cents) / 100) : decimalText(minor(Math.abs(cents)), 2);
const grouped = (text: string, sign: string, decimal: string): string => {
  const [whole = "", rest] = text.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, sign) + (rest === undefined ? "" : decimal + rest);
};
const iso = (serial: number): string => isoFromDay(serial as DayNumber);

/** Ways in which exports write amounts and days, each of them one way throughout. */
export const writings: fc.Arbitrary<Writing> = fc.record({
  amount: fc.constantFrom<Writing["amount"]>(
    asNumbers.amount,
    (cents, currency) => (cents < 0 ? "-" : "") + grouped(decimals(cents, currency), ",", "."),
    (cents, currency) => (cents < 0 ? `(${grouped(decimals(cents, currency), ",", ".")})` : grouped(decimals(cents, currency), ",", ".")),
    (cents, currency) => (currency === "JPY" ? cents / 100 : grouped(decimals(cents, currency), ".", ",") + (cents < 0 ? "-" : "")),
    (cents, currency) => (cents < 0 ? "-" : "") + grouped(decimals(cents, currency), "'", "."),
  ),
  day: fc.constantFrom<Writing["day"]>(
    asNumbers.day,
    iso,
    (serial) => iso(serial).replaceAll("-", ""),
    (serial) => iso(serial).split("-").reverse().join("."),
    (serial) => iso(serial).replace(/^(\d+)-(\d+)-(\d+)$/, "$2/$3/$1"),
    (serial) => iso(serial).replace(/^(\d+)-(\d+)-(\d+)$/, (_, y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`),
  ),
});

export function rowOf(doc: Doc, { amount, day: dayCell }: Writing = asNumbers): readonly CellValue[] {
  return [
    customerIds[doc.customer] ?? "",
    customerNames[doc.customer] ?? "",
    doc.number,
    doc.currency,
    dayCell(doc.issued),
    doc.terms === undefined ? null : dayCell(doc.issued + doc.terms),
    amount(doc.amount, doc.currency),
    doc.paid === 0 ? null : amount(doc.paid, doc.currency),
    doc.paidOn === undefined ? null : dayCell(doc.paidOn),
  ];
}

export type Rows = readonly (readonly CellValue[])[];

/** The invoice sheet as a plain table; without the columns of payment where payments have a sheet. */
export function invoiceRows({ docs, payments }: Company, writing: Writing = asNumbers, headers = plainHeaders): Rows {
  const width = payments.length > 0 ? columns.length - 2 : columns.length;
  return [columns.map((column) => headers[column]), ...docs.map((doc) => rowOf(doc, writing))].map((row) => row.slice(0, width));
}

export function paymentRows({ payments }: Company): Rows {
  const head = ["Receipt date", "Customer No.", "Invoice No.", "Currency", "Amount received"];
  const rows = payments.map((each): CellValue[] => [
    each.day,
    customerIds[each.customer] ?? "",
    each.invoice === "" ? null : each.invoice,
    each.currency,
    each.amount / 100,
  ]);
  return [head, ...rows];
}

export function bookOfRows(sheets: Readonly<Record<string, Rows>>): Workbook {
  const book = new Workbook("book.xlsx");
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addSheet(name);
    rows.forEach((cells, row) =>
      cells.forEach((value, column) => {
        if (value !== null) sheet.cells.set(row, column, { value });
      }),
    );
  }
  return book;
}

export function sheetsOf(company: Company, writing: Writing = asNumbers): Record<string, Rows> {
  const invoices = invoiceRows(company, writing);
  return company.payments.length > 0 ? { Invoices: invoices, Receipts: paymentRows(company) } : { Invoices: invoices };
}

export async function readBook(book: Workbook): Promise<ReadSource> {
  const read = await readSource(hostOf(book), noChoices, unwatched);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

export function figuresFrom(source: ReadSource, asOf: DayNumber, policy: Partial<Policy> = {}): Figures {
  const at = figuresOf({ ...source, policy: { ...source.policy, ...policy } }, asOf);
  if (!at.ok) throw new Error(JSON.stringify(at.failure));
  return at.value.figures;
}

/** Every figure of every currency as text, in an order that the rows of the source have no part in. */
export function figuresText(source: ReadSource, asOf: DayNumber = reportDay, policy: Partial<Policy> = {}): unknown {
  const figures = figuresFrom(source, asOf, policy);
  const id = (customer: number): string => source.ledger.customers[customer]?.id ?? "";
  const currencies = figures.currencies.map((each) => ({
    currency: each.currency.code,
    open: each.open,
    items: each.items,
    byDue: [each.agingByDue.buckets.map((bucket) => bucket.id), each.agingByDue.amounts, each.agingByDue.items],
    byIssue: [each.agingByIssue.buckets.map((bucket) => bucket.id), each.agingByIssue.amounts, each.agingByIssue.items],
    customers: each.agingByDue.rows.map(({ customer, amounts }) => [id(customer), ...amounts]),
    top: each.top.map(({ customer, open }) => [id(customer), open]),
    pastDue: [each.pastDue.amount, each.pastDue.items],
    provision: each.provision.total,
    dunning: each.dunning.map(({ customer, level, amount, items }) => [id(customer), level, amount, items.length]),
    metrics: metricIds.map((metric) => {
      const value = each.metrics[metric];
      return value.kind === "value" ? value.value.toString() : value.reason;
    }),
  }));
  return { basis: figures.basis, currencies: currencies.sort((a, b) => ((a.currency ?? "") < (b.currency ?? "") ? -1 : 1)) };
}
