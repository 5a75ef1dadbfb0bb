import type { Severity } from "../ledger/finding.js";
import type { Locale, Words } from "./locale.js";

/** The words on the sheet of findings. */
export const findingsWords = {
  title: { "en-US": "Findings in the data", "zh-CN": "数据异常清单" },
  severity: { "en-US": "Severity", "zh-CN": "程度" },
  finding: { "en-US": "Finding", "zh-CN": "异常" },
  count: { "en-US": "Count", "zh-CN": "数量" },
  amount: { "en-US": "Amount concerned", "zh-CN": "涉及金额" },
  showed: { "en-US": "First cell shows", "zh-CN": "首个单元格内容" },
  remedy: { "en-US": "What was done, and what to do", "zh-CN": "处理方式及建议" },
  cells: { "en-US": "Cells", "zh-CN": "单元格" },
  amountUnknown: { "en-US": "Errors, amount not known", "zh-CN": "错误（金额未知）" },
  noAmount: { "en-US": "Without an amount", "zh-CN": "不涉及金额" },
  nothing: { "en-US": "Nothing odd was found in the data.", "zh-CN": "未发现数据异常。" },
  mendable: {
    "en-US": "The pane offers a correction, cell by cell.",
    "zh-CN": "可在窗格中逐格更正。",
  },
} as const satisfies Record<string, Words>;

const severities: Readonly<Record<Severity, Words>> = {
  error: { "en-US": "error", "zh-CN": "错误" },
  warning: { "en-US": "to review", "zh-CN": "需核对" },
  info: { "en-US": "for information", "zh-CN": "提示" },
};

export function severityWords(severity: Severity): Words {
  return severities[severity];
}

/** "12 more": cells beyond those that are linked. */
export function moreCells(count: number, locale: Locale): string {
  return locale === "zh-CN" ? `另有 ${count} 处` : `${count} more`;
}

/** What the reader of the findings has to know. */
export const findingsLegend: readonly Words[] = [
  {
    "en-US":
      "Errors whose amount is not known, then by currency, the largest amount first. One row may stand under several findings, so the amounts are not added.",
    "zh-CN": "先列金额未知的错误，再按币种列示，金额大者在前。同一行可能涉及多项异常，故不合计。",
  },
  {
    "en-US":
      "Error: left out of the figures, or they cannot be relied on. Look at it: counted as it stands. A click on a cell leads there.",
    "zh-CN": "错误：未计入数字或数字不可信；需核对：按原样计入。点击单元格可跳转。",
  },
];
