import { prorated, type Minor } from "../../kernel/money.js";

/**
 * The part of a receivable that is not tax: open x net / amount of its document, exact, rounded half away from zero to a whole minor unit. What
 * is open of an invoice holds tax in the proportion of the whole invoice, and so does what was paid of it (apportioned fairly, as under UK VAT
 * Notice 731 for part payments; sales without tax: IFRS 15.47). Money in minor units; an amount of 0 bears no tax.
 */
export function netOfTax(open: number, net: number, amount: number): Minor {
  return amount === 0 ? (open as Minor) : prorated(open, net, amount);
}
