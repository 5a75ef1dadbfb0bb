import type { DayNumber } from "../../kernel/day.js";
import { exact, sum, type Quantity, type Ratio } from "../../kernel/money.js";
import { quotientOf, type Outcome } from "./outcome.js";

export interface ExposureParts {
  readonly openItems: Quantity;
  readonly openBilling: Quantity;
  readonly openDeliveries: Quantity;
  /** An order without a date always counts. */
  readonly openOrders: readonly { readonly amount: Quantity; readonly date: DayNumber | null }[];
  readonly deposits: Quantity;
  readonly guarantees: Quantity;
}

export interface ExposureChoices {
  /** `balance`: open items; `delivered`: and billing and deliveries still open; `all`: and open orders up to the horizon. */
  readonly scope: "balance" | "delivered" | "all";
  /** The last day of orders that count; `null` for all. */
  readonly horizon: DayNumber | null;
  /** Whether deposits and guarantees are taken off. */
  readonly netting: boolean;
}

export interface Exposure {
  readonly gross: Ratio;
  readonly net: Ratio;
  /** Net over limit, a fraction. */
  readonly utilisation: Outcome<Ratio, "zero-denominator">;
  /** Limit less net, may be negative; `undefined` where no limit is set. */
  readonly available: Ratio | undefined;
  /** Net above the limit; `undefined` where no limit is set. */
  readonly exceeded: boolean | undefined;
}

/** Exposure, utilisation and room under the limit; money. `limit` is `null` where none is set. Source: METHODS D. */
export function creditExposure(parts: ExposureParts, limit: Quantity | null, { scope, horizon, netting }: ExposureChoices): Exposure {
  const orders = parts.openOrders.filter(({ date }) => date === null || horizon === null || date <= horizon);
  const gross = sum([
    parts.openItems,
    ...(scope === "balance" ? [] : [parts.openBilling, parts.openDeliveries]),
    ...(scope === "all" ? orders.map(({ amount }) => amount) : []),
  ]);
  const net = netting ? gross.minus(parts.deposits).minus(parts.guarantees) : gross;
  return {
    gross,
    net,
    utilisation: quotientOf(net, limit, "zero-denominator"),
    available: limit === null ? undefined : exact(limit).minus(net),
    exceeded: limit === null ? undefined : net.gt(limit),
  };
}
