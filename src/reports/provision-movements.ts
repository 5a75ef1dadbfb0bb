import { cellNumber, minor, type Minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import { isoFromDay } from "../kernel/day.js";
import type { JournalEntry } from "../analyses/methods/journals.js";
import type { AllowanceRollForward } from "../analyses/provision-figures.js";
import { provisionReason } from "../text/provision-reasons.js";
import {
  accountName,
  entryEvent,
  eventName,
  inBoth,
  provisionWord,
  sideWord,
  type JournalEvent,
  type ProvisionWord,
} from "../text/provision.js";
import { empty, formula, number, text } from "./columns.js";
import { at, BlockRows, type BlockContext, type LeftBlock } from "./provision-tables.js";

/** The right half of one currency: the roll-forward, and where each movement stands. */
export interface RightBlock {
  readonly rows: BlockRows;
  /** Rows of the movements, by the event they are booked as. */
  readonly movementRows: Readonly<Partial<Record<JournalEvent, number>>>;
  readonly checkRow: number | undefined;
}

/** Opening, movements, charge and closing; the charge is a formula over the closing allowance on the left. */
export function rightBlock(context: BlockContext, left: LeftBlock, firstRow: number): RightBlock {
  const { rollForward } = context.figures.provision;
  const rows = new BlockRows(firstRow);
  const word = (each: ProvisionWord, separator?: string): string => provisionWord(each, context.bilingual, separator);
  rows.add([text(at.right, word("rollForward"), "fact")]);
  if (rollForward.kind !== "value") {
    rows.add([
      text(
        at.right,
        inBoth((locale) => provisionReason(rollForward.reason, locale), context.bilingual),
        "note",
        { span: 4 },
      ),
    ]);
    return { rows, movementRows: {}, checkRow: undefined };
  }
  return rollForwardRows(context, rollForward.value, left, rows, word);
}

function rollForwardRows(
  { figures }: BlockContext,
  moved: AllowanceRollForward,
  { closingRow, salesRow }: LeftBlock,
  rows: BlockRows,
  word: (each: ProvisionWord, separator?: string) => string,
): RightBlock {
  const { exponent, code } = figures.currency;
  const decimals = { decimals: exponent };
  const money = (amount: Minor): number => cellNumber(amount, exponent);
  const line = (label: string, value: PlanCell, role: PlanCell["role"] = "text"): number =>
    rows.add([text(at.right, label, role, { span: 3 }), value]);
  rows.add([
    text(at.right, `${isoFromDay(moved.from)} – ${isoFromDay(moved.to)}`, "column-head", { span: 3 }),
    text(at.last, code ?? "", "column-head-number"),
  ]);
  const opening = line(word("opening"), number(at.last, money(moved.opening), "input-amount", decimals));
  const writeOffs = line(
    word("writeOffs"),
    number(at.last, money(minor(-moved.writeOffs)), moved.writeOffsFrom === "policy" ? "input-amount" : "amount", decimals),
  );
  const recoveries = line(word("recoveries"), number(at.last, money(moved.recoveries), "input-amount", decimals));
  const exchange = line(word("exchange"), number(at.last, money(moved.exchange), "input-amount", decimals));
  const transfers = line(word("transfers"), number(at.last, money(moved.transfers), "input-amount", decimals));
  const before = `SUM(${cellAddress(opening, at.last)}:${cellAddress(transfers, at.last)})`;
  const closingCell = closingRow === undefined ? undefined : cellAddress(closingRow, at.allowance);
  const chargeOf =
    closingCell === undefined ? `=${cellAddress(salesRow ?? rows.next, at.allowance)}` : `=ROUND(${closingCell}-${before},${exponent})`;
  const charge = line(
    word(moved.charge < 0 ? "release" : "charge"),
    formula(at.last, chargeOf, money(moved.charge), "amount", decimals),
    "text",
  );
  const closing = line(
    word("closing"),
    formula(
      at.last,
      `=SUM(${cellAddress(opening, at.last)}:${cellAddress(charge, at.last)})`,
      money(moved.closing),
      "total-amount",
      decimals,
    ),
    "total-label",
  );
  const checkRow =
    closingCell === undefined
      ? undefined
      : rows.add([
          text(at.right, word("checkClosing"), "check-label", { span: 3 }),
          formula(at.last, `=ROUND(${cellAddress(closing, at.last)}-${closingCell},${exponent})`, 0, "check-amount", decimals),
        ]);
  return {
    rows,
    checkRow,
    movementRows: {
      "write-off": writeOffs,
      reinstatement: recoveries,
      recovery: recoveries,
      exchange,
      transfer: transfers,
      charge,
      release: charge,
    },
  };
}

/** The entries of the period across the sheet, debit above credit, each amount a formula over its movement. */
export function journalBlock(
  context: BlockContext,
  right: RightBlock,
  firstRow: number,
): { readonly rows: BlockRows; readonly checkRow: number | undefined } {
  const { journal } = context.figures.provision;
  const rows = new BlockRows(firstRow);
  const word = (each: ProvisionWord, separator?: string): string => provisionWord(each, context.bilingual, separator);
  rows.add([text(at.label, word("journal"), "fact")]);
  if (journal.kind !== "value") {
    rows.add([
      text(
        at.label,
        inBoth((locale) => provisionReason(journal.reason, locale), context.bilingual),
        "note",
        { span: at.last + 1 },
      ),
    ]);
    return { rows, checkRow: undefined };
  }
  if (journal.value.length === 0) {
    rows.add([text(at.label, word("noEntries"), "note", { span: at.last + 1 })]);
    return { rows, checkRow: undefined };
  }
  rows.add([
    text(at.label, word("account"), "column-head", { span: 3 }),
    text(at.factor, word("description"), "column-head", { span: 4 }),
    text(at.right, word("state"), "column-head", { span: 2 }),
    text(at.debit, word("debit"), "column-head-number"),
    text(at.last, word("credit"), "column-head-number"),
  ]);
  const { exponent } = context.figures.currency;
  // Entries are booked to the cent, whatever the sheet shows.
  const decimals = { decimals: exponent, inFull: true };
  const first = rows.next;
  for (const entry of journal.value) for (const cells of entryRows(context, right, entry)) rows.add(cells);
  const total = rows.next;
  const whole = cellNumber(minor(journal.value.reduce((all, { amount }) => all + amount.toNumber(), 0)), exponent);
  const sum = (column: number): PlanCell =>
    formula(column, `=SUM(${cellAddress(first, column)}:${cellAddress(total - 1, column)})`, whole, "total-amount", decimals);
  rows.add([text(at.label, word("total"), "total-label", { span: at.debit }), sum(at.debit), sum(at.last)]);
  const checkRow = rows.add([
    text(at.label, word("checkJournal"), "check-label", { span: 3 }),
    formula(at.last, `=ROUND(${cellAddress(total, at.debit)}-${cellAddress(total, at.last)},${exponent})`, 0, "check-amount", decimals),
  ]);
  return { rows, checkRow };
}

/** One entry as two rows: what is debited, then what is credited. */
function entryRows(context: BlockContext, right: RightBlock, entry: JournalEntry): readonly (readonly PlanCell[])[] {
  const { bilingual, figures } = context;
  const { wording, rollForward } = figures.provision;
  const { exponent } = figures.currency;
  const event = entryEvent(entry);
  const source = right.movementRows[event];
  // A recovery that is income at once moves no allowance, so no movement stands for it.
  const toProfit = rollForward.kind === "value" && entry.debit === "bank" && entry.credit === "impairmentLoss";
  const worth = cellNumber(minor(entry.amount.toNumber()), exponent);
  const booked = { decimals: exponent, inFull: true };
  const amount = (column: number): PlanCell =>
    source === undefined || toProfit
      ? number(column, worth, "input-amount", booked)
      : formula(column, `=ABS(${cellAddress(source, at.last)})`, worth, "amount", booked);
  const posted = event === "charge" || event === "release" ? "toPost" : "stated";
  const account = (side: "dr" | "cr", name: JournalEntry["debit"]): string =>
    `${side === "cr" ? "    " : ""}${inBoth((locale) => `${sideWord(side, locale)}${accountName(name, wording, locale)}`, bilingual, "  ")}`;
  return [
    [
      text(at.label, account("dr", entry.debit), "text", { span: 3 }),
      text(
        at.factor,
        inBoth((locale) => eventName(event, locale), bilingual),
        "text",
        { span: 4 },
      ),
      text(at.right, provisionWord(posted, bilingual), "text", { span: 2 }),
      amount(at.debit),
      empty(at.last, "text"),
    ],
    [
      text(at.label, account("cr", entry.credit), "text", { span: 3 }),
      text(at.factor, "", "text", { span: 4 }),
      text(at.right, "", "text", { span: 2 }),
      empty(at.debit, "text"),
      amount(at.last),
    ],
  ];
}
