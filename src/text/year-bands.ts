import type { Locale } from "./locale.js";

/** Words for a band of an aging by years: "1年以内", "1-2年", "3年以上". `band` counts from 0, `upperYears` rise and are inclusive. */
export function yearBandLabel(band: number, upperYears: readonly number[], locale: Locale): string {
  const below = upperYears[band - 1];
  const upper = upperYears[band];
  if (below === undefined) {
    if (upper === undefined) return locale === "zh-CN" ? "全部" : "all";
    return locale === "zh-CN" ? `${upper}年以内` : `up to ${upper} ${upper === 1 ? "year" : "years"}`;
  }
  if (upper === undefined) return locale === "zh-CN" ? `${below}年以上` : `over ${below} ${below === 1 ? "year" : "years"}`;
  return locale === "zh-CN" ? `${below}-${upper}年` : `${below}-${upper} years`;
}
