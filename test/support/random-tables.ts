import fc from "fast-check";
import type { CellValue } from "../../src/sheet/cell.js";

/** The columns of a table of items, many of them plain and some as odd as cells can be. */
export const headers = [
  "Customer No",
  "Customer Name",
  "Invoice No",
  "Document type",
  "Currency",
  "Invoice Date",
  "Due Date",
  "Amount",
  "Amount paid",
  "Settled Date",
  "Status",
  "Region",
  "Disputed",
];

/** Mostly plain cells, now and then any other. */
const mostly = (plain: fc.Arbitrary<CellValue>, odd: fc.Arbitrary<CellValue>): fc.Arbitrary<CellValue> =>
  fc.oneof({ weight: 20, arbitrary: plain }, { weight: 1, arbitrary: odd });
const customers = fc.integer({ min: 1, max: 4 });
const odd: fc.Arbitrary<CellValue> = fc.constantFrom<CellValue>(
  null,
  "",
  " ",
  "x",
  -5,
  1.005,
  "12,50",
  "03/04/2026",
  true,
  { error: "#REF!" },
  1e15,
);
const day = fc.integer({ min: 45_900, max: 46_200 });
export const row: fc.Arbitrary<CellValue[]> = fc
  .record({
    customer: customers,
    number: fc.integer({ min: 1, max: 60 }),
    issued: day,
    term: fc.integer({ min: -2, max: 60 }),
    cents: fc.integer({ min: 1, max: 99_999 }),
  })
  .chain(({ customer, number, issued, term, cents }) =>
    fc.tuple(
      mostly(fc.constant(`C${customer}`), odd),
      mostly(fc.constant(`Customer ${customer}`), fc.constantFrom<CellValue>("Other", null, " Customer 1")),
      mostly(fc.constant(`INV-${number}`), odd),
      mostly(
        fc.constantFrom<CellValue>("Invoice", null),
        fc.constantFrom<CellValue>("Credit note", "Payment", "Bill of exchange", "Journal", 7),
      ),
      mostly(fc.constantFrom<CellValue>("USD", "JPY"), fc.constantFrom<CellValue>(null, "usd", "RMB", "?", 3)),
      mostly(fc.constant(issued), odd),
      mostly(fc.constant(issued + term), odd),
      mostly(fc.constant(cents), odd),
      mostly(fc.constantFrom<CellValue>(null, 0, cents), fc.oneof(odd, fc.constant<CellValue>(cents + 1))),
      mostly(fc.constantFrom<CellValue>(null, issued + 30), fc.oneof(odd, fc.constant<CellValue>(issued - 1))),
      mostly(fc.constantFrom<CellValue>("Open", "Sent", null), fc.constantFrom<CellValue>("Paid", "Draft", "Void", 1)),
      mostly(fc.constantFrom<CellValue>("North", "South"), odd),
      mostly(fc.constantFrom<CellValue>("no", null), fc.constantFrom<CellValue>("yes", true, 1)),
    ),
  );
export const total: fc.Arbitrary<CellValue[]> = fc.constantFrom<CellValue[]>(
  ["Total", null, null, null, null, null, null, 100, null, null, null, null, null],
  [...headers],
  headers.map(() => null),
);

/** The same numbers from 0 to 1 in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
