import type { DayNumber } from "../kernel/day.js";
import { cellNumber, type Exponent, type Minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { CellInput } from "../sheet/batch.js";
import type { LetterPlan } from "../sheet/letter-plan.js";
import { formOfLine, type RowForm, type Ruling } from "../sheet/sheet-rows.js";
import { lengthAt, type TextList } from "../ledger/text-list.js";
import type { Locale } from "../text/locale.js";
import { sheetWordIn } from "../text/sheets.js";

type AcrossRole = "letter-text" | "letter-title";

const acrossRulings: Readonly<Record<AcrossRole, Ruling>> = {
  "letter-text": [{ column: 0, role: "letter-text", span: 6 }],
  "letter-title": [{ column: 0, role: "letter-title", span: 6 }],
};

const emptyLine = [null, null, null, null, null, null];

/** A line of text across each letter, the same in all. */
export function sameAcross(said: string, role: AcrossRole = "letter-text"): RowForm {
  return formOfLine(acrossRulings[role], [said || null, null, null, null, null, null], 15);
}

/** A line of text across each letter, of its own. */
export class AcrossForm implements RowForm {
  readonly looks: Ruling;

  /** `paragraph`: which one, where there are several. */
  constructor(
    private readonly letters: readonly LetterPlan[],
    private readonly textOf: (letter: LetterPlan, paragraph: number) => string,
    readonly height = 15,
    role: AcrossRole = "letter-text",
    private readonly paragraph = 0,
  ) {
    this.looks = acrossRulings[role];
  }

  lineOf(place: number): readonly CellInput[] {
    return [this.textAt(place) || null, null, null, null, null, null];
  }

  charactersOf(place: number): number {
    return this.textAt(place).length;
  }

  private textAt(place: number): string {
    return this.textOf(this.letters[place] as LetterPlan, this.paragraph);
  }
}

/** To whom a letter goes. */
export class AddresseeForm implements RowForm {
  readonly looks = acrossRulings["letter-text"];
  readonly height = 15;

  constructor(private readonly letters: readonly LetterPlan[]) {}

  lineOf(place: number): readonly CellInput[] {
    const { name, customer } = this.letters[place] as LetterPlan;
    return [`${name}  (${customer})`, null, null, null, null, null];
  }

  charactersOf(place: number): number {
    const { name, customer } = this.letters[place] as LetterPlan;
    return name.length + customer.length + 4;
  }
}

export const subject = (letter: LetterPlan): string => letter.subject;
export const opening = (letter: LetterPlan, paragraph: number): string => letter.opening[paragraph] ?? "";
export const closing = (letter: LetterPlan, paragraph: number): string => letter.closing[paragraph] ?? "";

/** The rule above a letter. */
export const ruleForm = formOfLine(
  [0, 1, 2, 3, 4, 5].map((column) => ({ column, role: "rule" })),
  emptyLine,
);

/** Above and beneath what closes a letter. */
export const spaceForm = formOfLine([], emptyLine, 8);
export const blankForm = formOfLine([], emptyLine);

const heads = ["invoice", "issued", "due", "daysLate", "amountDue"] as const;
const headLooks: Ruling = heads.map((_, column) => ({ column, role: column < 3 ? "column-head" : "column-head-number" }));
const headForm = (locale: Locale): RowForm => formOfLine(headLooks, [...heads.map((word) => sheetWordIn(word, locale)), null], 18);
export const headForms: Readonly<Record<Locale, RowForm>> = { "en-US": headForm("en-US"), "zh-CN": headForm("zh-CN") };

/** What stands in the lines of all letters, one letter after the other: their invoices lie anywhere in the ledger. */
export interface LetterLines {
  readonly invoiceNumber: TextList;
  /** At most how many characters an invoice number has, where those are few. */
  readonly characters: number | undefined;
  readonly issued: Int32Array;
  readonly due: Int32Array;
  /** Minor units. */
  readonly open: Float64Array;
}

/** Invoices of letters in currencies of so many decimals, by their places among all lines. */
export class InvoiceForm implements RowForm {
  readonly looks: Ruling;
  readonly characters: number | undefined;

  constructor(
    private readonly exponent: Exponent,
    private readonly lines: LetterLines,
    private readonly asOf: DayNumber,
  ) {
    this.looks = [
      { column: 0, role: "text" },
      { column: 1, role: "day" },
      { column: 2, role: "day" },
      { column: 3, role: "count" },
      { column: 4, role: "amount", decimals: exponent },
    ];
    this.characters = lines.characters;
  }

  lineOf(place: number): readonly CellInput[] {
    const { invoiceNumber, issued, due, open } = this.lines;
    const dueOn = due[place] as number;
    const amount = cellNumber(open[place] as Minor, this.exponent);
    return [invoiceNumber.at(place) || null, issued[place] || null, dueOn || null, this.asOf - dueOn, amount, null];
  }

  charactersOf(place: number): number {
    return lengthAt(this.lines.invoiceNumber, place);
  }
}

/** The totals of such letters, beneath their invoices. */
export class TotalForm implements RowForm {
  readonly looks: Ruling;
  readonly height = 16;
  readonly formulas = 1;

  constructor(
    private readonly exponent: Exponent,
    private readonly letters: readonly LetterPlan[],
  ) {
    this.looks = [
      { column: 0, role: "total-label", span: 4 },
      { column: 4, role: "total-amount", decimals: exponent },
    ];
  }

  lineOf(place: number, row: number): readonly CellInput[] {
    const { items, total, totalLabel } = this.letters[place] as LetterPlan;
    const sum = `=SUM(${cellAddress(row - items.length, 4)}:${cellAddress(row - 1, 4)})`;
    return [totalLabel || null, null, null, null, { formula: sum, expected: cellNumber(total, this.exponent) }, null];
  }

  charactersOf(place: number): number {
    return (this.letters[place] as LetterPlan).totalLabel.length + longestSum;
  }
}

/** "=SUM(E1048576:E1048576)": none is longer. */
const longestSum = 23;
