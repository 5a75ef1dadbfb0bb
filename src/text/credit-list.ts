import type { CreditStatus, LimitNote } from "../analyses/credit-list.js";
import type { CreditReason } from "../analyses/figures.js";
import type { Locale, Words } from "./locale.js";

/** The words on the credit list. */
export const creditWords = {
  title: { "en-US": "Credit list", "zh-CN": "客户信用额度清单" },
  rules: { "en-US": "Rules", "zh-CN": "规则" },
  status: { "en-US": "Status", "zh-CN": "状态" },
  reason: { "en-US": "Why", "zh-CN": "原因" },
  limit: { "en-US": "Limit", "zh-CN": "信用额度" },
  open: { "en-US": "Open items", "zh-CN": "未清项" },
  delivered: { "en-US": "Delivered, not billed", "zh-CN": "已发货未开票" },
  exposure: { "en-US": "Exposure", "zh-CN": "信用敞口" },
  headroom: { "en-US": "Headroom", "zh-CN": "可用额度" },
  used: { "en-US": "Used %", "zh-CN": "使用率" },
  pastDue: { "en-US": "Past due", "zh-CN": "逾期" },
  oldest: { "en-US": "Oldest, days", "zh-CN": "最长逾期" },
  notKnown: { "en-US": "not known", "zh-CN": "未知" },
  checkOpen: { "en-US": "Check: less open items of the source", "zh-CN": "校验：减来源未清项" },
} as const satisfies Record<string, Words>;

const statuses: Readonly<Record<CreditStatus, Words>> = {
  hold: { "en-US": "on hold", "zh-CN": "暂停" },
  watch: { "en-US": "watch", "zh-CN": "关注" },
  "no-limit": { "en-US": "no limit", "zh-CN": "无额度" },
  ok: { "en-US": "within", "zh-CN": "额度内" },
};

export function statusWords(status: CreditStatus): Words {
  return statuses[status];
}

/** Why a customer stands where it stands. `days`: from how many days past due it is held. */
export function reasonText(reason: CreditReason, days: number | undefined, locale: Locale): string {
  const chinese = locale === "zh-CN";
  switch (reason) {
    case "over-limit":
      return chinese ? "超出额度" : "over the limit";
    case "near-limit":
      return chinese ? "接近额度" : "near the limit";
    case "past-due":
      return chinese ? `逾期超过 ${days ?? 0} 天` : `past due over ${days ?? 0} days`;
    case "no-limit":
      return "";
  }
}

/** What is to be said of the limit. `currency`: that of a limit in another one. */
export function limitText(note: LimitNote, currency: string | undefined, locale: Locale): string {
  const chinese = locale === "zh-CN";
  switch (note) {
    case "not-set":
      return chinese ? "客户表未列额度" : "no limit in the list of customers";
    case "other-currency":
      return chinese ? `额度以 ${currency ?? ""} 计` : `limit is in ${currency ?? "another currency"}`;
    case "currency-not-stated":
      return chinese ? "额度未注明币种，按本币种计" : "limit states no currency, taken in this one";
  }
}

/** By which rules customers are watched and held; `share` such as "90 %". */
export function creditRules(share: string, days: number | undefined, locale: Locale): string {
  if (locale === "zh-CN") return `达额度 ${share} 即关注；超出额度${days === undefined ? "" : `，或逾期超过 ${days} 天，`}即暂停`;
  return `watched from ${share} of the limit; on hold over it${days === undefined ? "" : `, or past due over ${days} days`}`;
}

/** "1 on hold, 2 watched, 3 without a limit, 4 within". */
export function creditCounts(counts: Readonly<Record<CreditStatus, number>>, locale: Locale): string {
  const { hold, watch, ok } = counts;
  const none = counts["no-limit"];
  return locale === "zh-CN"
    ? `暂停 ${hold}，关注 ${watch}，无额度 ${none}，额度内 ${ok}`
    : `${hold} on hold, ${watch} watched, ${none} without a limit, ${ok} within it`;
}

/** What the reader of the credit list has to know. */
export function creditLegend(delivered: boolean): readonly Words[] {
  return [
    delivered
      ? {
          "en-US": "Exposure = open items + what is delivered and not billed; headroom = limit - exposure; used = exposure / limit.",
          "zh-CN": "信用敞口 = 未清项 + 已发货未开票；可用额度 = 额度 − 敞口；使用率 = 敞口 ÷ 额度。",
        }
      : {
          "en-US":
            "Exposure is open items only: the workbook holds no table of deliveries. Headroom = limit - exposure; used = exposure / limit.",
          "zh-CN": "信用敞口仅含未清项：工作簿中无发货表。可用额度 = 额度 − 敞口；使用率 = 敞口 ÷ 额度。",
        },
    {
      "en-US": "Limits come from the list of customers in this workbook. Where none is known, none is assumed: no headroom is told.",
      "zh-CN": "额度取自本工作簿的客户表；未知额度不作假设，也不计算可用额度。",
    },
  ];
}
