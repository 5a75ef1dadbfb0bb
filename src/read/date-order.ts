import type { Mapping } from "../ledger/ledger.js";
import { isCellError, type CellValue } from "../sheet/cell.js";
import { DayReader, type OrderBy } from "./day-column.js";
import { dateOrderOf, type DateOrder, type DateOrderFound } from "./date-text.js";
import { longestTerms, tradeTerms, UsualTerms } from "./trade-terms.js";

/** A table as far as the order of its days is concerned. */
export interface DatedTable {
  readonly values: readonly (readonly CellValue[])[];
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
}

/** The columns of days that are read together. */
export const dateFields = ["issueDate", "dueDate", "settledDate"] as const;

/**
 * A reader per date column. Who decides the order of its texts: a person; else the column (a value above 12); else the other date columns,
 * since one export writes all its days one way; else what the rows say by both readings, where that is clear; else nobody.
 */
export function dayReaders(table: DatedTable): DayReaders {
  const texts = dateFields.map((field) => table.texts[field]);
  const own = texts.map(dateOrderOf);
  const together = own.some((each) => each?.sure === false) ? dateOrderOf(texts.flat()) : undefined;
  let asked = false;
  let beside: "dmy" | "mdy" | undefined;
  const neighbours = (): "dmy" | "mdy" | undefined => {
    if (!asked) beside = orderByNeighbours(table, own);
    asked = true;
    return beside;
  };
  const reader = (found: DateOrderFound | undefined): DayReader => {
    const made = (order: DateOrder, by: OrderBy): DayReader => new DayReader(order, by);
    if (table.given) return made(table.given, "column");
    if (found === undefined) return made("mdy", "column");
    if (found.sure) return made(found.order, "column");
    if (found.mixed === true) return new DayReader(found.order, "nobody", true);
    if (together?.sure === true) return made(together.order, "column");
    const order = neighbours();
    return order ? made(order, "neighbours") : made(found.order, "nobody");
  };
  return { issue: reader(own[0]), due: reader(own[1]), settled: reader(own[2]) };
}

/** A row by one of the two readings; 0 where it has no such day. */
interface Days {
  readonly issued: number;
  readonly due: number;
  readonly settled: number;
}

interface BothWays {
  readonly dmy: Days;
  readonly mdy: Days;
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
 * Both readings are tried on every row, and a row speaks for the one by which it makes more sense: nothing due or settled before it was
 * issued, days past due that lead to the same day as those of the others, and then terms that are usual.
 * Three rows decide, since in a ledger with usual terms a row seldom looks right by the wrong reading (some 1 in 10), and none may stand for
 * every ten against them. Where rows say nothing, the invoice numbers do if the issue days rise with them: eight steps at least, of which
 * hardly one falls, while three fall by the other reading; days that have nothing to do with the numbers fall every other time by both.
 * The order of the rows counts for nothing: a sorted table must read as it did before it was sorted.
 */
function orderByNeighbours(table: DatedTable, own: readonly (DateOrderFound | undefined)[]): "dmy" | "mdy" | undefined {
  const rows = bothWays(table, own);
  const distinct = distinctOf(rows);
  const judges = { dmy: new Judge(distinct, "dmy"), mdy: new Judge(distinct, "mdy") };
  // The as-of day is the one that most rows agree on, by whichever reading they agree.
  const asOf =
    Math.max(judges.dmy.agreed, judges.mdy.agreed) < leastVotes
      ? 0
      : judges.dmy.agreed >= judges.mdy.agreed
        ? judges.dmy.asOf
        : judges.mdy.asOf;
  const votes = { dmy: 0, mdy: 0 };
  for (const row of distinct) {
    const [dmy, mdy] = [judges.dmy.sense(row, asOf), judges.mdy.sense(row, asOf)];
    if (dmy !== mdy) votes[dmy > mdy ? "dmy" : "mdy"]++;
  }
  return clearly(votes, leastVotes) ?? orderBySteps(rows);
}

function clearly(votes: { readonly dmy: number; readonly mdy: number }, least: number): "dmy" | "mdy" | undefined {
  if (votes.dmy >= least && votes.mdy * againstOne <= votes.dmy) return "dmy";
  return votes.mdy >= least && votes.dmy * againstOne <= votes.mdy ? "mdy" : undefined;
}

/** The rows whose two readings differ. */
function bothWays({ values, from, mapping, daysPastDue }: DatedTable, own: readonly (DateOrderFound | undefined)[]): readonly BothWays[] {
  const reader = (i: number, order: "dmy" | "mdy"): DayReader =>
    new DayReader(own[i]?.sure === true || own[i]?.mixed === true ? own[i].order : order, "column");
  const readers = { dmy: dateFields.map((_, i) => reader(i, "dmy")), mdy: dateFields.map((_, i) => reader(i, "mdy")) };
  const columns = dateFields.map((field) => (mapping[field]?.parts ? undefined : mapping[field]?.column));
  const found: BothWays[] = [];
  for (const row of values.slice(from)) {
    const cells = columns.map((column) => (column === undefined ? null : (row[column] ?? null)));
    const daysBy = (order: "dmy" | "mdy"): Days => {
      const [issued = 0, due = 0, settled = 0] = cells.map((cell, i) => readers[order][i]?.read(cell)?.day ?? 0);
      return { issued, due, settled };
    };
    const [dmy, mdy] = [daysBy("dmy"), daysBy("mdy")];
    if (dmy.issued === mdy.issued && dmy.due === mdy.due && dmy.settled === mdy.settled) continue;
    const stated = daysPastDue === undefined ? null : row[daysPastDue];
    const late = typeof stated === "number" && stated > 0 ? stated : NaN;
    const written = mapping.invoiceNumber ? row[mapping.invoiceNumber.column] : undefined;
    const parts = /^(.*?)(\d{1,15})\D*$/.exec(written === null || written === undefined || isCellError(written) ? "" : String(written));
    const series = parts?.[1] ?? "";
    const number = parts ? Number(parts[2]) : NaN;
    found.push({ dmy, mdy, late, series, number });
  }
  return found;
}

/** Each combination of days once: a hundred invoices of one day say no more than one of them. */
function distinctOf(rows: readonly BothWays[]): readonly BothWays[] {
  return [...new Map(rows.map((row) => [`${row.dmy.issued} ${row.dmy.due} ${row.dmy.settled} ${row.late}`, row])).values()];
}

/** What the rows have in common by one reading, and which of them fit in. */
class Judge {
  /** The day that most rows are counted to by their days past due, and how many they are. */
  readonly asOf: number;
  readonly agreed: number;
  private readonly terms: UsualTerms;

  constructor(
    rows: readonly BothWays[],
    private readonly order: "dmy" | "mdy",
  ) {
    const counts = new Uint32Array(longestTerms + 1);
    const ends = new Map<number, number>();
    let pairs = 0;
    for (const row of rows) {
      const { issued, due } = row[order];
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
  sense(row: BothWays, asOf: number): number {
    const { issued, due, settled } = row[this.order];
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

/** From one invoice number to the next of its series: the order by which the issue day rises with hardly a fall, where it falls by the other. */
function orderBySteps(rows: readonly BothWays[]): "dmy" | "mdy" | undefined {
  const numbered = rows.filter(({ dmy, number }) => dmy.issued !== 0 && !Number.isNaN(number));
  numbered.sort((a, b) =>
    a.series !== b.series
      ? a.series < b.series
        ? -1
        : 1
      : a.number - b.number || a.dmy.issued - b.dmy.issued || a.mdy.issued - b.mdy.issued,
  );
  const steps = { dmy: 0, mdy: 0 };
  const falls = { dmy: 0, mdy: 0 };
  for (let i = 1; i < numbered.length; i++) {
    const [before, now] = [numbered[i - 1], numbered[i]];
    if (!before || !now || before.series !== now.series || before.number === now.number) continue;
    for (const order of ["dmy", "mdy"] as const) {
      const step = now[order].issued - before[order].issued;
      if (step !== 0) steps[order]++;
      if (step < 0) falls[order]++;
    }
  }
  const order = clearly({ dmy: falls.mdy, mdy: falls.dmy }, leastVotes);
  return order && steps[order] >= leastSteps && falls[order] * againstOne <= steps[order] ? order : undefined;
}
