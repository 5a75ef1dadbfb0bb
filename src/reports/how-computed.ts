import type { Explanation } from "../analyses/explanation.js";
import type { PlanRow } from "../sheet/sheet-plan.js";
import { explanationText } from "../text/explain.js";
import type { Locale } from "../text/locale.js";
import { text } from "./columns.js";

/** Columns of the rows: what a number is, and the number or the calculation as text. */
export const howComputedColumns = 2;

/**
 * The rows of "How computed": for each figure a heading, its numbers, the choices of AR Policy, the steps and the calculation, and an empty row.
 * Numbers stand as the texts that the calculation repeats, never as cells to calculate with: the figures have their own sheets.
 */
export function howComputedRows(explanations: readonly Explanation[], locale: Locale): readonly PlanRow[] {
  return explanations.flatMap((explanation): readonly PlanRow[] => {
    const { title, numbers, choices, steps, calculation, notes } = explanationText(explanation, locale);
    const pair = (label: string, value: string): PlanRow => ({ cells: [text(0, label, "text"), text(1, value, "text")] });
    return [
      { cells: [text(0, title, "block-head")] },
      ...numbers.map(({ label, value }) => pair(label, value)),
      ...steps.map((step) => pair(step.label, step.calculation)),
      ...calculation.map((line) => pair("", line)),
      ...notes.map((note) => pair("", note)),
      ...choices.map((choice): PlanRow => ({ cells: [text(0, choice, "label")] })),
      { cells: [] },
    ];
  });
}
