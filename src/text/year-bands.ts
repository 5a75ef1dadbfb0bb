import type { Locale } from "./locale.js";

/** The words for a bucket by its id: "1-2y", "5y+", "due-in-31-60"; `undefined` for one that is named by its days past due, or by what stands apart. */
export function bandName(id: string, locale: Locale): string | undefined {
  const years = /^(\d+)(?:-(\d+)y|y\+)$/.exec(id);
  if (years) {
    const limits = years.slice(1).flatMap((limit) => (limit === undefined || limit === "0" ? [] : [Number(limit)]));
    return yearBandLabel(years[1] === "0" ? 0 : 1, limits, locale);
  }
  const ahead = /^due-in-(\d+)(?:-(\d+)|\+)$/.exec(id);
  if (!ahead) return undefined;
  const [, from = "", to] = ahead;
  if (to === undefined) return locale === "zh-CN" ? `${from} 天及以后到期` : `due in ${from}+ days`;
  return locale === "zh-CN" ? `${from}–${to} 天内到期` : `due in ${from}–${to} days`;
}

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
