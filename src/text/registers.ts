import { known } from "../kernel/assert.js";
import type { Locale, Words } from "./locale.js";

/** The headers of registers. A register is found again by these words, in either language: changing one orphans what stands under it. */
const heads: Readonly<Record<string, Words>> = {
  monthEnd: { "en-US": "Month-end", "zh-CN": "月末" },
  entity: { "en-US": "Entity", "zh-CN": "单位" },
  customer: { "en-US": "Customer", "zh-CN": "客户" },
  currency: { "en-US": "Currency", "zh-CN": "币种" },
  bucket: { "en-US": "Bucket", "zh-CN": "账龄" },
  open: { "en-US": "Open", "zh-CN": "未收" },
  invoice: { "en-US": "Invoice", "zh-CN": "发票号" },
  kind: { "en-US": "Kind", "zh-CN": "类型" },
  issued: { "en-US": "Issued", "zh-CN": "开票日" },
  due: { "en-US": "Due", "zh-CN": "到期日" },
  billed: { "en-US": "Billed", "zh-CN": "原额" },
};

const titles: Readonly<Record<string, { readonly title: Words; readonly purpose: Words }>> = {
  AR_Balances: {
    title: { "en-US": "Balances at each month-end", "zh-CN": "各月末余额" },
    purpose: {
      "en-US": "Kept by AR Desk, so that months can be compared. Sort it, filter it, add columns: rows are found by what they say.",
      "zh-CN": "由 AR Desk 保存，用于逐月比较。可排序、筛选、增加列：按内容识别各行。",
    },
  },
  AR_OpenItems: {
    title: { "en-US": "Open items at each month-end", "zh-CN": "各月末未清项" },
    purpose: {
      "en-US": "Kept by AR Desk, so that a closed month can be compared with what the books say of it later.",
      "zh-CN": "由 AR Desk 保存，用于将已结账月份与日后账面核对。",
    },
  },
};

/** The header of a register's column. */
export function registerHead(column: string, locale: Locale): string {
  return known(heads[column], "a header for every column of a register")[locale];
}

/** All headers under which a register's column may stand. */
export function registerHeads(column: string): readonly string[] {
  const words = known(heads[column], "a header for every column of a register");
  return [words["en-US"], words["zh-CN"]];
}

export function registerTitle(table: string, locale: Locale): { readonly title: string; readonly purpose: string } {
  const { title, purpose } = known(titles[table], "a title for every register");
  return { title: title[locale], purpose: purpose[locale] };
}
