import type { FindingGroup } from "../ledger/finding.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import { bookingWarning } from "../text/findings.js";
import type { Locale } from "../text/locale.js";
import { text } from "./columns.js";

/** What forbids to use the figures, a row each, to stand beneath the title and across the sheet, where nobody prints past it. `width` in columns. */
export function bookingWarnings(
  findings: readonly FindingGroup[],
  bilingual: boolean,
  locale: Locale,
  width: number,
): readonly (readonly PlanCell[])[] {
  return findings.flatMap((group) =>
    (bilingual ? (["en-US", "zh-CN"] as const) : [locale]).flatMap((language) => {
      const warning = bookingWarning(group, language);
      return warning === undefined ? [] : [[text(0, warning, "warning", { span: width })]];
    }),
  );
}
