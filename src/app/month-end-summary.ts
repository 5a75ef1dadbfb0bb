import type { DayNumber } from "../kernel/day.js";
import { spanOf } from "../analyses/compare-days.js";
import { rollForward } from "../analyses/roll-forward.js";
import { summaryLines } from "../text/command-line.js";
import { bookingWarning, findingTitle } from "../text/findings.js";
import { formatAmount } from "../text/format.js";
import { compareReasonLine, rollForwardLine } from "../text/movement.js";
import { sheetWordIn } from "../text/sheets.js";
import type { Locale } from "./desk.js";
import type { MonthEnd } from "./month-end.js";
import type { ReadSource } from "./read-source.js";

/** What a run did, in a few lines for a terminal. `out` is the file that was saved. */
export function monthEndSummary({ figures, findings, source, compareTo, sheets }: MonthEnd, out: string, locale: Locale): string {
  return summaryLines(
    {
      asOf: figures.asOf,
      currencies: figures.currencies.map(({ currency, open, items, pastDue }) => ({
        code: currency.code ?? sheetWordIn("noCurrency", locale),
        open: formatAmount(open, currency.exponent, true),
        pastDue:
          pastDue.byAmount.kind === "unavailable" && pastDue.byAmount.reason === "ages-not-by-due"
            ? sheetWordIn("notAvailable", locale)
            : formatAmount(pastDue.amount, currency.exponent, true),
        items,
      })),
      warnings: findings.flatMap((group) => bookingWarning(group, locale) ?? []),
      movement: compareTo === undefined ? [] : movementLines(source, compareTo, figures.asOf, locale),
      findings: findings.map((group) => ({ title: findingTitle(group, locale) })),
      sheets: sheets.map((sheet) => sheet.name),
      out,
    },
    locale,
  );
}

function movementLines({ ledger }: ReadSource, from: DayNumber, till: DayNumber, locale: Locale): readonly string[] {
  const span = spanOf(ledger, from, till);
  if (span.kind === "unavailable") return [compareReasonLine(span.reason, from, locale)];
  return rollForward(ledger, span.value).map((roll) => rollForwardLine(roll, from, sheetWordIn("noCurrency", locale), locale));
}
