import { summaryLines } from "../text/command-line.js";
import { bookingWarning, findingTitle } from "../text/findings.js";
import { formatAmount } from "../text/format.js";
import { sheetWordIn } from "../text/sheets.js";
import type { Locale } from "./desk.js";
import type { MonthEnd } from "./month-end.js";

/** What a run did, in a few lines for a terminal. `out` is the file that was saved. */
export function monthEndSummary({ figures, findings, sheets }: MonthEnd, out: string, locale: Locale): string {
  return summaryLines(
    {
      asOf: figures.asOf,
      currencies: figures.currencies.map(({ currency, open, items, pastDue }) => ({
        code: currency.code ?? sheetWordIn("noCurrency", locale),
        open: formatAmount(open, currency.exponent, true),
        pastDue: formatAmount(pastDue.amount, currency.exponent, true),
        items,
      })),
      warnings: findings.flatMap((group) => bookingWarning(group, locale) ?? []),
      findings: findings.map((group) => ({ title: findingTitle(group, locale) })),
      sheets: sheets.map((sheet) => sheet.name),
      out,
    },
    locale,
  );
}
