import { provisionMethods, type ProvisionMethod } from "../policy/provision-policy.js";
import type { Locale, Words } from "./locale.js";
import { basisSentence } from "./metrics.js";
import { methodName } from "./provision.js";

/** What a choice of AR Policy means for a figure, by setting and value; "*" for any value. */
const sentences: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  notes_in_turnover: {
    yes: w("Notes receivable count among the receivables.", "应收余额包含应收票据。"),
    no: w("Notes receivable do not count among the receivables.", "应收余额不含应收票据。"),
  },
  unapplied_credits: {
    "by-age": w("Credits are netted by their own day.", "贷项按自身日期抵减。"),
    "oldest-first": w("Credits are taken off the oldest items first.", "贷项先抵最早款项。"),
    apart: w("Unapplied credits stand apart and are not past due.", "未核销贷项单列，不计逾期。"),
  },
  sales_basis: {
    gross: basisWords("gross"),
    net: basisWords("net"),
  },
  grace_days: {
    "0": w("Past due from the first day after the due date.", "到期日次日起计为逾期。"),
    "*": w("Past due after {} days of grace.", "宽限 {} 天后计为逾期。"),
  },
  not_past_due: {
    "no-due-date": w("Items without a due date count as not past due.", "无到期日的款项计入未逾期。"),
    apart: w("Notes and related parties that stand apart from the ages count as not past due.", "单列的票据及关联方款项计入未逾期。"),
  },
  count_back_months: {
    calendar: w("Each month counts its own days.", "每月按日历天数计。"),
    "30": w("Each month counts 30 days.", "每月按 30 天计。"),
  },
  zero_month: {
    elapse: w("The days of a month without sales count.", "无销售月份的天数照计。"),
    skip: w("A month without sales is left out.", "无销售月份略过。"),
    stop: w("The count stops at a month without sales.", "遇无销售月份即停止。"),
  },
  average_balance: {
    ends: w("The average is that of the opening and the closing balance.", "平均余额取期初与期末平均。"),
    "month-ends": w("The average is that of 13 month-ends.", "平均余额取 13 个月末平均。"),
  },
  provision_method: Object.fromEntries(provisionMethods.map((method) => [method, methodWords(method)])),
  provision_credits: {
    "by-customer": w(
      "Credits are taken off their own customer's debts, oldest first; customers in credit are left out.",
      "贷项先抵该客户自身最早欠款，贷方余额客户不计入。",
    ),
  },
  provision_write_offs: {
    policy: w("Write-offs are those that AR_Allowance states.", "核销额取自 AR_Allowance。"),
    ledger: w("AR_Allowance states no write-off: those in the ledger count.", "AR_Allowance 未列核销，取明细中的核销。"),
  },
  provision_recoveries: {
    allowance: w("Recoveries of amounts written off go through the allowance.", "收回已核销款通过坏账准备。"),
    "profit-or-loss": w(
      "Recoveries of amounts written off go straight to profit or loss and do not move the allowance.",
      "收回已核销款直接计入损益，不影响坏账准备。",
    ),
  },
  year_days: { "*": w("A year has {} days.", "一年按 {} 天计。") },
};

function basisWords(basis: "gross" | "net"): Words {
  return { "en-US": basisSentence(basis, "en-US"), "zh-CN": basisSentence(basis, "zh-CN") };
}

function methodWords(method: ProvisionMethod): Words {
  return { "en-US": `Method: ${methodName(method, "en-US")}.`, "zh-CN": `方法：${methodName(method, "zh-CN")}。` };
}

function w(en: string, zh: string): Words {
  return { "en-US": en, "zh-CN": zh };
}

/** "Each month counts its own days." A setting without words of its own stands as it does on AR Policy. */
export function choiceSentence(setting: string, value: string, locale: Locale): string {
  const found = sentences[setting]?.[value] ?? sentences[setting]?.["*"];
  return found ? found[locale].replace("{}", value) : `${setting}: ${value}`;
}
