import type { InputName } from "../analyses/figures.js";
import type { Locale, Words } from "./locale.js";

/**
 * The numbers that figures are made of, as they begin a line; within a formula English begins them small. None holds a sign of arithmetic, so that a
 * formula in words can be read back.
 */
const names: Readonly<Record<InputName, Words>> = {
  receivables: { "en-US": "Receivables", "zh-CN": "应收余额" },
  "not-past-due": { "en-US": "Not past due", "zh-CN": "未逾期余额" },
  "past-due": { "en-US": "Past due", "zh-CN": "逾期余额" },
  sales: { "en-US": "Sales", "zh-CN": "销售额" },
  days: { "en-US": "Days", "zh-CN": "天数" },
  "write-offs": { "en-US": "Written off", "zh-CN": "核销额" },
  items: { "en-US": "Open items", "zh-CN": "未收项目数" },
  "past-due-items": { "en-US": "Items past due", "zh-CN": "逾期项目数" },
  "to-count-back": { "en-US": "To count back", "zh-CN": "待倒推余额" },
  left: { "en-US": "Left after", "zh-CN": "抵减后余额" },
  "whole-months": { "en-US": "Days of whole months", "zh-CN": "整月天数" },
  months: { "en-US": "Months", "zh-CN": "月数" },
  "open-of-month": { "en-US": "Still open", "zh-CN": "尚未收回" },
  "open-times-age": { "en-US": "Open times age in days", "zh-CN": "未收与账龄天数之积" },
  "sales-times-terms": { "en-US": "Sales times days of credit", "zh-CN": "销售额与账期天数之积" },
  "sales-with-terms": { "en-US": "Sales with a due date", "zh-CN": "有到期日的销售额" },
  paid: { "en-US": "Paid on invoices", "zh-CN": "发票收款额" },
  "paid-times-days": { "en-US": "Paid times days since issue", "zh-CN": "收款额与开票后天数之积" },
  "paid-times-days-late": { "en-US": "Paid times days late, early as 0", "zh-CN": "收款额与迟付天数之积（提前按 0 计）" },
  "paid-times-days-early-or-late": { "en-US": "Paid times days late, early as negative", "zh-CN": "收款额与迟付天数之积（提前为负）" },
  "year-days": { "en-US": "Days of a year", "zh-CN": "年天数" },
  "debit-balances": { "en-US": "Balances of customers who owe", "zh-CN": "借方客户余额" },
  "squared-balances": { "en-US": "Squares of their balances", "zh-CN": "各客户余额平方和" },
  "ten-largest": { "en-US": "Ten largest customers", "zh-CN": "前十大客户余额" },
  "past-due-times-days": { "en-US": "Past due times days past due", "zh-CN": "逾期余额与逾期天数之积" },
  "cost-of-capital": { "en-US": "Cost of capital a year", "zh-CN": "年资金成本率" },
  cash: { "en-US": "Cash", "zh-CN": "货币资金" },
  inventory: { "en-US": "Inventory", "zh-CN": "存货" },
  payables: { "en-US": "Payables", "zh-CN": "应付余额" },
  "other-operating-assets": { "en-US": "Other operating assets", "zh-CN": "其他经营性流动资产" },
  "other-operating-liabilities": { "en-US": "Other operating liabilities", "zh-CN": "其他经营性流动负债" },
  "current-liabilities": { "en-US": "Current liabilities", "zh-CN": "流动负债" },
  bucket: { "en-US": "Bucket", "zh-CN": "账龄段余额" },
  "loss-rate": { "en-US": "Loss rate", "zh-CN": "损失率" },
  "loss-factor": { "en-US": "Forward factor", "zh-CN": "前瞻调整系数" },
  allowance: { "en-US": "Allowance", "zh-CN": "坏账准备" },
  "allowance-opening": { "en-US": "Opening allowance", "zh-CN": "期初坏账准备" },
  recoveries: { "en-US": "Recovered", "zh-CN": "收回已核销额" },
  "exchange-difference": { "en-US": "Exchange difference", "zh-CN": "汇兑差额" },
  transfers: { "en-US": "Transferred", "zh-CN": "转入转出额" },
  "allowance-required": { "en-US": "Required allowance", "zh-CN": "应有坏账准备" },
  "allowance-charge": { "en-US": "Charge", "zh-CN": "本期计提额" },
  "allowance-before-charge": { "en-US": "Allowance before the charge", "zh-CN": "计提前坏账准备" },
  "specific-provision": { "en-US": "Specific provision", "zh-CN": "单项计提" },
  security: { "en-US": "Allowance saved by security", "zh-CN": "担保减少额" },
  limit: { "en-US": "Credit limit", "zh-CN": "信用额度" },
  exposure: { "en-US": "Exposure, open items only", "zh-CN": "信用敞口（仅未清项）" },
  delivered: { "en-US": "Delivered, not billed", "zh-CN": "已发货未开票" },
  invoice: { "en-US": "Invoice", "zh-CN": "发票" },
  "invoices-of-letter": { "en-US": "Invoices of the letter", "zh-CN": "函内发票合计" },
};

/** The name as it begins a line. */
export function inputName(name: InputName, locale: Locale): string {
  return names[name][locale];
}

/** The name within a sentence or a formula. */
export function inputNameWithin(name: InputName, locale: Locale): string {
  const text = inputName(name, locale);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
