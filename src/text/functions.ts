import { isoFromDay } from "../kernel/day.js";
import type { DayNumber } from "../kernel/day.js";
import type { Locale } from "./locale.js";

/** Help of the worksheet functions in Chinese; the English stands beside the functions themselves. Ids and names are the same in both. */
export const functionHelpChinese: Readonly<
  Record<string, { readonly description: string; readonly parameters: Readonly<Record<string, string>> }>
> = {
  DSO: {
    description: "应收账款周转天数：未收 ÷ 最近 90 天销售额 × 90。不填表格时按窗格所读取的发票清单，并自动更新。",
    parameters: { table: "发票表格，例如 Invoices", asOf: "截止日；不填则用窗格的截止日", currency: "币种代码；不填则用项目最多的币种" },
  },
  OPEN: {
    description: "截止日的未收余额。不填表格时按窗格所读取的发票清单，并自动更新。",
    parameters: { table: "发票表格，例如 Invoices", asOf: "截止日；不填则用窗格的截止日", currency: "币种代码；不填则用项目最多的币种" },
  },
  OVERDUE: {
    description: "截止日的逾期余额。不填表格时按窗格所读取的发票清单，并自动更新。",
    parameters: { table: "发票表格，例如 Invoices", asOf: "截止日；不填则用窗格的截止日", currency: "币种代码；不填则用项目最多的币种" },
  },
  DAYSPASTDUE: { description: "截止日减到期日的天数；未到期为负。", parameters: { due: "到期日", asOf: "截止日" } },
};

/** Why a worksheet function has no value; shown at the cell. */
export const functionMessages = {
  noCurrency(wanted: string, known: readonly string[], locale: Locale): string {
    return locale === "zh-CN"
      ? `没有币种 ${wanted}，现有：${known.join("、")}。`
      : `There is no currency ${wanted}; the invoices have ${known.join(", ")}.`;
  },
  notADay(locale: Locale): string {
    return locale === "zh-CN" ? "截止日不是有效日期。" : "The as-of day is not a date.";
  },
  noItems(day: DayNumber, locale: Locale): string {
    return locale === "zh-CN" ? `${isoFromDay(day)} 无项目。` : `There are no items on ${isoFromDay(day)}.`;
  },
};
