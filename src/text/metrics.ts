import type { MetricId, MetricInput, Reason } from "../analyses/figures.js";
import type { SalesBasis } from "../ledger/ledger.js";
import type { Locale, Words } from "./locale.js";

const names: Readonly<Record<MetricId, { readonly name: Words; readonly method: Words }>> = {
  dsoSimple30: m("DSO, 30 days", "周转天数（30 天）", "Open / sales of the last 30 days x 30.", "未收 ÷ 最近 30 天销售额 × 30。"),
  dsoSimple90: m("DSO, 90 days", "周转天数（90 天）", "Open / sales of the last 90 days x 90.", "未收 ÷ 最近 90 天销售额 × 90。"),
  dsoSimple365: m("DSO, 365 days", "周转天数（365 天）", "Open / sales of the last 365 days x 365.", "未收 ÷ 最近 365 天销售额 × 365。"),
  dsoQuarter: m(
    "DSO, quarter",
    "周转天数（本季）",
    "Open / sales of the quarter to date x its days so far.",
    "未收 ÷ 本季至今销售额 × 已过天数。",
  ),
  dsoCountBack: m(
    "DSO, count-back",
    "周转天数（倒推法）",
    "Sales are taken off the open amount month by month, latest first; the days so used up.",
    "自最近月份起逐月抵减销售额，直至未收为零所用天数。",
  ),
  bestPossibleDso90: m(
    "Best possible DSO",
    "最佳周转天数",
    "Not past due / sales of the last 90 days x 90.",
    "未逾期 ÷ 最近 90 天销售额 × 90。",
  ),
  averageDaysDelinquent90: m("Average days delinquent", "平均逾期天数", "DSO less best possible DSO.", "周转天数减最佳周转天数。"),
  daysToPay365: m(
    "Days to pay",
    "平均付款天数",
    "Days from issue to settlement, weighted by amount, settled in the last 365 days.",
    "最近 365 天结清项目，自开票至结清的加权天数。",
  ),
  daysLateFloored365: m(
    "Days late",
    "平均迟付天数",
    "Days from due to settlement, early counted as 0, weighted by amount.",
    "自到期至结清的加权天数，提前按 0 计。",
  ),
  daysLateSigned365: m(
    "Days late, signed",
    "平均迟付天数（带符号）",
    "Days from due to settlement, early counted as negative, weighted by amount.",
    "自到期至结清的加权天数，提前为负。",
  ),
  ceiQuarter: m(
    "Collection effectiveness",
    "回款有效率",
    "(Opening + billed - open) / (opening + billed - not past due) x 100, quarter to date.",
    "（期初 + 开票 − 未收）÷（期初 + 开票 − 未逾期）× 100，本季至今。",
  ),
};

function m(name: string, nameZh: string, method: string, methodZh: string): { readonly name: Words; readonly method: Words } {
  return { name: { "en-US": name, "zh-CN": nameZh }, method: { "en-US": method, "zh-CN": methodZh } };
}

export function metricName(id: MetricId, locale: Locale): string {
  return names[id].name[locale];
}

export function metricMethod(id: MetricId, locale: Locale): string {
  return names[id].method[locale];
}

const bases: Readonly<Record<SalesBasis, Words>> = {
  gross: { "en-US": "Sales and receivables with tax, as billed.", "zh-CN": "销售额与应收均为含税口径。" },
  net: { "en-US": "Sales and receivables net of tax.", "zh-CN": "销售额与应收均为不含税口径。" },
};

/** On which basis of tax a ratio of sales and receivables stands. */
export function basisSentence(basis: SalesBasis, locale: Locale): string {
  return bases[basis][locale];
}

const reasons: Readonly<Record<Reason, Words>> = {
  "no-sales": { "en-US": "no sales in the period", "zh-CN": "期间无销售额" },
  "no-settlements": { "en-US": "nothing was settled in the period", "zh-CN": "期间无结清项目" },
  "open-items-only": { "en-US": "the source lists open items only", "zh-CN": "来源仅列未收项目" },
  "zero-denominator": { "en-US": "there is nothing to divide by", "zh-CN": "分母为零" },
  "history-exhausted": { "en-US": "the history is too short to explain the open amount", "zh-CN": "历史数据不足以解释未收余额" },
  "issue-dates-missing": { "en-US": "the source has no issue dates", "zh-CN": "来源无开票日期" },
  "net-missing": {
    "en-US": "no column states amounts net of tax or the tax (AR Policy asks for sales_basis net)",
    "zh-CN": "无不含税金额列或税额列（AR Policy 的 sales_basis 为 net）",
  },
  "net-incomplete": {
    "en-US": "some items of this currency state neither a net amount nor tax; they are named in the findings",
    "zh-CN": "该币种部分项目未注明不含税金额或税额，见发现事项",
  },
  "gross-missing": {
    "en-US": "the amounts are net of tax and no column states the tax; map it, or set sales_basis to net on AR Policy",
    "zh-CN": "金额为不含税且无税额列；请对应税额列，或在 AR Policy 将 sales_basis 设为 net",
  },
  "tax-basis-mismatch": {
    "en-US": "sales are net of tax, what is owed of them is not, and no column states the tax",
    "zh-CN": "销售额为不含税，应收为含税，且无税额列",
  },
  "nothing-open": { "en-US": "nothing is open", "zh-CN": "无未收项目" },
};

/** "Not available, because the source lists open items only." */
export function reasonSentence(reason: Reason, locale: Locale): string {
  return locale === "zh-CN" ? `无法计算：${reasons[reason][locale]}。` : `Not available, because ${reasons[reason][locale]}.`;
}

const inputs: Readonly<Record<MetricInput["name"], Words>> = {
  open: { "en-US": "Open", "zh-CN": "未收" },
  "not-due": { "en-US": "Not past due", "zh-CN": "未逾期" },
  "past-due": { "en-US": "Past due", "zh-CN": "逾期" },
  billed: { "en-US": "Billed", "zh-CN": "开票" },
  days: { "en-US": "Days", "zh-CN": "天数" },
  opening: { "en-US": "Opening balance", "zh-CN": "期初余额" },
  settled: { "en-US": "Settled", "zh-CN": "已结清" },
  items: { "en-US": "Items", "zh-CN": "项目数" },
  "past-due-items": { "en-US": "Items past due", "zh-CN": "逾期项目数" },
  dso: { "en-US": "DSO", "zh-CN": "周转天数" },
  "best-possible-dso": { "en-US": "Best possible DSO", "zh-CN": "最佳周转天数" },
  "weighted-days": { "en-US": "Amount x days, minor units", "zh-CN": "金额 × 天数（最小单位）" },
};

export function inputName(name: MetricInput["name"], locale: Locale): string {
  return inputs[name][locale];
}
