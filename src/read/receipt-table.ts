import type { Field, MappedColumn, Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { headsUnits, titlesUnits, withoutUnits } from "./amount-units.js";
import { currencyOfHeader } from "./currency.js";
import { claimCustomer } from "./customer-columns.js";
import { headerText, normalHeader } from "./header-text.js";
import { headerWords, wordScore } from "./header-words.js";

/** A table of receipts, found by its header. The mapping's `issueDate` is the day of receipt, `invoiceNumber` the invoice it pays, `writeOffAmount` the discount taken with it. */
export interface ReceiptTable {
  /** The header's row within the grid, from 0. */
  readonly row: number;
  readonly mapping: Mapping;
  /** The header or the line above that counts its amounts in ten thousands or the like; absent where none does. */
  readonly units?: string;
}

/** Rows looked at for the header. */
const searched = 15;

type ReceiptField = Extract<
  Field,
  "customer" | "customerName" | "invoiceNumber" | "issueDate" | "amount" | "currency" | "documentType" | "status" | "writeOffAmount"
>;

/** What the columns of a list of receipts are called, normalised; the first pattern that fits any column wins. */
const words: Readonly<Record<ReceiptField, readonly RegExp[]>> = {
  amount: [
    /^(amount|amt) (applied|allocated|matched)$|^(applied|allocated|matched) (amount|amt)$|^(本次)?核销金额$|^分配金额$/,
    /^(amount|amt|total)( (received|paid|collected))?$|^(receipt|payment|received|paid|collected|cash|remittance|deposit|credit)( total)? (amount|amt|total)$|^(收款|回款|到账|实收|入账|收到|付款)(金额|款)?$|^金额$/,
    /^(received|paid|receipts?|payments?|credit|value|贷方(金额)?)$/,
  ],
  issueDate: [
    /^(receipt|payment|received|paid|collection|deposit|remittance|value|cash|bank|clearing|settlement|posting|transaction|applied)( on)? (date|dt|on|day)$|^date (received|paid|of (receipt|payment))$|^(收款|回款|到账|入账|实收|付款|核销|交易|记账|业务)日期?$/,
    /^(date|received|paid( on)?|日期)$/,
  ],
  invoiceNumber: [
    /^(applied|allocated|matched|paid|applies|for|against|settled)( to)?( invoice| document| doc)?( no| number| id| ref)?$|^(for|against) (invoice|bill).*|^(对应|核销|应收|关联)(发票|单据|应收单|账单)?(号|号码|编号|单号)?$/,
    /^(invoice|inv|bill)s?( ?(no|number|num|nr|ref|reference|id))?$|^(发票|账单|应收单)(号|号码|编号)?$/,
  ],
  writeOffAmount: [
    /^(early payment |cash |settlement |payment )?discounts?( (taken|allowed|given))?( amount)?$|^(write ?off|deduction)s?( amount)?$|^(现金)?折扣(金额)?$|^折让(金额)?$/,
  ],
  customer: [],
  customerName: [],
  currency: [],
  documentType: [/^(receipt|payment|transaction|entry|document|doc)? ?(type|kind|类型)$|^(收款|业务|单据)类型$|^类型$/],
  status: [/^(receipt|payment|document|doc|bank|clearing)? ?(status|state)$|^(收款|单据)?状态$/],
};

/** Words in the name of a sheet or table, or in a header, by which receipts are known. */
const nameSays = /receipt|payment|\bcash\b|collection|remittance|settlement|zahlung|encaissement|收款|回款|到账|核销|收入明细/i;
/** Names that say so only of sheets that state days and amounts: bank statements, advances. */
const nameHints = /\bbank|deposit|advance|prepa(id|yment)|credit ?notes?|预收|银行|流水|贷项|红字/i;
const headsDay = /\b(date|datum|day)\b|日期|时间/;
const headsMoney = /\b(amount|amt|credit|value|received|betrag|paid in|deposits?|money in)\b|金额|贷方|收入|款$/;
const headerSays = /\b(receipt|received|payment|paid|remittance|applied|allocated|collected)\b|收款|回款|到账|核销|实收/;

/**
 * The header of a list of receipts among the first rows; `undefined` when the block is none: it lacks an amount, a day, or whom or what it
 * pays, states due dates as invoices do, or nothing calls it receipts. `names` are those of its sheet and table.
 */
export function findReceiptTable(grid: CellGrid, names: readonly string[]): ReceiptTable | undefined {
  for (let row = 0; row < Math.min(grid.rowCount, searched); row++) {
    const cells = grid.row(row);
    const headers = cells.map((cell: CellValue) => {
      const shown = headerText(cell);
      const header = normalHeader(headsUnits(shown) ? withoutUnits(shown) : shown);
      // "Amount (EUR)" is an amount; what it is in, the reader of receipts takes from the header again.
      return currencyOfHeader(header)?.rest ?? header;
    });
    if (headers.filter((header) => header !== "").length < 3) continue;
    const mapping = mappingOf(headers, cells.map(headerText));
    const named = names.some((name) => nameSays.test(name)) || headers.filter((header) => headerSays.test(header)).length >= 2;
    // The day on which money came in for an invoice is said by one header alone.
    const received = headers.some((header) => headerSays.test(header) && headsDay.test(header)) && mapping.invoiceNumber !== undefined;
    const due = headers.some((header) => wordScore(headerWords.dueDate, header) >= 0.75);
    // Invoices stand above: what may follow beneath them is no table of its own.
    if (due) return undefined;
    if (!(named || received) || !mapping.amount || !mapping.issueDate || !(mapping.customer ?? mapping.invoiceNumber)) continue;
    const above = grid.rows(0, row).flatMap((each) => each.filter((cell) => typeof cell === "string"));
    const units = headsUnits(mapping.amount.header) ? mapping.amount.header : above.find(titlesUnits);
    return { row, mapping, ...(units === undefined ? {} : { units }) };
  }
  return undefined;
}

/**
 * True for a block that the name of its sheet or table calls receipts, and that holds more than a word; where the name only hints at it, days and
 * amounts must be headed as such, and nothing as due.
 */
export function isCalledReceipts(grid: CellGrid, names: readonly string[]): boolean {
  if (!grid.rows().some((cells) => cells.some((cell) => typeof cell === "number"))) return false;
  if (names.some((name) => nameSays.test(name))) return true;
  if (!names.some((name) => nameHints.test(name))) return false;
  return grid.rows(0, searched).some((cells) => {
    const headers = cells.map((cell) => normalHeader(headerText(cell)));
    const due = headers.some((header) => wordScore(headerWords.dueDate, header) >= 0.75);
    return !due && headers.some((header) => headsDay.test(header)) && headers.some((header) => headsMoney.test(header));
  });
}

function mappingOf(headers: readonly string[], shown: readonly string[]): Mapping {
  const taken = new Set<number>();
  const mapping: { [F in ReceiptField]?: MappedColumn } = {};
  const claim = (field: ReceiptField, column: number): void => {
    if (column < 0 || taken.has(column) || mapping[field]) return;
    taken.add(column);
    mapping[field] = { column, header: shown[column] ?? "" };
  };
  const free = (pattern: (header: string) => boolean): number =>
    headers.findIndex((header, column) => !taken.has(column) && pattern(header));
  for (const field of ["invoiceNumber", "issueDate", "writeOffAmount", "amount", "documentType", "status"] as const)
    for (const pattern of words[field])
      claim(
        field,
        free((header) => pattern.test(header)),
      );
  claimCustomer(headers, taken, mapping, claim);
  return mapping;
}
