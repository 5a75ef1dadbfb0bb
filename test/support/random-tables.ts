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

/** Habits of whole tables: numbers of customers and invoices kept as numbers, payments stated with a minus, cents of one currency. */
export const habits: Readonly<Record<string, (cell: CellValue, header: string) => CellValue>> = {
  "as they stand": (cell) => cell,
  "numbers as numbers": (cell, header) =>
    typeof cell === "string" && /^(Customer|Invoice) No$/.test(header) && /\d$/.test(cell) ? Number(cell.replace(/\D/g, "")) : cell,
  "payments with a minus": (cell, header) => (typeof cell === "number" && header === "Amount paid" && cell % 7 !== 0 ? -cell : cell),
  "cents of one currency": (cell, header) => {
    if (header === "Currency") return "USD";
    if (header === "Amount paid" && cell === null) return 0;
    return typeof cell === "number" && /^Amount/.test(header) ? Math.round(cell) / 100 : cell;
  },
};

/** A ledger so long that its invoice numbers lie in series and that blocks grow to their full length, with odd rows here and there. */
export function longLedger(seed: number, oneIn: number): readonly CellValue[][] {
  const random = seeded(seed);
  const pick = (most: number): number => Math.floor(random() * most);
  const odd: readonly ((cells: CellValue[]) => void)[] = [
    (cells) => (cells[0] = null),
    (cells) => (cells[1] = "Somebody else"),
    (cells) => (cells[2] = "INV-17"),
    (cells) => (cells[2] = ` INV-${pick(1e6)}`),
    (cells) => (cells[2] = `CN-${pick(1e6)}`),
    (cells) => (cells[2] = `INV-${pick(1e6)}A`),
    (cells) => (cells[2] = null),
    (cells) => (cells[2] = 1000 + pick(1e6)),
    (cells) => (cells[3] = "Credit note"),
    (cells) => (cells[4] = "JPY"),
    (cells) => (cells[4] = "usd"),
    (cells) => (cells[5] = null),
    (cells) => (cells[6] = 45_000),
    (cells) => (cells[7] = "12,5OO"),
    (cells) => (cells[7] = -5),
    (cells) => (cells[8] = 1e9),
    (cells) => (cells[8] = ""),
    (cells) => (cells[9] = 45_001),
    (cells) => (cells[10] = "Void"),
    (cells) => (cells[12] = "yes"),
    (cells) => cells.fill(null),
    (cells) => cells.splice(0, 13, "Total", null, null, null, null, null, null, 100, null, null, null, null, null),
  ];
  return Array.from({ length: 20_000 }, (_, i) => {
    const customer = pick(400);
    const issued = 45_900 + pick(300);
    const cents = 1 + pick(99_999);
    const isPaid = random() < 0.5;
    const number = random() < 0.9 ? `INV-${i}` : `R2026/${String(i).padStart(6, "0")}`;
    const cells: CellValue[] = [
      `C${customer}`,
      `Customer ${customer}`,
      number,
      "Invoice",
      random() < 0.7 ? "USD" : "EUR",
      issued,
      issued + 30,
    ];
    cells.push(cents / 100, isPaid ? cents / 100 : null, isPaid ? issued + 40 : null, "Open", `R${pick(7)}`, null);
    if (pick(oneIn) === 0) odd[pick(odd.length)]?.(cells);
    return cells;
  });
}
