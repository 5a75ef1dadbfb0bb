import { cellNumber, minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import type { NoteLine } from "../analyses/notes.js";
import { dayAt, type Ledger } from "../ledger/ledger.js";
import type { SheetWord } from "../text/sheets.js";
import { empty, formula, number, text } from "./columns.js";

/** Columns of the block within the aging sheet, under its buckets. */
const at = { number: 0, parties: 1, maturity: 3, kind: 4, state: 5, amount: 6, open: 7 } as const;

/**
 * The notes receivable of one currency, discounted and endorsed ones among them: number, who drew and who accepted it, maturity, what became of
 * it, its amount, and how much of it is in the books. `firstRow`: where the block begins on the sheet, from 0. `wide`: the sheet's number of columns.
 */
export function notesBlock(
  lines: readonly NoteLine[],
  ledger: Ledger,
  currency: number,
  word: (word: SheetWord, separator?: string) => string,
  firstRow: number,
  wide: number,
): readonly (readonly PlanCell[])[] {
  const { code, exponent } = ledger.currencies[currency] ?? { code: null, exponent: 2 };
  const decimals = { decimals: exponent };
  const first = firstRow + 2;
  const last = first + lines.length - 1;
  const head = (column: number, each: SheetWord): PlanCell =>
    text(column, word(each, "\n"), column < at.amount ? "column-head" : "column-head-number");
  const total = (column: number, amount: number): PlanCell =>
    formula(
      column,
      `=SUM(${cellAddress(first, column)}:${cellAddress(last, column)})`,
      cellNumber(minor(amount), exponent),
      "total-amount",
      decimals,
    );
  return [
    [
      text(0, `${word("notesList")} ${code ?? word("noCurrency")}`, "block-head"),
      ...Array.from({ length: wide - 1 }, (_, i) => empty(i + 1, "block-head")),
    ],
    [
      head(at.number, "number"),
      head(at.parties, "noteParties"),
      empty(2, "column-head"),
      head(at.maturity, "maturity"),
      head(at.kind, "noteKind"),
      head(at.state, "noteState"),
      head(at.amount, "noteAmount"),
      head(at.open, "inBooks"),
    ],
    ...lines.map(({ note, state, treatment, amount, open }): readonly PlanCell[] => {
      const maturity = dayAt(ledger.due, note.item);
      const customer = ledger.customers[ledger.customer[note.item] ?? 0]?.name ?? "";
      const said = treatment === "receivable" && state !== "dishonoured" ? "noteMatured" : stateWords[state];
      return [
        text(at.number, ledger.invoiceNumber.at(note.item) ?? "", "text"),
        text(at.parties, [note.drawer || customer, note.acceptor].filter((each) => each !== "").join(" / "), "text"),
        empty(2, "text"),
        maturity === undefined ? empty(at.maturity, "text") : { column: at.maturity, role: "day", value: { kind: "day", day: maturity } },
        text(at.kind, note.acceptance === undefined ? "" : word(note.acceptance === "bank" ? "bankDraft" : "commercialDraft"), "text"),
        text(at.state, word(said), "text"),
        number(at.amount, cellNumber(amount, exponent), "amount", decimals),
        number(at.open, cellNumber(open, exponent), "amount", decimals),
      ];
    }),
    [
      text(0, word("total"), "total-label", { span: 6 }),
      total(
        at.amount,
        lines.reduce<number>((sum, { amount }) => sum + amount, 0),
      ),
      total(
        at.open,
        lines.reduce<number>((sum, { open }) => sum + open, 0),
      ),
    ],
  ];
}

const stateWords = {
  held: "noteHeld",
  discounted: "noteDiscounted",
  endorsed: "noteEndorsed",
  dishonoured: "noteDishonoured",
} as const satisfies Record<NoteLine["state"], SheetWord>;
