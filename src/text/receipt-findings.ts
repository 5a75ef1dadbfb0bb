import type { FindingKind } from "../ledger/finding.js";
import { t, type FindingWords } from "./finding-words.js";

/** What is said of receipts: see {@link FindingWords}. */
export const receiptTexts = {
  "cash-unapplied": t(
    "Receipts not applied to an invoice",
    "未核销收款",
    "Counted as a credit of the customer from its own day. Enter the invoice to apply it.",
    "自收款日起计为该客户的贷项。如需核销请填写发票号。",
  ),
  "receipt-exceeds-invoice": t(
    "Receipt above what its invoice owes",
    "收款超过发票未收额",
    "The rest is counted as a credit of the customer. Check the amount and the invoice number.",
    "超出部分计为该客户的贷项，请核对金额与发票号。",
  ),
  "receipt-invoice-unknown": t(
    "Receipt for an unknown invoice",
    "收款对应的发票不存在",
    "No such number stands among the invoices. Counted as cash not applied; correct the number.",
    "发票表中没有该号码，按未核销收款计入，请更正号码。",
  ),
  "receipt-customer-differs": t(
    "Receipt and invoice name different customers",
    "收款与发票客户不一致",
    "It is applied to the invoice that it names. Check both.",
    "按所列发票号核销，请核对两处客户。",
  ),
  "receipt-invoice-shared": t(
    "Receipt for a number of several customers",
    "收款对应的发票号为多个客户共用",
    "It names no customer, so it is set against the one due first. Enter the customer of the receipt.",
    "收款未注明客户，按最早到期的一张核销。请填写该笔收款的客户。",
  ),
  "receipt-currency-differs": t(
    "Receipt in another currency than its invoice",
    "收款与发票币种不同",
    "Not applied, since currencies are never mixed: counted as cash in its own currency. Enter what it settled in the invoice's currency.",
    "不同币种不相抵，按自身币种计为未核销收款。请按发票币种填写核销金额。",
  ),
  "receipt-not-stated": t(
    "Receipt beyond what its invoice states as paid",
    "收款超出发票所列已收金额",
    "It is taken off the invoice all the same. Check whether the invoice list is older than the receipts.",
    "仍从该发票扣减。请核对发票表是否早于收款表。",
  ),
  "receipt-not-used": t(
    "Receipt left aside",
    "收款未采用",
    "The invoices state what was paid; a receipt that names none of them would count twice. Enter its invoice number if it is missing there.",
    "发票表已列明已收金额；未指明发票的收款会重复计算，故未采用。如发票表未含此款，请填写发票号。",
  ),
  "receipt-left-out": t(
    "Receipt voided or returned",
    "收款已作废或退回",
    "Left out: it pays nothing. Correct the status if it should count.",
    "未计入：不冲减应收。如应计入，请更正状态。",
  ),
  "receipt-signs-doubtful": t(
    "Sign of receipts in doubt",
    "收款正负号存疑",
    "Some receipts carry a minus and some do not, and neither their number nor their invoices tell which were received. The first reading was taken; by the other, the balance differs by the amount named. Write receipts with one sign, and give refunds a type such as refund.",
    "部分收款带负号、部分不带，从数量及对应发票均无法判断何者为收到。按前一读法计入；按另一读法，余额相差所列金额。请统一收款正负号，并将退款的类型注明为“退款”。",
  ),
  "receipt-taken-back": t(
    "Refund without a sign of its own",
    "退款未带相反正负号",
    "Its type says that the money went back: it is counted against the receipts. Correct the type if it was received.",
    "按类型判定为退回，已从收款中扣除。如确为收款，请更正类型。",
  ),
  "receipt-back-exceeds": t(
    "More given back than received",
    "退回金额超过已收金额",
    "The invoice now owes more than it was billed. Check the sign of the receipt and its invoice number.",
    "该发票未收额因此超过开票金额。请核对该笔收款的正负号与发票号。",
  ),
  "receipt-before-issue": t(
    "Receipt dated before its invoice",
    "收款日早于发票日",
    "It is taken off from the invoice's own day on. Check both days: day and month may have changed places, or the number may be another invoice's.",
    "自开票日起扣减。请核对两个日期：日月可能对调，或发票号有误。",
  ),
  "receipt-repeated": t(
    "Receipt repeats an earlier one",
    "收款整行重复",
    "Both are counted. Remove one of them if it was entered twice.",
    "两行均计入；如为重复录入，请删除其一。",
  ),
  "receipts-in-units": t(
    "Receipts in ten thousands or thousands",
    "收款以万元等为单位",
    "Nothing is multiplied on a guess: these receipts are left out, and balances, days to pay, collection and all that depends on receipts are not complete. Write the amounts in full, such as 12000, without the words in the header or the line above, and run again.",
    "不作换算猜测：该表收款未计入，余额、回款天数、回收率等一切依赖收款的数字均不完整。请填写完整金额（如 12000），并删去标题或上方的单位字样后重新运行。",
  ),
  "receipt-charges-not-read": t(
    "Charges beside receipts not taken off",
    "收款旁的手续费等未扣除",
    "Receipts count with their amount alone. Where that is what came in after the charges, their invoices stay open by as much: put the charges into a column Discount, or enter the amount before them.",
    "仅按收款金额核销。如该金额为扣除手续费后的净额，发票将少核销相应金额：请将其列入“折扣”列，或填写扣除前金额。",
  ),
  "receipt-credit-turned": t(
    "Credit note with a minus among receipts",
    "收款表中的负数贷项",
    "Taken off what is owed, as the receipts are that have no minus. If it was a credit note taken back, enter it as a refund or a reversal.",
    "与正数收款一样，已从应收中扣减。如系冲回贷项，请按退款或冲销填写。",
  ),
  "receipts-not-read": t(
    "Receipts not read",
    "收款表未读取",
    "One table of receipts is read, known by headers for its day, its amount (in full) and its customer or invoice. Put all receipts into one such table.",
    "只读取一张收款表，须有收款日期、金额（完整金额）及客户或发票号列。请将全部收款合并到一张这样的表中。",
  ),
  "deliveries-not-read": t(
    "Deliveries not read",
    "发货表未读取",
    "This list of deliveries has no column for the invoice that bills each, so what is delivered and not billed is not known, and exposure is what is open. Add a column Invoice No, empty where nothing is billed yet.",
    "该发货表没有发票号列，无法判断哪些已发货未开票，信用敞口仅含未收项目。请增加“发票号”列，未开票者留空。",
  ),
} as const satisfies Partial<Record<FindingKind, FindingWords>>;
