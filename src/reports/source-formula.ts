import { areaText, cellAddress, quotedSheet } from "../sheet/address.js";
import type { Bucket } from "../analyses/figures.js";
import type { Field, Ledger, Source } from "../ledger/ledger.js";

/** Where the items stand: "Invoices!A1:L619", or each entity with its own table. */
export function sourcePlace({ source, parts }: Pick<Ledger, "source" | "parts">): string {
  if (parts.length === 0) return areaText(source.area);
  return parts.map((part) => `${part.entity}: ${areaText(part.source.area)}`).join("; ");
}

/**
 * Native formulas that compute open amounts anew from the source's own cells; only for ledgers whose source is `recomputable`. Of several
 * tables, the sum of one term each; a table without a column of currencies counts where its items are in this one.
 * `asOf` is the address of the cell that holds the day.
 */
export function openFormula({ source, parts }: Ledger, currency: string | null, asOf: string, bucket?: Bucket): string {
  if (parts.length === 0) return openOf(source, currency, asOf, bucket);
  const terms = parts.filter(({ currencies }) => currencies.includes(currency)).map((part) => openOf(part.source, currency, asOf, bucket));
  return terms.length === 0 ? "0" : terms.join("+");
}

/**
 * SUMPRODUCT rather than SUMIFS: it treats an empty settlement cell and a text in it as "not settled", and a text amount as none, as the
 * ledger does.
 */
function openOf(source: Source, currency: string | null, asOf: string, bucket?: Bucket): string {
  const cells = (field: Field): string => columnOf(source, field);
  const settled = cells("settledDate");
  const conditions = [`(((${settled}="")+(${settled}>${asOf}))>0)`];
  if (source.mapping.issueDate) conditions.push(`(${cells("issueDate")}<=${asOf})`);
  if (source.mapping.currency) conditions.push(`(${cells("currency")}="${currency ?? ""}")`);
  if (bucket && source.mapping.dueDate) conditions.push(...bucketConditions(cells("dueDate"), asOf, bucket));
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
function columnOf({ area, mapping }: Source, field: Field): string {
  const column = area.left + (mapping[field]?.column ?? 0);
  return `${quotedSheet(area.sheet)}!${cellAddress(area.top + 1, column, true)}:${cellAddress(area.top + area.rows - 1, column, true)}`;
}
