import fc from "fast-check";
import type { DayNumber } from "../../src/kernel/day.js";
import { itemKind, type Ledger } from "../../src/ledger/ledger.js";

export const asDay = fc.integer({ min: 46_000, max: 46_200 }).map((day) => day as DayNumber);
const dayOrNone = fc.oneof({ weight: 4, arbitrary: asDay }, { weight: 1, arbitrary: fc.constant(0) });
const item = fc
  .record({
    customer: fc.integer({ min: 0, max: 3 }),
    currency: fc.integer({ min: 0, max: 1 }),
    issued: dayOrNone,
    due: dayOrNone,
    posted: dayOrNone,
    settled: dayOrNone,
    amount: fc.integer({ min: -500, max: 500 }),
    kind: fc.integer({ min: 0, max: 5 }),
    disputed: fc.integer({ min: 0, max: 1 }),
  })
  .chain((each) =>
    fc.oneof(fc.constant(each.amount), fc.constant(0), fc.integer({ min: -500, max: 500 })).map((paid) => ({ ...each, paid })),
  );
const entry = fc.record({ item: fc.nat(), day: dayOrNone, amount: fc.integer({ min: -200, max: 500 }) });

/** Ledgers of two currencies and four customers: paid, part paid, never paid, reduced by receipts and credit notes on days of their own. */
export const ledgers = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 40 }), fc.array(entry, { maxLength: 20 }))
  .map(([items, some]): Ledger => {
    const entries = [...some].sort((a, b) => a.day - b.day);
    return {
      size: items.length,
      source: {
        file: "book.xlsx",
        sheet: "Data",
        table: undefined,
        area: { sheet: "Data", top: 0, left: 0, rows: items.length + 1, columns: 8 },
        rows: items.length,
        mapping: { issueDate: { column: 1, header: "Date" }, settledDate: { column: 2, header: "Paid on" } },
        kind: "history",
        amountBasis: "gross",
        recomputable: false,
        termsDays: undefined,
        receipts: undefined,
      },
      customers: ["D", "B", "C", "A"].map((id) => ({ id, name: id })),
      currencies: [
        { code: "USD", exponent: 2 },
        { code: "EUR", exponent: 2 },
      ],
      invoiceNumber: items.map((_, i) => String(i)),
      customer: Uint32Array.from(items, (each) => each.customer),
      currency: Uint8Array.from(items, (each) => each.currency),
      issued: Int32Array.from(items, (each) => each.issued),
      due: Int32Array.from(items, (each) => each.due),
      posted: Int32Array.from(items, (each) => each.posted),
      settled: Int32Array.from(items, (each) => each.settled),
      amount: Float64Array.from(items, (each) => each.amount),
      paid: Float64Array.from(items, (each) => each.paid),
      base: undefined,
      net: undefined,
      stated: undefined,
      notes: items.flatMap(({ kind, disputed }, i): Ledger["notes"] => {
        const about = { acceptance: undefined, recourse: undefined, drawer: "", acceptor: "", transferred: 0, derecognised: false };
        return kind === itemKind.note ? [{ ...about, item: i, state: disputed === 1 ? "dishonoured" : "held" }] : [];
      }),
      disputed: Uint8Array.from(items, (each) => each.disputed),
      kind: Uint8Array.from(items, (each) => each.kind),
      row: Uint32Array.from(items, (_, i) => i + 1),
      entries: {
        size: entries.length,
        item: Uint32Array.from(entries, (each) => each.item % items.length),
        day: Int32Array.from(entries, (each) => each.day),
        amount: Float64Array.from(entries, (each) => each.amount),
        kind: new Uint8Array(entries.length),
      },
      groupings: {},
      chosenGroupings: [],
      parts: [],
    };
  });

/** An earlier day and a later one, or one day twice. */
export const twoDays = fc.tuple(asDay, asDay).map(([a, b]) => (a <= b ? [a, b] : [b, a]) as [DayNumber, DayNumber]);
