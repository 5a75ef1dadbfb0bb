import type { Field } from "../ledger/ledger.js";
import type { Locale, Words } from "./locale.js";

const names: Readonly<Record<Field, Words>> = {
  customer: { "en-US": "customer", "zh-CN": "客户" },
  customerName: { "en-US": "customer name", "zh-CN": "客户名称" },
  invoiceNumber: { "en-US": "invoice number", "zh-CN": "发票号" },
  documentType: { "en-US": "document type", "zh-CN": "单据类型" },
  issueDate: { "en-US": "issue date", "zh-CN": "开票日期" },
  dueDate: { "en-US": "due date", "zh-CN": "到期日" },
  amount: { "en-US": "amount", "zh-CN": "金额" },
  openAmount: { "en-US": "open amount", "zh-CN": "未收余额" },
  paidAmount: { "en-US": "paid amount", "zh-CN": "已收金额" },
  settledDate: { "en-US": "settlement date", "zh-CN": "结清日期" },
  currency: { "en-US": "currency", "zh-CN": "币种" },
  baseAmount: { "en-US": "base amount", "zh-CN": "本位币金额" },
  salesperson: { "en-US": "salesperson", "zh-CN": "业务员" },
  collector: { "en-US": "collector", "zh-CN": "催收员" },
  region: { "en-US": "region", "zh-CN": "区域" },
  parentCustomer: { "en-US": "parent customer", "zh-CN": "上级客户" },
  disputed: { "en-US": "disputed", "zh-CN": "争议" },
  terms: { "en-US": "terms", "zh-CN": "账期" },
  reference: { "en-US": "reference", "zh-CN": "参考号" },
  status: { "en-US": "status", "zh-CN": "状态" },
  postingDate: { "en-US": "posting date", "zh-CN": "记账日期" },
  netAmount: { "en-US": "net amount", "zh-CN": "不含税金额" },
  taxAmount: { "en-US": "tax amount", "zh-CN": "税额" },
  entity: { "en-US": "legal entity", "zh-CN": "核算主体" },
  debitCredit: { "en-US": "debit or credit", "zh-CN": "借贷方向" },
  writeOffAmount: { "en-US": "write-off amount", "zh-CN": "核销金额" },
  writeOffDate: { "en-US": "write-off date", "zh-CN": "核销日期" },
};

/** A field as people call it. A name that is no field is given back as it is. */
export function fieldName(field: string, locale: Locale): string {
  return (names as Readonly<Record<string, Words>>)[field]?.[locale] ?? field;
}
