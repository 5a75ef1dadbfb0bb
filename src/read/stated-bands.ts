import type { StatedBand } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { readBucketHeader, type BucketHeader } from "./bucket-header.js";
import { normalHeader } from "./header-text.js";

/** A column of an aging report with the band that it holds. */
export interface BandColumn extends StatedBand {
  /** Within the table's area, from 0. */
  readonly column: number;
}

/**
 * The bands of a report that states an aging itself, in the order of its columns, each beginning where the one before ends: "Age ≤ 60" after
 * "Age ≤ 30" is 31 to 60, "Older" is what is beyond, 180以上 after 91-180 begins at 181. A header "period1Amount" has its limits in the cells of
 * the column "period1Label".
 */
export function bandsOf(
  headers: readonly string[],
  buckets: ReadonlyMap<number, BucketHeader>,
  body: readonly (readonly CellValue[])[],
): readonly BandColumn[] {
  let before: BucketHeader | undefined;
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([column, header]) => {
      const band = follow(labelled(headers, column, body) ?? header, before);
      before = band;
      return { column, label: headers[column] ?? "", ...band };
    });
}

function labelled(headers: readonly string[], column: number, body: readonly (readonly CellValue[])[]): BucketHeader | undefined {
  const name = /^(period ?\d+)( amount)?$/.exec(normalHeader(headers[column] ?? ""))?.[1];
  const label = name === undefined ? -1 : headers.findIndex((header) => normalHeader(header) === `${name} label`);
  const text = label < 0 ? undefined : body.map((row) => row[label]).find((cell) => typeof cell === "string" && cell.trim() !== "");
  return typeof text === "string" ? readBucketHeader(text) : undefined;
}

function follow(band: BucketHeader, before: BucketHeader | undefined): BucketHeader {
  if (before?.unit !== "days") return band;
  const next = before.to === null ? null : before.to + 1;
  if (band.unit === "word" && next !== null) return { from: next, to: null, unit: "days" };
  if (band.unit !== "days" || next === null) return band;
  return band.from === null || band.from < next ? { ...band, from: band.to === null || band.to >= next ? next : band.from } : band;
}
