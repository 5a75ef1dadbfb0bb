import type { FindingKind } from "../ledger/finding.js";
import { t, type FindingWords } from "./finding-words.js";

/** What is said of columns that stand beside the invoices: see {@link FindingWords}. */
export const besideTexts = {
  "payments-not-read": t(
    "Payments or credits not taken off",
    "收款或冲减列未扣除",
    "These columns seem to say what was paid, credited or set off, and none of it was taken off: what is open may be too much by their amounts. Add them up in the column of the paid amount, or put them into a table of receipts.",
    "这些列似为已收、冲减或抵扣金额，均未扣除，未收额可能因此偏高。请并入已收金额列，或改列收款表。",
  ),
  "open-column-not-read": t(
    "A column that may state what is open",
    "可能为未收金额的列未读取",
    "In every row it holds what is owed or less, so it may be what is still open; it was not read, and the rows count with the amounts shown more than it says. If it is, choose it as the open amount.",
    "该列每行均不大于应收，可能就是未收金额，但未读取，因此多计所示金额。如确为未收金额，请将其指定为未收金额列。",
  ),
  "total-above-amount": t(
    "A total above the amounts",
    "合计大于金额",
    "This column is never less than the amount and sometimes more, by the money shown, as where freight or fees are added; the amounts count as they stand. If customers owe the total, choose it as the amount.",
    "该列从不小于金额且部分更大，差额如所示，可能含运费或其他费用；现按金额列计入。如客户应付合计数，请将其指定为金额列。",
  ),
  "due-superseded": t(
    "Another due date not read",
    "另有到期日未读取",
    "This column seems to put a later day in the place of the due date; the rows were aged by the due date. If the later day holds, choose it as the due date.",
    "该列似为变更后的到期日，账龄仍按原到期日计算。如以变更后为准，请将其指定为到期日列。",
  ),
  "invoice-in-parts": t(
    "An invoice beside its parts",
    "发票与其分期并存",
    "Its parts add up to it, and all of them count. If the parts are its instalments, take the whole out.",
    "分期金额合计等于该发票，均已计入。如为同一发票的分期，请删除整张发票。",
  ),
  "invoice-revised": t(
    "A revised invoice beside the first one",
    "更正发票与原发票并存",
    "Both count. If it replaces the first one, take that out or credit it.",
    "两张均已计入。如为替换原发票，请删除或冲销原发票。",
  ),
  "issue-far": t(
    "Issued long after all others",
    "开票日远晚于其他发票",
    "It counts on no day before its own. Check the year.",
    "在该日之前不计入任何余额。请核对年份。",
  ),
  "due-far": t(
    "Due more than five years after its date",
    "到期日晚于开票日五年以上",
    "It counts as not past due until then. Check the year.",
    "在此之前按未逾期计算。请核对年份。",
  ),
  "tax-beside-amount": t(
    "Tax that may not be in the amounts",
    "金额可能不含税",
    "By its rate this tax stands on top of the amounts, which count as they stand. If customers owe it too, choose a column of totals with tax as the amount, or add one.",
    "按税率推算，该税额应另加于金额之上，而金额按原样计入。如客户亦应支付税额，请指定或增加含税金额列。",
  ),
  "rates-without-currency": t(
    "Rates of exchange, and no currency",
    "有汇率但无币种",
    "The rates differ from row to row, so the amounts seem to be in several currencies, and they were added as one. Add a column with the currency of each amount.",
    "各行汇率不同，金额似为多种货币，却按同一货币相加。请增加币种列。",
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
  "status-unknown": t(
    "Status not known",
    "状态无法识别",
    "Nothing known tells whether these are owed: counted as open. If they are paid, cancelled or drafts, write so in the status.",
    "无法判断是否仍应收，暂按未收计入。如已收款、作废或为草稿，请在状态列注明。",
  ),
  "remark-says-settled": t(
    "A remark says paid or cancelled",
    "备注表明已收款或作废",
    "Remarks are not read for what is owed: counted as open. Enter the payment, or take the row out.",
    "备注不作为收款依据，仍按未收计入。请填写收款或移除该行。",
  ),
  "invoice-nearly-twice": t(
    "One invoice under two spellings",
    "同一发票号写法不一",
    "The same customer, day and amount, under numbers that differ by capitals, blanks or zeros alone: both count. If it is one invoice, take one row out.",
    "客户、日期、金额相同，发票号仅大小写、空格、符号或前导零不同，均已计入。如为同一张发票，请删除其一。",
  ),
  "mostly-negative": t(
    "Most amounts carry a minus",
    "多数金额为负数",
    "They count as credits, so that you would owe your customers. If the source writes what is owed to you with a minus, turn the signs of the column and run again.",
    "负数按贷项计入，即贵方欠客户。如来源系统以负数表示应收，请将该列正负号反转后重新运行。",
  ),
  "section-not-owed": t(
    "Beneath a heading that says otherwise",
    "所在分段标题另有所指",
    "The heading above says that these rows are paid, cancelled, credits or no receivables; they count as owed, as they stand. Add a status or a type to each row, or move them to a sheet of their own.",
    "上方标题表明这些行已收款、已作废、为贷项或并非应收，现仍按原样计入应收。请逐行注明状态或类型，或移至单独的工作表。",
  ),
  "currency-by-heading": t(
    "Currency from a heading",
    "币种取自分段标题",
    "The rows beneath this heading were read in its currency.",
    "该标题下的各行按其币种读取。",
  ),
  "units-beneath": t(
    "Amounts in thousands, says a line beneath",
    "表下注明金额以千或万计",
    "The amounts were read as they stand. Enter them in full and run again.",
    "金额按原样读取。请改为完整金额后重新运行。",
  ),
  "purchase-among-sales": t(
    "Suppliers or purchases among the rows",
    "混有供应商或采购单据",
    "What you owe is no receivable, and these rows count as owed to you. Take them out, or move them to a sheet of their own.",
    "应付款项并非应收，而这些行按应收计入。请移除或移至单独的工作表。",
  ),
  "unbilled-among-invoices": t(
    "Unbilled or accrued among the rows",
    "混有未开票或暂估款项",
    "What is not billed is no receivable yet, and these rows count as owed. Take them out, or list them as deliveries on a sheet of their own.",
    "未开票款项尚非应收账款，而这些行已计入。请移除，或作为已发货未开票移至单独的工作表。",
  ),
  "share-not-read": t(
    "A column says what part is ours",
    "有我方份额列",
    "The whole amounts were counted; the money named is the part that this column says is not yours. Bring the amounts to your part if that is what is owed to you.",
    "按全额计入；所列金额为该列所示不属我方的部分。如应收仅为我方份额，请改为我方金额。",
  ),
  "currency-in-words": t(
    "Another currency in a name or remark",
    "名称或备注中另有币种",
    "No column states the currency, and the words beside these amounts name one that they were not read in. Add a currency column and run again.",
    "无币种列，而这些金额旁的文字注明了另一币种。请增加币种列后重新运行。",
  ),
  "list-beside": t(
    "A list of its own beside the invoices",
    "发票旁另有列表",
    "These columns name other invoices than the rows they stand in, so they are a list of their own: whatever was taken from it row by row is wrong. Move the list to a sheet of its own and run again.",
    "这些列所列发票号与所在行不一致，应为另一张列表，按行读取的内容有误。请移至单独的工作表后重新运行。",
  ),
} as const satisfies Partial<Record<FindingKind, FindingWords>>;
