import type { Mapping } from "../ledger/ledger.js";
import { isCellError } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { DayReader, type OrderBy } from "./day-column.js";
import { dateOrderOf, dateOrders, type DateOrder, type DateOrderFound } from "./date-text.js";
import { longestTerms, tradeTerms, UsualTerms } from "./trade-terms.js";

/** A table as far as the order of its days is concerned. */
export interface DatedTable {
  readonly grid: CellGrid;
  /** The first row below the header. */
  readonly from: number;
  readonly mapping: Mapping;
  /** The texts in the columns of days. */
  readonly texts: Readonly<Record<(typeof dateFields)[number], readonly string[]>>;
  /** The order that a person named: it wins. */
  readonly given: DateOrder | undefined;
  /** Column of days past due as the source counts them. */
  readonly daysPastDue: number | undefined;
}

export interface DayReaders {
  readonly issue: DayReader;
  readonly due: DayReader;
  readonly settled: DayReader;
  readonly posting: DayReader;
}

/** The columns of days that are read together. */
export const dateFields = ["issueDate", "dueDate", "settledDate", "postingDate"] as const;

/**
 * A reader per date column. Who decides the order of its texts: a person; else the column (a value above 12); else the other date columns,
 * since one export writes all its days one way; else what the rows say by each reading, where that is clear; else the years, where the year may
 * stand first; else nobody.
 */
export function dayReaders(table: DatedTable): DayReaders {
  const texts = dateFields.map((field) => table.texts[field]);
  const own = texts.map(dateOrderOf);
  let asked = false;
  let beside: DateOrder | undefined;
  const neighbours = (): DateOrder | undefined => {
    if (!asked) beside = orderByNeighbours(table, own);
    asked = true;
    return beside;
  };
  // Years of two digits and of four are written by different hands.
  const togetherWith = (found: DateOrderFound): DateOrderFound | undefined =>
    dateOrderOf(texts.filter((_, i) => own[i]?.shortYears === found.shortYears).flat());
  const reader = (found: DateOrderFound | undefined): DayReader => {
    const made = (order: DateOrder, by: OrderBy, found?: DateOrderFound): DayReader => new DayReader(order, by, found?.mixed, found?.open);
    if (table.given) return made(table.given, "column");
    if (found === undefined) return made("mdy", "column");
    if (found.sure) return made(found.order, "column");
    if (found.mixed === true) return made(found.order, "nobody", found);
    const together = togetherWith(found);
    if (together?.sure === true && found.open?.includes(together.order)) return made(together.order, "column");
    const order = neighbours();
    if (order && found.open?.includes(order)) return made(order, "neighbours", found);
    return found.byYears ? made(found.byYears, "neighbours", found) : made(found.order, "nobody", found);
  };
  return { issue: reader(own[0]), due: reader(own[1]), settled: reader(own[2]), posting: reader(own[3]) };
}

/** A row by one of the readings; 0 where it has no such day. */
interface Days {
  readonly issued: number;
  readonly due: number;
  readonly settled: number;
}

interface ReadEachWay {
  readonly by: Readonly<Record<DateOrder, Days>>;
  /** Days past due that the source states; NaN where it states none. */
  readonly late: number;
  /** Invoice number without its digits at the end, and these: "INV-" and 1043. */
  readonly series: string;
  readonly number: number;
}

/** Rows that must speak for a reading, each with days of its own, and how many of them one that speaks against it may stand beside. */
const leastVotes = 3;
const leastSteps = 8;
const againstOne = 10;

/**
 * Each reading is tried on every row, and a row speaks for the one by which it makes more sense: nothing due or settled before it was
 * issued, days past due that lead to the same day as those of the others, and then terms that are usual.
 * Three rows decide, since in a ledger with usual terms a row seldom looks right by the wrong reading (some 1 in 10), and none may stand for
 * every ten against them. Where rows say nothing, the invoice numbers do if the issue days rise with them: eight steps at least, of which
 * hardly one falls, while three fall by the other reading; days that have nothing to do with the numbers fall every other time by both.
 * The order of the rows counts for nothing: a sorted table must read as it did before it was sorted.
 */
function orderByNeighbours(table: DatedTable, own: readonly (DateOrderFound | undefined)[]): DateOrder | undefined {
  const open = new Set(own.flatMap((found) => (found?.sure === false && found.mixed !== true ? (found.open ?? []) : [])));
  const orders = [...open];
  const rows = readEachWay(table, own, orders);
  const distinct = distinctOf(rows, orders);
  const judges = orders.map((order) => ({ order, judge: new Judge(distinct, order) }));
  // The as-of day is the one that most rows agree on, by whichever reading they agree.
  const best = judges.reduce<Judge | undefined>((most, { judge }) => (most && most.agreed >= judge.agreed ? most : judge), undefined);
  const asOf = best && best.agreed >= leastVotes ? best.asOf : 0;
  const votes = tally();
  for (const row of distinct) {
    const senses = judges.map(({ order, judge }) => ({ order, sense: judge.sense(row, asOf) })).sort((a, b) => b.sense - a.sense);
    const [first, second] = senses;
    if (first && second && first.sense > second.sense) votes[first.order]++;
  }
  return clearly(votes, leastVotes) ?? orderBySteps(rows, orders);
}

function tally(): Record<DateOrder, number> {
  return { dmy: 0, mdy: 0, ymd: 0 };
}

/** The order with so many votes, of which all others together have no more than one in ten. */
function clearly(votes: Readonly<Record<DateOrder, number>>, least: number): DateOrder | undefined {
  const all = votes.dmy + votes.mdy + votes.ymd;
  return dateOrders.find((order) => votes[order] >= least && (all - votes[order]) * againstOne <= votes[order]);
}

/** The rows whose readings differ. */
function readEachWay(
  { grid, from, mapping, daysPastDue }: DatedTable,
  own: readonly (DateOrderFound | undefined)[],
  orders: readonly DateOrder[],
): readonly ReadEachWay[] {
  const reader = (i: number, order: DateOrder): DayReader => {
    const found = own[i];
    return new DayReader(found && (found.sure || found.mixed === true || !found.open?.includes(order)) ? found.order : order, "column");
  };
  const readers = orders.map((order) => ({ order, columns: dateFields.map((_, i) => reader(i, order)) }));
  const columns = dateFields.map((field) => (mapping[field]?.parts ? undefined : mapping[field]?.column));
  const none: Days = { issued: 0, due: 0, settled: 0 };
  const found: ReadEachWay[] = [];
  for (let row = from; row < grid.rowCount; row++) {
    const cells = columns.map((column) => (column === undefined ? null : grid.cell(row, column)));
    const by = { dmy: none, mdy: none, ymd: none };
    for (const { order, columns } of readers) {
      const [issued = 0, due = 0, settled = 0] = cells.map((cell, i) => columns[i]?.read(cell)?.day ?? 0);
      by[order] = { issued, due, settled };
    }
    const [first, ...others] = orders.map((order) => by[order]);
    if (others.every((each) => each.issued === first?.issued && each.due === first.due && each.settled === first.settled)) continue;
    const stated = daysPastDue === undefined ? null : grid.cell(row, daysPastDue);
    const late = typeof stated === "number" && stated > 0 ? stated : NaN;
    const written = mapping.invoiceNumber ? grid.cell(row, mapping.invoiceNumber.column) : null;
    const parts = /^(.*?)(\d{1,15})\D*$/.exec(written === null || isCellError(written) ? "" : String(written));
    const series = parts?.[1] ?? "";
    const number = parts ? Number(parts[2]) : NaN;
    found.push({ by, late, series, number });
  }
  return found;
}

/** Each combination of days once: a hundred invoices of one day say no more than one of them. */
function distinctOf(rows: readonly ReadEachWay[], [order = "mdy"]: readonly DateOrder[]): readonly ReadEachWay[] {
  return [
    ...new Map(
      rows.map((row) => {
        const { issued, due, settled } = row.by[order];
        return [`${issued} ${due} ${settled} ${row.late}`, row];
      }),
    ).values(),
  ];
}

/** What the rows have in common by one reading, and which of them fit in. */
class Judge {
  /** The day that most rows are counted to by their days past due, and how many they are. */
  readonly asOf: number;
  readonly agreed: number;
  private readonly terms: UsualTerms;

  constructor(
    rows: readonly ReadEachWay[],
    private readonly order: DateOrder,
  ) {
    const counts = new Uint32Array(longestTerms + 1);
    const ends = new Map<number, number>();
    let pairs = 0;
    for (const row of rows) {
      const { issued, due } = row.by[order];
      if (due !== 0 && !Number.isNaN(row.late)) ends.set(due + row.late, (ends.get(due + row.late) ?? 0) + 1);
      if (issued === 0 || due === 0) continue;
      pairs++;
      const terms = due - issued;
      if (terms >= 0 && terms <= longestTerms) counts[terms] = (counts[terms] ?? 0) + 1;
    }
    this.terms = new UsualTerms(counts, pairs);
    // The later day wins a tie, so that the order of the rows does not matter.
    const [asOf, agreed] = [...ends].reduce(
      (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
      [0, 0],
    );
    this.asOf = asOf;
    this.agreed = agreed;
  }

  /** 0: it contradicts itself. 1: it may be so. 2: its terms are those of many rows. 3: they are such as trade grants. */
  sense(row: ReadEachWay, asOf: number): number {
    const { issued, due, settled } = row.by[this.order];
    if (issued !== 0 && settled !== 0 && settled < issued) return 0;
    if (due !== 0 && asOf !== 0 && !Number.isNaN(row.late) && due + row.late !== asOf) return 0;
    if (issued === 0 || due === 0) return 1;
    const terms = due - issued;
    if (terms < 0) return 0;
    // "The same day of the next month" is one day later by the other reading, in every row: what trade grants comes before what repeats.
    return tradeTerms.has(terms) || monthLong(terms) ? 3 : this.terms.has(terms) ? 2 : 1;
  }
}

/** A month, by the days that it may have. */
function monthLong(terms: number): boolean {
  return terms >= 28 && terms <= 31;
}

/** From one invoice number to the next of its series: the order by which the issue day rises with hardly a fall, where it falls by the others. */
function orderBySteps(rows: readonly ReadEachWay[], orders: readonly DateOrder[]): DateOrder | undefined {
  const numbered = rows.filter(({ by, number }) => orders.every((order) => by[order].issued !== 0) && !Number.isNaN(number));
  const byDays = (a: ReadEachWay, b: ReadEachWay): number =>
    orders.reduce((found, order) => found || a.by[order].issued - b.by[order].issued, 0);
  numbered.sort((a, b) => (a.series !== b.series ? (a.series < b.series ? -1 : 1) : a.number - b.number || byDays(a, b)));
  const steps = tally();
  const falls = tally();
  for (let i = 1; i < numbered.length; i++) {
    const [before, now] = [numbered[i - 1], numbered[i]];
    if (!before || !now || before.series !== now.series || before.number === now.number) continue;
    for (const order of orders) {
      const step = now.by[order].issued - before.by[order].issued;
      if (step !== 0) steps[order]++;
      if (step < 0) falls[order]++;
    }
  }
  return orders.find(
    (order) =>
      steps[order] >= leastSteps &&
      falls[order] * againstOne <= steps[order] &&
      orders.every((other) => other === order || (falls[other] >= leastVotes && falls[order] * againstOne <= falls[other])),
  );
}
