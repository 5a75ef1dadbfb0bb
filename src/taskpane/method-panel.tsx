import { isoFromDay } from "../kernel/day.js";
import type { CurrencyFigures, Metric, MetricInput } from "../app/view.js";
import type { PaneWords } from "../text/pane.js";
import { formatAmount, formatCount, formatRatio } from "../text/format.js";
import { basisSentence, inputName, metricMethod, reasonSentence } from "../text/metrics.js";
import { provisionReason } from "../text/provision.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

export type FigureId = "open" | "past-due" | "dso" | "provision";

/** How a figure came about: its method and the numbers that went in. */
export function MethodPanel({ figure, figures }: { readonly figure: FigureId; readonly figures: CurrencyFigures }) {
  const { words, locale, colors } = usePane();
  const styles = usePaneStyles();
  const { exponent } = figures.currency;
  const lines: readonly (readonly [string, string])[] =
    figure === "open"
      ? figures.agingByDue.buckets.map((bucket, i) => [
          bucketLabel(bucket.id, words),
          formatAmount(figures.agingByDue.amounts[i] ?? figures.open, exponent),
        ])
      : figure === "provision"
        ? figures.provision.byBucket.map((line) => [
            `${line.pool === undefined ? "" : `${line.pool}: `}${bucketLabel(line.bucket, words)} × ${line.rate}`,
            formatAmount(line.amount, exponent),
          ])
        : inputsOf(figure === "dso" ? figures.metrics.dsoSimple90 : figures.pastDue.byAmount).map((input) => [
            `${inputName(input.name, locale)}${input.from !== undefined && input.to !== undefined ? ` ${isoFromDay(input.from)} – ${isoFromDay(input.to)}` : ""}`,
            inputText(input, exponent),
          ]);
  return (
    <div className={styles.method} style={{ borderColor: colors.line, backgroundColor: colors.tint }}>
      <p className={styles.plain}>{methodOf(figure, figures, words.provisionMethod, locale)}</p>
      {lines.map(([label, value]) => (
        <div key={label} className={styles.between}>
          <span>{label}</span>
          <span className={styles.number}>{value}</span>
        </div>
      ))}
    </div>
  );
}

function methodOf(figure: FigureId, figures: CurrencyFigures, provision: string, locale: "en-US" | "zh-CN"): string {
  if (figure === "provision") {
    const { total } = figures.provision;
    return total.kind === "value" ? provision : `${provisionReason(total.reason, locale)}${locale === "zh-CN" ? "。" : "."}`;
  }
  if (figure === "dso") {
    const dso = figures.metrics.dsoSimple90;
    return dso.kind === "value"
      ? `${metricMethod("dsoSimple90", locale)} ${basisSentence(figures.salesBasis, locale)}`
      : reasonSentence(dso.reason, locale);
  }
  const { byAmount } = figures.pastDue;
  return figure === "past-due" && byAmount.kind === "unavailable" ? reasonSentence(byAmount.reason, locale) : "";
}

/** A bucket's name: its days, or the words for what stands beside the ages. */
export function bucketLabel(id: string, words: PaneWords): string {
  const band = words.band(id);
  if (band !== undefined) return band;
  if (id === "current") return words.notDue;
  if (id === "credits") return words.creditsApart;
  if (id === "related") return words.relatedApart;
  if (id === "notes") return words.notesApart;
  return id.startsWith("no-") ? words.noDate : id.replace("-", "–");
}

function inputsOf(metric: Metric): readonly MetricInput[] {
  return metric.kind === "value" ? metric.inputs : [];
}

function inputText(input: MetricInput, exponent: CurrencyFigures["currency"]["exponent"]): string {
  const { value } = input;
  return value.kind === "amount"
    ? formatAmount(value.amount, exponent, true)
    : value.kind === "number"
      ? formatCount(value.number)
      : formatRatio(value.ratio);
}
