import type { FindingGroup } from "../ledger/finding.js";
import { isBlank, type CellValue } from "../sheet/cell.js";
import { headsTax } from "./amount-relations.js";
import { currencyOf, freeColumns, group, numberedPayment, type TableBeside } from "./table-beside.js";
import { dateOrders, readDateText } from "./date-text.js";
import { normalHeader } from "./header-text.js";
import { ItemRows } from "./item-rows.js";
import { marksBeside } from "./marks-beside.js";
import { headerWords, wordScore } from "./header-words.js";
import { saysPaid } from "./item-status.js";
import { wordsBeside } from "./words-beside.js";

/** Words of headers whose columns take something off what is owed: payments, deposits, credits. */
const payment =
  /\b(paid|payments?|pmts?|pymts?|receipts?|received|recd|rcvd|collected|collections?|deposits?|advances?|prepaid|prepayments?|cash|banked|settled|settlements?|cleared|applied|set ?offs?|offsets?|credited|credits?|credit (notes?|memos?)|cns?|returns?|cheque|adjustments?|tds|wht|withholding|write ?offs?|written off|bad debts?)\b|收款|回款|到账|已收|实收|核销|预收|冲抵|抵扣|抵减|红冲|冲减|已付|贷项|结清|结算日|坏账|退货|承兑|汇票|抹零|扣款|返利|抵账/;
/** Beside these words they speak of something else. */
const noPayment =
  /\b(terms?|method|mode|type|ref(erence)?|no|nr|number|id|expected|planned|promised?|forecast|limit|rating|score|days?|discount|insur\w*|(?<!(paid|received|settled) )by|account|contact|due|unpaid|uncollected|last|next|reminder|currency|policy|control(ler)?|manager|cost|profile|original|code|name|bank|group|customer|status|taxable|rate|note number|provision|allowance|reserve)\b|期限|条件|方式|预计|计划|承诺|约定|单号|票号|编号|号$|额度|天数|人$|员$|未|应收|准备/;

/** So many rows are looked at to tell what a column holds. */
const sampled = 400;

/** What may stand in columns that no field took, where nothing states what is open. */
export function unreadColumns(table: TableBeside): readonly FindingGroup[] {
  const { grid, headerRow } = table;
  const count = Math.max(0, grid.rowCount - headerRow - 1);
  const step = Math.max(1, count / sampled);
  const spread = Array.from({ length: Math.min(count, sampled) }, (_, i) => grid.row(headerRow + 1 + Math.floor(i * step)));
  const rows = new ItemRows(table, spread, () => new ItemRows(table, grid.rows(headerRow + 1)));
  if (rows.cells.length === 0) return [];
  const purchases = purchasesAmong(rows);
  const marks = [...marksBeside(rows), ...wordsBeside(rows)];
  if (table.mapping.openAmount || !table.mapping.amount) return [...purchases, ...marks];
  return [
    ...purchases,
    ...marks,
    ...paymentColumns(rows),
    ...monthColumns(rows),
    ...openColumns(rows),
    ...taxBeside(rows),
    ...ratesAlone(rows),
  ];
}

const supplier =
  /^(suppliers?|vendors?|creditors?|(purchase|supplier|vendor)( (invoice|ledger|bill|credit( note)?))?|purchases|(accounts? )?payables?|a\/?p|供应商|应付.*|采购.*|进项.*)$/i;

/** Rows that a column of kinds calls suppliers' or purchases, among others that it does not. */
function purchasesAmong(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { documentType } = table.mapping;
  const kinds = freeColumns(table, (header) => /\b(type|ledger|category|class|kind|role|module)\b|类型|类别|性质|模块/.test(header));
  return [...(documentType ? [documentType.column] : []), ...kinds].flatMap((column) => {
    // Each word is looked at once: a million rows hold a handful of them.
    const words = new Set<CellValue>();
    for (let row = table.headerRow + 1; row < table.grid.rowCount; row++) words.add(table.grid.cell(row, column));
    const names = new Set([...words].filter((cell) => typeof cell === "string" && supplier.test(cell.normalize("NFKC").trim())));
    if (names.size === 0) return [];
    const { sums, count } = rows.sums((all, row) => (names.has(all.cell(column, row)) ? all.open(row) : 0));
    return group(table, "purchase-among-sales", "warning", [column], count, sums);
  });
}

/** Columns whose words say that they take something off what is owed, with what they take off. */
function paymentColumns(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { paidAmount, settledDate } = table.mapping;
  const settles = paidAmount !== undefined || settledDate !== undefined;
  const columns = freeColumns(
    table,
    (header) => payment.test(header) && !noPayment.test(header) && !numberedPayment.test(header) && !headsTax(header),
  );
  return columns.flatMap((column) => {
    if (paidAmount && rows.every((row) => rows.at(column, row) === rows.at(paidAmount.column, row))) return [];
    const { sums, count } = rows.sums((all, row) => takenOff(all, column, row, settles));
    return count === 0 ? [] : group(table, "payments-not-read", "warning", [column], 1, sums);
  });
}

/** "Jan-26", "March 2026", "2026-03", 3月: a month. */
const month =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*( ?\d{2}(\d{2})?)?$|^20\d{2} ?(\d{1,2}|年 ?\d{1,2}月?)$|^\d{1,2} ?月(份|收款|回款)?$/;

/**
 * Columns of months that in no row hold more together than is billed, and in some less, hold most likely what came in each month. What holds the whole
 * amount in every row spreads it over the months, and is none.
 */
function monthColumns(rows: ItemRows): readonly FindingGroup[] {
  const columns = freeColumns(rows.table, (header) => month.test(header));
  const sumOf = (all: ItemRows, row: number): number => columns.reduce((sum, column) => sum + (all.at(column, row) ?? 0), 0);
  if (columns.length < 2 || !rows.every((row) => sumOf(rows, row) >= 0 && sumOf(rows, row) <= Math.max(0, rows.billed(row)))) return [];
  if (rows.every((row) => sumOf(rows, row) === rows.billed(row))) return [];
  const { sums, count } = rows.sums(sumOf);
  return count === 0 ? [] : group(rows.table, "payments-not-read", "warning", columns, columns.length, sums);
}

/** What a cell takes off its row: its money, its share, or the whole where it is a day or a yes; 0 where a payment was read already. */
function takenOff(rows: ItemRows, column: number, row: number, settles: boolean): number {
  const cell = rows.cell(column, row);
  if (isBlank(cell)) return 0;
  const billed = rows.billed(row);
  const whole = settles ? 0 : billed;
  const isShare = /%|\b(percent|pct)\b|比例|率/.test(rows.header(column));
  if (isShare || (typeof cell === "string" && /%$/.test(cell.trim()))) {
    const share = typeof cell === "string" ? Number(cell.replace("%", "")) / 100 : Number(cell);
    return settles || !Number.isFinite(share) ? 0 : billed * (share > 1 ? share / 100 : share);
  }
  const value = rows.at(column, row);
  if (typeof cell === "string") {
    if (saysPaid(cell) && column === rows.table.paidMark) return 0;
    if (saysPaid(cell) || dateOrders.some((order) => readDateText(cell, order) !== undefined)) return whole;
    // "40 on 3/2", "part": something was paid, and how much only a person can read.
    if (value === undefined) return /\d|^(full|part|half)/i.test(cell) ? billed : 0;
    return Math.abs(value);
  }
  if (typeof cell === "boolean") return cell && column !== rows.table.paidMark ? whole : 0;
  const isDay = value !== undefined && Number.isInteger(value) && value >= 36_526 && value <= 65_745 && value > Math.abs(billed);
  return isDay ? whole : Math.abs(value ?? 0);
}

/** Words of columns that hold a part of the amount, or another measure of it, and not what is open. */
const noBalance =
  /\b(overdue|past|arrears|not due|current|disput\w*|insur\w*|covered|secured|provisions?|reserves?|allowance|ecl|doubtful|net|tax|vat|gst|cost|margin|commission|budget|expected|forecast|rate|percent|pct|days?|qty|quantity|units?|price|lcy|base|local|home|functional|equivalent|equiv|limit|weight|hours|line|item|subtotal|sub|excl\w*|before|fee|rank|priority|row|year|month|age)\b|%|逾期|到期|争议|坏账|准备|净|税|成本|预计|本位币|本币|数量|单价|天|账龄|折/;

/**
 * A column that in no row holds more than is owed, in some just that and in others less, is most likely what is still open, whatever it is headed;
 * and so are bands of age together. Where it says less than what was read, that is named with the difference.
 */
function openColumns(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  if (table.hasReceipts) return [];
  const columns = freeColumns(
    table,
    (header) => !noBalance.test(header) && !month.test(header) && !headsTax(header) && (!payment.test(header) || noPayment.test(header)),
  );
  const found = columns.flatMap((column) => openIn(rows, [column], (each, row) => each.at(column, row)));
  if (found.length > 0 || table.bands.length < 2 || table.mapping.settledDate) return found;
  const banded = (each: ItemRows, row: number): number => table.bands.reduce((sum, column) => sum + (each.at(column, row) ?? 0), 0);
  return openIn(rows, table.bands.slice(0, 1), banded);
}

function openIn(
  rows: ItemRows,
  columns: readonly number[],
  at: (rows: ItemRows, row: number) => number | undefined,
): readonly FindingGroup[] {
  const cents = (value: number): number => Math.round(value * 100);
  let equal = 0;
  let less = 0;
  const shares = new Map<string | null, Set<number>>();
  for (const row of rows.cells.keys()) {
    const billed = cents(rows.billed(row));
    if (billed === 0) continue;
    const value = at(rows, row);
    if (value === undefined) return [];
    const open = cents(value);
    if (billed > 0 ? open < 0 || open > billed : open > 0 || open < billed) return [];
    if (open === billed) equal++;
    else less++;
    const currency = currencyOf(rows.table, rows.cells[row] ?? []);
    shares.set(currency, (shares.get(currency) ?? new Set()).add(Math.round((open / billed) * 1000)));
  }
  if (equal === 0 || less === 0) return [];
  // One rate for each currency: the same money in another currency.
  if (shares.size > 1 && [...shares.values()].every((each) => each.size === 1)) return [];
  const { sums, count } = rows.sums((all, row) => all.open(row) - (at(all, row) ?? 0));
  return count === 0 ? [] : group(rows.table, "open-column-not-read", "warning", columns, count, sums);
}

/**
 * Rates of tax by law are whole or half percents: which of amount and amount less tax they fit says whether the tax stands on top. 20 beside 100
 * fits both (20% on top, 25% within): then the header of the amounts has to say that they are with tax, or what was paid in full.
 */
function taxBeside(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { amount, netAmount, taxAmount, paidAmount } = table.mapping;
  if (!amount || netAmount || (taxAmount && wordScore(headerWords.netAmount, normalHeader(amount.header)) >= 0.6)) return [];
  const columns = table.headers.flatMap((header, column) => (column !== amount.column && headsTax(header) ? [column] : []));
  if (columns.length === 0) return [];
  const tax = (each: ItemRows, row: number): number => columns.reduce((sum, column) => sum + (each.at(column, row) ?? 0), 0);
  let onTop = 0;
  let either = 0;
  for (const row of rows.cells.keys()) {
    const [billed, taxed] = [Math.abs(rows.billed(row)), Math.abs(tax(rows, row))];
    if (billed === 0 || taxed === 0) continue;
    if (!isRate(taxed, billed) || (paidAmount && rows.open(row) === 0)) return [];
    if (isRate(taxed, billed - taxed)) either++;
    else onTop++;
  }
  const saysGross = /\b(gross|total|incl\w*|with)\b|含税|价税|合计|总/.test(normalHeader(amount.header));
  if (onTop + (saysGross ? 0 : either) < 2 || (onTop === 0 && saysGross)) return [];
  const { sums, count } = rows.sums((all, row) => Math.sign(all.billed(row)) * Math.abs(tax(all, row)));
  return group(table, "tax-beside-amount", "warning", columns, count, sums);
}

/** True where a tax, rounded to the cent, is a whole or half percentage of its base. */
function isRate(tax: number, base: number): boolean {
  if (base <= 0) return false;
  const percent = Math.round((tax / base) * 200) / 2;
  return percent >= 1 && Math.abs((base * percent) / 100 - tax) <= 0.0101;
}

/** Rates of exchange that differ from row to row, where nothing states a currency: the amounts are in several. */
function ratesAlone(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  if (table.mapping.currency) return [];
  return freeColumns(table, (header) => /\b(exchange|fx|conversion|currency) ?rate\b|\bexch(ange)?\b|汇率/.test(header)).flatMap(
    (column) => {
      const rates = new Set([...rows.cells.keys()].flatMap((row) => rows.at(column, row) ?? []));
      if (rates.size < 2 || ![...rates].some((rate) => rate !== 1)) return [];
      const { sums, count } = rows.sums((all, row) => all.open(row));
      return group(table, "rates-without-currency", "warning", [column], count, sums);
    },
  );
}
