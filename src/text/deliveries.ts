import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Locale, Words } from "./locale.js";

/** The words on the sheet of what is delivered and not billed. */
export const deliveryWords = {
  title: { "en-US": "Delivered, not billed", "zh-CN": "已发货未开票明细表" },
  delivery: { "en-US": "Delivery", "zh-CN": "发货单号" },
  delivered: { "en-US": "Delivered", "zh-CN": "发货日" },
  age: { "en-US": "Age, days", "zh-CN": "天数" },
  remark: { "en-US": "Remark", "zh-CN": "备注" },
  amount: { "en-US": "Amount", "zh-CN": "金额" },
  undated: { "en-US": "no day stated", "zh-CN": "未注明日期" },
  undatedHead: { "en-US": "No day", "zh-CN": "无日期" },
  days: { "en-US": "days", "zh-CN": "天" },
  nothing: { "en-US": "Nothing delivered was unbilled on this day.", "zh-CN": "当日无已发货未开票项目。" },
  checkFoots: { "en-US": "Check: total less ages", "zh-CN": "校验：合计减各账龄" },
  checkSource: { "en-US": "Check: deliveries less what was read", "zh-CN": "校验：明细减读取数" },
} as const satisfies Record<string, Words>;

/** That the delivery was billed after the day. */
export function billedLater(day: DayNumber, locale: Locale): string {
  return locale === "zh-CN" ? `${isoFromDay(day)} 开票` : `billed on ${isoFromDay(day)}`;
}

/** "Total EUR, 3 deliveries". */
export function deliveriesTotal(currency: string, count: number, locale: Locale): string {
  return locale === "zh-CN" ? `${currency} 合计，${count} 笔` : `Total ${currency}, ${count} ${count === 1 ? "delivery" : "deliveries"}`;
}

/** What the reader of this list has to know. */
export const deliveriesLegend: readonly Words[] = [
  {
    "en-US": "Not among the receivables of this pack: no invoice had been issued by this day. Ages count from the day of delivery.",
    "zh-CN": "不计入本套报表的应收账款：截至当日尚未开票。天数自发货日起算。",
  },
  {
    "en-US":
      "A delivery with an invoice dated after the day counts as not billed on it; one whose invoice the ledger does not hold counts as billed.",
    "zh-CN": "发票日期晚于截止日的，当日视为未开票；其发票不在应收明细中的，视为已开票。",
  },
];
