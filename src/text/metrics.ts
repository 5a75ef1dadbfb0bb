import type { MetricId, Reason } from "../analyses/figures.js";
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
  dsoYear: m("DSO, year", "周转天数（本年）", "Open / sales of the year to date x its days so far.", "未收 ÷ 本年至今销售额 × 已过天数。"),
  dsoAverage90: m(
    "DSO on average receivables, 90 days",
    "周转天数（平均应收，90 天）",
    "Mean of the balances before and at the end of 90 days / their sales x 90.",
    "90 天期初与期末余额平均 ÷ 销售额 × 90。",
  ),
  dsoAverage365: m(
    "DSO on average receivables, 365 days",
    "周转天数（平均应收，365 天）",
    "Mean of the balances before and at the end of 365 days / their sales x 365.",
    "365 天期初与期末余额平均 ÷ 销售额 × 365。",
  ),
  dsoTrue: m(
    "True DSO, by invoice",
    "逐票周转天数",
    "Age of each open item x its open amount / sales of its month, added up.",
    "各未收项目账龄 × 未收 ÷ 当月销售额，合计。",
  ),
  dsoSalesWeighted: m(
    "DSO, sales-weighted",
    "周转天数（按月销售加权）",
    "Share of each month's sales that is still open, added up, x 30.",
    "各月销售额尚未收回的比例合计 × 30。",
  ),
  delinquentDso90: m("Delinquent DSO", "逾期周转天数", "Past due / sales of the last 90 days x 90.", "逾期 ÷ 最近 90 天销售额 × 90。"),
  termsGranted90: m(
    "Terms granted",
    "平均账期",
    "Days from issue to due, weighted by sales of the last 90 days.",
    "最近 90 天销售额自开票至到期的加权天数。",
  ),
  extendedDso90: m(
    "Days granted beyond terms",
    "超账期天数",
    "Best possible DSO less the terms granted on the same sales.",
    "最佳周转天数减同期平均账期。",
  ),
  averageBalance: m(
    "Average balance, 12 months",
    "平均余额（12 个月）",
    "Mean of the balances of twelve months: opening and closing, or 13 month-ends.",
    "12 个月期初与期末（或 13 个月末）余额的平均。",
  ),
  turnover: m(
    "Receivables turnover, times a year",
    "应收账款周转率（次/年）",
    "Sales of twelve months / average balance.",
    "12 个月销售额 ÷ 平均余额。",
  ),
  turnoverDays: m(
    "Days of a turnover, on average balance",
    "应收账款周转天数（按平均余额）",
    "Average balance / sales of twelve months x days of a year.",
    "平均余额 ÷ 12 个月销售额 × 年天数。",
  ),
  ceiQuarterMonthly: m(
    "Collection effectiveness, average month's sales",
    "回款有效率（月均销售）",
    "As collection effectiveness, with the sales of an average month of the quarter.",
    "同回款有效率，但取本季月均销售额。",
  ),
  percentCurrent: m("Not past due, percent", "未逾期占比", "Not past due / open.", "未逾期 ÷ 未收。"),
  badDebtRatio365: m(
    "Bad debt to sales, 365 days",
    "坏账率（365 天）",
    "Written off / sales of the last 365 days.",
    "最近 365 天核销额 ÷ 销售额。",
  ),
  concentration: m(
    "Concentration (HHI)",
    "客户集中度（HHI）",
    "Squared shares of the customers who owe, added up, x 10,000.",
    "各借方客户占比的平方和 × 10,000。",
  ),
  topTenShare: m(
    "Ten largest customers, percent",
    "前十大客户占比",
    "What the ten largest owe / all debit balances.",
    "前十大客户余额 ÷ 借方余额合计。",
  ),
  costOfOverdue: m(
    "Cost of carrying what is past due",
    "逾期资金成本",
    "Past due x days past due x cost of capital / days of a year.",
    "逾期 × 逾期天数 × 年资金成本率 ÷ 年天数。",
  ),
  costOfReceivables: m(
    "Cost of financing receivables, a year",
    "应收账款机会成本（年）",
    "Open x cost of capital a year.",
    "未收 × 年资金成本率。",
  ),
  tradeWorkingCapital: m(
    "Trade working capital",
    "经营性营运资金（存货、应收、应付）",
    "Inventory + receivables - payables, each of the day.",
    "当日存货 + 应收 − 应付。",
  ),
  workingCapital: m(
    "Working capital requirement",
    "营运资金需求",
    "Inventory + receivables + other operating assets - payables - other operating liabilities.",
    "存货 + 应收 + 其他经营性流动资产 − 应付 − 其他经营性流动负债。",
  ),
  workingCapitalDays: m(
    "Working capital requirement, days of sales",
    "营运资金需求天数",
    "Working capital requirement / sales of the last 365 days x days of a year.",
    "营运资金需求 ÷ 最近 365 天销售额 × 年天数。",
  ),
  cashRatio: m("Cash ratio", "现金比率", "Cash / current liabilities.", "货币资金 ÷ 流动负债。"),
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
  "no-sales": { "en-US": "there were no sales in the period", "zh-CN": "期间无销售额" },
  "no-settlements": { "en-US": "nothing was settled in the period", "zh-CN": "期间无结清项目" },
  "open-items-only": { "en-US": "the source lists open items only", "zh-CN": "来源仅列未收项目" },
  "zero-denominator": { "en-US": "there is nothing to divide by", "zh-CN": "分母为零" },
  "nothing-collectable": {
    "en-US": "what could be collected, by which it divides, is zero or negative",
    "zh-CN": "作为分母的可收回金额为零或负",
  },
  "history-exhausted": { "en-US": "the history is too short to explain the open amount", "zh-CN": "历史数据不足以解释未收余额" },
  "issue-dates-missing": { "en-US": "the source has no issue dates", "zh-CN": "来源无开票日期" },
  "history-too-short": { "en-US": "the history begins later than the period", "zh-CN": "历史数据晚于期初" },
  "stopped-at-zero-month": { "en-US": "the count stops at a month without sales", "zh-CN": "遇无销售月份停止计算" },
  "terms-missing": { "en-US": "the sales of the period have no due dates", "zh-CN": "期间销售无到期日" },
  "write-offs-not-stated": { "en-US": "the source states no write-offs", "zh-CN": "来源未列核销" },
  "write-offs-undated": { "en-US": "a write-off has no day", "zh-CN": "有核销缺少日期" },
  "cost-of-capital-missing": {
    "en-US": "AR Policy names no cost of capital (cost_of_capital)",
    "zh-CN": "应收政策未填年资金成本率（cost_of_capital）",
  },
  "balance-not-stated": {
    "en-US": "AR Policy does not state the balances it needs for this day and currency (AR_LedgerBalances)",
    "zh-CN": "应收政策未填该日该币种所需余额（AR_LedgerBalances）",
  },
  "ages-stated": {
    "en-US": "the source states an aging by customer, and neither sales nor payments",
    "zh-CN": "来源仅列各客户账龄，无销售及收款明细",
  },
  "ages-not-by-due": {
    "en-US": "the source does not age by due date",
    "zh-CN": "来源账龄并非按到期日计算",
  },
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

/** True for a reason that a metric may have. */
export function isReason(reason: string): reason is Reason {
  return reason in reasons;
}
