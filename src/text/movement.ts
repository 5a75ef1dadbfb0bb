import type { CompareReason } from "../analyses/compare-days.js";
import type { MovementKind } from "../analyses/movement.js";
import { rollLines, type RollForward, type RollLine } from "../analyses/roll-forward.js";
import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { formatAmount } from "./format.js";
import type { Locale, Words } from "./locale.js";

const lines: Readonly<Record<RollLine | "opening" | "closing", Words>> = {
  opening: { "en-US": "opening", "zh-CN": "期初" },
  invoices: { "en-US": "invoices", "zh-CN": "开票" },
  creditNotes: { "en-US": "credit notes", "zh-CN": "贷项通知单" },
  receipts: { "en-US": "receipts", "zh-CN": "收款" },
  discounts: { "en-US": "discounts", "zh-CN": "现金折扣" },
  derecognitions: { "en-US": "notes discounted or endorsed", "zh-CN": "票据贴现、背书" },
  writeOffs: { "en-US": "write-offs", "zh-CN": "核销" },
  adjustments: { "en-US": "adjustments", "zh-CN": "调整" },
  revaluation: { "en-US": "revaluation", "zh-CN": "汇兑差额" },
  closing: { "en-US": "closing", "zh-CN": "期末" },
};

/** The line of a roll-forward as a sheet names it. */
export function rollWords(line: keyof typeof lines): Words {
  const { "en-US": english, "zh-CN": chinese } = lines[line];
  return { "en-US": english.charAt(0).toUpperCase() + english.slice(1), "zh-CN": chinese };
}

const kinds: Readonly<Record<MovementKind, Words>> = {
  invoiced: { "en-US": "Invoiced", "zh-CN": "开票" },
  adjusted: { "en-US": "Adjusted", "zh-CN": "调整" },
  credited: { "en-US": "Credited", "zh-CN": "贷项冲减" },
  received: { "en-US": "Paid", "zh-CN": "已收款" },
  unapplied: { "en-US": "Cash without invoice", "zh-CN": "未核销收款" },
  "credits-used": { "en-US": "Credit used up", "zh-CN": "贷项已使用" },
  discounted: { "en-US": "Discount", "zh-CN": "现金折扣" },
  "written-off": { "en-US": "Written off", "zh-CN": "已核销" },
  derecognised: { "en-US": "Note passed on", "zh-CN": "票据贴现背书" },
  "set-off": { "en-US": "Set off", "zh-CN": "抵减" },
};

/** What happened to an item, in one word or two. */
export function movementWords(kind: MovementKind): Words {
  return kinds[kind];
}

const reasons: Readonly<Record<CompareReason, Words>> = {
  "not-an-earlier-day": { "en-US": "the day is not an earlier one", "zh-CN": "该日不早于截止日" },
  "open-items-only": { "en-US": "the source lists open items only", "zh-CN": "来源仅列未收项目" },
  "payments-undated": { "en-US": "the source states no day of any payment", "zh-CN": "来源未注明任何收款日期" },
  "issue-dates-missing": { "en-US": "the source has no issue dates", "zh-CN": "来源无开票日期" },
};

/** The roll-forward of a currency on one line; what did not move is left out. */
export function rollForwardLine(roll: RollForward, from: DayNumber, none: string, locale: Locale): string {
  const shown = (line: keyof typeof lines): string => `${lines[line][locale]} ${formatAmount(roll[line], roll.currency.exponent, true)}`;
  const parts = [shown("opening"), ...rollLines.filter((line) => roll[line] !== 0).map(shown), shown("closing")];
  const code = roll.currency.code ?? none;
  return locale === "zh-CN"
    ? `${code} 自 ${isoFromDay(from)} 以来：${parts.join("，")}`
    : `${code} since ${isoFromDay(from)}: ${parts.join(", ")}`;
}

/** Why a day cannot be compared, as the end of a sentence. */
export function compareReason(reason: CompareReason, locale: Locale): string {
  return reasons[reason][locale];
}

/** Why there is no movement between two days. */
export function compareReasonLine(reason: CompareReason, from: DayNumber, locale: Locale): string {
  return locale === "zh-CN"
    ? `自 ${isoFromDay(from)} 以来的变动无法计算：${reasons[reason][locale]}。`
    : `Movement since ${isoFromDay(from)} is not available, because ${reasons[reason][locale]}.`;
}
