import type { Area } from "./cell.js";

/** Charts of ours bear names that begin so; others on a sheet of ours are a person's, and stay when it is written anew. */
const ourChartNames = /^AR /;

export function isOurChart(name: string): boolean {
  return ourChartNames.test(name);
}

export type ChartType = "column" | "stacked-column" | "bar" | "line";

/** A chart of the workbook's own kind over cells, so that it follows them. `Ink` is what gives a series its colour: a role, or the colour itself. */
export interface NativeChart<Ink> {
  /** By which it is found again; one of its kind on a sheet. */
  readonly name: string;
  readonly type: ChartType;
  readonly title: string;
  /** The cells that it covers. */
  readonly place: Omit<Area, "sheet">;
  /** Labels along the axis, a row or a column of cells. */
  readonly categories: Area;
  readonly series: readonly ChartSeries<Ink>[];
  /** Format of the numbers along the axis: "#,##0". */
  readonly numberFormat: string;
}

export interface ChartSeries<Ink> {
  readonly name: string;
  /** As many cells as there are categories. */
  readonly values: Area;
  readonly ink: Ink;
}
