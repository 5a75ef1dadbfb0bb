import { cellsKept, type FindingGroup, type FindingKind } from "../ledger/finding.js";
import { FindingAmounts } from "../ledger/finding-amounts.js";
import { cellOf, itemKind, type Field, type Ledger } from "../ledger/ledger.js";
import type { CellReader } from "./cell-reader.js";
import { creditRemark, namesCredit } from "./credit-numbers.js";
import type { DayCount } from "./day-counts.js";
import { derivedItems } from "./derived-numbers.js";
import { normalHeader } from "./header-text.js";
import type { ItemList } from "./item-list.js";
import { nearRepeats } from "./near-repeats.js";

/** Words by which a remark says that nothing is owed, and such as take them back. */
const settledRemark =
  /^\W*(fully |already |all )?(paid|settled|cleared|cancell?ed|void(ed)?|written[ -]?off|reversed|duplicate)\b|\b(do not chase|(was|has been|now|already|since) (paid|cancell?ed|voided|settled)|paid in full)\b|^已(收|付|结|回款|到账|作废|核销|取消|冲销|红冲)|^作废|^重复/i;
const unsettledRemark = /\b(part|partly|partial(ly)?|not|un\w+|half|deposit|if|when|until|to be|will)\b|%|部分|未/i;
const remarks =
  /^((item|line|invoice|document|transaction)? ?(description|desc|memo|narration|narrative|particulars|details?|remarks?|comments?|notes?|text)|摘要|备注|说明|用途)$/;

/** Items whose number may say something, by a first look at it: see {@link ItemList}. */
export type TellingNumbers = Pick<ItemList, "namingCredits" | "derived">;

/** What is odd about items that have been read, lines joined. `items`: how many of the ledger stand in the table itself, whose first row is `top`. */
export function doubtfulItems(
  cells: CellReader,
  ledger: Ledger,
  items: number,
  top: number,
  telling: TellingNumbers,
  issueDays: readonly DayCount[],
): readonly FindingGroup[] {
  const { wholes, revisions } = derivedItems(ledger, items, telling.derived);
  const amountOf = (item: number): number => ledger.amount[item] ?? 0;
  return [
    ...creditsWithPlus(cells, ledger, items, top, telling.namingCredits),
    ...remarkedSettled(cells, ledger, items, top),
    ...mostlyNegative(ledger, items),
    ...groupOf(ledger, "due-far", "dueDate", farDue(ledger, items), amountOf),
    ...groupOf(ledger, "invoice-nearly-twice", "invoiceNumber", nearRepeats(ledger, items), amountOf),
    ...groupOf(ledger, "invoice-in-parts", "invoiceNumber", wholes, amountOf),
    ...groupOf(ledger, "invoice-revised", "invoiceNumber", revisions, amountOf),
    ...groupOf(ledger, "issue-far", "issueDate", issuedFar(ledger, items, issueDays), amountOf),
    ...openAboveAmount(ledger, items),
  ];
}

/**
 * Items that add to what is owed though their number or a remark calls them credit notes, in a table without a column that says what each document
 * is. A table of which most rows say so uses the words for something else.
 */
function creditsWithPlus(
  cells: CellReader,
  ledger: Ledger,
  items: number,
  top: number,
  namingCredits: readonly number[],
): readonly FindingGroup[] {
  const { mapping } = ledger.source;
  if (mapping.documentType ?? mapping.debitCredit ?? mapping.amount?.contra) return [];
  const isRemarked = remarkIs(cells, ledger, top, (remark) => creditRemark.test(remark));
  const isDebit = (item: number): boolean => ledger.kind[item] === itemKind.invoice && (ledger.amount[item] as number) > 0;
  const isNamed = (item: number): boolean => namesCredit(ledger.invoiceNumber.at(item) ?? "");
  const odd = isRemarked
    ? itemsWhere(items, (item) => isDebit(item) && (isNamed(item) || isRemarked(item)))
    : namingCredits.filter((item) => item < items && isDebit(item) && isNamed(item));
  if (odd.length * 2 > items) return [];
  return groupOf(ledger, "credit-with-plus", "amount", odd, (item) => ledger.amount[item] ?? 0);
}

/** Days from issue to due beyond which a year is more likely mistyped than meant. */
const farthest = 1830;

function farDue({ issued, due, kind }: Ledger, items: number): readonly number[] {
  return itemsWhere(
    items,
    (item) => (issued[item] ?? 0) > 0 && (due[item] ?? 0) - (issued[item] ?? 0) > farthest && kind[item] !== itemKind.retention,
  );
}

/** Days between the last days of issue and all others beyond which a year is more likely mistyped than meant. */
const apartBy = 300;
/** Fewer items do not show what is usual. */
const leastDated = 3;

/** The last items by issue, where they are few and lie most of a year after all others: they count on no day before. */
function issuedFar({ issued }: Ledger, items: number, issueDays: readonly DayCount[]): readonly number[] {
  const days = [...issueDays].reverse();
  const dated = days.reduce((sum, day) => sum + day.items, 0);
  let last = 0;
  for (const [i, { day, items: ofDay }] of days.entries()) {
    const before = days[i + 1];
    last += ofDay;
    if (!before || dated - last < leastDated - 1 || last * 20 > Math.max(dated, 20)) return [];
    if (day - before.day > apartBy) return itemsWhere(items, (item) => (issued[item] as number) >= day);
  }
  return [];
}

/** More items with a minus than without: the source may write what is owed to it with a minus, and then all of it stands on the wrong side. */
function mostlyNegative(ledger: Ledger, items: number): readonly FindingGroup[] {
  const { mapping } = ledger.source;
  if (mapping.documentType ?? mapping.debitCredit ?? mapping.amount?.contra) return [];
  let negative = 0;
  let sum = 0;
  for (let item = 0; item < items; item++) {
    const amount = ledger.amount[item] as number;
    if (amount < 0) negative++;
    sum += amount;
  }
  if (items < 2 || negative * 2 <= items || sum >= 0) return [];
  const odd = itemsWhere(items, (item) => (ledger.amount[item] ?? 0) < 0);
  return groupOf(ledger, "mostly-negative", mapping.amount ? "amount" : "openAmount", odd, (item) => ledger.amount[item] ?? 0);
}

/** Items that count as wholly open, and of which a remark says that they are paid or cancelled. */
function remarkedSettled(cells: CellReader, ledger: Ledger, items: number, top: number): readonly FindingGroup[] {
  const { mapping, receipts } = ledger.source;
  if (mapping.openAmount ?? receipts) return [];
  const isRemarked = remarkIs(
    cells,
    ledger,
    top,
    (remark) => settledRemark.test(remark) && !unsettledRemark.test(remark.replace(/do not chase/i, "")),
  );
  if (!isRemarked) return [];
  const odd = itemsWhere(items, (item) => (ledger.amount[item] ?? 0) > 0 && ledger.paid[item] === 0 && isRemarked(item));
  return groupOf(ledger, "remark-says-settled", "amount", odd, (item) => ledger.amount[item] ?? 0);
}

/** Tells whether a column of remarks says something of an item; `undefined` for a table without one. */
function remarkIs(
  cells: CellReader,
  ledger: Ledger,
  top: number,
  says: (remark: string) => boolean,
): ((item: number) => boolean) | undefined {
  const columns = Array.from({ length: ledger.source.area.columns }, (_, column) => column).filter((column) =>
    remarks.test(normalHeader(cells.headerOf(column))),
  );
  if (columns.length === 0) return undefined;
  return (item) =>
    columns.some((column) => {
      const cell = cells.at((ledger.row[item] as number) - top, column);
      return typeof cell === "string" && says(cell);
    });
}

/** More is stated as open than was billed: then less than nothing was paid. */
function openAboveAmount(ledger: Ledger, items: number): readonly FindingGroup[] {
  const { amount, openAmount } = ledger.source.mapping;
  if (!amount || !openAmount) return [];
  const odd = itemsWhere(items, (item) => (ledger.amount[item] ?? 0) > 0 && (ledger.paid[item] ?? 0) < 0);
  return groupOf(ledger, "open-above-amount", "openAmount", odd, (item) => -(ledger.paid[item] ?? 0));
}

function itemsWhere(items: number, holds: (item: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let item = 0; item < items; item++) if (holds(item)) found.push(item);
  return found;
}

function groupOf(
  ledger: Ledger,
  kind: FindingKind,
  field: Field,
  items: readonly number[],
  money: (item: number) => number,
): readonly FindingGroup[] {
  if (items.length === 0) return [];
  const amounts = new FindingAmounts();
  items.forEach((item, place) => amounts.add(ledger.currencies[ledger.currency[item] as number]?.code ?? null, money(item), place));
  const shown = items.slice(0, cellsKept);
  return [
    {
      kind,
      severity: "warning",
      count: items.length,
      cells: shown.map((item) => cellOf(ledger, item, field)),
      found: shown.map((item) => ledger.invoiceNumber.at(item) ?? ""),
      amounts: amounts.toList(),
    },
  ];
}
