import type { CauseReason, Hint, TieOutCause, TieOutReason } from "../analyses/tie-out.js";
import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Locale, Words } from "./locale.js";

/** The words on the tie-out of the open items to the general ledger. */
export const tieOutWords = {
  title: { "en-US": "Tie-out of open items to the general ledger", "zh-CN": "应收明细与总账核对表" },
  cause: { "en-US": "Cause", "zh-CN": "原因" },
  description: { "en-US": "Description", "zh-CN": "说明" },
  document: { "en-US": "Document", "zh-CN": "单据号" },
  day: { "en-US": "Day", "zh-CN": "日期" },
  amount: { "en-US": "Amount", "zh-CN": "金额" },
  openItems: { "en-US": "Open items", "zh-CN": "未清项合计" },
  balance: { "en-US": "GL balance", "zh-CN": "总账余额" },
  difference: { "en-US": "Difference: GL less open items", "zh-CN": "差额：总账减未清项" },
  explained: { "en-US": "Explained", "zh-CN": "已查明" },
  unexplained: { "en-US": "Unexplained: difference less explained", "zh-CN": "未查明：差额减已查明" },
  whereToLook: { "en-US": "Where to look (nothing here is taken off the difference)", "zh-CN": "核查线索（均未从差额中扣除）" },
  allCurrencies: { "en-US": "all currencies at closing rates", "zh-CN": "各币种按期末汇率折算" },
  rest: { "en-US": "all others, each smaller", "zh-CN": "其余较小项" },
} as const satisfies Record<string, Words>;

const groups = {
  timing: { "en-US": "Timing", "zh-CN": "时间差" },
  cash: { "en-US": "Unapplied cash", "zh-CN": "未核销收款" },
  notes: { "en-US": "Notes receivable", "zh-CN": "应收票据" },
  currency: { "en-US": "Currency", "zh-CN": "汇率" },
} as const satisfies Record<string, Words>;

const causes: Readonly<Record<TieOutCause, { readonly group: Words; readonly what: Words }>> = {
  "posted-other-period": {
    group: groups.timing,
    what: { "en-US": "posted in another period than dated", "zh-CN": "记账期间与单据日期不一致" },
  },
  "late-entries": { group: groups.timing, what: { "en-US": "entered after the close of this day", "zh-CN": "本日结账后录入" } },
  "unapplied-cash": { group: groups.cash, what: { "en-US": "held in another account", "zh-CN": "记在其他科目" } },
  notes: { group: groups.notes, what: { "en-US": "held in another account", "zh-CN": "记在其他科目" } },
  revaluation: {
    group: groups.currency,
    what: { "en-US": "revaluation at closing rates, not in the account", "zh-CN": "期末调汇未入总账" },
  },
};

const reasons: Readonly<Record<CauseReason, Words>> = {
  "no-posting-days": { "en-US": "the source has no posting days", "zh-CN": "来源无记账日期" },
  "day-not-kept": { "en-US": "this day had not been kept before this run", "zh-CN": "本次运行前未留存该日" },
  "not-as-kept": {
    "en-US": "the account does not agree with what was kept at the close either",
    "zh-CN": "总账与结账时留存的余额也不一致",
  },
  "not-stated": { "en-US": "AR_Control does not say that the account leaves it out", "zh-CN": "AR_Control 未注明该科目不含此项" },
  "no-notes": { "en-US": "the ledger has none", "zh-CN": "明细中无票据" },
  "document-currency": { "en-US": "the account is in the documents' own currency", "zh-CN": "该科目按原币核算" },
  "rate-missing": { "en-US": "a rate of exchange is missing", "zh-CN": "缺少汇率" },
};

const notTied: Readonly<Record<TieOutReason, Words>> = {
  "currency-unclear": {
    "en-US": "the balance states no currency and the open items are in several",
    "zh-CN": "该余额未注明币种，而未清项有多个币种",
  },
  "currency-not-in-ledger": { "en-US": "no item of the source is in its currency", "zh-CN": "来源中无该币种的款项" },
  "not-base-currency": {
    "en-US": "a balance of all currencies must be in the base currency that AR Policy names",
    "zh-CN": "折合各币种的余额须以 AR Policy 所列本位币计",
  },
  "rate-missing": { "en-US": "a rate of exchange is missing (AR_Exchange)", "zh-CN": "缺少汇率（AR_Exchange）" },
  "too-many-decimals": { "en-US": "it has more decimals than its currency", "zh-CN": "其小数位多于该币种" },
};

/** The kind of cause: timing, unapplied cash, notes, currency. */
export function causeGroup(cause: TieOutCause): Words {
  return causes[cause].group;
}

/** "posted in another period than dated", and where it could not be looked for or was not taken, why. */
export function causeLine(cause: TieOutCause, reason: CauseReason | undefined, locale: Locale): string {
  const what = causes[cause].what[locale];
  if (reason === undefined) return what;
  return locale === "zh-CN"
    ? `${what}：无法计算，${reasons[reason][locale]}`
    : `${what}: not available, because ${reasons[reason][locale]}`;
}

/** Why a balance that was entered cannot be held against the open items. */
export function notTiedOut(account: string, reason: TieOutReason, locale: Locale): string {
  return locale === "zh-CN"
    ? `${account}：无法核对，${notTied[reason][locale]}。`
    : `${account}: not available, because ${notTied[reason][locale]}.`;
}

/** A legal entity that the balance names and the source does not know. */
export function entityUnknown(entity: string, locale: Locale): string {
  return locale === "zh-CN"
    ? `无法核对：来源中没有核算主体“${entity}”。`
    : `Not available, because the source knows no legal entity “${entity}”.`;
}

/** That no balance of the day was entered, and where to enter it. `entity`: of one legal entity. `others`: days for which there is one. */
export function noControl(
  currency: string,
  entity: string | undefined,
  day: DayNumber,
  others: readonly DayNumber[],
  locale: Locale,
): string {
  const days = others.map(isoFromDay).join(", ");
  const what = entity === undefined ? currency : `${entity} · ${currency}`;
  // A named cell speaks of the whole workbook.
  const name = entity !== undefined ? undefined : /^[A-Z]{3}$/.test(currency) ? `AR_GL_${currency}` : "AR_GL";
  if (locale === "zh-CN") {
    const named = name === undefined ? "" : `，或将存放余额的单元格命名为 ${name}`;
    return `${what}：无法核对，未录入 ${isoFromDay(day)} 的总账余额${days === "" ? "" : `（已有 ${days}）`}。请在 AR Policy 的 AR_Control 表中录入日期、科目与余额（可用公式引用科目余额表）${named}。`;
  }
  const named = name === undefined ? "" : `, or name the cell that holds the balance ${name}`;
  return `${what}: not available, because no balance of the control account was entered for ${isoFromDay(day)}${days === "" ? "" : ` (there is one for ${days})`}. Enter day, account and balance in the table AR_Control on AR Policy (a formula to your trial balance may stand there)${named}.`;
}

/** What a person may look at first. `amount`: formatted, with its currency. */
export function hintLine(hint: Hint, amount: string, locale: Locale): string {
  const chinese = locale === "zh-CN";
  switch (hint.kind) {
    case "same-amount":
      return chinese
        ? `单据 ${hint.item.invoice}（${hint.item.customer}）的金额恰等于未查明金额`
        : `Document ${hint.item.invoice} of ${hint.item.customer} was billed with just the amount that is unexplained`;
    case "half-amount":
      return chinese
        ? `单据 ${hint.item.invoice}（${hint.item.customer}）的金额恰为未查明金额的一半：借贷方向可能记反`
        : `Document ${hint.item.invoice} of ${hint.item.customer} was billed with half the amount that is unexplained: it may stand on the wrong side`;
    case "dated-later":
      return chinese
        ? `截止日之后的单据 ${hint.count} 张，${amount}，未计入未清项`
        : `${hint.count} ${plural(hint.count, "document is", "documents are")} dated after the day, ${amount}: not among the open items`;
    case "paid-later":
      return chinese
        ? `截止日之后结清 ${hint.count} 项，${amount}，在未清项中尚未扣除`
        : `${hint.count} ${plural(hint.count, "item was", "items were")} paid after the day, ${amount}: still open here`;
    case "unapplied-cash":
      return chinese
        ? `未清项含未核销收款 ${hint.count} 笔，${amount}`
        : `The open items hold ${hint.count} ${plural(hint.count, "receipt", "receipts")} that no invoice took, ${amount}`;
    case "late-entries":
      return chinese
        ? `本日结账后录入 ${hint.count} 项，${amount}`
        : `${hint.count} ${plural(hint.count, "entry was", "entries were")} made into this day after its close, ${amount}`;
    case "digits-swapped":
      return chinese
        ? "未查明金额可被 9 整除：可能有两位数字颠倒"
        : "The amount unexplained is divisible by 9: two digits may have changed places";
  }
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** What the reader of the tie-out has to know. */
export const tieOutLegend: readonly Words[] = [
  {
    "en-US": "A cause is taken only where the data or AR_Control establish it. What remains is unexplained and is not made up for.",
    "zh-CN": "仅由数据或 AR_Control 证实的原因计入；其余均列为未查明，不作调平。",
  },
  {
    "en-US": "GL balance: live from the cell in which it was entered, a debit positive. Causes: + where the general ledger holds more.",
    "zh-CN": "总账余额实时引用录入单元格，借方为正；原因金额为正表示总账较多。",
  },
];
