import type { FindingKind } from "../ledger/finding.js";
import { t, type FindingWords } from "./finding-words.js";

/** What is said of columns that stand beside the invoices: see {@link FindingWords}. */
export const besideTexts = {
  "payments-not-read": t(
    "Columns of payments not read",
    "收款列未读取",
    "One column of payments can be read, these are not taken off: what is open is too much by their amounts. Add them up in one column, or put the payments into a table of receipts.",
    "只能读取一个已收金额列，这些列未扣除，未收额因此偏高。请合并为一列，或改列收款表。",
  ),
  "deductions-not-read": t(
    "Discounts or charges not taken off",
    "折扣或手续费未扣除",
    "What some invoices owe beyond their payments is just what this column holds, so it seems to have been taken off when they were paid. Here it still counts as open: add it to the paid amount, or enter it as a write-off.",
    "部分发票收款后的余额恰等于该列金额，应是收款时已扣除的部分，此处仍计为未收。请并入已收金额，或列为核销。",
  ),
  "retention-apart": t(
    "Retentions due on a day of their own",
    "质保金单独到期",
    "Taken off the invoice and counted as an item of its own, due on the day of its release.",
    "从发票中分出，作为单独项目，按其到期日计算账龄。",
  ),
  "retention-undated": t(
    "Retention without a day of release",
    "质保金无到期日",
    "Taken off the invoice and counted as an item of its own without a due date. Enter the day of release.",
    "从发票中分出，作为无到期日的单独项目。请填写到期日。",
  ),
  "retention-above-amount": t(
    "More retained than billed",
    "质保金大于发票金额",
    "Not read: the whole invoice falls due on its own day. Correct the retention.",
    "未读取，整张发票按其到期日计算。请更正质保金。",
  ),
  "list-beside": t(
    "A list of its own beside the invoices",
    "发票旁另有列表",
    "These columns name other invoices than the rows they stand in, so they are a list of their own: whatever was taken from it row by row is wrong. Move the list to a sheet of its own and run again.",
    "这些列所列发票号与所在行不一致，应为另一张列表，按行读取的内容有误。请移至单独的工作表后重新运行。",
  ),
} as const satisfies Partial<Record<FindingKind, FindingWords>>;
