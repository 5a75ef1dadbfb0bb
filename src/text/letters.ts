import { civilFromDay, isoFromDay, type DayNumber } from "../kernel/day.js";
import type { Locale } from "./locale.js";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A day as letters write it: "31 October 2026", "2026年10月31日". */
export function longDay(day: DayNumber, locale: Locale): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return locale === "zh-CN" ? `${year}年${month}月${dayOfMonth}日` : `${dayOfMonth} ${months[month - 1] ?? isoFromDay(day)} ${year}`;
}

/** What a reminder says; amounts and names come ready for print. Empty company facts leave their line out. */
export interface ReminderFacts {
  readonly name: string;
  readonly level: number;
  readonly currency: string;
  readonly total: string;
  readonly items: number;
}

/** What all reminders of a run say alike. */
export interface ReminderRun {
  readonly asOf: DayNumber;
  readonly company: { readonly name: string; readonly address: string; readonly bank: string; readonly contact: string };
}

export interface ReminderText {
  readonly subject: string;
  readonly opening: readonly string[];
  readonly totalLabel: string;
  readonly closing: readonly string[];
}

/** The words of reminders in a language: sentences that several of them have are made once. */
export function remindersIn(locale: Locale, run: ReminderRun): (facts: ReminderFacts) => ReminderText {
  return locale === "zh-CN" ? chinese(run) : english(run);
}

function english({ asOf, company }: ReminderRun): (facts: ReminderFacts) => ReminderText {
  const statement = oncePerCount((items) => {
    const invoices = items === 1 ? "the invoice below is" : `the ${items} invoices below are`;
    return `According to our books, ${invoices} past due on ${longDay(asOf, "en-US")}. If you have paid in the last few days, please disregard this letter.`;
  });
  const closing = present([
    "Please pay the amount above, or tell us if something is unclear or disputed.",
    company.bank === "" ? "" : `Payment to: ${company.bank}`,
    company.contact === "" ? "" : `Contact: ${company.contact}`,
    company.name === "" ? "" : "Yours sincerely,",
    company.name,
  ]);
  // The level is named, but no earlier letter is claimed: whether one was sent is not known here.
  const step = oncePerCount((level) => (level <= 1 ? "Payment reminder: " : `Payment reminder, level ${level}: `));
  return ({ name, level, currency, total, items }) => {
    const money = currency === "" ? total : `${currency} ${total}`;
    return {
      subject: `${step(level)}${money} past due`,
      opening: [`${name},`, statement(items)],
      totalLabel: currency === "" ? "To pay" : `To pay, ${currency}`,
      closing,
    };
  };
}

function chinese({ asOf, company }: ReminderRun): (facts: ReminderFacts) => ReminderText {
  const statement = oncePerCount(
    (items) => `截至${longDay(asOf, "zh-CN")}，贵公司尚有以下 ${items} 张发票逾期未付。如近日已付款，请忽略本函。`,
  );
  const closing = present([
    "请贵公司尽快安排付款；如有疑问或争议，请与我们联系。",
    company.bank === "" ? "" : `收款账户：${company.bank}`,
    company.contact === "" ? "" : `联系人：${company.contact}`,
    company.name === "" ? "" : "此致",
    company.name,
  ]);
  const step = oncePerCount((level) => (level <= 1 ? "催款函：逾期款项 " : `催款函（第 ${level} 级）：逾期款项 `));
  return ({ name, level, currency, total, items }) => {
    const money = currency === "" ? total : `${currency} ${total}`;
    return {
      subject: `${step(level)}${money}`,
      opening: [`${name}：`, statement(items)],
      totalLabel: currency === "" ? "应付合计" : `应付合计（${currency}）`,
      closing,
    };
  };
}

/** What says a count or a level, made once of each: there are many letters and few of these. */
function oncePerCount(say: (count: number) => string): (count: number) => string {
  const said = new Map<number, string>();
  return (count) => {
    const known = said.get(count);
    if (known !== undefined) return known;
    const words = say(count);
    said.set(count, words);
    return words;
  };
}

function present(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line !== "");
}
