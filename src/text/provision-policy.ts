import type { Words } from "./locale.js";

/** The words on AR Policy that are about provisions and late interest. Keys of settings are not translated. */
export const provisionPolicyWords = {
  provision_method: {
    "en-US":
      "How the loss allowance is arrived at: matrix (rates by bucket), loss-rate-history, roll-rate, percent-of-balance, aging, percent-of-sales.",
    "zh-CN":
      "坏账准备方法：matrix 损失率矩阵；loss-rate-history 历史损失率；roll-rate 迁徙率；percent-of-balance 余额百分比法；aging 账龄分析法；percent-of-sales 销货百分比法。",
  },
  provision_wording: {
    "en-US": "Whose words reports and entries use: IFRS 9, CAS 22 or CECL.",
    "zh-CN": "报表与分录用语：IFRS 9、CAS 22 或 CECL。",
  },
  provision_credits: {
    "en-US":
      "Credits in the base: netted (within each bucket), or by-customer (off the customer's own debts; customers in credit left out).",
    "zh-CN": "基数中的贷项：netted 按账龄净额；by-customer 先抵该客户自身欠款，贷方余额客户不计入。",
  },
  provision_factor: {
    "en-US": "Forward-looking multiplier on every rate; 1 changes nothing. Scenarios in AR_Scenarios take its place.",
    "zh-CN": "前瞻性调整系数；1 为不调整。AR_Scenarios 有情景时以其加权值代替。",
  },
  provision_history_months: { "en-US": "Months of history behind loss rates, 12 to 36.", "zh-CN": "历史损失率所用月数，12 至 36。" },
  provision_averaging: {
    "en-US": "Roll rates of the months: pooled (all amounts together), or averaged (mean of the months' rates).",
    "zh-CN": "各月迁徙率：pooled 金额合并计算；averaged 各月比率平均。",
  },
  provision_last_bucket_loss: {
    "en-US": "Share lost of what reaches the open bucket, for roll rates.",
    "zh-CN": "迁徙率法：最末账龄的损失率。",
  },
  provision_lost_after_days: {
    "en-US": "Unpaid for more days past due than this counts as lost, for loss-rate-history; empty: only what was written off.",
    "zh-CN": "历史损失率法：逾期超过此天数仍未收即视为损失；留空则仅计已核销金额。",
  },
  provision_rate: {
    "en-US": "Rate of percent-of-balance or percent-of-sales; empty: none.",
    "zh-CN": "余额百分比法或销货百分比法的比例；留空则无。",
  },
  provision_recoveries: {
    "en-US": "Recoveries of amounts written off: through the allowance, or profit-or-loss.",
    "zh-CN": "已核销后收回：allowance 通过坏账准备；profit-or-loss 直接计入损益。",
  },
  late_interest_regime: {
    "en-US": "Whose law late interest follows: UK, EU, IE, DE or CN; empty: none. See AR_LegalRates, and check the rates before use.",
    "zh-CN": "逾期利息适用法域：UK、EU、IE、DE 或 CN；留空则无。利率见 AR_LegalRates，使用前须核对。",
  },
  scenario: { "en-US": "Scenario", "zh-CN": "情景" },
  probability: { "en-US": "Probability", "zh-CN": "概率" },
  multiplier: { "en-US": "Multiplier", "zh-CN": "系数" },
  pool: { "en-US": "Pool", "zh-CN": "组合" },
  poolBy: { "en-US": "By", "zh-CN": "依据" },
  poolValue: { "en-US": "Customer, or value in the column", "zh-CN": "客户，或该列的取值" },
  customer: { "en-US": "Customer", "zh-CN": "客户" },
  invoice: { "en-US": "Invoice (empty: all)", "zh-CN": "发票号（留空为全部）" },
  amount: { "en-US": "Amount", "zh-CN": "金额" },
  reason: { "en-US": "Reason for the specific provision", "zh-CN": "单项计提理由" },
  securityKind: { "en-US": "Kind of security", "zh-CN": "担保类别" },
  amountCovered: { "en-US": "Amount covered", "zh-CN": "担保金额" },
  ownRisk: { "en-US": "Own share", "zh-CN": "自留比例" },
  integral: { "en-US": "Integral", "zh-CN": "合同内" },
  movement: { "en-US": "Movement of the allowance", "zh-CN": "坏账准备变动" },
  note: { "en-US": "Note", "zh-CN": "备注" },
  legalRate: { "en-US": "Legal rate", "zh-CN": "法定利率" },
  effective: { "en-US": "In force from", "zh-CN": "生效日" },
  legalSource: { "en-US": "Source", "zh-CN": "来源" },
  legalValue: { "en-US": "Rate or sum", "zh-CN": "利率或金额" },
  standing: { "en-US": "Standing", "zh-CN": "状态" },
} as const satisfies Record<string, Words>;

/** What is said beside every legal rate. */
export const checkBeforeUse: Words = { "en-US": "check before use", "zh-CN": "使用前核对" };

/** Names of what the law fixes beside the reference rates. */
export const legalNames = {
  margin: { "en-US": "points over the reference rate", "zh-CN": "参考利率加点" },
  consumer: { "en-US": "consumers", "zh-CN": "消费者" },
  uplift: { "en-US": "multiple of the LPR, from", "zh-CN": "LPR 倍数，下限" },
  upliftHigh: { "en-US": "multiple of the LPR, up to", "zh-CN": "LPR 倍数，上限" },
  fixedSum: { "en-US": "fixed sum for one debt", "zh-CN": "每笔固定补偿" },
  below: { "en-US": "below", "zh-CN": "低于" },
} as const satisfies Record<string, Words>;
