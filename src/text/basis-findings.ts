import type { FindingKind } from "../ledger/finding.js";
import { t, type FindingWords } from "./finding-words.js";

/** What is said of amounts with and without tax, of notes receivable, and of agings that a source states itself: see {@link FindingWords}. */
export const basisFindings = {
  "note-matured": t(
    "Notes matured and not paid",
    "票据到期未兑付",
    "What is open of them is a receivable again and ages from maturity: reclassify from notes receivable to accounts receivable. Enter the payment if it came.",
    "未收部分转回应收账款，自到期日起计账龄：请作重分类（借：应收账款，贷：应收票据）。如已收款请填写。",
  ),
  "notes-derecognised": t(
    "Notes discounted or endorsed, no longer in the books",
    "已贴现或已背书且终止确认的票据",
    "Taken out of what is open from the day they were passed on, and listed. The amount is of those not matured at the day: what may come back by recourse, to be disclosed. By discounted_notes on AR Policy.",
    "自转让日起不再计入未收，另行列示。所示金额为截止日尚未到期部分，即可能被追索的金额，应予披露。由 AR Policy 的 discounted_notes 决定。",
  ),
  "notes-kept": t(
    "Notes discounted or endorsed, still in the books",
    "已贴现或已背书但未终止确认的票据",
    "They count as open, since they come back if the acceptor does not pay; what was received for them is a borrowing, or the debt that they paid stays. By discounted_notes on AR Policy.",
    "因可能被追索，仍计入未收；贴现所得作为借款，或所抵债务继续确认。由 AR Policy 的 discounted_notes 决定。",
  ),
  "ages-stated": t(
    "Ages are those that the source states",
    "账龄按来源所列",
    "The table has bands of age and no days: amounts stand in the bands that the source put them in, and no other day can be shown. Credit holds and reminders by days past due cannot be had from it. Where its limits are not those of AR Policy, its own are shown and nothing is provided by rates of the policy. Bring the invoices with their days for more.",
    "表中只有账龄段而无日期：金额按来源所在账龄段列示，无法换算到其他日期，也无法据此按逾期天数暂停发货或催款。其界限与 AR Policy 不一致时，按来源界限列示且不按政策比率计提。如需更多，请提供带日期的发票明细。",
  ),
  "ages-of-day-asked": t(
    "The source does not say of which day its ages are",
    "来源未注明账龄截止日",
    "They were taken as of the day that was asked for. Check that the report was made for that day.",
    "按所要求的截止日处理，请核对报表是否为该日编制。",
  ),
  "amount-not-net-plus-tax": t(
    "Amount is not net plus tax",
    "金额不等于不含税金额加税额",
    "The amount counts as it stands, and so does the net amount; they differ by what is shown. Figures net of tax use the net amount. Correct the cell that is wrong.",
    "金额与不含税金额均按原样计入，差额如所示；不含税口径的指标采用不含税金额。请更正有误的单元格。",
  ),
  "amount-seems-net": t(
    "Amount seems to be net of tax",
    "金额似为不含税",
    "What is open or was paid exceeds it by just the tax of the row. It counts as it stands, so sales and this balance differ by the tax. Enter the amount with tax.",
    "未收或已收金额恰好超出该行税额。仍按原样计入，销售额与该余额因此相差税额。请填写含税金额。",
  ),
  "tax-added": t(
    "Tax added to net amounts",
    "已在不含税金额上加税额",
    "The column of amounts is net of tax, and what customers owe is not: the tax of each row was added. If the amounts hold the tax already, map another column as the amount.",
    "金额列为不含税，而应收含税：已逐行加上税额。如金额已含税，请将金额对应到其他列。",
  ),
  "tax-basis-mismatch": t(
    "Sales are net of tax",
    "销售额为不含税",
    "The only column of sales is net of tax and no column states the tax. Sales against receivables with tax would overstate DSO by the rate of tax, so these figures are not available with tax; the amount is what receivables exceed the sales by, or, where none does, the sales concerned. Map a column with tax or one of the tax, or set sales_basis to net on AR Policy.",
    "唯一的销售额列为不含税，且无税额列。以不含税销售额对含税应收会使周转天数按税率虚高，故含税口径的指标无法得出；所示金额为应收超出销售额之数，若无超出则为所涉销售额。请对应含税金额列或税额列，或在 AR Policy 将 sales_basis 设为 net。",
  ),
  "tax-not-stated": t(
    "Neither net amount nor tax stated",
    "未注明不含税金额或税额",
    "The row counts with its amount as it stands. Ratios net of tax need the net amount: enter it, 0 tax included.",
    "按现有金额计入。不含税口径的指标需要不含税金额：请填写，税额为零亦须填写。",
  ),
} as const satisfies Partial<Record<FindingKind, FindingWords>>;
