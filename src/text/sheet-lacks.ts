import type { SheetLack } from "../sheet/failure.js";
import type { Locale } from "./locale.js";

/** Why a sheet cannot be written, and what to do. */
const lacks: Readonly<Record<SheetLack, Readonly<Record<Locale, readonly [string, string]>>>> = {
  items: {
    "en-US": ["the table states its aging by customer and holds no items.", "Bring the invoices."],
    "zh-CN": ["该表按客户列示账龄，没有逐笔项目。", "请提供发票明细。"],
  },
  "earlier-month-end": {
    "en-US": ["this workbook keeps no earlier month-end.", "Write the pack at each month-end."],
    "zh-CN": ["本工作簿未保存更早的月末数据。", "请每月末写入月结报表。"],
  },
  deliveries: {
    "en-US": ["this workbook holds no table of deliveries.", "Add one with the delivery number, customer, day, amount and invoice number."],
    "zh-CN": ["本工作簿没有发货表。", "请增加包含发货单号、客户、日期、金额、发票号的表。"],
  },
  pack: {
    "en-US": ["it refers to all sheets of the month-end.", "Write the pack."],
    "zh-CN": ["该表引用全部月结报表。", "请写入月结报表。"],
  },
};

/** The sentence and what to do, for a sheet of a name. */
export function lackOf(sheet: string, lack: SheetLack, locale: Locale): readonly [string, string] {
  const [why, act] = lacks[lack][locale];
  return [locale === "zh-CN" ? `无法写入“${sheet}”：${why}` : `“${sheet}” cannot be written: ${why}`, act];
}
