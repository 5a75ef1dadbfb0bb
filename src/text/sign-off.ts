import type { Locale, Words } from "./locale.js";

/** The words on the sign-off of the month-end pack. */
export const signOffWords = {
  title: { "en-US": "Sign-off of the month-end pack", "zh-CN": "月结报表签核表" },
  sheets: { "en-US": "Sheets", "zh-CN": "报表" },
  reference: { "en-US": "Ref", "zh-CN": "索引" },
  sheet: { "en-US": "Sheet", "zh-CN": "工作表" },
  shows: { "en-US": "What it shows", "zh-CN": "内容" },
  state: { "en-US": "State", "zh-CN": "状态" },
  checkCount: { "en-US": "Checks", "zh-CN": "校验数" },
  result: { "en-US": "Result", "zh-CN": "结果" },
  checks: { "en-US": "Checks", "zh-CN": "校验" },
  check: { "en-US": "Check", "zh-CN": "校验内容" },
  difference: { "en-US": "Difference", "zh-CN": "差额" },
  noChecks: { "en-US": "no checks", "zh-CN": "无校验" },
  failing: { "en-US": "Checks that do not hold", "zh-CN": "未通过的校验数" },
  signOff: { "en-US": "Sign-off", "zh-CN": "签核" },
  prepared: { "en-US": "Prepared", "zh-CN": "编制" },
  reviewed: { "en-US": "Reviewed", "zh-CN": "复核" },
  approved: { "en-US": "Approved", "zh-CN": "批准" },
  tickMarks: { "en-US": "Tick marks", "zh-CN": "核对标记" },
  references: { "en-US": "References", "zh-CN": "参考" },
  source: { "en-US": "Source of the figures", "zh-CN": "数据来源" },
  policy: { "en-US": "Every choice that moves a figure", "zh-CN": "影响数字的各项选择" },
  registers: { "en-US": "Month-ends as they were closed", "zh-CN": "各月末结账留存" },
  notWritten: { "en-US": "not written", "zh-CN": "未生成" },
} as const satisfies Record<string, Words>;

/** Why the figures of a day were kept for later comparison, or not. */
export type Kept = "kept" | "no-month-end" | "closed" | "not-asked";

const kept: Readonly<Record<Kept, Words>> = {
  kept: {
    "en-US": "The open items and balances of this month-end are kept, so that what is entered late shows.",
    "zh-CN": "本月末的未清项与余额已留存，以便日后发现结账后变动。",
  },
  "not-asked": { "en-US": "Nothing of this day is kept: only some sheets were asked for.", "zh-CN": "本日不留存：仅写入部分报表。" },
  "no-month-end": { "en-US": "Nothing of this day is kept: only month-ends are.", "zh-CN": "本日不留存：仅留存月末。" },
  closed: {
    "en-US": "This month-end stays as it was kept: a later one is kept already, so it is closed.",
    "zh-CN": "本月末留存保持不变：已有更晚的月末留存，视为已结账。",
  },
};

export function keptText(keeping: Kept, locale: Locale): string {
  return kept[keeping][locale];
}

/** Why a sheet of the pack was not written, by its kind. */
const absences: Readonly<Record<string, Words>> = {
  detail: { "en-US": "Open items: the source states an aging and lists no items.", "zh-CN": "明细：来源仅列账龄，无单据明细。" },
  deliveries: {
    "en-US": "Delivered, not billed: the workbook holds no table of deliveries, or the pack is of one legal entity alone.",
    "zh-CN": "已发货未开票：工作簿中无发货表，或本套报表仅限单一核算主体。",
  },
  "late-entries": {
    "en-US": "Late entries: no earlier month-end is kept in this workbook.",
    "zh-CN": "结账后变动：本工作簿未留存更早的月末。",
  },
};

/** Why a sheet was not written; its kind where nothing more is known. */
export function whyAbsent(kind: string): Words {
  return absences[kind] ?? { "en-US": kind, "zh-CN": kind };
}

/** That a person's edited sheet was left to them, and this one written beside it. */
export function leftToEditor(kept: string, locale: Locale): string {
  return locale === "zh-CN" ? `“${kept}”写入后被修改过，已保留` : `“${kept}” was edited and left to its editor`;
}

/** Each mark with what it means; a mark that is used is one that is defined. */
export const tickMarks: readonly (readonly [mark: string, meaning: Words])[] = [
  ["∧", { "en-US": "footed: the column was added up", "zh-CN": "纵加核对" }],
  ["⊢", { "en-US": "cross-footed: the row was added up", "zh-CN": "横加核对" }],
  ["GL", { "en-US": "agreed to the general ledger (AR Tie-out)", "zh-CN": "与总账核对一致（AR Tie-out）" }],
  ["PY", { "en-US": "agreed to the prior month-end as kept (AR Late Entries)", "zh-CN": "与上期留存核对一致（AR Late Entries）" }],
  ["RC", { "en-US": "recomputed from the source table", "zh-CN": "按来源表重新计算" }],
  ["SD", { "en-US": "seen in a source document", "zh-CN": "已核对原始单据" }],
  ["?", { "en-US": "open question, with a note", "zh-CN": "待查，见附注" }],
];

/** What the reader of the sign-off has to know. */
export const signOffLegend: readonly Words[] = [
  {
    "en-US": "State and differences are live: each refers to its sheet. OK: all checks of the sheet come to zero. CHECK: one does not.",
    "zh-CN": "状态与差额均为公式，实时引用各表。OK：该表各项校验均为零；CHECK：有校验不为零。",
  },
  {
    "en-US": "Once this sheet is signed it counts as edited: a later run leaves it as it is and writes another beside it.",
    "zh-CN": "签字后本表视为已修改：再次运行时保留不动，另写新表。",
  },
];
