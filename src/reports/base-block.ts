import { cellNumber, type Exponent, type Minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import type { BaseBalance, BaseOfCurrency } from "../analyses/base-currency.js";
import type { SheetWord } from "../text/sheets.js";
import { empty, formula, number, text } from "./columns.js";

/** Columns of the block within the aging sheet, under its buckets. */
const at = { code: 0, day: 1, open: 3, rate: 4, closing: 5, booked: 6, revaluation: 7 } as const;

/**
 * All that is open in the books' own currency: a line per currency with its rate, at the closing rate, as booked, and the difference from
 * revaluation. Live formulas; a currency without a rate says n/a, and so does the total then.
 * `firstRow`: where the block begins on the sheet, from 0. `wide`: the sheet's number of columns.
 */
export function baseBlock(
  base: BaseBalance,
  word: (word: SheetWord, separator?: string) => string,
  firstRow: number,
  wide: number,
): readonly (readonly PlanCell[])[] {
  const { exponent } = base.currency;
  const shown = base.byCurrency.filter((each) => each.open !== 0);
  const first = firstRow + 2;
  const last = first + shown.length - 1;
  const missing = word("notAvailable");
  const head = (column: number, each: SheetWord): PlanCell =>
    text(column, word(each, "\n"), column < at.open ? "column-head" : "column-head-number");
  const total = (column: number, amount: Minor | undefined): PlanCell =>
    amount === undefined
      ? text(column, missing, "total-label")
      : formula(column, `=SUM(${cellAddress(first, column)}:${cellAddress(last, column)})`, cellNumber(amount, exponent), "total-amount", {
          decimals: exponent,
        });
  return [
    [
      text(0, `${word("inBase")} ${base.currency.code ?? ""}`, "block-head"),
      ...Array.from({ length: wide - 1 }, (_, i) => empty(i + 1, "block-head")),
    ],
    [
      head(at.code, "currency"),
      head(at.day, "rateOf"),
      empty(2, "column-head"),
      head(at.open, "open"),
      head(at.rate, "rate"),
      head(at.closing, "closingRate"),
      head(at.booked, "booked"),
      head(at.revaluation, "revaluation"),
    ],
    ...shown.map((each, i) => lineOf(each, exponent, first + i, missing)),
    [
      text(0, word("total"), "total-label", { span: 3 }),
      empty(at.open, "total-amount"),
      empty(at.rate, "total-amount"),
      total(at.closing, base.open),
      total(at.booked, base.booked),
      total(at.revaluation, base.revaluation),
    ],
  ];
}

function lineOf(
  { currency, open, rate, closing, booked }: BaseOfCurrency,
  exponent: Exponent,
  row: number,
  missing: string,
): readonly PlanCell[] {
  const own = { decimals: exponent };
  const revalued = `${cellAddress(row, at.open)}*${cellAddress(row, at.rate)}`;
  const none = (column: number): PlanCell => text(column, missing, "text");
  return [
    text(at.code, currency.code ?? "", "text"),
    rate && rate.day > 0 ? { column: at.day, role: "day", value: { kind: "day", day: rate.day } } : empty(at.day, "text"),
    empty(at.day + 1, "text"),
    number(at.open, cellNumber(open, currency.exponent), "amount", { decimals: currency.exponent }),
    rate ? number(at.rate, rate.rate.toNumber(), "rate") : none(at.rate),
    closing === undefined
      ? none(at.closing)
      : formula(at.closing, `=ROUND(${revalued},${exponent})`, cellNumber(closing, exponent), "amount", own),
    booked === undefined ? none(at.booked) : number(at.booked, cellNumber(booked, exponent), "amount", own),
    closing === undefined || booked === undefined
      ? none(at.revaluation)
      : formula(
          at.revaluation,
          `=ROUND(${cellAddress(row, at.closing)}-${cellAddress(row, at.booked)},${exponent})`,
          (closing - booked) / 10 ** exponent,
          "amount",
          own,
        ),
  ];
}
