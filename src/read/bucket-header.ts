/** A column of an aging report: what is between so many days, both included; `null` where it has no end. */
export interface BucketHeader {
  readonly from: number | null;
  readonly to: number | null;
  /** `days`: the limits are days. `months`: they count calendar months back from the report's. `word`: a band without limits ("Older"). */
  readonly unit: "days" | "months" | "word";
}

type Reading = (match: RegExpExecArray) => BucketHeader;

const days = (from: number | null, to: number | null): BucketHeader => ({ from, to, unit: "days" });
const months = (from: number | null, to: number | null): BucketHeader => ({ from, to, unit: "months" });

/** Patterns over the header in lower case without spaces around dashes; the first that fits is taken. */
const patterns: readonly (readonly [RegExp, Reading])[] = [
  [
    /^(?:current|not ?due|current ?\/ ?not due|not yet due|未到期|未逾期|at date|current ?amount|无逾期|信用期内|<\s*0)$/,
    () => days(null, 0),
  ],
  [/^(?:今日到期|due today|today)$/, () => days(0, 0)],
  [/^未到期(\d+)天?以上$/, (m) => days(null, -Number(m[1]))],
  [/^未到期(\d+)-(\d+)天?$/, (m) => days(-Number(m[2]), -Number(m[1]))],
  [
    /^(?:已到期|逾期|已逾期|age|aged|past due|overdue)? ?(\d+)\s*(?:-|–|~|至|到|to)\s*(\d+)\s*(?:d\.?|days?|天|日)?(?: past due| overdue| 本币金额| 金额)?$/,
    (m) => days(Number(m[1]), Number(m[2])),
  ],
  [
    /^(?:已到期|逾期|已逾期|over|more than|older than|above|>|greater than|超过) ?(\d+)\s*(?:d\.?|days?|天|日)?(?: past due| overdue)?$/,
    (m) => days(Number(m[1]) + 1, null),
  ],
  [
    /^(?:已到期|逾期|已逾期|age)? ?(\d+)\s*(?:d\.?|days?|天|日)?\s*(?:\+|-|以上| ?and over| ?and above|-? ?above|-? ?plus| ?or more)(?: 本币金额| 金额| days past due| days)?$/,
    (m) => days(Number(m[1]), null),
  ],
  [/^age ?(?:≤|<=) ?(\d+) ?d?\.?$/, (m) => days(null, Number(m[1]))],
  [/^(?:<|under|within|less than) ?1 ?months?$|^1个月以内$/, () => months(0, 0)],
  [/^(\d+) ?months?$|^(\d+)个月$/, (m) => months(Number(m[1] ?? m[2]), Number(m[1] ?? m[2]))],
  [/^period ?(\d+)(?: ?amount)?$/, (m) => ({ from: Number(m[1]), to: Number(m[1]), unit: "word" })],
  [/^(\d+)年以内$|^within (\d+) years?$/, (m) => days(null, 365 * Number(m[1] ?? m[2]))],
  [/^(\d+)(?:年)?-(\d+)年$/, (m) => days(365 * Number(m[1]) + 1, 365 * Number(m[2]))],
  [/^(\d+)年以上$|^over (\d+) years?$/, (m) => days(365 * Number(m[1] ?? m[2]) + 1, null)],
  [/^(?:older|future|oldest)$/, () => ({ from: null, to: null, unit: "word" })],
];

/** Reads a header as the band of an aging report ("31 - 60", "More than 60 days", "1-2年"); `undefined` when it is none. */
export function readBucketHeader(header: string): BucketHeader | undefined {
  const plain = header
    .normalize("NFKC")
    .replace(/([a-z])([A-Z0-9])/g, "$1 $2")
    .toLowerCase()
    .replace(/\s*([-–~])\s*/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  for (const [pattern, reading] of patterns) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const bucket = reading(match);
    return isBand(bucket) ? bucket : undefined;
  }
  return undefined;
}

/** A band ends after it begins; 2026-01 is a month, and 2025-2026 are years. */
function isBand({ from, to }: BucketHeader): boolean {
  if (from === null || to === null) return true;
  return from <= to && !(from >= 1990 && to <= 2100);
}

/**
 * The columns that are bands of an aging report, by column. A single word such as "Current" is one only beside others, and a row of plain
 * numbers ("30", "60", "90") counts when three of them rise.
 */
export function bucketColumns(headers: readonly string[]): ReadonlyMap<number, BucketHeader> {
  const found = new Map<number, BucketHeader>();
  headers.forEach((header, column) => {
    const bucket = readBucketHeader(header);
    if (bucket) found.set(column, bucket);
  });
  const plain = headers.flatMap((header, column) => (/^\d{1,3}$/.test(header) ? [{ column, limit: Number(header) }] : []));
  const rising = plain.every(({ limit }, i) => i === 0 || limit > (plain[i - 1]?.limit ?? 0));
  if (plain.length >= 3 && rising) {
    plain.forEach(({ column, limit }, i) => found.set(column, days((plain[i - 1]?.limit ?? 0) + 1, limit)));
  }
  return found.size >= 2 ? found : new Map<number, BucketHeader>();
}

/** True for the name of a band used as a group row ("61 - 90 days past due", "> 45 Days", "Current"). */
export function isBandName(text: string): boolean {
  return readBucketHeader(text) !== undefined;
}
