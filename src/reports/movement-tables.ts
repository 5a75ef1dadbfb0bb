import { known } from "../kernel/assert.js";
import { minor, zero, type Minor } from "../kernel/money.js";
import { customerLines, type CustomerLine, type CustomerMovement } from "../analyses/customer-movements.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import { movementKinds, type CurrencyMovement, type ItemMovement, type Movement, type MovementKind } from "../analyses/movement.js";
import { cellOf, type Ledger } from "../ledger/ledger.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import { bucketName } from "../text/bucket-names.js";
import { movementWords, rollWords } from "../text/movement.js";
import { otherCustomers, otherItems, packWords, stillItems } from "../text/pack.js";
import { empty, text } from "./columns.js";
import type { Schedule } from "./schedule.js";

/** Customers, and documents, shown one by one; the rest stand in one line. */
export const linesShown = 20;

/** What the tables of one currency stand on. */
export interface MovementBlock {
  readonly schedule: Schedule;
  readonly ledger: Ledger;
  readonly figures: CurrencyFigures;
  readonly name: string;
  /** Where the roll-forward has its opening and closing. */
  readonly openingCell: string;
  readonly closingCell: string;
  /** What stands there. */
  readonly opening: Minor;
  readonly closing: Minor;
}

/** Columns that the matrix of a currency shows: all its buckets, and of the ways out those that were taken. */
export function migrationColumns({ migration }: CurrencyMovement): readonly number[] {
  const { columns, amounts } = migration;
  return columns.flatMap((id, column) => (isKind(id) && amounts.every((row) => row[column] === 0) ? [] : [column]));
}

/** From bucket to bucket: rows foot to the opening, columns of buckets to the closing. */
export function addMigration(block: MovementBlock, moved: CurrencyMovement): void {
  const { schedule, figures, name, openingCell, closingCell } = block;
  const { exponent } = figures.currency;
  const { rows, columns, amounts } = moved.migration;
  const shown = migrationColumns(moved);
  const totalColumn = shown.length + 1;
  schedule.section(schedule.words(packWords("migration")));
  schedule.heads([
    [0, schedule.words(packWords("stoodIn"), "\n"), "text"],
    ...shown.map((column, i) => [i + 1, columnWords(schedule, columns[column] ?? ""), "number"] as const),
    [totalColumn, schedule.words(packWords("total"), "\n"), "number"],
  ]);
  const first = schedule.next;
  rows.forEach((id, row) => {
    const at = schedule.next;
    const own = shown.map((column) => amounts[row]?.[column] ?? zero);
    const label = id === "new" ? schedule.words(packWords("cameSince")) : schedule.inLanguages((locale) => bucketName(id, locale));
    schedule.row([
      text(0, label, "text"),
      ...own.map((amount, i) => schedule.amount(i + 1, amount, exponent)),
      schedule.reckoned(totalColumn, `=SUM(${cellAddress(at, 1)}:${cellAddress(at, totalColumn - 1)})`, total(own), exponent),
    ]);
  });
  const last = schedule.next - 1;
  const sums = shown.map((column) => total(amounts.map((row) => row[column] ?? zero)));
  const totalRow = schedule.row([
    text(0, schedule.words(packWords("total")), "total-label"),
    ...[...sums, total(sums)].map((sum, i) => schedule.sum(i + 1, first, last, sum, exponent)),
  ]);
  const buckets = shown.filter((column) => !isKind(columns[column] ?? "")).length;
  schedule.check({
    label: schedule.words(packWords("checkMigrationOpening")),
    name: `buckets = opening (${name})`,
    difference: `SUM(${cellAddress(first, totalColumn)}:${cellAddress(last - 1, totalColumn)})-${openingCell}`,
    column: totalColumn - 1,
    exponent,
    expected: minor(total(amounts.slice(0, -1).flat()) - block.opening),
  });
  schedule.check({
    label: schedule.words(packWords("checkMigrationClosing")),
    name: `buckets = closing (${name})`,
    difference: `SUM(${cellAddress(totalRow, 1)}:${cellAddress(totalRow, buckets)})-${closingCell}`,
    column: totalColumn - 1,
    exponent,
    expected: minor(total(sums.slice(0, buckets)) - block.closing),
  });
  schedule.gap();
}

function isKind(id: string): id is MovementKind {
  return movementKinds.some((kind) => kind === id);
}

function columnWords(schedule: Schedule, id: string): string {
  return isKind(id) ? schedule.words(movementWords(id), "\n") : schedule.inLanguages((locale) => bucketName(id, locale), "\n");
}

/** A line of the table of customers. */
type CustomerSums = Pick<CustomerMovement, "opening" | "lines" | "closing">;

/** Opening, what moved it, and closing of each customer; closing and change are formulas. */
export function addCustomers(block: MovementBlock, all: readonly CustomerMovement[]): void {
  const { schedule, ledger, figures, name, openingCell, closingCell } = block;
  const { exponent } = figures.currency;
  const closingColumn = customerLines.length + 2;
  const words = (line: CustomerLine): string => schedule.words(line === "other" ? packWords("other") : rollWords(line), "\n");
  schedule.section(schedule.words(packWords("byCustomer")));
  schedule.heads([
    [0, schedule.say("customer", "\n"), "text"],
    [1, schedule.words(packWords("opening"), "\n"), "number"],
    ...customerLines.map((line, i) => [i + 2, words(line), "number"] as const),
    [closingColumn, schedule.words(packWords("closing"), "\n"), "number"],
    [closingColumn + 1, schedule.words(packWords("change"), "\n"), "number"],
  ]);
  const first = schedule.next;
  const add = (label: string, { opening, lines, closing }: CustomerSums): void => {
    const at = schedule.next;
    schedule.row([
      text(0, label, "text"),
      schedule.amount(1, opening, exponent),
      ...customerLines.map((line, i) => schedule.amount(i + 2, lines[line], exponent)),
      schedule.reckoned(closingColumn, `=SUM(${cellAddress(at, 1)}:${cellAddress(at, closingColumn - 1)})`, closing, exponent),
      changeCell(schedule, at, 1, closingColumn, minor(closing - opening), exponent),
    ]);
  };
  const shown = all.filter(({ lines }) => customerLines.some((line) => lines[line] !== 0)).slice(0, linesShown);
  for (const each of shown) add(customerText(ledger, each.customer), each);
  const rest = all.filter((each) => !shown.includes(each));
  if (rest.length > 0) add(schedule.words(otherCustomers(rest.length)), sumsOf(rest));
  const last = schedule.next - 1;
  const whole = sumsOf(all);
  const totalRow = schedule.next;
  schedule.row([
    text(0, schedule.words(packWords("total")), "total-label"),
    ...[whole.opening, ...customerLines.map((line) => whole.lines[line]), whole.closing, minor(whole.closing - whole.opening)].map(
      (sum, i) => schedule.sum(i + 1, first, last, sum, exponent),
    ),
  ]);
  schedule.check({
    label: schedule.words(packWords("checkCustomers")),
    name: `customers = roll-forward (${name})`,
    difference: `ABS(${cellAddress(totalRow, 1)}-${openingCell})+ABS(${cellAddress(totalRow, closingColumn)}-${closingCell})`,
    column: closingColumn,
    exponent,
    expected: apart(block, whole.opening, whole.closing),
  });
  schedule.gap();
}

function sumsOf(all: readonly CustomerMovement[]): CustomerSums {
  const lines = customerLines.map((line) => [line, total(all.map((each) => each.lines[line]))] as const);
  return {
    opening: total(all.map(({ opening }) => opening)),
    lines: Object.fromEntries(lines) as Record<CustomerLine, Minor>,
    closing: total(all.map(({ closing }) => closing)),
  };
}

/** Columns of the table of documents. */
const at = { customer: 0, document: 1, from: 2, to: 3, why: 4, opening: 6, change: 7, closing: 8 };

/** The documents that moved most, with the buckets they stood in and what happened to them. */
export function addItems(block: MovementBlock, movement: Movement, moved: CurrencyMovement): void {
  const { schedule, ledger, figures, name, openingCell, closingCell } = block;
  const { currency, items } = figures;
  const { exponent } = currency;
  const place = ledger.currencies.indexOf(currency);
  const all = Array.from(movement.items)
    .filter((item) => ledger.currency[item] === place)
    .map((item) => ({ item, ...movement.itemAt(item) }))
    .sort((a, b) => Math.abs(b.closing - b.opening) - Math.abs(a.closing - a.opening) || a.item - b.item);
  const span = at.opening - at.why;
  schedule.newPage();
  schedule.section(schedule.words(packWords("byItem")));
  schedule.heads([
    [at.customer, schedule.say("customer", "\n"), "text"],
    [at.document, schedule.say("document", "\n"), "text"],
    [at.from, schedule.words(packWords("fromBucket"), "\n"), "text"],
    [at.to, schedule.words(packWords("toBucket"), "\n"), "text"],
    [at.why, schedule.words(packWords("why"), "\n"), "text", span],
    [at.opening, schedule.words(packWords("opening"), "\n"), "number"],
    [at.change, schedule.words(packWords("change"), "\n"), "number"],
    [at.closing, schedule.words(packWords("closing"), "\n"), "number"],
  ]);
  const first = schedule.next;
  const add = (label: string, cells: readonly PlanCell[], opening: Minor, closing: Minor, why: string): void => {
    const row = schedule.next;
    schedule.row([
      text(at.customer, label, "text"),
      ...cells,
      text(at.why, why, "text", { span }),
      schedule.amount(at.opening, opening, exponent),
      changeCell(schedule, row, at.opening, at.closing, minor(closing - opening), exponent, at.change),
      schedule.amount(at.closing, closing, exponent),
    ]);
  };
  const blank = [at.document, at.from, at.to].map((column) => empty(column, "text"));
  const bucketOf = (id: string | undefined): string => (id === undefined ? "" : schedule.inLanguages((locale) => bucketName(id, locale)));
  for (const each of all.slice(0, linesShown))
    add(
      customerText(ledger, ledger.customer[each.item] as number),
      [
        text(at.document, ledger.invoiceNumber.at(each.item) ?? "", "text", { link: cellOf(ledger, each.item, "invoiceNumber") }),
        text(at.from, bucketOf(each.fromBucket), "text"),
        text(at.to, bucketOf(each.toBucket), "text"),
      ],
      each.opening,
      each.closing,
      whyOf(schedule, each),
    );
  const rest = all.slice(linesShown);
  const openingOf = (some: readonly ItemMovement[]): Minor => total(some.map(({ opening }) => opening));
  const closingOf = (some: readonly ItemMovement[]): Minor => total(some.map(({ closing }) => closing));
  if (rest.length > 0) add(schedule.words(otherItems(rest.length)), blank, openingOf(rest), closingOf(rest), "");
  // What did not move stands at both ends with the same amount.
  const still = minor(moved.closing - closingOf(all));
  const stillOpen = items - all.filter(({ closing }) => closing !== 0).length;
  if (stillOpen > 0) add(schedule.words(stillItems(stillOpen)), blank, still, still, "");
  const shownStill = stillOpen > 0 ? still : zero;
  const openingSum = minor(openingOf(all) + shownStill);
  const closingSum = minor(closingOf(all) + shownStill);
  const last = Math.max(first, schedule.next - 1);
  const totalRow = schedule.next;
  schedule.row([
    text(at.customer, schedule.words(packWords("total")), "total-label", { span: at.opening }),
    schedule.sum(at.opening, first, last, openingSum, exponent),
    schedule.sum(at.change, first, last, minor(closingSum - openingSum), exponent),
    schedule.sum(at.closing, first, last, closingSum, exponent),
  ]);
  schedule.check({
    label: schedule.words(packWords("checkItems")),
    name: `documents = roll-forward (${name})`,
    difference: `ABS(${cellAddress(totalRow, at.opening)}-${openingCell})+ABS(${cellAddress(totalRow, at.closing)}-${closingCell})`,
    column: at.closing,
    exponent,
    expected: apart(block, openingSum, closingSum),
  });
  schedule.gap();
}

function changeCell(
  schedule: Schedule,
  row: number,
  opening: number,
  closing: number,
  change: Minor,
  exponent: Parameters<Schedule["amount"]>[2],
  column = closing + 1,
): PlanCell {
  return schedule.reckoned(column, `=${cellAddress(row, closing)}-${cellAddress(row, opening)}`, change, exponent);
}

function whyOf(schedule: Schedule, { byKind, state }: ItemMovement): string {
  if (state === "moved-on") return schedule.words(packWords("grewOlder"));
  return byKind.map(({ kind }) => schedule.words(movementWords(kind))).join("; ");
}

/** How far sums are from the roll-forward; nothing, by what movements promise. */
function apart({ opening, closing }: MovementBlock, openingSum: Minor, closingSum: Minor): Minor {
  return minor(Math.abs(openingSum - opening) + Math.abs(closingSum - closing));
}

function customerText(ledger: Ledger, customer: number): string {
  const { id, name } = known(ledger.customers[customer], "a customer of the ledger");
  return name === "" || name === id ? id : `${id} ${name}`;
}

function total(amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce<number>((sum, each) => sum + each, 0));
}
