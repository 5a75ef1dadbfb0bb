import { civilFromDay, dayFromParts, isoFromDay, type DayNumber } from "../kernel/day.js";
import { cellsKept, type FindingGroup } from "../ledger/finding.js";
import { FindingAmounts } from "../ledger/finding-amounts.js";
import { cellOf, type Ledger } from "../ledger/ledger.js";
import type { CellRef } from "../sheet/cell.js";
import type { CellReader } from "./cell-reader.js";
import type { DayCount } from "./day-counts.js";
import { orderSaid } from "./date-text.js";
import { copyOfDays, dayColumns, moveDerivedDue, type OtherDays } from "./other-days.js";
import { longestTerms, UsualTerms } from "./trade-terms.js";

/**
 * Day and month that changed places in part of a table. It happens when days of one country are opened in the Excel of another: 3 April
 * becomes 4 March, and 13 April, of which there is no such month, stays a text. The figures then look sound and are wrong.
 *
 * How much evidence is asked for, and why. A false alarm here teaches people to click alarms away, so nothing is said below three different
 * days, and nothing that chance would bring about in more than about one table in a hundred:
 * - split by kind: in one column all real days are of the 12th or before and all texts name a part above 12. A real day is so by chance in 12
 *   of 30.4 cases, a text in 18.4: three and four of them together by chance in 1 of 140. Repeated values count once.
 * - terms: where at least half of the rows have one of a few usual terms, those that have none are tried with day and month changed back. By
 *   chance one of three attempts leads to one of k usual terms in some 3k of 300 cases; five times that, one more, and a quarter of all that
 *   could be tried must fit.
 * - order: due days, or settlements, that lie more than a fortnight before the issue day, in a table whose issue days spread over the month.
 *   Changing back cures such a row by chance in 2 of 5 cases; eight and 19 of 20 must be cured.
 * - far days: eight or more issue days more than a month beyond all days of the 13th or later, every one of them of the 12th or before (by
 *   chance 0.4 to the power of 8), and back in line once day and month are changed.
 * A table of any size is passed over twice; nothing is kept per row unless a row is odd. `issueDays`: the issue days of the items, counted.
 */
export function swappedDays(
  cells: CellReader,
  ledger: Ledger,
  items: number,
  top: number,
  issueDays: readonly DayCount[],
): { readonly group: FindingGroup; readonly days: OtherDays } | undefined {
  const swap = new Swap();
  const masks =
    splitByKind(cells, ledger, items, top, swap) ?? byRows(ledger, items, issueDays, swap) ?? byFarDays(ledger, issueDays, swap);
  if (!masks) return undefined;
  return report(cells, ledger, items, top, swap, masks);
}

/** Which of the days of an item changed places: bit 0 issued, bit 1 due, bit 2 settled. */
type MaskOf = (item: number) => number;

/** Days with day and month the other way round, each computed once. */
class Swap {
  private readonly known = new Map<number, number>();

  /** 0 where they cannot change places, or where that changes nothing. */
  of(serial: number): number {
    let swapped = this.known.get(serial);
    if (swapped === undefined) {
      const { year, month, day } = civilFromDay(serial as DayNumber);
      swapped = day > 12 || day === month ? 0 : (dayFromParts(year, day, month) ?? 0);
      this.known.set(serial, swapped);
    }
    return swapped;
  }
}

/** Least number of different days, or pairs of days, that must show it. */
const least = 3;

/** Shares of days of the month that are 12 or less, and above. */
const [lowDays, highDays] = [12 / 30.4, 18.4 / 30.4];

function splitByKind(cells: CellReader, ledger: Ledger, items: number, top: number, swap: Swap): MaskOf | undefined {
  let split = 0;
  dayColumns.forEach(([, field], bit) => {
    if (ledger.source.mapping[field] && !ledger.source.mapping[field].parts && isSplit(cells, ledger, items, top, field)) split |= 1 << bit;
  });
  if (split === 0) return undefined;
  return (item) => {
    let mask = 0;
    dayColumns.forEach(([column, field], bit) => {
      if (!(split & (1 << bit)) || typeof cells.cell((ledger.row[item] as number) - top, field) !== "number") return;
      if (swap.of(ledger[column][item] as number) !== 0) mask |= 1 << bit;
    });
    return mask;
  };
}

/** True when the real days of a column all are of the 12th or before, and its texts all name a part above 12. */
function isSplit(cells: CellReader, ledger: Ledger, items: number, top: number, field: (typeof dayColumns)[number][1]): boolean {
  const texts = cells.dayTexts(field);
  if (texts.length < least) return false;
  let exceptions = 0;
  const low = new Set<number>();
  let daysOfMonth = 0;
  let real = 0;
  for (let item = 0; item < items; item++) {
    const cell = cells.cell((ledger.row[item] as number) - top, field);
    if (typeof cell !== "number" || cell < 61) continue;
    real++;
    const { day } = civilFromDay(Math.floor(cell) as DayNumber);
    if (day > 12) exceptions++;
    else low.add(Math.floor(cell));
    daysOfMonth |= 1 << day;
  }
  if (low.size < least || bitsOf(daysOfMonth) < least) return false;
  const said = { dmy: 0, mdy: 0, either: 0 };
  const high = new Set<string>();
  for (const text of texts) {
    const order = orderSaid(text);
    if (!order) continue;
    said[order]++;
    high.add(text);
  }
  exceptions += said.either + Math.min(said.dmy, said.mdy);
  // A hand may since have corrected a cell in fifty.
  if (exceptions * 50 > Math.max(said.dmy, said.mdy) + real || high.size < least) return false;
  return low.size * Math.log(lowDays) + high.size * Math.log(highDays) <= Math.log(1 / 100);
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** The ways in which the days of a row may have changed places, the likeliest first: a program changes all that it can. */
const ways = [3, 1, 2, 0] as const;

/** Different days that were tried, and those that changing back cured. */
class Tally {
  readonly tried = new Set<number>();
  readonly cured = new Set<number>();

  add(first: number, second: number, cured: boolean): void {
    const key = first * 4_194_304 + second;
    this.tried.add(key);
    if (cured) this.cured.add(key);
  }

  /** Eight cured, and hardly one that is not. */
  get nearlyAll(): boolean {
    return this.cured.size >= 8 && this.cured.size * 20 >= this.tried.size * 19;
  }
}

/** By terms, and by the order of the days. */
function byRows(ledger: Ledger, items: number, issueDays: readonly DayCount[], swap: Swap): MaskOf | undefined {
  const usual = usualTermsOf(ledger, items);
  const tallies = { terms: new Tally(), due: new Tally(), settled: new Tally() };
  for (const item of oddItems(ledger, items, usual)) {
    const odd = oddityOf(ledger, item, usual);
    const [issued, due, settled] = [ledger.issued[item] as number, ledger.due[item] as number, ledger.settled[item] as number];
    if (odd & oddTerms && (swap.of(issued) !== 0 || swap.of(due) !== 0))
      tallies.terms.add(issued, due, cure(ledger, item, usual, swap) > 0);
    const ordered = cure(ledger, item, undefined, swap) > 0;
    if (odd & dueEarly) tallies.due.add(issued, due, ordered);
    if (odd & settledEarly) tallies.settled.add(issued, settled, ordered);
  }
  const byChance = Math.min(1, (3 * usual.values) / 300) * tallies.terms.tried.size;
  const fit = tallies.terms.cured.size;
  const byTerms = fit >= least && fit >= 1 + 5 * byChance && fit * 4 >= tallies.terms.tried.size;
  const orderTells = !billsEarly(issueDays, swap);
  const shown =
    (byTerms ? oddTerms | dueEarly | settledEarly : 0) |
    (orderTells && tallies.due.nearlyAll ? dueEarly : 0) |
    (orderTells && tallies.settled.nearlyAll ? settledEarly : 0);
  if (shown === 0) return undefined;
  return (item) => {
    const odd = oddityOf(ledger, item, usual) & shown;
    if (odd === 0) return 0;
    return cure(ledger, item, usual, swap) || (odd & (dueEarly | settledEarly) ? cure(ledger, item, undefined, swap) : 0);
  };
}

/** People pay a few days in advance; days that change places move by months. */
const slack = 15;

const oddTerms = 1;
const dueEarly = 2;
const settledEarly = 4;

/** The items of which {@link oddityOf} finds anything: nearly all rows fit, and are passed over with a few comparisons. */
function oddItems({ issued, due, settled }: Ledger, items: number, usual: UsualTerms): readonly number[] {
  const found: number[] = [];
  for (let item = 0; item < items; item++) {
    const from = issued[item] as number;
    const to = due[item] as number;
    const paid = settled[item] as number;
    if (from === 0) continue;
    if ((to !== 0 && (to < from - slack || (usual.telling && !usual.has(to - from)))) || (paid !== 0 && paid < from - slack))
      found.push(item);
  }
  return found;
}

/** What does not fit in a row, as a mask. */
function oddityOf(ledger: Ledger, item: number, usual: UsualTerms): number {
  const issued = ledger.issued[item] as number;
  if (issued === 0) return 0;
  const due = ledger.due[item] as number;
  const settled = ledger.settled[item] as number;
  return (
    (usual.telling && hasOddTerms(usual, issued, due) ? oddTerms : 0) |
    (due !== 0 && due < issued - slack ? dueEarly : 0) |
    (settled !== 0 && settled < issued - slack ? settledEarly : 0)
  );
}

function hasOddTerms(usual: UsualTerms, issued: number, due: number): boolean {
  return issued !== 0 && due !== 0 && !usual.has(due - issued);
}

function usualTermsOf(ledger: Ledger, items: number): UsualTerms {
  const counts = new Uint32Array(longestTerms + 1);
  let rows = 0;
  for (let item = 0; item < items; item++) {
    const issued = ledger.issued[item] as number;
    const due = ledger.due[item] as number;
    if (issued === 0 || due === 0) continue;
    rows++;
    const terms = due - issued;
    if (terms >= 0 && terms <= longestTerms) counts[terms] = (counts[terms] ?? 0) + 1;
  }
  return new UsualTerms(counts, rows);
}

/** The days that must change places for the row to make sense, as a mask; 0 when no change cures it. Without usual terms, order is enough. */
function cure(ledger: Ledger, item: number, usual: UsualTerms | undefined, swap: Swap): number {
  const [issued, due, settled] = [ledger.issued[item] as number, ledger.due[item] as number, ledger.settled[item] as number];
  for (const way of ways) {
    const from = way & 1 ? (issued === 0 ? 0 : swap.of(issued)) : issued;
    const till = way & 2 ? (due === 0 ? 0 : swap.of(due)) : due;
    if ((way & 1 && from === 0) || (way & 2 && till === 0)) continue;
    if (from !== 0 && till !== 0 && (usual?.telling === true ? !usual.has(till - from) : till < from)) continue;
    if (settled === 0 || from === 0 || settled >= from) {
      if (way !== 0) return way;
      continue;
    }
    const paid = swap.of(settled);
    if (paid !== 0 && paid >= from) return way | 4;
  }
  return 0;
}

/** True when hardly an issue day stands after the 12th: all of them could change places, and chance cures too much to tell. */
function billsEarly(issueDays: readonly DayCount[], swap: Swap): boolean {
  let fixed = 0;
  let dated = 0;
  for (const { day, items } of issueDays) {
    dated += items;
    if (swap.of(day) === 0) fixed += items;
  }
  return fixed * 10 < dated * 3;
}

/** Issue days that are far from all those which cannot have changed places, and back among them once they do. */
function byFarDays(ledger: Ledger, issueDays: readonly DayCount[], swap: Swap): MaskOf | undefined {
  if (billsEarly(issueDays, swap)) return undefined;
  const fixed = issueDays.filter(({ day }) => swap.of(day) === 0);
  const [first, last] = [fixed[0]?.day ?? Infinity, fixed[fixed.length - 1]?.day ?? 0];
  const isFar = (day: number): boolean => day > last + 31 || day < first - 31;
  const far = issueDays.filter(({ day }) => isFar(day));
  const back = far.filter(({ day }) => !isFar(swap.of(day))).length;
  const daysOfMonth = far.reduce((mask, { day }) => mask | (1 << civilFromDay(day as DayNumber).day), 0);
  if (back < 8 || back * 20 < far.length * 19 || bitsOf(daysOfMonth) < least) return undefined;
  return (item) => {
    const issued = ledger.issued[item] as number;
    return issued !== 0 && isFar(issued) && !isFar(swap.of(issued)) ? 1 : 0;
  };
}

function report(
  cells: CellReader,
  ledger: Ledger,
  items: number,
  top: number,
  swap: Swap,
  maskOf: MaskOf,
): { readonly group: FindingGroup; readonly days: OtherDays } {
  const days = copyOfDays(ledger);
  const refs: CellRef[] = [];
  const found: string[] = [];
  const otherwise: string[] = [];
  const amounts = new FindingAmounts();
  let count = 0;
  for (let item = 0; item < items; item++) {
    const mask = maskOf(item);
    if (mask === 0) continue;
    const place = count;
    dayColumns.forEach(([column, field], bit) => {
      if (!(mask & (1 << bit))) return;
      const stands = ledger[column][item] as number;
      const swapped = swap.of(stands);
      days[column][item] = swapped;
      count++;
      if (refs.length >= cellsKept) return;
      refs.push(cellOf(ledger, item, field));
      found.push(isoFromDay(stands as DayNumber));
      otherwise.push(isoFromDay(swapped as DayNumber));
    });
    const currency = ledger.currencies[ledger.currency[item] as number]?.code ?? null;
    amounts.add(currency, ledger.amount[item] as number, place, count - place);
  }
  moveDerivedDue(cells, ledger, items, top, days);
  return {
    group: { kind: "days-swapped", severity: "error", count, cells: refs, found, otherwise, amounts: amounts.toList() },
    days: { finding: "days-swapped", ...days },
  };
}
