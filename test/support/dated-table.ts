import fc from "fast-check";
import { addDays, civilFromDay, day, dayFromParts, type DayNumber } from "../../src/kernel/day.js";
import type { FindingGroup, FindingKind } from "../../src/ledger/finding.js";
import type { LedgerReading, ReadOptions } from "../../src/read/ledger-reader.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { readTable } from "./read-table.js";

/** An invoice of one customer: its days, as the books have them. */
export interface Dated {
  readonly number: string;
  readonly issued: DayNumber;
  readonly due: DayNumber | undefined;
  readonly settled?: DayNumber | undefined;
  readonly amount: number;
}

const headers = ["Customer", "Invoice No.", "Currency", "Issue date", "Due date", "Amount", "Settled on"];

/** Reads a table whose day cells were written as they are handed over: real days or texts. */
export function readDays(rows: readonly (readonly CellValue[])[], options: Partial<ReadOptions> = {}, head = headers): LedgerReading {
  return readTable("Data", head, rows, { mapping: proposeMapping(headers, []).mapping, ...options });
}

/** The row of an invoice, its days written by `cell`. */
export function rowOf(invoice: Dated, cell: (day: DayNumber) => CellValue): CellValue[] {
  const { number, issued, due, settled, amount } = invoice;
  return ["C1", number, "USD", cell(issued), due === undefined ? null : cell(due), amount, settled === undefined ? null : cell(settled)];
}

export const asDay = (value: DayNumber): CellValue => value;
const two = (value: number): string => String(value).padStart(2, "0");

export function asText(order: "dmy" | "mdy"): (day: DayNumber) => string {
  return (value) => {
    const { year, month, day: ofMonth } = civilFromDay(value);
    return order === "dmy" ? `${two(ofMonth)}/${two(month)}/${year}` : `${two(month)}/${two(ofMonth)}/${year}`;
  };
}

/** The day with day and month the other way round, where there is one; else the same day. */
export function swapped(value: DayNumber): DayNumber {
  const { year, month, day: ofMonth } = civilFromDay(value);
  return ofMonth > 12 ? value : (dayFromParts(year, ofMonth, month) ?? value);
}

/** What Excel of the other country makes of a day: a real, swapped one where it can, else a text. */
export function asOtherExcel(order: "dmy" | "mdy"): (day: DayNumber) => CellValue {
  return (value) => (civilFromDay(value).day > 12 ? asText(order)(value) : swapped(value));
}

export function finding(reading: LedgerReading, kind: FindingKind): FindingGroup | undefined {
  return reading.findings.find((group) => group.kind === kind);
}

/** Invoices issued over fourteen months, with up to three usual terms and a share of rows with odd ones. */
export function ledgers(least: number, most: number, oddTerms = 0): fc.Arbitrary<readonly Dated[]> {
  const first = 45_658;
  const usual = fc.uniqueArray(fc.constantFrom(7, 10, 14, 15, 20, 30, 45, 60, 75, 90), { minLength: 1, maxLength: 3 });
  const row = fc.record({
    at: fc.integer({ min: 0, max: 425 }),
    which: fc.nat(2),
    odd: fc.double({ min: 0, max: 1, noNaN: true }),
    other: fc.integer({ min: 0, max: 120 }),
    amount: fc.integer({ min: 1, max: 100_000 }),
  });
  return fc.tuple(usual, fc.array(row, { minLength: least, maxLength: most })).map(([terms, rows]) =>
    rows.map(({ at, which, odd, other, amount }, i): Dated => {
      const issued = day(first + at);
      const days = odd < oddTerms ? other : (terms[which % terms.length] ?? 30);
      return { number: `INV-${i + 1}`, issued, due: addDays(issued, days), amount };
    }),
  );
}
