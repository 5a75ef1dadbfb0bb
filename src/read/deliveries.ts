import type { Delivery } from "../ledger/delivery.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { Field, MappedColumn, Mapping } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/grid.js";
import { CellReader } from "./cell-reader.js";
import { currencyOfHeader } from "./currency.js";
import { claimCustomer } from "./customer-columns.js";
import type { DateOrder } from "./date-text.js";
import { headerText, normalHeader } from "./header-text.js";
import { headerWords, wordScore } from "./header-words.js";
import { RowKinds } from "./row-structure.js";

/** A table of deliveries, found by its header: the mapping's `reference` is the delivery's number, `issueDate` the day of delivery. */
export interface DeliveryTable {
  /** The header's row within the grid, from 0. */
  readonly row: number;
  readonly mapping: Mapping;
}

export interface DeliveriesReading {
  readonly deliveries: readonly Delivery[];
  readonly findings: readonly FindingGroup[];
}

/** Rows looked at for the header. */
const searched = 15;

/** Words in the name of a sheet or table that holds deliveries. */
const nameSays = /deliver|despatch|dispatch|shipment|shipped|goods (issued?|sent)|发货|送货|出库|交货|发出商品/i;
const numberSays =
  /^(delivery|deliveries|despatch|dispatch|shipment|shipping)( note| order| doc(ument)?)? ?(no|number|num|nr|id|ref(erence)?)?$|^(发货|送货|出库|交货)(单据?|通知单?)?(号|号码|编号|单号)?$/;
const daySays =
  /^(delivery|delivered|despatch|dispatch|shipment|shipped|shipping|goods issue)( on)? ?(date|day|on|dt)?$|^date (delivered|shipped)$|^(发货|送货|出库|交货)(日期?|时间)$|^(date|日期)$/;
const invoiceSays =
  /^(invoice|inv|bill|billing)( doc(ument)?)?( ?(no|number|num|nr|ref|reference|id))?$|^(invoiced|billed)( (on|by|with))?$|^(发票|开票|账单|应收单)(号|号码|编号|单号)?$/;
const amountSays =
  /^(delivery|delivered|net|gross|total|sales)? ?(amount|value|amt|total)$|^(发货|送货|出库|交货|未开票|价税合计)?金额$|^价税合计$/;

/** True for the names of a sheet and table that say deliveries. */
export function isCalledDeliveries(names: readonly string[]): boolean {
  return names.some((name) => nameSays.test(name));
}

/**
 * The header of a list of deliveries among the first rows; `undefined` when the block is none: its name does not say so, it lacks a number, a
 * customer, an amount or a column for the invoice, or it states due dates as invoices do. `names` are those of its sheet and table.
 */
export function findDeliveryTable(grid: CellGrid, names: readonly string[]): DeliveryTable | undefined {
  const table = deliveryHeader(grid, names);
  return table?.mapping.invoiceNumber ? table : undefined;
}

/**
 * True for a list of deliveries, also where no column says what bills them: nothing tells then what is unbilled, and no invoices stand in it either.
 * One that states what was paid or is open is a list of receivables by whatever number.
 */
export function isDeliveryList(grid: CellGrid, names: readonly string[]): boolean {
  const table = deliveryHeader(grid, names);
  if (!table || table.mapping.invoiceNumber) return table !== undefined;
  const headers = grid.row(table.row).map((cell) => normalHeader(headerText(cell)));
  return !headers.some((header) => settles.some((field) => wordScore(headerWords[field], header) >= 0.75));
}

/** Fields that only receivables have. */
const settles = ["paidAmount", "openAmount", "settledDate"] as const satisfies readonly Field[];

/** The first header of a list whose name says deliveries, with a number, a customer and an amount, and without due dates. */
function deliveryHeader(grid: CellGrid, names: readonly string[]): DeliveryTable | undefined {
  if (!isCalledDeliveries(names)) return undefined;
  for (let row = 0; row < Math.min(grid.rowCount, searched); row++) {
    const shown = grid.row(row).map(headerText);
    const headers = shown.map((each) => {
      const header = normalHeader(each);
      return currencyOfHeader(header)?.rest ?? header;
    });
    if (headers.some((header) => wordScore(headerWords.dueDate, header) >= 0.75)) return undefined;
    const mapping = mappingOf(headers, shown);
    const { reference, amount, customer } = mapping;
    if (reference && amount && customer) return { row, mapping };
  }
  return undefined;
}

function mappingOf(headers: readonly string[], shown: readonly string[]): Mapping {
  const mapping: { [F in Field]?: MappedColumn } = {};
  const taken = new Set<number>();
  const claim = (field: Field, column: number): void => {
    if (column < 0 || taken.has(column)) return;
    taken.add(column);
    mapping[field] = { column, header: shown[column] ?? "" };
  };
  const first = (says: RegExp): number => headers.findIndex((header, column) => !taken.has(column) && says.test(header));
  claim("invoiceNumber", first(invoiceSays));
  // "Delivery" heads the number where another column is the day.
  claim(
    "issueDate",
    headers.findIndex((header) => daySays.test(header) && !/^(delivery|deliveries)$/.test(header)),
  );
  claim("reference", first(numberSays));
  claim("amount", first(amountSays));
  claimCustomer(headers, taken, mapping, claim);
  return mapping;
}

/** Reads deliveries, one per row. What cannot be read is a finding at its cell, and the row is left out. */
export function readDeliveries(
  grid: CellGrid,
  { mapping, row: headerRow }: DeliveryTable,
  options: { readonly dateOrder: DateOrder | undefined; readonly defaultCurrency: string | undefined },
): DeliveriesReading {
  const cells = new CellReader(grid, { mapping, headerRow, ...options });
  // The number of a row is the delivery's.
  const numbered = mapping.reference ? { ...mapping, invoiceNumber: mapping.reference } : mapping;
  const kinds = new RowKinds({ mapping: numbered, headers: grid.row(headerRow).map(headerText), groups: undefined });
  const inHeader = currencyOfHeader(normalHeader(mapping.amount?.header ?? ""))?.code;
  const deliveries: Delivery[] = [];
  for (let row = headerRow + 1; row < grid.rowCount; row++) {
    if (kinds.of(grid.row(row)).kind !== "item") continue;
    const currency = (mapping.currency ? cells.readCurrency(row) : inHeader) ?? options.defaultCurrency ?? null;
    const amount = cells.signed(row, "amount", currency, true);
    if (amount === undefined) continue;
    deliveries.push({
      number: cells.text(row, "reference"),
      customer: cells.text(row, "customer"),
      customerName: cells.text(row, "customerName"),
      day: cells.day(row, "issueDate", cells.days.issue, amount, currency) ?? 0,
      currency,
      amount,
      invoice: cells.text(row, "invoiceNumber"),
      at: cells.ref(row, "amount"),
    });
  }
  return { deliveries, findings: cells.findings.toGroups() };
}
