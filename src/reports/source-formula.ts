import { cellAddress, quotedSheet } from "../sheet/address.js";
import type { Bucket } from "../analyses/figures.js";
import type { Field, Ledger } from "../ledger/ledger.js";

/**
 * Native formulas that compute open amounts anew from the source's own cells; only for ledgers whose source is `recomputable`.
 * SUMPRODUCT rather than SUMIFS: it treats an empty settlement cell and a text in it as "not settled", and a text amount as none, as the
 * ledger does. `asOf` is the address of the cell that holds the day.
 */
export function openFormula(ledger: Ledger, currency: string | null, asOf: string, bucket?: Bucket): string {
  const cells = (field: Field): string => columnOf(ledger, field);
  const settled = cells("settledDate");
  const conditions = [`(((${settled}="")+(${settled}>${asOf}))>0)`];
  if (ledger.source.mapping.issueDate) conditions.push(`(${cells("issueDate")}<=${asOf})`);
  if (ledger.source.mapping.currency) conditions.push(`(${cells("currency")}="${currency ?? ""}")`);
  if (bucket && ledger.source.mapping.dueDate) conditions.push(...bucketConditions(cells("dueDate"), asOf, bucket));
  return `SUMPRODUCT(${conditions.join("*")},${cells("amount")})`;
}

/** Days past due by comparing days, never by subtracting: a text in the column must not break the sum. */
function bucketConditions(due: string, asOf: string, bucket: Bucket): readonly string[] {
  if (bucket.kind === "none") return [`(NOT(ISNUMBER(${due})))`];
  const conditions = [`ISNUMBER(${due})`];
  if (bucket.to !== null) conditions.push(`(${due}>=${less(asOf, bucket.to)})`);
  if (bucket.from !== null) conditions.push(`(${due}<=${less(asOf, bucket.from)})`);
  return conditions;
}

/** A day less so many days; what is not due yet has days past due below 0. */
function less(asOf: string, days: number): string {
  return days < 0 ? `${asOf}+${-days}` : `${asOf}-${days}`;
}

/** The data cells of a mapped column: "Invoices!$G$2:$G$601". */
function columnOf(ledger: Ledger, field: Field): string {
  const { area, mapping } = ledger.source;
  const column = area.left + (mapping[field]?.column ?? 0);
  return `${quotedSheet(area.sheet)}!${cellAddress(area.top + 1, column, true)}:${cellAddress(area.top + area.rows - 1, column, true)}`;
}
