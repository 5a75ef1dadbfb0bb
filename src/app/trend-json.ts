import { isoFromDay } from "../kernel/day.js";
import { decimalText, type Exponent } from "../kernel/money.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import type { TrendMonth } from "../analyses/trend.js";
import type { Json } from "./json.js";

/** One entry a month, the oldest first, each figure with its value or why it cannot be had. `shown`: how metrics are shown elsewhere. */
export function trendJson(trend: readonly TrendMonth[], exponent: Exponent, shown: (metrics: CurrencyFigures["metrics"]) => Json): Json {
  return trend.map((month) => {
    const day = isoFromDay(month.day);
    const when = { month: day.slice(0, 7), day };
    if (month.kind === "unavailable") {
      const none = { value: null, reason: month.reason };
      return { ...when, billed: none, open: none, pastDue: none, metrics: none };
    }
    const { billed, open, pastDue, metrics } = month;
    return {
      ...when,
      billed: decimalText(billed, exponent),
      open: decimalText(open, exponent),
      pastDue: decimalText(pastDue, exponent),
      metrics: shown(metrics),
    };
  });
}
