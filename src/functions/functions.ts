import type { Desk } from "../app/view.js";
import { dayOf, figureOf, type LedgerFigure } from "./ledger-figure.js";
import { dayDifference } from "./calculators.js";

let desk: Desk | undefined;

/** Gives the functions the desk they stand on; called once when the add-in starts. */
export function connectFunctions(connected: Desk): void {
  desk = connected;
}

/**
 * Days sales outstanding: open amount / sales of the last 90 days x 90. Without a table it follows the invoice list that the pane reads.
 * @customfunction DSO
 * @param {any[][]} [table] The invoice table, such as Invoices
 * @param {any} [asOf] As-of day; the pane's when left out
 * @param {string} [currency] Currency code; the one with the most items when left out
 * @param invocation Invocation
 * @streaming
 */
export function dso(
  table: unknown[][] | null,
  asOf: unknown,
  currency: string | null,
  invocation: CustomFunctions.StreamingInvocation<number>,
): void {
  stream("dso", table, asOf, currency, invocation);
}

/**
 * Open amount at the as-of day. Without a table it follows the invoice list that the pane reads.
 * @customfunction OPEN
 * @param {any[][]} [table] The invoice table, such as Invoices
 * @param {any} [asOf] As-of day; the pane's when left out
 * @param {string} [currency] Currency code; the one with the most items when left out
 * @param invocation Invocation
 * @streaming
 */
export function open(
  table: unknown[][] | null,
  asOf: unknown,
  currency: string | null,
  invocation: CustomFunctions.StreamingInvocation<number>,
): void {
  stream("open", table, asOf, currency, invocation);
}

/**
 * Amount past due at the as-of day. Without a table it follows the invoice list that the pane reads.
 * @customfunction OVERDUE
 * @param {any[][]} [table] The invoice table, such as Invoices
 * @param {any} [asOf] As-of day; the pane's when left out
 * @param {string} [currency] Currency code; the one with the most items when left out
 * @param invocation Invocation
 * @streaming
 */
export function overdue(
  table: unknown[][] | null,
  asOf: unknown,
  currency: string | null,
  invocation: CustomFunctions.StreamingInvocation<number>,
): void {
  stream("overdue", table, asOf, currency, invocation);
}

/**
 * Days from the due day to the as-of day; negative while not yet due.
 * @customfunction DAYSPASTDUE
 * @param {any} due Due day
 * @param {any} asOf As-of day
 * @returns {number} Days
 */
export function daysPastDue(due: unknown, asOf: unknown): number {
  return dayDifference(due, asOf);
}

/** Answers now, and again whenever the figures change; a table handed over is recalculated by Excel itself and answered once. */
function stream(
  figure: LedgerFigure,
  table: unknown[][] | null,
  asOf: unknown,
  currency: string | null,
  invocation: CustomFunctions.StreamingInvocation<number>,
): void {
  const connected = desk;
  if (!connected) {
    invocation.setResult(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable));
    return;
  }
  let cancelled = false;
  const renew = async (): Promise<void> => {
    const result = await figureOf(connected, figure, table, dayOf(asOf), currency);
    if (!cancelled) invocation.setResult(result);
  };
  const stop = table === null ? connected.onFigures(() => void renew()) : (): void => undefined;
  invocation.onCanceled = () => {
    cancelled = true;
    stop();
  };
  void renew();
}
