import type { DayNumber } from "../kernel/day.js";
import { exponentOf, minor } from "../kernel/money.js";
import type { Outcome } from "../analyses/methods/outcome.js";
import type { CauseItem, CauseLine, Hint, TieOut, TieOutReason } from "../analyses/tie-out.js";
import type { Ledger } from "../ledger/ledger.js";
import type { ControlBalance } from "../policy/control-balance.js";
import { cellAddress, refText } from "../sheet/address.js";
import type { PlanCell, SheetPlan } from "../sheet/sheet-plan.js";
import { formatAmount } from "../text/format.js";
import type { Locale } from "../text/locale.js";
import { causeGroup, causeLine, entityUnknown, hintLine, noControl, notTiedOut, tieOutLegend, tieOutWords } from "../text/tie-out.js";
import { empty, text } from "./columns.js";
import { Schedule, type ScheduleInput } from "./schedule.js";
import { openFormula } from "./source-formula.js";

/** A balance that was entered for the day, and what became of holding the open items against it. */
export interface ControlTieOut {
  readonly control: ControlBalance;
  readonly outcome: Outcome<TieOut, TieOutReason | "entity-unknown">;
  /** The items that the account is of. */
  readonly ledger: Ledger;
}

/** A currency, of one legal entity or of all, for which no balance of the day was entered. */
export interface Uncovered {
  readonly currency: string | null;
  readonly entity: string | undefined;
  /** Other days for which there is one. */
  readonly otherDays: readonly DayNumber[];
}

export interface TieOutSheetInput extends ScheduleInput {
  readonly tieOuts: readonly ControlTieOut[];
  /** Open items that no balance of the day covers. */
  readonly without: readonly Uncovered[];
}

const column = { cause: 0, description: 1, document: 2, customer: 3, day: 4, amount: 5, verdict: 6 } as const;

/** Items behind a cause that are listed; the smaller ones beyond are one line. */
const mostItems = 100;

/**
 * The open items of a day against the balances of their control accounts: the difference by cause, each with its items, and what no cause
 * explains. Live formulas over the source and the cell of the balance.
 */
export function planTieOut(input: TieOutSheetInput): SheetPlan {
  const sheet = new Schedule(input, {
    kind: "tie-out",
    title: tieOutWords.title,
    columnWidths: [18, 46, 18, 14, 12, 18, 10],
    inFull: true,
  });
  sheet.heads(
    [
      [column.cause, sheet.words(tieOutWords.cause, "\n"), "text"],
      [column.description, sheet.words(tieOutWords.description, "\n"), "text"],
      [column.document, sheet.words(tieOutWords.document, "\n"), "text"],
      [column.customer, sheet.say("customer", "\n"), "text"],
      [column.day, sheet.words(tieOutWords.day, "\n"), "text"],
      [column.amount, sheet.words(tieOutWords.amount, "\n"), "number"],
      [column.verdict, "", "text"],
    ],
    { repeated: true },
  );
  for (const each of input.tieOuts) new ControlBlock(sheet, input, each).add();
  const { asOf } = input.figures;
  for (const { currency, entity, otherDays } of input.without)
    sheet.note(sheet.inLanguages((locale) => noControl(currency ?? sheet.say("noCurrency"), entity, asOf, otherDays, locale)));
  if (input.without.length > 0) sheet.gap();
  sheet.legend(tieOutLegend.map((line) => sheet.words(line)));
  return sheet.plan();
}

/** One balance with its reconciliation. */
class ControlBlock {
  constructor(
    private readonly sheet: Schedule,
    private readonly input: TieOutSheetInput,
    private readonly each: ControlTieOut,
  ) {}

  add(): void {
    const { sheet } = this;
    const { control, outcome } = this.each;
    const account = [control.entity, control.account, outcome.kind === "value" ? outcome.value.currency : control.currency]
      .filter((word) => word !== undefined && word !== null && word !== "")
      .join(" · ");
    sheet.block(account);
    if (outcome.kind === "value") this.reconcile(outcome.value, account);
    else {
      const { reason } = outcome;
      const say = (locale: Locale): string =>
        reason === "entity-unknown" ? entityUnknown(control.entity, locale) : notTiedOut(refText(control.at), reason, locale);
      sheet.note(sheet.inLanguages(say));
    }
    sheet.gap();
  }

  private reconcile(tie: TieOut, account: string): void {
    const { sheet } = this;
    const { exponent } = tie;
    const { control } = this.each;
    const open = this.line(sheet.words(tieOutWords.openItems), this.openWords(), this.openCell(tie));
    const balance = sheet.row([
      text(column.cause, sheet.words(tieOutWords.balance), "text"),
      text(column.description, refText(control.at), "text", { link: control.at }),
      ...this.blank(column.document, column.amount),
      sheet.reckoned(column.amount, `=${refText(control.at)}`, tie.balance, exponent),
    ]);
    const at = (row: number): string => cellAddress(row, column.amount);
    const difference = sheet.row([
      text(column.cause, sheet.words(tieOutWords.difference), "subtotal-label", { span: column.amount }),
      sheet.reckoned(column.amount, `=${at(balance)}-${at(open)}`, tie.difference, exponent, "subtotal-amount"),
    ]);
    const taken: number[] = [];
    for (const each of tie.causes) {
      if (each.amount.kind === "unavailable" && each.amount.reason === "no-notes") continue;
      const row = this.cause(each, tie);
      if (each.amount.kind === "value") taken.push(row);
    }
    const explained = sheet.row([
      text(column.cause, sheet.words(tieOutWords.explained), "total-label", { span: column.amount }),
      sheet.reckoned(column.amount, taken.length === 0 ? "=0" : `=${taken.map(at).join("+")}`, tie.explained, exponent, "total-amount"),
    ]);
    sheet.check({
      label: sheet.words(tieOutWords.unexplained),
      name: `unexplained (${account})`,
      difference: `${at(difference)}-${at(explained)}`,
      column: column.amount,
      exponent,
      expected: tie.unexplained,
    });
    this.hints(tie);
  }

  private openWords(): string {
    return this.each.control.valued === undefined ? "" : this.sheet.words(tieOutWords.allCurrencies);
  }

  /** From the source's own cells where these allow it; else the amount as it was read. */
  private openCell({ currency, openItems, exponent }: TieOut): PlanCell {
    const { ledger, control } = this.each;
    const { figures } = this.input;
    const live = ledger.source.recomputable && control.valued === undefined && figures.agedAsStated;
    return live
      ? this.sheet.reckoned(column.amount, `=ROUND(${openFormula(ledger, currency, this.sheet.asOfCell)},${exponent})`, openItems, exponent)
      : this.sheet.amount(column.amount, openItems, exponent);
  }

  /** A cause, and beneath it the items behind it; gives the row of its amount. */
  private cause({ cause, amount, items }: CauseLine, { exponent, currency }: TieOut): number {
    const { sheet } = this;
    const shown = items.slice(0, mostItems);
    const rest = items.slice(mostItems);
    const row = sheet.next;
    const lines = shown.length + (rest.length > 0 ? 1 : 0);
    // Items of other currencies are told in their own and cannot be added here.
    const addable = lines > 0 && items.every(({ item }) => item.currency === currency);
    const reason = amount.kind === "unavailable" ? amount.reason : undefined;
    this.line(
      sheet.words(causeGroup(cause)),
      sheet.inLanguages((locale) => causeLine(cause, reason, locale)),
      amount.kind === "unavailable"
        ? text(column.amount, sheet.say("notAvailable"), "amount")
        : addable
          ? sheet.sum(column.amount, row + 1, row + lines, amount.value, exponent, "amount")
          : sheet.amount(column.amount, amount.value, exponent),
    );
    if (amount.kind === "unavailable") return row;
    for (const each of shown) this.item(each, currency);
    if (rest.length > 0)
      sheet.row([
        text(column.description, `${sheet.words(tieOutWords.rest)}: ${rest.length}`, "text"),
        ...this.blank(column.document, column.amount),
        addable
          ? sheet.amount(column.amount, minor(rest.reduce((sum, each) => sum + each.amount, 0)), exponent)
          : empty(column.amount, "amount"),
      ]);
    return row;
  }

  private item({ item, amount }: CauseItem, currency: string | null): void {
    const own = exponentOf(item.currency);
    const money =
      item.currency === currency
        ? this.sheet.amount(column.amount, amount, own)
        : text(column.amount, `${item.currency ?? ""} ${formatAmount(amount, own, true)}`.trim(), "amount");
    const day = item.issued;
    this.sheet.row([
      empty(column.cause, "text"),
      empty(column.description, "text"),
      text(column.document, item.invoice, "text"),
      text(column.customer, item.customer, "text"),
      day === undefined ? empty(column.day, "day") : { column: column.day, role: "day", value: { kind: "day", day } },
      money,
    ]);
  }

  private hints({ hints, currency, exponent }: TieOut): void {
    if (hints.length === 0) return;
    const { sheet } = this;
    sheet.section(sheet.words(tieOutWords.whereToLook));
    const shown = (hint: Hint): string => ("amount" in hint ? `${formatAmount(hint.amount, exponent, true)} ${currency ?? ""}`.trim() : "");
    for (const hint of hints) sheet.note(sheet.inLanguages((locale) => `• ${hintLine(hint, shown(hint), locale)}`));
  }

  private line(label: string, description: string, amount: PlanCell): number {
    const height = this.sheet.heightOf(description, column.description, 4);
    return this.sheet.row(
      [text(column.cause, label, "text"), text(column.description, description, "wrapped", { span: 4 }), amount],
      height > 15 ? height : undefined,
    );
  }

  private blank(from: number, to: number): readonly PlanCell[] {
    return Array.from({ length: to - from }, (_, i) => empty(from + i, "text"));
  }
}
