import type { LateEntry } from "../analyses/snapshot.js";
import type { TrendReason } from "../analyses/trend.js";
import type { Locale, Words } from "./locale.js";

/** Words of the month-end's summary, movement and trend. */
const words = {
  summaryTitle: { "en-US": "Receivables summary", "zh-CN": "应收账款汇总" },
  movementTitle: { "en-US": "Movement of receivables", "zh-CN": "应收账款变动表" },
  trendTitle: { "en-US": "Trend of receivables", "zh-CN": "应收账款趋势表" },
  comparedWith: { "en-US": "Compared with", "zh-CN": "比较日" },
  months: { "en-US": "Months", "zh-CN": "月份" },
  month: { "en-US": "Month", "zh-CN": "月份" },
  opening: { "en-US": "Opening", "zh-CN": "期初" },
  closing: { "en-US": "Closing", "zh-CN": "期末" },
  sales: { "en-US": "Sales", "zh-CN": "销售额" },
  receipts: { "en-US": "Receipts", "zh-CN": "收款" },
  otherMovements: { "en-US": "Other movements", "zh-CN": "其他变动" },
  receivables: { "en-US": "Receivables", "zh-CN": "应收余额" },
  pastDue: { "en-US": "Past due", "zh-CN": "逾期" },
  pastDuePercent: { "en-US": "Past due %", "zh-CN": "逾期率 %" },
  dso: { "en-US": "DSO, 90 days", "zh-CN": "90天周转天数" },
  dsoCountBack: { "en-US": "DSO, count-back", "zh-CN": "倒推周转天数" },
  bestPossible: { "en-US": "Best possible DSO", "zh-CN": "最佳周转天数" },
  delinquent: { "en-US": "Days delinquent", "zh-CN": "平均逾期天数" },
  cei: { "en-US": "CEI, quarter to date %", "zh-CN": "本季回款有效率 %" },
  total: { "en-US": "Total", "zh-CN": "合计" },
  checkMonths: { "en-US": "Check: every month foots", "zh-CN": "校验：逐月勾稽" },
  daysTitle: { "en-US": "Days of sales outstanding", "zh-CN": "应收账款周转天数" },
  percentTitle: { "en-US": "Past due and collection effectiveness, %", "zh-CN": "逾期率与回款有效率 %" },
  amountsTitle: { "en-US": "Receivables, sales and receipts", "zh-CN": "应收余额、销售额与收款" },
  rollForward: { "en-US": "Roll-forward of receivables", "zh-CN": "应收账款期初期末变动" },
  inBase: { "en-US": "In the books' own currency", "zh-CN": "折合本位币" },
  migration: { "en-US": "From which bucket into which", "zh-CN": "账龄迁徙" },
  stoodIn: { "en-US": "Opening bucket", "zh-CN": "期初账龄" },
  cameSince: { "en-US": "New in the period", "zh-CN": "本期新增" },
  byCustomer: { "en-US": "What moved, by customer, the largest first", "zh-CN": "按客户变动（由大到小）" },
  byItem: { "en-US": "What moved, by document, the largest first", "zh-CN": "按单据变动（由大到小）" },
  other: { "en-US": "Other", "zh-CN": "其他" },
  change: { "en-US": "Change", "zh-CN": "变动" },
  fromBucket: { "en-US": "From bucket", "zh-CN": "期初账龄" },
  toBucket: { "en-US": "To bucket", "zh-CN": "期末账龄" },
  why: { "en-US": "What happened", "zh-CN": "原因" },
  grewOlder: { "en-US": "Grew older", "zh-CN": "账龄增长" },
  checkOpening: { "en-US": "Check: opening less open items", "zh-CN": "校验：期初减未收" },
  checkClosing: { "en-US": "Check: closing less open items", "zh-CN": "校验：期末减未收" },
  checkMigrationOpening: { "en-US": "Check: rows of buckets less opening", "zh-CN": "校验：期初各档减期初" },
  checkMigrationClosing: { "en-US": "Check: columns of buckets less closing", "zh-CN": "校验：期末各档减期末" },
  checkCustomers: { "en-US": "Check: less roll-forward", "zh-CN": "校验：减变动表" },
  checkItems: { "en-US": "Check: less roll-forward", "zh-CN": "校验：减变动表" },
  keptOpening: { "en-US": "Opening, as kept (AR_OpenItems)", "zh-CN": "期初（AR_OpenItems 留存）" },
  figure: { "en-US": "Figure", "zh-CN": "指标" },
  changePercent: { "en-US": "%", "zh-CN": "%" },
  method: { "en-US": "How it is counted, or why it is not there", "zh-CN": "口径，或无法计算的原因" },
  turnoverDays: { "en-US": "Turnover days, average balance", "zh-CN": "平均余额周转天数" },
  allowance: { "en-US": "Loss allowance", "zh-CN": "坏账准备" },
  allowancePercent: { "en-US": "Allowance, percent of receivables", "zh-CN": "坏账准备率" },
  aging: { "en-US": "Aging", "zh-CN": "账龄" },
  amount: { "en-US": "Amount", "zh-CN": "金额" },
  share: { "en-US": "Share %", "zh-CN": "占比 %" },
  largest: { "en-US": "Largest customers", "zh-CN": "主要客户" },
  lastMonths: { "en-US": "The last 12 months", "zh-CN": "近 12 个月" },
  howComputed: { "en-US": "How computed", "zh-CN": "计算过程" },
  checkAging: { "en-US": "Check: less receivables", "zh-CN": "校验：减应收余额" },
} as const satisfies Record<string, Words>;

export type PackWord = keyof typeof words;

/** A word of these sheets in both languages. */
export function packWords(word: PackWord): Words {
  return words[word];
}

const trendReasons: Readonly<Record<TrendReason, Words>> = {
  "open-items-only": { "en-US": "the source lists open items only", "zh-CN": "来源仅列未收项目" },
  "payments-undated": { "en-US": "the source states no day of any payment", "zh-CN": "来源未注明任何收款日期" },
  "issue-dates-missing": { "en-US": "the source has no issue dates", "zh-CN": "来源无开票日期" },
  "before-first-document": { "en-US": "the first document is of a later day", "zh-CN": "首张单据晚于该日" },
};

/** "2024-11 to 2025-02: not available, because the first document is of a later day." */
export function monthsReason(months: string, reason: TrendReason, locale: Locale): string {
  return locale === "zh-CN"
    ? `${months}：无法计算，${trendReasons[reason][locale]}。`
    : `${months}: not available, because ${trendReasons[reason][locale]}.`;
}

/** Why a sheet has nothing of a currency to show. */
export function nothingBecause(reason: TrendReason, locale: Locale): string {
  return locale === "zh-CN" ? `无法计算：${trendReasons[reason][locale]}。` : `Not available, because ${trendReasons[reason][locale]}.`;
}

/** "2024-11", or "2024-11 to 2025-02". */
export function monthSpan(from: string, till: string, locale: Locale): string {
  if (from === till) return from;
  return locale === "zh-CN" ? `${from} 至 ${till}` : `${from} to ${till}`;
}

/** What the reader of the trend has to know. */
export function trendLegend(locale: Locale): readonly string[] {
  return locale === "zh-CN"
    ? [
        "销售额：当月开票及借项减贷项通知单。收款：客户付款净额。其他变动：折扣、核销、票据贴现背书及调整。",
        "每月：上月余额 + 销售额 − 收款 + 其他变动 = 余额。空格为无法计算，原因见上。",
      ]
    : [
        "Sales: invoices and debit notes of the month less credit notes. Receipts: what customers paid, net of what was paid back. Other movements: discounts, write-offs, notes passed on, adjustments.",
        "Every month: balance before + sales - receipts + other movements = receivables. An empty cell is not available; the reason stands above.",
      ];
}

/** "And 12 other customers". */
export function otherCustomers(count: number): Words {
  return { "en-US": `And ${count} other ${count === 1 ? "customer" : "customers"}`, "zh-CN": `其余 ${count} 家客户` };
}

/** "And 120 other documents that moved". */
export function otherItems(count: number): Words {
  return { "en-US": `And ${count} other ${count === 1 ? "document" : "documents"} that moved`, "zh-CN": `其余 ${count} 张有变动单据` };
}

/** "40 documents that did not move". */
export function stillItems(count: number): Words {
  return { "en-US": `${count} ${count === 1 ? "document" : "documents"} that did not move`, "zh-CN": `${count} 张无变动单据` };
}

/** Why there is no roll-forward in the books' own currency. */
export function baseMissing(locale: Locale): string {
  return locale === "zh-CN"
    ? "无法计算：AR Policy 缺少期间内某日的汇率。"
    : "Not available, because AR Policy states no rate for one of the days in the span.";
}

/** What the reader of the movement has to know. */
export function movementLegend(locale: Locale): readonly string[] {
  return locale === "zh-CN"
    ? [
        "账龄迁徙：每行为期初各档，每列为期末各档或减少原因；行合计为期初，各档列合计为期末。",
        "变动按绝对额排序，其余合并列示，合计与变动表一致。",
      ]
    : [
        "Buckets: a row holds what stood in a bucket at the earlier day, a column what stands in one now or how it left. Rows add up to the opening, the columns of buckets to the closing.",
        "Customers and documents by the size of their change; the rest in one line, so that totals are those of the roll-forward.",
      ];
}

/** How the figures of a summary are counted that are no metrics. */
const summaryMethods = {
  receivables: { "en-US": "All open items, credits taken off.", "zh-CN": "全部未收项目，已减贷项。" },
  pastDue: { "en-US": "Open items one day or more past due.", "zh-CN": "逾期一天及以上的未收项目。" },
  pastDuePercent: { "en-US": "Past due / receivables.", "zh-CN": "逾期 ÷ 应收余额。" },
  allowance: {
    "en-US": "Required closing allowance; compared with what AR Policy states as opening.",
    "zh-CN": "期末应有余额；与应收政策所列期初比较。",
  },
  allowancePercent: { "en-US": "Loss allowance / receivables.", "zh-CN": "坏账准备 ÷ 应收余额。" },
} as const satisfies Record<string, Words>;

export function summaryMethod(figure: keyof typeof summaryMethods): Words {
  return summaryMethods[figure];
}

/** Why there is no allowance of an earlier day. */
export function noOpeningAllowance(locale: Locale): string {
  return locale === "zh-CN"
    ? "无法计算：应收政策未列该日的坏账准备余额。"
    : "Not available, because AR Policy states no allowance of that day.";
}

/** "2025-10-31, DSO, 365 days; Turnover days: Not available, because ..."; without names it is said of the whole day. */
export function figuresReason(day: string, figures: readonly string[], why: string, locale: Locale): string {
  const names = figures.join(locale === "zh-CN" ? "、" : "; ");
  const of = names === "" ? "" : locale === "zh-CN" ? `，${names}` : `, ${names}`;
  return locale === "zh-CN" ? `${day}${of}：${why}` : `${day}${of}: ${why}`;
}

/** What the reader of the summary has to know. */
export function summaryLegend(locale: Locale): readonly string[] {
  return locale === "zh-CN"
    ? ["比较列为公式：本日减比较日，及占比较日的百分比；本身为百分比的指标仅列百分点差。", "n/a 为无法计算，原因见右栏或表下。"]
    : [
        "Changes are formulas: this day less the earlier one, and in percent of the earlier one; of a figure in percent only the points.",
        "n/a is not available: the reason stands in the last column or under the table.",
      ];
}

const keptKinds: Readonly<Record<LateEntry["kind"], Words>> = {
  appeared: { "en-US": "New in the period", "zh-CN": "本期新增" },
  changed: { "en-US": "Another balance", "zh-CN": "余额变动" },
  vanished: { "en-US": "Not open any more", "zh-CN": "已结清或移出" },
};

/** What became of a document that a source of open items lists, or does not list any more. */
export function keptKind(kind: LateEntry["kind"]): Words {
  return keptKinds[kind];
}

/** Why a movement is that of kept items, and what it cannot tell. `why`: the end of a sentence. */
export function keptSentence(from: string, why: string, locale: Locale): string {
  return locale === "zh-CN"
    ? `${why}，故以 ${from} 结账时留存的未清项（AR_OpenItems）与现在比较：可知新增、变动及消失，不知是收款、贷项还是核销。`
    : `Compared with the open items that were kept for ${from} (AR_OpenItems), because ${why}: it tells what came, changed and went, not whether it was paid, credited or written off.`;
}

/** A trend of what was kept, where the source tells no earlier day. */
export function keptTrendSentence(reason: TrendReason, locale: Locale): string {
  return locale === "zh-CN"
    ? `${trendReasons[reason][locale]}，故列示各月结账时留存的余额（AR_Balances）；销售额、收款及周转天数无法计算。`
    : `Shown are the balances that month-ends kept (AR_Balances), because ${trendReasons[reason][locale]}; sales, receipts and days of sales are not available.`;
}

/** Of a day that was kept but cannot be rebuilt. `why`: the sentence of the other figures. */
export function keptFiguresNote(why: string, locale: Locale): string {
  return locale === "zh-CN"
    ? `应收余额与逾期为结账时留存（AR_Balances）；其余${why}`
    : `Receivables and past due as they were kept (AR_Balances). All else: ${why}`;
}
