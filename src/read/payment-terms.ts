import { addDays, civilFromDay, dayFromParts, plusMonths, type DayNumber } from "../kernel/day.js";

/** Terms of payment: so many days from the issue day, or from the end of its month. */
export interface PaymentTerms {
  readonly days: number;
  readonly from: "issue" | "month-end";
}

/**
 * Terms as exports write them: 30, "Net 30", "30 days", "2/10 net 30" (its net part), "on receipt" (0), "30 days EOM", 月结30天, 货到付款 (0).
 * `undefined` for what names no one number of days: a code of somebody's own, or several numbers.
 */
export function readTerms(text: string): PaymentTerms | undefined {
  const plain = text.normalize("NFKC").trim();
  if (/\b(on receipt|immediate(ly)?|cod|cash)\b|现结|货到付款|见票即付|款到发货/i.test(plain)) return { days: 0, from: "issue" };
  const from = /\b(eom|end of month|month end)\b|月结|月末/i.test(plain) ? "month-end" : "issue";
  const numbers = plain.match(/\d+(\.\d+)?/g) ?? [];
  // A code of somebody's own ("NAA8", "0001") holds digits that are no days.
  if (!/^[\s\d.,%/+-]*$/.test(plain.replace(words, "")) || /^0\d+$/.test(plain)) return undefined;
  const net = /net\s*(\d+)|月结\s*(\d+)/i.exec(plain);
  const days = net
    ? Number(net[1] ?? net[2])
    : numbers.length === 1
      ? Number(numbers[0])
      : numbers.length === 0 && from === "month-end"
        ? 0
        : NaN;
  return Number.isInteger(days) && days >= 0 && days <= 3650 && !plain.startsWith("-") ? { days, from } : undefined;
}

/** What stands beside the number in terms that say days. */
const words =
  /\b(net|nett|nt|n|d|days?|tage|jours|terms?|payments?|of|from|after|the|date|invoice|due|within|eom|end|month|discount|disc|cash)(?=\b|\d)|账期|信用期|月结|月末|开票后|天|日|内|付款|之/gi;

/** The due date of an invoice by its terms. */
export function dueBy(issued: DayNumber, terms: PaymentTerms): DayNumber {
  if (terms.from === "issue") return addDays(issued, terms.days);
  const { year, month } = civilFromDay(issued);
  const first = dayFromParts(year, month, 1) ?? issued;
  return addDays(plusMonths(first, 1), terms.days - 1);
}
