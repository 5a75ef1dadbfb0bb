import type { AllowanceLine } from "../analyses/figures.js";
import type { Account, JournalEntry } from "../analyses/methods/journals.js";
import type { ProvisionMethod, ProvisionWording, SecurityKind } from "../policy/provision-policy.js";
import type { Locale, Words } from "./locale.js";

const methods: Readonly<Record<ProvisionMethod, Words>> = {
  matrix: { "en-US": "Provision matrix, lifetime expected loss", "zh-CN": "整个存续期预期信用损失：损失率矩阵" },
  "loss-rate-history": { "en-US": "Historical loss rates by vintage", "zh-CN": "历史损失率（按批次）" },
  "roll-rate": { "en-US": "Roll rates", "zh-CN": "迁徙率法" },
  "percent-of-balance": { "en-US": "Percent of balance", "zh-CN": "余额百分比法" },
  aging: { "en-US": "Aging method", "zh-CN": "账龄分析法" },
  "percent-of-sales": { "en-US": "Percent of sales", "zh-CN": "销货百分比法" },
};

export function methodName(method: ProvisionMethod, locale: Locale): string {
  return methods[method][locale];
}

interface AccountWords {
  /** Number in the Chinese standard chart of accounts; none elsewhere. */
  readonly number?: string;
  readonly words: Words;
}

const ifrs: Readonly<Record<Account, AccountWords>> = {
  allowance: { words: { "en-US": "Loss allowance", "zh-CN": "损失准备" } },
  receivable: { words: { "en-US": "Trade receivables", "zh-CN": "应收账款" } },
  bank: { words: { "en-US": "Cash at bank", "zh-CN": "银行存款" } },
  impairmentLoss: { words: { "en-US": "Impairment loss on receivables", "zh-CN": "信用减值损失" } },
  exchangeDifference: { words: { "en-US": "Exchange differences", "zh-CN": "汇兑损益" } },
  transfer: { words: { "en-US": "Transfer of the allowance", "zh-CN": "准备转入转出" } },
};

/** CAS 22: the accounts of the standard chart; the charge is a credit impairment loss since 2018-19. */
const cas: Readonly<Record<Account, AccountWords>> = {
  allowance: { number: "1231", words: { "en-US": "Bad debt allowance", "zh-CN": "坏账准备" } },
  receivable: { number: "1122", words: { "en-US": "Accounts receivable", "zh-CN": "应收账款" } },
  bank: { number: "1002", words: { "en-US": "Cash at bank", "zh-CN": "银行存款" } },
  impairmentLoss: { number: "6702", words: { "en-US": "Credit impairment loss", "zh-CN": "信用减值损失" } },
  exchangeDifference: { number: "6603", words: { "en-US": "Finance costs: exchange differences", "zh-CN": "财务费用（汇兑差额）" } },
  transfer: { words: { "en-US": "Transfer of the allowance", "zh-CN": "准备转入转出" } },
};

const cecl: Readonly<Record<Account, AccountWords>> = {
  allowance: { words: { "en-US": "Allowance for credit losses", "zh-CN": "信用损失准备" } },
  receivable: { words: { "en-US": "Accounts receivable", "zh-CN": "应收账款" } },
  bank: { words: { "en-US": "Cash", "zh-CN": "现金" } },
  impairmentLoss: { words: { "en-US": "Credit loss expense", "zh-CN": "信用损失费用" } },
  exchangeDifference: { words: { "en-US": "Foreign currency transaction gain or loss", "zh-CN": "外币交易损益" } },
  transfer: { words: { "en-US": "Transfer of the allowance", "zh-CN": "准备转入转出" } },
};

const charts: Readonly<Record<ProvisionWording, Readonly<Record<Account, AccountWords>>>> = { "IFRS 9": ifrs, "CAS 22": cas, CECL: cecl };

/** "1231 Bad debt allowance", in the words of the wording. */
export function accountName(account: Account, wording: ProvisionWording, locale: Locale): string {
  const { number, words } = charts[wording][account];
  return number === undefined ? words[locale] : `${number} ${words[locale]}`;
}

/** What an entry is about, by the accounts it moves. */
export function entryEvent({ debit, credit }: Pick<JournalEntry, "debit" | "credit">): JournalEvent {
  const pair = `${debit} ${credit}`;
  if (pair === "impairmentLoss allowance") return "charge";
  if (pair === "allowance impairmentLoss") return "release";
  if (pair === "allowance receivable") return "write-off";
  if (pair === "receivable allowance") return "reinstatement";
  if (debit === "exchangeDifference" || credit === "exchangeDifference") return "exchange";
  if (debit === "transfer" || credit === "transfer") return "transfer";
  return "recovery";
}

export type JournalEvent = "charge" | "release" | "write-off" | "reinstatement" | "recovery" | "exchange" | "transfer";

const events: Readonly<Record<JournalEvent, Words>> = {
  charge: { "en-US": "Charge for the period", "zh-CN": "本期计提" },
  release: { "en-US": "Release for the period", "zh-CN": "本期转回" },
  "write-off": { "en-US": "Write-off", "zh-CN": "核销" },
  reinstatement: { "en-US": "Recovery: receivable reinstated", "zh-CN": "收回已核销：恢复应收" },
  recovery: { "en-US": "Recovery received", "zh-CN": "收回已核销款项" },
  exchange: { "en-US": "Exchange difference", "zh-CN": "汇兑差额" },
  transfer: { "en-US": "Transfer", "zh-CN": "转入转出" },
};

export function eventName(event: JournalEvent, locale: Locale): string {
  return events[event][locale];
}

const allowanceLines: Readonly<Record<AllowanceLine, Words>> = {
  opening: { "en-US": "opening balance", "zh-CN": "期初余额" },
  writeOffs: { "en-US": "written off", "zh-CN": "本期核销" },
  recoveries: { "en-US": "recovered", "zh-CN": "收回已核销" },
  exchange: { "en-US": "exchange difference", "zh-CN": "汇兑差额" },
  transfers: { "en-US": "transfers", "zh-CN": "转入转出" },
  beforeCharge: { "en-US": "balance before the charge", "zh-CN": "计提前余额" },
  charge: { "en-US": "charge for the period, a release if negative", "zh-CN": "本期计提（负数为转回）" },
  closing: { "en-US": "closing balance", "zh-CN": "期末余额" },
};

/** A line of the allowance's roll-forward, as it follows the word for the allowance. */
export function allowanceLineName(line: AllowanceLine, locale: Locale): string {
  return allowanceLines[line][locale];
}

const securities: Readonly<Record<SecurityKind, Words>> = {
  collateral: { "en-US": "Collateral", "zh-CN": "抵押品" },
  guarantee: { "en-US": "Guarantee", "zh-CN": "保证" },
  insurance: { "en-US": "Credit insurance", "zh-CN": "信用保险" },
};

export function securityName(kind: SecurityKind, locale: Locale): string {
  return securities[kind][locale];
}

/** The words on the provision sheet. */
const words = {
  matrix: { "en-US": "Pools", "zh-CN": "组合计提" },
  pool: { "en-US": "Pool", "zh-CN": "组合" },
  others: { "en-US": "all others", "zh-CN": "其余" },
  pastDue: { "en-US": "Days past due", "zh-CN": "逾期" },
  gross: { "en-US": "Gross", "zh-CN": "账面余额" },
  baseRate: { "en-US": "Base rate", "zh-CN": "基准率" },
  factor: { "en-US": "Factor x", "zh-CN": "前瞻调整" },
  rate: { "en-US": "Rate", "zh-CN": "计提率" },
  allowance: { "en-US": "Allowance", "zh-CN": "坏账准备" },
  poolTotal: { "en-US": "Subtotal", "zh-CN": "小计" },
  balance: { "en-US": "Balance", "zh-CN": "余额" },
  sales: { "en-US": "Sales since the opening balance", "zh-CN": "期初以来销售额" },
  specific: { "en-US": "Specific provisions", "zh-CN": "单项计提" },
  expected: { "en-US": "Expected", "zh-CN": "预计可收回" },
  customerReason: { "en-US": "Customer, reason", "zh-CN": "客户及理由" },
  security: { "en-US": "Security", "zh-CN": "担保与信用保险" },
  covered: { "en-US": "Covered", "zh-CN": "担保金额" },
  before: { "en-US": "Before", "zh-CN": "担保前" },
  reduction: { "en-US": "Reduction", "zh-CN": "减少额" },
  ownAsset: { "en-US": "asset of its own", "zh-CN": "单独确认资产" },
  creditBalances: { "en-US": "Customers in credit, no allowance", "zh-CN": "贷方余额客户（不计提）" },
  closingAllowance: { "en-US": "Open items, closing allowance", "zh-CN": "未收合计及期末准备" },
  checkAging: { "en-US": "Check: less open items", "zh-CN": "校验：减未收明细" },
  rollForward: { "en-US": "Roll-forward of the allowance", "zh-CN": "坏账准备变动" },
  opening: { "en-US": "Opening", "zh-CN": "期初" },
  writeOffs: { "en-US": "Write-offs", "zh-CN": "本期核销" },
  recoveries: { "en-US": "Recoveries", "zh-CN": "收回已核销" },
  exchange: { "en-US": "Exchange difference", "zh-CN": "汇兑差额" },
  transfers: { "en-US": "Transfers", "zh-CN": "转入转出" },
  charge: { "en-US": "Charge for the period", "zh-CN": "本期计提" },
  release: { "en-US": "Release for the period", "zh-CN": "本期转回" },
  closing: { "en-US": "Closing", "zh-CN": "期末" },
  checkClosing: { "en-US": "Check: less closing allowance", "zh-CN": "校验：减期末准备" },
  journal: { "en-US": "Journal entries", "zh-CN": "会计分录" },
  account: { "en-US": "Account", "zh-CN": "科目" },
  description: { "en-US": "Description", "zh-CN": "摘要" },
  debit: { "en-US": "Debit", "zh-CN": "借方" },
  credit: { "en-US": "Credit", "zh-CN": "贷方" },
  state: { "en-US": "Status", "zh-CN": "状态" },
  toPost: { "en-US": "to post", "zh-CN": "待入账" },
  stated: { "en-US": "in the ledger", "zh-CN": "已入账" },
  total: { "en-US": "Total", "zh-CN": "合计" },
  checkJournal: { "en-US": "Check: debit less credit", "zh-CN": "校验：借贷差额" },
  noEntries: { "en-US": "Nothing to post.", "zh-CN": "无需入账。" },
} as const satisfies Record<string, Words>;

export type ProvisionWord = keyof typeof words;

const sides = { dr: { "en-US": "Dr ", "zh-CN": "借：" }, cr: { "en-US": "Cr ", "zh-CN": "贷：" } } as const satisfies Record<string, Words>;

/** What stands before an account that is debited or credited. */
export function sideWord(side: keyof typeof sides, locale: Locale): string {
  return sides[side][locale];
}

/** One word of the sheet: English, or both languages where the readers may be Chinese. */
export function provisionWord(word: ProvisionWord, bilingual: boolean, separator = " "): string {
  return both(words[word], bilingual, separator);
}

/** Words in English, or in both languages. */
export function both(each: Words, bilingual: boolean, separator = " "): string {
  return bilingual ? `${each["en-US"]}${separator}${each["zh-CN"]}` : each["en-US"];
}

/** The same of any function that gives words by language. */
export function inBoth(say: (locale: Locale) => string, bilingual: boolean, separator = " "): string {
  return both({ "en-US": say("en-US"), "zh-CN": say("zh-CN") }, bilingual, separator);
}

/** How the closing allowance came about, for the title block. */
export function methodSentence(
  facts: {
    readonly method: ProvisionMethod;
    readonly wording: ProvisionWording;
    readonly history: { readonly from: string; readonly to: string; readonly months: number } | undefined;
    readonly byCustomer: boolean;
  },
  locale: Locale,
): string {
  const { method, wording, history, byCustomer } = facts;
  if (locale === "zh-CN") {
    const months = history ? `，${history.from} 至 ${history.to} 共 ${history.months} 个月` : "";
    return `${methodName(method, locale)}（${wording}）${months}；${byCustomer ? "贷方余额客户不计入基数" : "贷项在各账龄内抵减"}`;
  }
  const months = history ? `, ${history.months} months from ${history.from} to ${history.to}` : "";
  return `${methodName(method, locale)} (${wording})${months}; ${byCustomer ? "customers in credit left out of the base" : "credits netted by bucket"}`;
}

const taken = {
  pooled: { "en-US": "was empty at a month-end: all months taken together", "zh-CN": "某月末无余额：合并各月计算" },
  merged: { "en-US": "was always empty: merged with the next older bucket", "zh-CN": "始终无余额：与下一账龄合并" },
  stated: { "en-US": "was never reached: the stated rate of AR_Rates is taken", "zh-CN": "无款项到达：采用 AR_Rates 所列比率" },
} as const satisfies Record<string, Words>;

/** "61-90 was always empty: merged with the next older bucket". */
export function thinSentence(bucket: string, how: keyof typeof taken, locale: Locale): string {
  return `${bucket} ${taken[how][locale]}`;
}

/** A roll rate above 100 % is named, since something other than time moved amounts there. */
export function aboveSentence(bucket: string, locale: Locale): string {
  return locale === "zh-CN"
    ? `${bucket} 的迁徙率超过 100%：有新开票或重分类进入下一账龄，请核对`
    : `${bucket} rolls at more than 100 %: billing or reclassification entered the next bucket, check it`;
}

/** What the legend says of charge, colours and check cells; `asDelivered`: the rates by bucket are those that AR Policy came with. */
export function provisionLegend(method: ProvisionMethod, bilingual: boolean, asDelivered: boolean): readonly string[] {
  return [
    ...(asDelivered && (method === "matrix" || method === "aging")
      ? [
          both(
            {
              "en-US": "The rates came with AR Policy and are not your own loss experience: set yours in AR_Rates before you book.",
              "zh-CN": "以上比率为 AR Policy 预置，并非本单位历史损失率；入账前请在 AR_Rates 填写本单位比率。",
            },
            bilingual,
          ),
        ]
      : []),
    method === "percent-of-sales"
      ? both(
          {
            "en-US": "Charge = sales x rate; closing = opening and all movements added.",
            "zh-CN": "本期计提 = 销售额 × 比例；期末为期初与各项变动之和。",
          },
          bilingual,
        )
      : both(
          {
            "en-US": "Charge = closing - (opening - write-offs + recoveries + exchange + transfers).",
            "zh-CN": "本期计提 = 期末应有余额 −（期初 − 核销 + 收回 + 汇兑 + 转入转出）。",
          },
          bilingual,
        ),
    both(
      {
        "en-US": "Blue: from AR Policy. Black: formulas. Check cells are live formulas; 0.00 expected.",
        "zh-CN": "蓝字取自 AR Policy，黑字为公式；校验为公式，应为 0.00。",
      },
      bilingual,
    ),
  ];
}
