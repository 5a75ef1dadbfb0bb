import type { ProvisionReason } from "../analyses/provision-figures.js";
import type { Locale, Words } from "./locale.js";

const reasons: Readonly<Record<ProvisionReason, Words>> = {
  "open-items-only": { "en-US": "the source lists open items only", "zh-CN": "来源仅列未收项目" },
  "issue-dates-missing": { "en-US": "the source has no issue dates", "zh-CN": "来源无开票日期" },
  "payments-undated": { "en-US": "payments have no day, so no earlier balance can be rebuilt", "zh-CN": "收款无日期，无法重建以前余额" },
  "history-too-short": {
    "en-US": "the ledger begins later than the months of history that the policy asks for",
    "zh-CN": "明细起始日晚于政策要求的历史月数",
  },
  "no-write-offs": {
    "en-US": "nothing was written off and AR Policy names no day from which a debt counts as lost (provision_lost_after_days)",
    "zh-CN": "无核销记录，且 AR Policy 未设定视为损失的天数（provision_lost_after_days）",
  },
  "buckets-uneven": { "en-US": "the buckets are not equally long", "zh-CN": "各账龄区间长度不一" },
  "buckets-differ": {
    "en-US": "the source states ages in other bands than those for which AR_Rates has rates",
    "zh-CN": "来源所列账龄区间与 AR_Rates 的区间不同",
  },
  "rate-missing": { "en-US": "AR Policy states no rate (provision_rate)", "zh-CN": "AR Policy 未设定比例（provision_rate）" },
  "opening-missing": { "en-US": "AR_Allowance states no opening balance", "zh-CN": "AR_Allowance 无期初余额" },
  "currency-unclear": { "en-US": "the entry names no currency and there are several", "zh-CN": "存在多个币种而未注明" },
  "customer-unknown": { "en-US": "the ledger has no customer of that number or name", "zh-CN": "明细中无此客户" },
  "nothing-open": { "en-US": "nothing is open", "zh-CN": "无未收项目" },
  "assessed-apart": { "en-US": "the customer is assessed on its own", "zh-CN": "该客户已单项计提" },
};

/** "not available, because the source lists open items only". */
export function provisionReason(reason: ProvisionReason, locale: Locale): string {
  return locale === "zh-CN" ? `无法计算：${reasons[reason][locale]}` : `not available, because ${reasons[reason][locale]}`;
}

/** The same as a sentence. */
export function provisionReasonSentence(reason: ProvisionReason, locale: Locale): string {
  const words = provisionReason(reason, locale);
  return locale === "zh-CN" ? `${words}。` : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

/** True for a reason that belongs to the allowance. */
export function isProvisionReason(reason: string): reason is ProvisionReason {
  return reason in reasons;
}
