import type { DayNumber } from "../kernel/day.js";

/** Item columns, element i of each belonging to item i. */
export interface AgingColumns {
  /** Customer code, below `shape.customers`. */
  readonly customer: Uint32Array;
  /** Currency code, below `shape.currencies`. */
  readonly currency: Uint8Array;
  /** The day the age counts from (due or issue day); 0 where there is none. */
  readonly date: Int32Array;
  /** Open minor units at the as-of day; 0 for an item that is closed. */
  readonly open: Float64Array;
  /** Where the items of each account begin, where they are sorted by it: see {@link Items.accounts}. */
  readonly accounts?: Uint32Array | undefined;
}

export interface AgingShape {
  readonly customers: number;
  readonly currencies: number;
}

/** Open amounts by currency, customer and bucket. Invariant: all cells of a currency add up to its open total. */
export interface AgingMatrix {
  /** First bucket: age up to `limits[0]`; then one per further limit; then the open one; last: no date. */
  readonly buckets: number;
  /** Minor units at [(currency * customers + customer) * buckets + bucket]. */
  readonly amounts: Float64Array;
  /** Open items at [currency * buckets + bucket]. */
  readonly items: Uint32Array;
  /** 1 at [currency * customers + customer] where the customer has open items, though they may add up to nothing. */
  readonly hasItems: Uint8Array;
}

/**
 * Puts every open item into the bucket of its age in days, `asOf` less its date.
 * `limits` are upper limits, rising; [0, 30, 60, 90] gives <= 0, 1-30, 31-60, 61-90, 91+ and "no date".
 * One pass over the open items, no allocation per item: this is the loop that runs over a million invoices. test/support/aging-oracle.ts is its plain counterpart.
 */
export function ageItems(columns: AgingColumns, limits: readonly number[], asOf: DayNumber, shape: AgingShape): AgingMatrix {
  const { customer, currency, date, open } = columns;
  const buckets = limits.length + 2;
  const amounts = new Float64Array(shape.currencies * shape.customers * buckets);
  const items = new Uint32Array(shape.currencies * buckets);
  const hasItems = new Uint8Array(shape.currencies * shape.customers);
  const bucketOfDay = bucketsByDay(limits, asOf);
  const beyond = bucketOfDay.length;
  const matrix = { buckets, amounts, items, hasItems };
  if (columns.accounts) {
    ageSorted({ date, open, accounts: columns.accounts }, bucketOfDay, matrix, shape.customers);
    return matrix;
  }
  const rows = new Uint32Array(block);
  for (let first = 0; first < open.length; first += block) {
    const count = openRows(open, first, Math.min(first + block, open.length), rows);
    for (let k = 0; k < count; k++) {
      const i = rows[k] as number;
      const amount = open[i] as number;
      const from = date[i] as number;
      const bucket = from < beyond ? (bucketOfDay[from] as number) : 0;
      const inCurrency = currency[i] as number;
      const place = inCurrency * shape.customers + (customer[i] as number);
      const cell = place * buckets + bucket;
      amounts[cell] = (amounts[cell] as number) + amount;
      const tally = inCurrency * buckets + bucket;
      items[tally] = (items[tally] as number) + 1;
      hasItems[place] = 1;
    }
  }
  return matrix;
}

/** The same where the items of an account lie together: what one owes is added up in one place, and nobody asks whose an item is. */
function ageSorted(
  { date, open, accounts }: Required<Pick<AgingColumns, "date" | "open" | "accounts">> & { readonly accounts: Uint32Array },
  bucketOfDay: Uint8Array,
  { buckets, amounts, items, hasItems }: AgingMatrix,
  customers: number,
): void {
  const beyond = bucketOfDay.length;
  let i = accounts[0] as number;
  for (let account = 0; account < accounts.length - 1; account++) {
    const end = accounts[account + 1] as number;
    if (i === end) continue;
    const row = account * buckets;
    const tallies = Math.floor(account / customers) * buckets;
    let any = 0;
    for (; i < end; i++) {
      const amount = open[i] as number;
      const from = date[i] as number;
      const bucket = from < beyond ? (bucketOfDay[from] as number) : 0;
      const isOpen = Number(amount !== 0);
      amounts[row + bucket] = (amounts[row + bucket] as number) + amount;
      items[tallies + bucket] = (items[tallies + bucket] as number) + isOpen;
      any |= isOpen;
    }
    hasItems[account] = any;
  }
}

/** Rows looked at together: their places fit in the fastest memory, and one list serves them all. */
const block = 2048;

/**
 * Writes the rows of open items in from..till-1 into `rows`, and gives their number. Without a branch: which items are closed is as good as
 * random, and a processor that guesses wrong one time in five loses more than it takes to write every row down.
 */
function openRows(open: Float64Array, from: number, till: number, rows: Uint32Array): number {
  let count = 0;
  for (let i = from; i < till; i++) {
    rows[count] = i;
    count += Number((open[i] as number) !== 0);
  }
  return count;
}

/** Days after the as-of day that the table of buckets holds at least. */
const ahead = 366;

/**
 * The bucket of every day number up to a year after the as-of day, or to where the first bucket begins; later days are in the first bucket, and 0
 * stands for no date. A table by day takes no decision per item: the ages of open items are as good as random too.
 */
export function bucketsByDay(limits: readonly number[], asOf: DayNumber): Uint8Array {
  const buckets = new Uint8Array(asOf + Math.max(ahead, -(limits[0] ?? 0)) + 1);
  buckets.fill(limits.length);
  // Ages up to a limit lie from that many days back on; each limit, oldest first, takes over from the one before.
  for (let bucket = limits.length - 1; bucket >= 0; bucket--) buckets.fill(bucket, Math.max(0, asOf - (limits[bucket] as number)));
  buckets[0] = limits.length + 1;
  return buckets;
}
