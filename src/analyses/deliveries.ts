import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Delivery } from "../ledger/delivery.js";
import type { Ledger } from "../ledger/ledger.js";
import { textsOf } from "../ledger/text-list.js";

/** A delivery that no invoice bills as of a day. */
export interface Unbilled {
  readonly delivery: Delivery;
  /** Days from the delivery to the as-of day; `undefined` where no day is stated. */
  readonly age: number | undefined;
  /** The day on which it was billed later; `undefined` where it was not. */
  readonly billedOn: DayNumber | undefined;
}

/** What is delivered and not billed in one currency. Invariant: the customers' totals add up to the total. */
export interface UnbilledOfCurrency {
  readonly currency: string | null;
  readonly total: Minor;
  /** In text order of the customer's number. */
  readonly customers: readonly UnbilledOfCustomer[];
}

export interface UnbilledOfCustomer {
  readonly customer: string;
  readonly name: string;
  readonly total: Minor;
  /** Oldest first; those without a day last. */
  readonly deliveries: readonly Unbilled[];
}

/**
 * What had been delivered by a day and was not billed on it: without an invoice, or with one that the ledger dates later. A delivery whose
 * invoice the ledger does not hold counts as billed: it may be paid and gone. Undated deliveries count on every day.
 */
export function deliveredNotBilled(deliveries: readonly Delivery[], ledger: Ledger, asOf: DayNumber): readonly UnbilledOfCurrency[] {
  const issued = issueDays(ledger);
  const open = deliveries.flatMap((delivery): readonly Unbilled[] => {
    if (delivery.day > asOf) return [];
    const billed = delivery.invoice === "" ? undefined : issued.get(delivery.invoice);
    if (delivery.invoice !== "" && (billed === undefined || billed <= asOf)) return [];
    return [{ delivery, age: delivery.day === 0 ? undefined : asOf - delivery.day, billedOn: billed }];
  });
  const names = new Map(ledger.customers.map(({ id, name }) => [id, name]));
  const currencies = [...new Set(open.map(({ delivery }) => delivery.currency))];
  return currencies.map((currency) => {
    const ofCurrency = open.filter(({ delivery }) => delivery.currency === currency);
    const customers = [...new Set(ofCurrency.map(({ delivery }) => delivery.customer))].sort((a, b) => (a < b ? -1 : 1));
    return {
      currency,
      total: totalOf(ofCurrency),
      customers: customers.map((customer) => {
        const own = ofCurrency.filter(({ delivery }) => delivery.customer === customer);
        const stated = own.find(({ delivery }) => delivery.customerName !== "")?.delivery.customerName;
        return {
          customer,
          name: stated ?? names.get(customer) ?? "",
          total: totalOf(own),
          deliveries: own.sort((a, b) => (b.age ?? -1) - (a.age ?? -1)),
        };
      }),
    };
  });
}

/** The issue day of each invoice of the ledger; the latest where a number is used again. */
function issueDays({ invoiceNumber, issued }: Ledger): ReadonlyMap<string, DayNumber> {
  const days = new Map<string, DayNumber>();
  let item = 0;
  for (const number of textsOf(invoiceNumber)) {
    const day = issued[item++] as DayNumber;
    if (number !== "" && day > (days.get(number) ?? 0)) days.set(number, day);
  }
  return days;
}

function totalOf(list: readonly Unbilled[]): Minor {
  return minor(list.reduce((sum, { delivery }) => sum + delivery.amount, 0));
}
