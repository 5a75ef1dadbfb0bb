import type { CurrencyFigures, FigureName, Reading } from "../app/view.js";
import { explainReading } from "../app/view.js";
import { explanationText } from "../text/explain.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

interface MethodProps {
  readonly figure: FigureName;
  readonly figures: CurrencyFigures;
  readonly reading: Reading;
}

/** How a figure came about: the numbers that went in, the choices of AR Policy, the steps, and the formula with the numbers put in. */
export function MethodPanel({ figure, figures, reading }: MethodProps) {
  const { locale, colors } = usePane();
  const styles = usePaneStyles();
  const { numbers, choices, steps, calculation, notes } = explanationText(explainReading(reading, figures, figure), locale);
  return (
    <div className={styles.method} style={{ borderColor: colors.line, backgroundColor: colors.tint }}>
      {numbers.map(({ label, value }) => (
        <div key={label} className={styles.between}>
          <span>{label}</span>
          <span className={styles.number}>{value}</span>
        </div>
      ))}
      {steps.map(({ label, calculation: worked }) => (
        <p key={label} className={styles.plain}>
          {label}: {worked}
        </p>
      ))}
      {calculation.map((line) => (
        <p key={line} className={styles.plain}>
          {line}
        </p>
      ))}
      {notes.map((note) => (
        <p key={note} className={styles.plain}>
          {note}
        </p>
      ))}
      {choices.map((choice) => (
        <p key={choice} className={styles.soft} style={{ color: colors.soft }}>
          {choice}
        </p>
      ))}
    </div>
  );
}
