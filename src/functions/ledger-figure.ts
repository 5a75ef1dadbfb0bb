import { dayFromSerial, type DayNumber } from "../kernel/day.js";
import type { CurrencyFigures, Desk } from "../app/view.js";
import { failureLine } from "../text/failures.js";
import { functionMessages } from "../text/functions.js";
import { reasonSentence } from "../text/metrics.js";

export type LedgerFigure = "dso" | "open" | "overdue";

/** A day from a cell; "missing" for a blank one (0 on the desktop, null on the web), undefined for what is no day. */
export function dayOf(value: unknown): DayNumber | "missing" | undefined {
  if (value === null || value === undefined || value === 0 || value === "") return "missing";
  return typeof value === "number" ? dayFromSerial(value) : undefined;
}

/** One figure as a cell takes it: a number, or an error whose message says why there is none. */
export async function figureOf(
  desk: Desk,
  figure: LedgerFigure,
  table: readonly (readonly unknown[])[] | null,
  asOf: DayNumber | "missing" | undefined,
  currency: string | null,
): Promise<number | CustomFunctions.Error> {
  const { locale } = desk.state();
  if (asOf === undefined) return invalid(functionMessages.notADay(locale));
  const day = asOf === "missing" ? undefined : asOf;
  const figures = table === null ? await desk.figuresFor(day) : await desk.figuresOf(table, day);
  if ("kind" in figures) return notAvailable(failureLine(figures, locale));
  const wanted =
    currency === null || currency === ""
      ? figures.currencies[0]
      : figures.currencies.find((each) => each.currency.code === currency.toUpperCase());
  if (!wanted) {
    const known = figures.currencies.map((each) => each.currency.code ?? "–");
    return currency === null || currency === ""
      ? notAvailable(functionMessages.noItems(figures.asOf, locale))
      : invalid(functionMessages.noCurrency(currency, known, locale));
  }
  return valueOf(figure, wanted, (reason) => notAvailable(reasonSentence(reason, locale)));
}

function valueOf(
  figure: LedgerFigure,
  { open, pastDue, metrics, currency }: CurrencyFigures,
  refuse: (reason: Parameters<typeof reasonSentence>[0]) => CustomFunctions.Error,
): number | CustomFunctions.Error {
  const scale = 10 ** currency.exponent;
  if (figure === "open") return open / scale;
  // Ages from another day than the due day: nothing is known to be past due, which is not the same as 0.
  if (figure === "overdue") return notByDue(pastDue.byAmount) ? refuse("ages-not-by-due") : pastDue.amount / scale;
  const metric = metrics.dsoSimple90;
  // A cell keeps 15 digits: the ratio is handed over unrounded.
  return metric.kind === "value" ? metric.value.toNumber() : refuse(metric.reason);
}

function notByDue(pastDue: CurrencyFigures["pastDue"]["byAmount"]): boolean {
  return pastDue.kind === "unavailable" && pastDue.reason === "ages-not-by-due";
}

function notAvailable(message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, message);
}

function invalid(message: string): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, message);
}
