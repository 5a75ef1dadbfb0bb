import { explainFigure } from "../analyses/explain.js";
import type { Explanation } from "../analyses/explanation.js";
import type { CurrencyFigures, FigureName } from "../analyses/figures.js";
import type { Reading } from "./desk.js";

/** How a figure of what was read came about. */
export function explainReading({ ledger, policy, asOf }: Reading, figures: CurrencyFigures, figure: FigureName): Explanation {
  return explainFigure(figures, { ledger, policy, asOf }, figure);
}
