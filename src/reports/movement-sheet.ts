import { isoFromDay, addDays, monthStart, type DayNumber } from "../kernel/day.js";
import { decimalText, minor, type Minor } from "../kernel/money.js";
import { spanOf, type CompareReason, type Span } from "../analyses/compare-days.js";
import { customerMovements } from "../analyses/customer-movements.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import { movementOf, type CurrencyMovement } from "../analyses/movement.js";
import { baseRollForward, rollForward, rollLines, type RollForward, type RollLine } from "../analyses/roll-forward.js";
import { cellAddress } from "../sheet/address.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { compareReason, compareReasonLine, rollWords } from "../text/movement.js";
import { baseMissing, keptSentence, movementLegend, packWords } from "../text/pack.js";
import { text } from "./columns.js";
import { addKeptMovement, type KeptMonth } from "./kept-movement.js";
import { addCustomers, addItems, addMigration, migrationColumns, type MovementBlock } from "./movement-tables.js";
import { Schedule, type ScheduleInput } from "./schedule.js";
import { openFormula } from "./source-formula.js";

/** Columns at least: the table of documents and the verdict beside it need them. */
const fewestColumns = 10;
/** Lines that a roll-forward shows though nothing moved by them. */
const always: ReadonlySet<RollLine> = new Set(["invoices", "creditNotes", "receipts", "writeOffs"]);

export interface MovementInput extends ScheduleInput {
  /** What the workbook kept of the day that is compared with; absent where it kept nothing. */
  readonly kept?: KeptMonth;
}

/** The day with which a month-end is compared unless somebody names one: the last of the month before. */
export function previousMonthEnd(asOf: DayNumber): DayNumber {
  return addDays(monthStart(asOf), -1);
}

/**
 * What moved receivables since the previous month-end, or since a day that was named: for each currency the roll-forward, the money from bucket
 * to bucket, and the customers and documents that moved most. A source that cannot be rebuilt for that day is told with the reason.
 */
export function planMovement(input: MovementInput): SheetPlan {
  const { figures, ledger, policy, customers } = input;
  const from = input.compareTo ?? previousMonthEnd(figures.asOf);
  const span = spanOf(ledger, from, figures.asOf);
  const movement = span.kind === "value" ? movementOf(ledger, policy, customers, span.value) : undefined;
  const columns = Math.max(fewestColumns, ...(movement?.currencies ?? []).map((each) => migrationColumns(each).length + 2));
  const schedule = new Schedule(input, {
    kind: "movement",
    title: packWords("movementTitle"),
    columnWidths: [44, ...Array.from({ length: columns - 1 }, () => 15)],
    facts: [[packWords("comparedWith"), from]],
  });
  if (span.kind === "unavailable") {
    addWithoutRebuilding(schedule, input, span.reason, from);
    return schedule.plan();
  }
  const rolls = rollForward(ledger, span.value);
  for (const each of figures.currencies) {
    const place = ledger.currencies.indexOf(each.currency);
    const [roll, moved] = [rolls[place], movement?.currencies[place]];
    if (!movement || !roll || !moved || !isThere(roll)) continue;
    const block = addRollForward(schedule, input, each, roll, span.value);
    addMigration(block, moved);
    addCustomers(block, customerMovements(ledger, movement, each));
    addItems(block, movement, moved);
  }
  if (policy.baseCurrency !== undefined) addBase(schedule, input, policy.baseCurrency, span.value);
  schedule.legend(movementLegend("en-US"));
  if (schedule.bilingual) schedule.legend(movementLegend("zh-CN"));
  return schedule.plan();
}

/** From what was kept of the day, where it was; else the sentence why there is no movement. */
function addWithoutRebuilding(schedule: Schedule, input: MovementInput, reason: CompareReason, from: DayNumber): void {
  const { kept } = input;
  if (!kept || reason === "not-an-earlier-day") {
    schedule.note(schedule.inLanguages((locale) => compareReasonLine(reason, from, locale), "\n"));
    return;
  }
  schedule.note(schedule.inLanguages((locale) => keptSentence(isoFromDay(from), compareReason(reason, locale), locale), "\n"));
  addKeptMovement(schedule, input, kept, from);
}

function isThere(roll: RollForward): boolean {
  return roll.opening !== 0 || roll.closing !== 0 || rollLines.some((line) => roll[line] !== 0);
}

function addRollForward(schedule: Schedule, input: ScheduleInput, figures: CurrencyFigures, roll: RollForward, span: Span): MovementBlock {
  const { ledger } = input;
  const { code, exponent } = figures.currency;
  const name = code ?? schedule.say("noCurrency");
  schedule.pageBlock(name);
  const rows = addLines(schedule, roll, span);
  addBridge(schedule, name, rows);
  const openingCell = cellAddress(rows.opening, 1, true);
  const closingCell = cellAddress(rows.closing, 1, true);
  const recomputed = ledger.source.recomputable && input.figures.agedAsStated;
  const [asOfCell = "", fromCell = ""] = schedule.dayCells;
  const less = (cell: string, day: string, amount: CurrencyMovement["opening"]): string =>
    `${cell}-(${recomputed ? openFormula(ledger, code, day) : decimalText(amount, exponent)})`;
  schedule.check({
    label: schedule.words(packWords("checkOpening")),
    name: `opening = open items of that day (${name})`,
    difference: less(openingCell, fromCell, roll.opening),
    column: 1,
    exponent,
  });
  schedule.check({
    label: schedule.words(packWords("checkClosing")),
    name: `closing = open items (${name})`,
    difference: less(closingCell, asOfCell, figures.open),
    column: 1,
    exponent,
    expected: minor(footed(roll) - figures.open),
  });
  schedule.gapTo(rows.opening + bridgeRows);
  schedule.gap();
  return { schedule, ledger, figures, name, openingCell, closingCell, opening: roll.opening, closing: footed(roll) };
}

/** Opening and all that moved it: what the closing formula gives, and by its invariant the closing. */
function footed(roll: RollForward): Minor {
  return minor(rollLines.reduce<number>((sum, line) => sum + roll[line], roll.opening));
}

interface RollRows {
  readonly opening: number;
  readonly closing: number;
}

/** Opening, the lines with their signs, and the closing by formula. */
function addLines(schedule: Schedule, roll: RollForward, span: Span): RollRows {
  const { exponent, code } = roll.currency;
  schedule.section(schedule.words(packWords("rollForward")));
  schedule.heads([
    [0, `${isoFromDay(span.from)} – ${isoFromDay(span.till)}`, "text"],
    [1, code ?? "", "number"],
  ]);
  const line = (each: RollLine | "opening"): number =>
    schedule.row([text(0, schedule.words(rollWords(each)), "text"), schedule.amount(1, roll[each], exponent)]);
  const opening = line("opening");
  for (const each of rollLines) if (always.has(each) || roll[each] !== 0) line(each);
  const closing = schedule.row([
    text(0, schedule.words(rollWords("closing")), "total-label"),
    schedule.sum(1, opening, schedule.next - 1, footed(roll), exponent),
  ]);
  return { opening, closing };
}

const bridgeRows = 12;

/** Opening, movements and closing as columns beside the table. */
function addBridge(schedule: Schedule, name: string, { opening, closing }: RollRows): void {
  const rows = closing - opening + 1;
  const title = schedule.words(packWords("rollForward"));
  schedule.chart({
    name: `AR roll-forward ${name}`,
    type: "column",
    title: `${title}, ${name}`,
    place: { top: opening - 2, left: 3, rows: bridgeRows + 2, columns: 5 },
    categories: schedule.area(opening, 0, rows),
    numberFormat: "#,##0",
    series: [{ name: title, values: schedule.area(opening, 1, rows), ink: "plain" }],
  });
}

/** The roll-forward of all currencies together in the books' own, with the difference of exchange. */
function addBase(schedule: Schedule, { figures, ledger, policy }: ScheduleInput, base: string, span: Span): void {
  schedule.pageBlock(`${schedule.words(packWords("inBase"))} (${base})`);
  const roll = baseRollForward(ledger, span, base, policy.exchange);
  if (roll.kind === "value") {
    const { closing } = addLines(schedule, roll.value, span);
    const { exponent } = roll.value.currency;
    if (figures.base?.open !== undefined)
      schedule.check({
        label: schedule.words(packWords("checkClosing")),
        name: `closing = open items in ${base}`,
        difference: `${cellAddress(closing, 1)}-(${decimalText(figures.base.open, exponent)})`,
        column: 1,
        exponent,
        expected: minor(footed(roll.value) - figures.base.open),
      });
  } else schedule.note(schedule.inLanguages(baseMissing, "\n"));
  schedule.gap();
}
