import type { FindingGroup } from "../ledger/finding.js";
import { currencyCode } from "./currency.js";
import type { ItemRows } from "./item-rows.js";
import { currencyOf, freeColumns, group } from "./table-beside.js";

/** What words beside the amounts say of what is owed, and no field takes: rows that are not billed, a share of the whole, another currency. */
export function wordsBeside(rows: ItemRows): readonly FindingGroup[] {
  return [...unbilledAmong(rows), ...sharesOf(rows), ...currenciesInWords(rows)];
}

const kinds = /\b(type|category|class|kind|billing|stage)\b|类型|类别|性质|开票状态/;
const unbilled =
  /^(un-?billed|un-?invoiced|not (yet )?(billed|invoiced)|to be (billed|invoiced)|accrued( (income|revenue|sales))?|w\.?i\.?p\.?|work in progress|contract assets?|未开票|待开票|未开发票|暂估(应收|收入)?|合同资产)$/i;

/** Rows that a column of kinds calls unbilled, among others that it does not: income, and no receivable yet. */
function unbilledAmong(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { documentType, status } = table.mapping;
  const columns = [documentType, status].flatMap((mapped) => (mapped ? [mapped.column] : []));
  return [...columns, ...freeColumns(table, (header) => kinds.test(header))].flatMap((column) => {
    const isUnbilled = (all: ItemRows, row: number): boolean => {
      const cell = all.cell(column, row);
      return typeof cell === "string" && unbilled.test(cell.normalize("NFKC").trim());
    };
    const { sums, count } = rows.sums((all, row) => (isUnbilled(all, row) ? all.open(row) : 0));
    return group(table, "unbilled-among-invoices", "warning", [column], count, sums);
  });
}

const share = /\b(our|own) (share|part|portion|interest|stake|percent(age)?|pct)\b|\bour ?%|我方(份额|比例|占比)|本方(份额|比例|占比)/;

/** Columns that say which part of an amount is ours, with what is not. */
function sharesOf(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  return freeColumns(table, (header) => share.test(header)).flatMap((column) => {
    const others = (all: ItemRows, row: number): number => {
      const ours = partOf(all.cell(column, row), all.at(column, row));
      return ours === undefined ? 0 : all.open(row) * (1 - ours);
    };
    const { sums, count } = rows.sums(others);
    return group(table, "share-not-read", "warning", [column], count, sums);
  });
}

/** A part of one from 0.4, 40, "40%"; `undefined` for what is none, an amount above all. */
function partOf(cell: unknown, number: number | undefined): number | undefined {
  const stated = typeof cell === "string" && /%\s*$/.test(cell) ? Number(cell.replace("%", "")) / 100 : number;
  if (stated === undefined || !Number.isFinite(stated) || stated < 0 || stated > 100) return undefined;
  return stated > 1 ? stated / 100 : stated;
}

const worded =
  /\b(customer|client|debtor|account|name|description|desc|memo|narration|remarks?|comments?|notes?|text)\b|客户|名称|摘要|备注|说明/;
const named =
  /(?:^|[^A-Za-z])(USD|EUR|GBP|JPY|CNY|RMB|HKD|CAD|AUD|NZD|CHF|SEK|NOK|DKK|SGD|INR|US\$|HK\$|€|£|美元|欧元|英镑|日元|港币|港元)(?![A-Za-z])/;

/** Rows whose customer or remark names another currency than they were read in, where no column states one. */
function currenciesInWords(rows: ItemRows): readonly FindingGroup[] {
  const { table } = rows;
  const { currency, customer, customerName } = table.mapping;
  if (currency !== undefined || table.severalCurrencies) return [];
  const mapped = [customer, customerName].flatMap((each) => (each ? [each.column] : []));
  return [...mapped, ...freeColumns(table, (header) => worded.test(header))].flatMap((column) => {
    const isOther = (all: ItemRows, row: number): boolean => {
      const cell = all.cell(column, row);
      const code = typeof cell === "string" ? named.exec(cell)?.[1] : undefined;
      return code !== undefined && currencyCode(code) !== currencyOf(table, all.cells[row] ?? []);
    };
    const { sums, count } = rows.sums((all, row) => (isOther(all, row) ? all.open(row) : 0));
    return group(table, "currency-in-words", "warning", [column], count, sums);
  });
}
