import { failed, success, type Result } from "../kernel/result.js";
import { fields, type Field, type MappedColumn, type Mapping } from "../ledger/ledger.js";
import { columnIndex, columnName } from "../sheet/address.js";
import type { CellValue } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { headerWords, normalHeader } from "./header-words.js";

/** The text of a header cell; "" where there is none. */
export function headerText(value: CellValue | undefined): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

/**
 * The columns whose headers say what they are, each taken at most once. A header that stands twice is left open:
 * which of the two is meant, a person must say.
 */
export function proposeMapping(headers: readonly string[]): Mapping {
  const normal = headers.map(normalHeader);
  const taken = new Set<number>();
  const mapping: { [F in Field]?: MappedColumn } = {};
  for (const field of claimOrder) {
    const column = surestColumn(headerWords[field] ?? [], normal, taken);
    if (column === undefined) continue;
    taken.add(column);
    mapping[field] = { column, header: headers[column] ?? "" };
  }
  // Beside a number, a column headed "Customer" alone holds the name.
  if (mapping.customer && !mapping.customerName) {
    const column = surestColumn(generalCustomerWords, normal, taken);
    if (column !== undefined) mapping.customerName = { column, header: headers[column] ?? "" };
  }
  // One customer column, whatever it holds, is the customer.
  if (!mapping.customer && mapping.customerName) {
    mapping.customer = mapping.customerName;
    delete mapping.customerName;
  }
  // Without a column for the document's own day, the posting day dates the item.
  if (!mapping.issueDate && mapping.postingDate) mapping.issueDate = mapping.postingDate;
  return mapping;
}

const generalCustomerWords = ["customer", "client", "debtor", "partner", "客户", "往来单位", "购货单位"];

/** Fields with unmistakable words claim their columns before those whose words are general. */
const claimOrder: readonly Field[] = [
  "dueDate",
  "settledDate",
  "postingDate",
  "writeOffDate",
  "issueDate",
  "openAmount",
  "paidAmount",
  "netAmount",
  "taxAmount",
  "baseAmount",
  "writeOffAmount",
  "amount",
  "customerName",
  "parentCustomer",
  "customer",
  "documentType",
  "reference",
  "invoiceNumber",
  "currency",
  "disputed",
  "terms",
  "status",
  "debitCredit",
  "entity",
  "salesperson",
  "collector",
  "region",
];

function surestColumn(words: readonly string[], headers: readonly string[], taken: ReadonlySet<number>): number | undefined {
  for (const word of words) {
    const matches = headers.flatMap((header, column) => (header === word && !taken.has(column) ? [column] : []));
    if (matches.length === 1) return matches[0];
    if (matches.length > 1) return undefined;
  }
  return undefined;
}

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
