import { failed, success, type Result } from "../kernel/result.js";
import { fields, type Field, type MappedColumn, type Mapping } from "../ledger/ledger.js";
import { columnIndex, columnName } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import { normalHeader } from "./header-text.js";

/** How many of the fields that make an invoice list were recognised: the measure by which places are compared. */
export function mappingScore(mapping: Mapping): number {
  return fields.filter((field) => mapping[field] !== undefined).length;
}

/** Bands of age by column, as far as a table has such columns. */
export type Bands = ReadonlyMap<number, unknown>;

/** True for a table that states an aging itself: columns of bands, and no day to age from. */
export function statesAging(mapping: Mapping, bands?: Bands): boolean {
  return bands !== undefined && bands.size >= 2 && !mapping.issueDate && !mapping.dueDate;
}

/** True when the columns suffice for a ledger. */
export function isInvoiceMapping(mapping: Mapping, bands?: Bands): boolean {
  return needsOf(mapping, bands).length === 0;
}

function hasAmount(mapping: Mapping): boolean {
  return mapping.amount !== undefined || mapping.openAmount !== undefined;
}

/** What a ledger cannot do without: someone who owes, an amount, and a day of some kind. */
export type Need = "customer" | "amount" | "day";

/** What a mapping still lacks for a ledger; an aging that states its bands needs no days. */
export function needsOf(mapping: Mapping, bands?: Bands): readonly Need[] {
  if (statesAging(mapping, bands)) return mapping.customer ? [] : ["customer"];
  const needs: Need[] = [];
  if (!mapping.customer) needs.push("customer");
  if (!hasAmount(mapping)) needs.push("amount");
  if (!mapping.issueDate && !mapping.dueDate) needs.push("day");
  return needs;
}

/** FIELD=HEADER, FIELD=[C] or FIELD=- as a person gave it. */
export interface MappingOverride {
  readonly field: Field;
  /** A header's text, a column letter of the sheet in brackets, or {@link noColumn}. */
  readonly header: string;
}

/** Stands in place of a header where a person said that no column has this meaning. */
export const noColumn = "-";

/** The found mapping with a person's own choices in place of it. `left` is the sheet column (from 0) of the area's first column. */
export function overrideMapping(
  found: Mapping,
  overrides: readonly MappingOverride[],
  headers: readonly string[],
  left: number,
  place: string,
): Result<Mapping, Failure> {
  let mapping: Mapping = found;
  for (const { field, header } of overrides) {
    const columns = columnsMeant(header, headers, left);
    const column = columns[0];
    if (columns.length > 1)
      return failed({ kind: "header-twice", field, header, columns: columns.map((each) => `[${columnName(left + each)}]`) });
    if (column === undefined && header !== noColumn)
      return failed({ kind: "header-missing", field, header, place, known: headers.filter((each) => each !== "") });
    mapping = column === undefined ? without(mapping, field) : withColumn(mapping, found, field, { column, header: headers[column] ?? "" });
  }
  return success(mapping);
}

/**
 * Those of a person's earlier choices that this table can follow: an export of another month may lack a column, or hold its header twice,
 * and is then read as it is found.
 */
export function applicable(remembered: readonly MappingOverride[], headers: readonly string[], left: number): readonly MappingOverride[] {
  return remembered.filter(({ header }) => header === noColumn || columnsMeant(header, headers, left).length === 1);
}

/** Columns of the area that a choice may mean: none, one, or several of one header. */
function columnsMeant(header: string, headers: readonly string[], left: number): readonly number[] {
  if (header === noColumn) return [];
  const letter = /^\[([A-Za-z]{1,3})\]$/.exec(header)?.[1];
  if (letter === undefined) return columnsOf(headers, header);
  const column = columnIndex(letter) - left;
  return column >= 0 && column < headers.length ? [column] : [];
}

function without(mapping: Mapping, field: Field): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([each]) => each !== field));
}

/**
 * A column has one meaning: what the mapping took it for gives way, the fallbacks of issue day and customer too. A column that means this
 * already stays as it was found, with its credit side or the parts of its day, and with what else it means.
 */
function withColumn(mapping: Mapping, found: Mapping, field: Field, chosen: MappedColumn): Mapping {
  const { column } = chosen;
  if (mapping[field]?.column === column) return mapping;
  const others = Object.entries(mapping).flatMap(([each, mapped]): readonly (readonly [string, MappedColumn])[] => {
    if (each === field || mapped.column === column) return [];
    if (mapped.parts?.month === column || mapped.parts?.day === column) return [];
    if (mapped.contra !== column) return [[each, mapped]];
    const { contra: _, ...alone } = mapped;
    return [[each, alone]];
  });
  const before = found[field];
  const taken = others.some(([, mapped]) => [before?.contra, before?.parts?.month, before?.parts?.day].includes(mapped.column));
  return { ...Object.fromEntries(others), [field]: before?.column === column && !taken ? before : chosen };
}

function columnsOf(headers: readonly string[], wanted: string): readonly number[] {
  const exact = headers.flatMap((header, column) => (header === wanted ? [column] : []));
  if (exact.length > 0) return exact;
  const normal = normalHeader(wanted);
  return headers.flatMap((header, column) => (normal !== "" && normalHeader(header) === normal ? [column] : []));
}

/** The mapped column as people name it: its header, or "[C]" where the header is empty or not unique. */
export function columnLabel(mapped: MappedColumn, headers: readonly string[], left: number): string {
  const unique = mapped.header !== "" && headers.filter((header) => header === mapped.header).length === 1;
  return unique ? mapped.header : `[${columnName(left + mapped.column)}]`;
}
