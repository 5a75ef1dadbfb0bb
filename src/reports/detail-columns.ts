import type { Bucket } from "../analyses/figures.js";
import type { DetailColumn } from "../policy/presentation.js";

/** Where the columns of the open items stand, counted from 0. */
export interface DetailLayout {
  /** The columns between customer and total that were chosen, by what they hold; of the buckets the first. */
  readonly at: ReadonlyMap<DetailColumn, number>;
  /** A column for each bucket that is shown. */
  readonly buckets: readonly number[];
  readonly total: number;
  /** Columns of amounts: the buckets, then the total. */
  readonly amounts: readonly number[];
  /** Columns before the total that hold no amounts, without the customer's two. */
  readonly others: readonly number[];
  /** Columns that a label may cover: those before the first amount. */
  readonly labelled: number;
  /** Columns of the sheet: the block where it is signed needs room beside what it is about. */
  readonly width: number;
  /** In characters, a column each. */
  readonly widths: readonly number[];
}

export const numberColumn = 0;
export const customerColumn = 1;

const widthOf: Readonly<Record<DetailColumn, number>> = { document: 16, kind: 12, issued: 11, due: 11, daysLate: 9, buckets: 15 };
const totalWidth = 16;
const leastColumns = 8;

/** Number and customer, the chosen columns in their order with a column for every bucket, and the total. */
export function detailLayout(chosen: readonly DetailColumn[], buckets: readonly Bucket[]): DetailLayout {
  const at = new Map<DetailColumn, number>();
  const widths = [12, 28];
  for (const each of chosen) {
    at.set(each, widths.length);
    widths.push(...(each === "buckets" ? buckets.map(() => widthOf.buckets) : [widthOf[each]]));
  }
  const first = at.get("buckets");
  const bucketColumns = first === undefined ? [] : buckets.map((_, i) => first + i);
  const total = widths.length;
  widths.push(totalWidth);
  while (widths.length < leastColumns) widths.push(totalWidth);
  return {
    at,
    buckets: bucketColumns,
    total,
    amounts: [...bucketColumns, total],
    others: chosen.flatMap((each) => (each === "buckets" ? [] : (at.get(each) ?? []))),
    labelled: bucketColumns[0] ?? total,
    width: widths.length,
    widths,
  };
}
