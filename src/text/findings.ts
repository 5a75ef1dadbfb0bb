import { exponentOf, type Minor } from "../kernel/money.js";
import { forbidsBooking, type FindingGroup, type FindingKind, type ReadingEffect } from "../ledger/finding.js";
import { refText } from "../sheet/address.js";
import { entityFindings } from "./entity-findings.js";
import { basisFindings } from "./basis-findings.js";
import { besideTexts } from "./beside-findings.js";
import { formatAmount } from "./format.js";
import { t, type FindingWords } from "./finding-words.js";
import type { Locale } from "./locale.js";
import { receiptTexts } from "./receipt-findings.js";

/** Title by kind, and what was done about it and what to do. */
const texts: Readonly<Record<FindingKind, FindingWords>> = {
  "loss-history-thin": t(
    "Bucket too thin for a loss rate of its own",
    "账龄历史数据不足",
    "The named bucket was empty at some or all month-ends: it is taken over all months together, merged with the next older one, or at the rate of AR_Rates, as the provision sheet says. Look at its rate before booking.",
    "所列账龄在部分或全部月末无余额：按各月合并、与下一账龄合并或采用 AR_Rates 所列比率，详见计提表。入账前请核对其比率。",
  ),
  "roll-rate-above-one": t(
    "Roll rate above 100 %",
    "迁徙率超过 100%",
    "More stood in the next bucket than had stood in the named one: billing or reclassification entered it. The rate is shown as it is; the loss rate stops at 100 %.",
    "下一账龄的金额超过所列账龄原有金额，有新开票或重分类进入。迁徙率如实列示，损失率以 100% 为限。",
  ),
  "amount-unreadable": t(
    "Amount cannot be read",
    "金额无法识别",
    "The row is left out of all figures. Correct the cell.",
    "该行未计入任何数字，请更正单元格。",
  ),
  "payment-unreadable": t(
    "Paid or open amount cannot be read",
    "已收或未收金额无法识别",
    "The row counts as not paid. Correct the cell.",
    "该行按未收款计入，请更正单元格。",
  ),
  "amount-in-ten-thousands": t(
    "Amount in ten thousands",
    "金额以万等为单位",
    "Nothing is multiplied on a guess: the amount is left out. Write it in full, such as 12000.",
    "不作换算猜测，该金额未计入。请写明完整金额，如 12000。",
  ),
  "amount-ambiguous": t(
    "Amount can be read both ways",
    "金额有两种读法",
    "The first was taken: the point or comma may part thousands or decimals, and the column does not say which. Enter amounts as numbers, or with two decimals.",
    "按前一种读取：其中的点或逗号可能是千位分隔或小数点，该列无从判断。请以数字形式或保留两位小数填写金额。",
  ),
  "amount-too-large": t(
    "Amount too large",
    "金额过大",
    "It, or the sum with the rows above it, is beyond what can be added exactly: left out of all figures. Correct the cell.",
    "该金额（或与以上各行之和）超出可精确相加的范围，未计入任何数字，请更正单元格。",
  ),
  "formula-not-calculated": t(
    "Formula without a value",
    "公式未计算",
    "The file holds the formula and no result: an amount is left out, a payment counts as none, a day as missing. Open the file in Excel, let it calculate, save it and run again.",
    "文件只存有公式而无结果：金额未计入，收款按无计，日期按缺失处理。请在 Excel 中打开、重新计算并保存后再运行。",
  ),
  "cell-error": t(
    "Cell shows an error",
    "单元格显示错误值",
    "An amount is left out of all figures, a payment counts as none, a day as missing. Correct the formula in the cell.",
    "金额未计入任何数字，收款按无计，日期按缺失处理。请更正单元格公式。",
  ),
  "amount-missing": t(
    "Amount is missing",
    "缺少金额",
    "The row is left out of all figures. Enter the amount.",
    "该行未计入任何数字，请填写金额。",
  ),
  "date-unreadable": t(
    "Date is no day of the calendar",
    "日期无效",
    "It is treated as missing. Correct the cell.",
    "按缺失处理，请更正单元格。",
  ),
  "days-swapped": t(
    "Day and month have changed places",
    "日与月已对调",
    "The days were taken as they stand, so nothing that depends on days can be relied on: aging, past due, DSO, provisions, reminders. Do not book these figures. Export the table again with its days as YYYY-MM-DD, or open the file in Excel by Data, From Text, with the day order that it was written in, and read it again.",
    "日期按表中现状计入，因此凡依赖日期的数字均不可信：账龄、逾期、周转天数、坏账准备、催款函。请勿据此入账。请以 YYYY-MM-DD 格式重新导出，或在 Excel 中通过“数据－从文本”按来源的日月顺序打开，再重新读取。",
  ),
  "date-ambiguous": t(
    "Date can be read both ways",
    "日期有两种读法",
    "The first was taken, and nothing in the table says which is right. Choose the reading in the pane, or name the order with --date-order.",
    "按前一种读取，表中无从判断；请在窗格中选择读法，或用 --date-order 指定顺序。",
  ),
  "date-order-by-neighbours": t(
    "Order of day, month and year taken from the rows",
    "年月日顺序由同行判断",
    "Any other order would contradict the due dates, terms, settlements or numbers of the same rows, or strew the years over decades.",
    "其他顺序与同行的到期日、账期、结清日或编号相矛盾，或使年份散布数十年。",
  ),
  "due-missing": t(
    "No due date",
    "无到期日",
    "Counted, in a bucket of its own. Enter the due date, or set terms in AR Policy.",
    "计入并单列。请填写到期日，或在 AR Policy 设置账期。",
  ),
  "due-by-terms": t("Due date from terms", "按账期推算到期日", "Issue date plus the stated terms was used.", "按开票日加账期推算。"),
  "due-before-issue": t(
    "Due before it was issued",
    "到期日早于开票日",
    "Counted by the due date as it stands. Check both dates.",
    "按现有到期日计入，请核对两个日期。",
  ),
  "issue-missing": t("No issue date", "无开票日期", "Counted on every day. Enter the issue date.", "任何日期均计入，请填写开票日期。"),
  "invoice-twice": t(
    "Invoice number used twice",
    "发票号重复",
    "Both rows are counted. Check whether one of them is wrong.",
    "两行均计入，请核对其中是否有误。",
  ),
  "row-repeated": t(
    "Row repeats an earlier one",
    "整行重复",
    "Counted, unless repeats are left out: here, by AR Policy (repeats), or with --exclude-duplicates. The rows stay in the table.",
    "除非选择不计入（此处、AR Policy 的 repeats 或 --exclude-duplicates），否则照常计入；表中的行不会删除。",
  ),
  "currency-missing": t(
    "Currency is missing",
    "缺少币种",
    "Counted apart, without a currency. Enter the code.",
    "按无币种单列，请填写币种。",
  ),
  "currency-unreadable": t(
    "Currency cannot be read",
    "币种无法识别",
    "Counted without a currency, or in the one that was given for all. Use an ISO code such as EUR.",
    "按无币种或统一指定的币种计入，请使用 ISO 代码，如 EUR。",
  ),
  "currency-by-format": t(
    "Currency taken from the number format",
    "币种取自数字格式",
    "No column and no header states it. Add a column of currencies if that is wrong.",
    "表中无币种列，标题亦未注明。如有误请增加币种列。",
  ),
  "rate-missing": t(
    "Rate of exchange is missing",
    "缺少汇率",
    "No rate stands in AR_Exchange on or before the day, of the report or of a document: the balance in the base currency is not available. Enter the rate.",
    "AR_Exchange 中报告日或单据日及之前无此币种汇率，本位币余额无法得出，请填写汇率。",
  ),
  "customer-missing": t(
    "Customer is missing",
    "缺少客户",
    "Counted under an empty customer. Enter the customer.",
    "计入空白客户，请填写客户。",
  ),
  "future-dated": t("Dated after the as-of day", "日期晚于截止日", "Not part of the balance of that day.", "不计入当日余额。"),
  "too-many-decimals": t("More decimals than the currency has", "小数位过多", "Rounded half away from zero.", "已四舍五入。"),
  "total-row-skipped": t("Total row skipped", "已跳过合计行", "A subtotal or total is not an invoice.", "小计、合计行不是发票。"),
  "paid-above-amount": t(
    "Paid more than billed",
    "付款超过发票金额",
    "The excess is counted as a credit. Check the paid amount.",
    "超出部分计为贷项，请核对已收金额。",
  ),
  "open-above-amount": t(
    "More open than billed",
    "未收金额大于开票金额",
    "Counted as stated. If the column is a running balance of the account, say under Columns that no column is the open amount (--map openAmount=-).",
    "按所列未收金额计入。如该列为账户累计余额，请在“列对应”中将未收金额设为无（--map openAmount=-）。",
  ),
  "part-paid-unstated": t(
    "Partly paid, without an amount",
    "部分收款但无金额",
    "Nothing says how much was paid: counted as wholly open. Add a column with the paid or the open amount, or a table of receipts.",
    "未列明已收多少，按全额未收计入。请增加已收或未收金额列，或收款表。",
  ),
  ...besideTexts,
  "open-missing": t(
    "Open amount is not stated",
    "未列未收金额",
    "Other rows state it. Counted as wholly open: enter 0 if it is paid.",
    "其他行已列明。按全额未收计入；如已结清请填 0。",
  ),
  "credit-by-type": t(
    "Credits without a minus sign",
    "贷项金额无负号",
    "The column of types or sides says that these are credits: they are taken off. Check the column if that is wrong.",
    "按单据类型或借贷方向判定为贷项，已扣减。如有误请核对该列。",
  ),
  "type-unknown": t(
    "Document type not known",
    "单据类型无法识别",
    "No amount of the table has a minus, so a credit could not be told by its sign: counted as owed. If it is a credit, give its amount a minus or its type a plain word such as credit note.",
    "表中金额均无负号，无法据此判断是否为贷项，暂按应收计入。如为贷项，请将金额改为负数或注明“贷项”“红字”等类型。",
  ),
  "credit-with-plus": t(
    "Credit note or payment without a minus",
    "贷项或收款为正数",
    "Its type, its number or a remark says credit note or payment, and its amount has no minus: it is counted as it stands and adds to what is owed. Check the sign.",
    "类型、号码或备注表明是贷项或收款，但金额无负号：按原样计入，会增加应收。请核对正负号。",
  ),
  "sign-by-amount": t(
    "Sign taken from the amount",
    "正负号按金额判定",
    "The open or paid amount stands with the other sign than its own amount or column: it was turned. Check the column if that is wrong.",
    "未收或已收金额的正负号与该行金额不一致，已按金额方向处理。如有误请核对该列。",
  ),
  "status-contradicts": t(
    "Status says paid, amounts say open",
    "状态为已结清但仍有余额",
    "Counted by the amounts and days, as open. Correct the status, or enter the payment.",
    "按金额和日期计为未收。请更正状态或填写收款。",
  ),
  "settled-unpaid": t(
    "Settled with nothing paid",
    "已结清但已收金额为零",
    "The settlement day is taken: not open from that day on. Enter the paid amount, or remove the day.",
    "按结清日处理，自该日起不再未收。请填写已收金额或删除结清日。",
  ),
  "instalments-equal": t(
    "Instalments with one amount",
    "各期金额相同",
    "Every due date of the invoice states the same amount, and each was counted: right for equal instalments. If it is the invoice's total, it is counted once too often by the amount named: add a column with the amount of each instalment.",
    "同一发票各到期日所列金额相同，均已计入：等额分期即属正确。如所列为发票总额，则多计所列金额，请增加各期金额列。",
  ),
  "instalments-read": t(
    "Instalments of one invoice",
    "同一发票分期",
    "One number and issue date, several due dates: each row is an item by its own due date.",
    "号码与开票日相同、到期日不同：每行按各自到期日计入。",
  ),
  "payment-undated": t(
    "Payment without a day",
    "付款无日期",
    "Deducted on every day; earlier days cannot be rebuilt exactly.",
    "任何日期均扣除，无法准确重建以前日期。",
  ),
  "settled-before-issue": t(
    "Settled before it was issued",
    "结清日早于开票日",
    "The settlement is respected. Check both dates.",
    "按结清日处理，请核对两个日期。",
  ),
  ...basisFindings,
  "total-differs": t(
    "The table's own total differs",
    "表中合计与明细不符",
    "The items were counted as they stand. Look for a row above the total that was read otherwise or is missing.",
    "按明细计入。请检查该合计之上是否有行读取有误或缺失。",
  ),
  "opening-balance-left-out": t(
    "Opening balance left out",
    "期初余额未计入",
    "It is owed, but has no invoices in this table to age. Add its open invoices as rows.",
    "该余额仍属应收，但表中无对应明细，无法分账龄。请补充其未收发票。",
  ),
  "other-table-beneath": t(
    "Another table beneath",
    "下方另有表格",
    "The invoices end here: the rows beneath this header are not read. Put that table, such as receipts, on a sheet of its own and run again.",
    "发票表至此为止，此标题以下各行未读取。请将该表（如收款）移至单独的工作表后重新运行。",
  ),
  ...entityFindings,
  "text-row-skipped": t("Row of text", "文字行", "It holds neither an amount nor a day, and is no item.", "既无金额也无日期，不作为明细。"),
  "status-left-out": t(
    "Draft or voided",
    "草稿或已作废",
    "Left out: it is no receivable. Correct the status if it should count.",
    "未计入：并非应收款。如应计入，请更正状态。",
  ),
  "invoice-lines-joined": t(
    "Lines of one invoice",
    "同一发票的多行明细",
    "Counted as one item: the open amount that stands on each line again is not added. If these are separate items, give each its own number.",
    "合并为一项，各行重复列示的未收金额只计一次。如为不同款项，请分别编号。",
  ),
  "mapping-doubtful": t(
    "Column taken on a guess",
    "列的含义存疑",
    "Check that the column means this and confirm it under Columns (in a run of its own: --map, or AR_Mapping on AR Policy).",
    "请在“列对应”中核对并确认（命令行：--map，或 AR Policy 的 AR_Mapping）。",
  ),
  "limit-unreadable": t(
    "Credit limit cannot be read",
    "信用额度无法识别",
    "The customer counts as having no limit. Enter a plain amount of 0 or more.",
    "该客户按无额度处理，请填写不小于 0 的金额。",
  ),
  "terms-unreadable": t(
    "Payment terms cannot be read",
    "账期无法识别",
    "The customer counts as having no terms of its own. Enter a number of days.",
    "该客户按无单独账期处理，请填写天数。",
  ),
  "customer-twice": t(
    "Customer listed twice",
    "客户重复",
    "The first row's limit and terms count. Remove the other, or correct its number.",
    "以首行的额度和账期为准，请删除另一行或更正编号。",
  ),
  "name-varies": t(
    "One customer number, several names",
    "同一客户编号有多个名称",
    "Grouped by number; the first name is shown.",
    "按编号归集，显示首个名称。",
  ),
  "basis-stated-open-amount": t(
    "Only what is open now is listed",
    "来源仅列当前未收",
    "Balances are what survives of the source; earlier days and sales figures cannot be had.",
    "余额为来源现存项目，无法得出以前日期及销售类指标。",
  ),
  "basis-mixed": t("Some payments have no day", "部分付款无日期", "The balance is rebuilt but for these.", "除此之外余额已重建。"),
  "hidden-rows-counted": t(
    "Hidden rows are counted too",
    "隐藏行同样计入",
    "Filters and hidden rows do not change the figures.",
    "筛选和隐藏不影响数字。",
  ),
  ...receiptTexts,
};

/** "No due date: 4". */
export function findingTitle(group: FindingGroup, locale: Locale): string {
  const title = texts[group.kind].title[locale];
  return locale === "zh-CN" ? `${title}：${group.count}` : `${title}: ${group.count}`;
}

/** What a finding is about, in a word or two. */
export function findingName({ kind }: Pick<FindingGroup, "kind">, locale: Locale): string {
  return texts[kind].title[locale];
}

/** What was done about a finding and what to do, and what another reading would change. */
export function findingRemedy(group: FindingGroup, locale: Locale): string {
  return texts[group.kind].what[locale] + (group.effects ?? []).map((each) => effectText(each, locale)).join("");
}

/** The first cell, what stood there, what was done about it, and what another reading would change. */
export function findingSentence(group: FindingGroup, locale: Locale): string {
  const first = group.cells[0];
  const found = foundText(group, 0, locale);
  const where = first ? refText(first) : "";
  const what = texts[group.kind].what[locale];
  const effects = (group.effects ?? []).map((each) => effectText(each, locale)).join("");
  if (locale === "zh-CN") return `${where}${found === "" ? "" : `（“${found}”）`}：${what}${effects}`;
  return `${where}${found === "" ? "" : ` (“${found}”)`}: ${what}${effects}`;
}

/** What one cell of a group showed, both readings where it has two: "03/04/2026: 2026-03-04 or 2026-04-03". */
export function foundText(group: FindingGroup, index: number, locale: Locale): string {
  const found = group.found[index] ?? "";
  const other = group.otherwise?.[index];
  return other === undefined ? found : locale === "zh-CN" ? `${found} 或 ${other}` : `${found} or ${other}`;
}

function effectText(effect: ReadingEffect, locale: Locale): string {
  const shown = (amount: Minor): string => formatAmount(amount, exponentOf(effect.currency), true);
  const currency = effect.currency === null ? "" : ` ${effect.currency}`;
  return locale === "zh-CN"
    ? `按现读法逾期${currency} ${shown(effect.pastDue)}，按另一读法 ${shown(effect.pastDueOtherwise)}；账龄档位因此变动 ${shown(effect.moved)}。`
    : ` Past due${currency} ${shown(effect.pastDue)} as read, ${shown(effect.pastDueOtherwise)} the other way; ${shown(effect.moved)} would stand in another bucket.`;
}

/** The line that a reader must not miss, where a finding forbids to use the figures; `undefined` for all others. */
export function bookingWarning(group: FindingGroup, locale: Locale): string | undefined {
  if (!forbidsBooking(group)) return undefined;
  const first = group.cells[0];
  const where = first ? refText(first) : "";
  const readings = foundText(group, 0, locale);
  if (group.kind === "receipts-in-units")
    return locale === "zh-CN"
      ? `请勿入账：${group.count} 笔收款以万元等为单位（${where}：${readings}），未计入，凡依赖收款的数字均不完整。请填写完整金额后再读取。`
      : `Do not book: ${group.count} receipts are counted in thousands or more (${where}: ${readings}) and left out, so every figure that depends on receipts is incomplete. Write their amounts in full and read again.`;
  const amounts = group.amounts.map(({ currency, amount }) =>
    `${currency ?? ""} ${formatAmount(amount, exponentOf(currency), true)}`.trim(),
  );
  return locale === "zh-CN"
    ? `请勿入账：${group.count} 个日期的日与月疑已对调（首个为 ${where}：${readings}），涉及 ${amounts.join("、")}。请以 YYYY-MM-DD 日期重新导出后再读取。`
    : `Do not book: day and month have changed places in ${group.count} dates (first ${where}: ${readings}), ${amounts.join(", ")} concerned. Export again with days as YYYY-MM-DD.`;
}
