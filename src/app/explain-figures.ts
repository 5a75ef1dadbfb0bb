import { explainFigure, figureNames, numbersOf, type ExplainContext } from "../analyses/explain.js";
import type { Input } from "../analyses/explanation.js";
import type { CurrencyFigures, FigureName } from "../analyses/figures.js";
import { itemsBehind } from "../analyses/items-behind.js";
import { metricSource } from "../analyses/metrics.js";
import { explanationLines, explanationText } from "../text/explain.js";
import type { Locale } from "./desk.js";
import type { MonthEnd } from "./month-end.js";
import type { Json } from "./json.js";

/** How a figure is asked for on the command line: "dsoSimple90", "provision", "allowance" for the lines of its roll-forward, "headroom" for every customer's; "all". */
export function figureKey(figure: FigureName): string {
  return figure.kind === "metric" ? figure.id : figure.kind;
}

/** The keys that a run's figures answer to. */
export function figureKeys(run: MonthEnd): readonly string[] {
  return [...new Set(run.figures.currencies.flatMap((figures) => figureNames(figures, contextOf(run)).map(figureKey)))];
}

/** The explanations of what was asked for, currency by currency, as text for a terminal. */
export function explainedText(run: MonthEnd, wanted: string, locale: Locale): string {
  const behind = itemCounts(run);
  const texts = wantedOf(run, wanted).map(({ figures, figure }) =>
    explanationLines(explainFigure(figures, contextOf(run), figure), locale, behind(figures)).join("\n"),
  );
  return `${texts.join("\n\n")}\n`;
}

/** The same as data: an entry per figure and currency, with the words and the number of items behind each number. */
export function explainedJson(run: MonthEnd, wanted: string, locale: Locale): Json {
  const { ledger } = run.source;
  const behind = itemCounts(run);
  return wantedOf(run, wanted).map(({ figures, figure }) => {
    const explanation = explainFigure(figures, contextOf(run), figure);
    const text = explanationText(explanation, locale);
    const inputs = numbersOf(explanation);
    return {
      figure: figureKey(figure),
      currency: figures.currency.code,
      ...("customer" in figure ? { customer: ledger.customers[figure.customer]?.id ?? "" } : {}),
      ...(figure.kind === "provision-line" ? { bucket: figure.bucket } : {}),
      ...(figure.kind === "allowance" ? { line: figure.line } : {}),
      title: text.title,
      numbers: text.numbers.map(({ label, value }, i) => {
        const input = inputs[i];
        const items = input && behind(figures)(input);
        return items === undefined ? { label, value } : { label, value, items };
      }),
      choices: text.choices,
      steps: text.steps.map(({ label, calculation }) => ({ label, calculation })),
      calculation: text.calculation,
      notes: text.notes,
    };
  });
}

/** Of how many items a number of one currency was made; undefined where none stand behind it. */
function itemCounts({
  source: { ledger, policy, customers },
}: MonthEnd): (figures: CurrencyFigures) => (input: Input) => number | undefined {
  const source = metricSource(ledger, policy, customers);
  return ({ currency }) => {
    const index = ledger.currencies.indexOf(currency);
    return (input) => itemsBehind(source, index, input)?.length;
  };
}

function wantedOf(run: MonthEnd, wanted: string): readonly { readonly figures: CurrencyFigures; readonly figure: FigureName }[] {
  return run.figures.currencies.flatMap((figures) =>
    figureNames(figures, contextOf(run))
      .filter((figure) => wanted === "all" || figureKey(figure) === wanted)
      .map((figure) => ({ figures, figure })),
  );
}

function contextOf({ source: { ledger, policy }, figures }: MonthEnd): ExplainContext {
  return { ledger, policy, asOf: figures.asOf };
}
