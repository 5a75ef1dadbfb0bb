import type { Stage } from "../kernel/progress.js";
import type { Locale, Words } from "./locale.js";

const words: Readonly<Record<Stage, Words>> = {
  reading: { "en-US": "Reading", "zh-CN": "正在读取" },
  writing: { "en-US": "Writing", "zh-CN": "正在写入" },
  formatting: { "en-US": "Formatting", "zh-CN": "正在设置格式" },
  "waiting-cell-edit": { "en-US": "Waiting until you finish the cell you are editing", "zh-CN": "等待您完成正在编辑的单元格" },
  "waiting-focus": { "en-US": "Waiting until you come back to this workbook", "zh-CN": "等待您返回本工作簿" },
  "waiting-busy": { "en-US": "Excel is busy; waiting", "zh-CN": "Excel 正忙，请稍候" },
};

/** What long work is at, in words. */
export function stageName(stage: Stage, locale: Locale): string {
  return words[stage][locale];
}
