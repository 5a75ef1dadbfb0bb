import { failed, success, type Result } from "../kernel/result.js";
import { fields, type Field, type MappedColumn, type Mapping } from "../ledger/ledger.js";
import { columnIndex, columnName } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import { normalHeader } from "./header-text.js";

/** How many of the fields that make an invoice list were recognised: the measure by which places are compared. */
export function mappingScore(mapping: Mapping): number {
  return fields.filter((field) => mapping[field] !== undefined).length;
}

/** True when the columns suffice for a ledger: someone, some amount, some day. */
export function isInvoiceMapping(mapping: Mapping): boolean {
  return hasAmount(mapping) && mapping.customer !== undefined && (mapping.issueDate !== undefined || mapping.dueDate !== undefined);
}

export function hasAmount(mapping: Mapping): boolean {
  return mapping.amount !== undefined || mapping.openAmount !== undefined;
}

/** FIELD=HEADER or FIELD=[C] as a person gave it. */
export interface MappingOverride {
  readonly field: Field;
  /** A header's text, or a column letter of the sheet in brackets. */
  readonly header: string;
}

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
    const letter = /^\[([A-Za-z]{1,3})\]$/.exec(header);
    const columns = letter ? [columnIndex(letter[1] ?? "") - left] : columnsOf(headers, header);
    const column = columns[0];
    if (columns.length > 1)
      return failed({ kind: "header-twice", field, header, columns: columns.map((each) => `[${columnName(left + each)}]`) });
    if (column === undefined || column < 0 || column >= headers.length)
      return failed({ kind: "header-missing", field, header, place, known: headers.filter((each) => each !== "") });
    // A column has one meaning: what the found mapping took it for gives way, the fallbacks of issue day and customer too.
    const others = Object.entries(mapping).filter(([, mapped]) => mapped.column !== column);
    mapping = { ...Object.fromEntries(others), [field]: { column, header: headers[column] ?? "" } };
  }
  return success(mapping);
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
