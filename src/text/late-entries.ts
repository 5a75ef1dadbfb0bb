import type { CompareReason } from "../analyses/compare-days.js";
import type { LateEntry } from "../analyses/snapshot.js";
import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Locale, Words } from "./locale.js";
import { compareReason } from "./movement.js";

/** The words on the sheet of late entries. */
export const lateWords = {
  title: { "en-US": "Late entries into a closed month", "zh-CN": "结账后变动核对表" },
  closed: { "en-US": "Closed month-end", "zh-CN": "已结账月末" },
  what: { "en-US": "What happened", "zh-CN": "变动" },
  kept: { "en-US": "Kept at close", "zh-CN": "结账时" },
  now: { "en-US": "Rebuilt now", "zh-CN": "现重建" },
  change: { "en-US": "Change", "zh-CN": "差额" },
  none: { "en-US": "Nothing was entered into this month after it was closed.", "zh-CN": "结账后该月无任何变动。" },
  keptTotal: { "en-US": "Open items as kept at the close (AR_OpenItems)", "zh-CN": "结账时留存的未清项（AR_OpenItems）" },
  lateTotal: { "en-US": "Late entries", "zh-CN": "结账后变动" },
  rebuiltTotal: { "en-US": "Open items of that day as the books state them now", "zh-CN": "按现账面重建的当日未清项" },
  checkFoots: { "en-US": "Check: kept + late entries - rebuilt", "zh-CN": "校验：留存 + 变动 − 重建" },
  checkKept: { "en-US": "Check: kept items less kept balances (AR_Balances)", "zh-CN": "校验：留存未清项减留存余额（AR_Balances）" },
} as const satisfies Record<string, Words>;

const happened: Readonly<Record<LateEntry["kind"], Words>> = {
  appeared: { "en-US": "posted after close", "zh-CN": "结账后入账" },
  changed: { "en-US": "changed", "zh-CN": "金额变动" },
  vanished: { "en-US": "vanished", "zh-CN": "已消失" },
};

/** What became of an item since the close. */
export function lateKind(kind: LateEntry["kind"]): Words {
  return happened[kind];
}

/** "Total, 3 late entries". */
export function lateTotal(count: number, locale: Locale): string {
  return locale === "zh-CN" ? `合计，${count} 项` : `Total, ${count} late ${count === 1 ? "entry" : "entries"}`;
}

/** "12 more, each smaller". */
export function smallerEntries(count: number, locale: Locale): string {
  return locale === "zh-CN" ? `其余 ${count} 项` : `${count} more, each smaller`;
}

/** Why a closed month cannot be held against the books of now. */
export function notRebuilt(monthEnd: DayNumber, reason: CompareReason, locale: Locale): string {
  const day = isoFromDay(monthEnd);
  return locale === "zh-CN"
    ? `无法核对：${compareReason(reason, locale)}，无法重建 ${day}。`
    : `Not available, because ${compareReason(reason, locale)}: ${day} cannot be rebuilt from it.`;
}

/** A row of a register that could not be read takes no part. */
export function rowNotCounted(what: string, locale: Locale): string {
  return locale === "zh-CN" ? `${what}该行未参与核对。` : `${what} Its row takes no part here.`;
}

/** What the reader of late entries has to know. */
export const lateLegend: readonly Words[] = [
  {
    "en-US": "Kept: as AR_OpenItems says, which stays as it was once a later month-end is kept. Now: the same day rebuilt from the source.",
    "zh-CN": "“结账时”取自 AR_OpenItems，后续月末留存后不再改动；“现重建”按来源重建同一日。",
  },
  {
    "en-US":
      "Posted after close: was not among the items kept. Changed: another balance on that day than was kept. Vanished: no longer in the source, or settled as of that day.",
    "zh-CN": "结账后入账：留存中没有；金额变动：当日余额与留存不同；已消失：来源中已无，或当日已结清。",
  },
];
