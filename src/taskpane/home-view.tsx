import { Suspense, useState } from "react";
import { isoFromDay } from "../kernel/day.js";
import { forbidsBooking, type CurrencyFigures, type DeskState, type FigureName, type Reading } from "../app/view.js";
import { formatAmount, formatRatio } from "../text/format.js";
import { BaseFigures } from "./base-figures.js";
import { EntityChoice } from "./entity-choice.js";
import { Findings } from "./findings.js";
import { lazyPart } from "./lazy-part.js";
import { usePane } from "./pane-context.js";
import { StateIcon, type State } from "./state-icon.js";
import { usePaneStyles } from "./styles.js";

/** Its words and formulas load when they are first asked for. */
const MethodPanel = lazyPart(() => import("./method-panel.js"));

type FigureId = "open" | "past-due" | "dso" | "provision";

/** The explanation behind each of the figures that are shown. */
const explainedBy: Readonly<Record<FigureId, FigureName>> = {
  open: { kind: "open" },
  "past-due": { kind: "past-due-by-amount" },
  dso: { kind: "metric", id: "dsoSimple90" },
  provision: { kind: "provision" },
};

interface HomeProps {
  readonly state: DeskState;
  readonly reading: Reading;
  readonly figures: CurrencyFigures;
}

/** The state of the close, the key figures, and what is odd. */
export function HomeView({ state, reading, figures }: HomeProps) {
  const { desk, words, colors, inBase } = usePane();
  const styles = usePaneStyles();
  const { source } = reading.ledger;
  const { base } = reading.figures;
  const tables = reading.oneTable ? (source.table ?? source.sheet) : words.entities.tables(reading.entities);
  return (
    <>
      <div>
        <h1 className={styles.title}>{words.close(isoFromDay(reading.asOf))}</h1>
        <div className={styles.between}>
          <p className={styles.soft} style={{ overflowWrap: "anywhere" }}>
            {words.source(source.file, tables, source.rows)}
          </p>
          {reading.oneTable ? (
            <button
              type="button"
              className={styles.link}
              style={{ color: colors.brand, whiteSpace: "nowrap" }}
              data-columns
              disabled={state.work !== undefined}
              onClick={() => desk.showColumns()}
            >
              {words.mapping.columns}
            </button>
          ) : null}
        </div>
      </div>
      <EntityChoice reading={reading} busy={state.work !== undefined} />
      <Steps state={state} reading={reading} />
      {inBase && base ? <BaseFigures base={base} /> : <KeyFigures reading={reading} figures={figures} />}
      <Findings state={state} reading={reading} />
    </>
  );
}

function Steps({ state, reading }: { readonly state: DeskState; readonly reading: Reading }) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  const odd = reading.findings.filter((group) => group.severity !== "info").length;
  const written = state.written.length;
  const steps: readonly { readonly name: string; readonly fact: string; readonly state: State; readonly word: string }[] = [
    { name: words.steps.read, fact: words.stepRead(reading.ledger.size, reading.ledger.customers.length), state: "done", word: words.done },
    {
      name: words.steps.check,
      fact: words.stepCheck(odd),
      state: reading.findings.some(forbidsBooking) ? "bad" : odd === 0 ? "done" : "warn",
      word: odd === 0 ? words.done : words.open(odd),
    },
    { name: words.steps.figures, fact: words.stepFigures(reading.figures.basis), state: "done", word: words.done },
    {
      name: words.steps.sheets,
      fact: words.stepSheets(written),
      state: written > 0 ? "done" : "next",
      word: written > 0 ? words.done : words.next,
    },
  ];
  const inks: Readonly<Record<State, string>> = {
    done: colors.ok,
    warn: colors.warn,
    bad: colors.bad,
    next: colors.brand,
    todo: colors.soft,
    info: colors.soft,
  };
  return (
    <ol className={styles.card} style={{ borderColor: colors.line, listStyle: "none", margin: 0, padding: 0 }}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={styles.step}
          style={{ borderColor: colors.line, ...(step.state === "next" ? { backgroundColor: colors.tint } : {}) }}
        >
          <StateIcon state={step.state} />
          <span className={styles.stepName}>{step.name}</span>
          <span className={styles.stepFact} style={{ color: colors.soft }} title={step.fact}>
            {step.fact}
          </span>
          <span style={{ color: inks[step.state] }}>{step.word}</span>
        </li>
      ))}
    </ol>
  );
}

function KeyFigures({ reading, figures }: { readonly reading: Reading; readonly figures: CurrencyFigures }) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  const [shown, setShown] = useState<FigureId | undefined>(undefined);
  const { exponent } = figures.currency;
  const { byAmount } = figures.pastDue;
  const dso = figures.metrics.dsoSimple90;
  const provision = figures.provision.total;
  const cells: readonly { readonly id: FigureId; readonly label: string; readonly value: string; readonly unit: string }[] = [
    { id: "open", label: words.openAmount, value: formatAmount(figures.open, exponent, true), unit: "" },
    {
      id: "past-due",
      label: words.pastDue,
      value: byAmount.kind === "value" ? formatRatio(byAmount.value) : "–",
      unit: byAmount.kind === "value" ? "%" : "",
    },
    {
      id: "dso",
      label: words.dso,
      value: dso.kind === "value" ? formatRatio(dso.value) : "–",
      unit: dso.kind === "value" ? words.days : "",
    },
    {
      id: "provision",
      label: words.provision,
      value: provision.kind === "value" ? formatAmount(provision.value, exponent, true) : "–",
      unit: "",
    },
  ];
  const others = reading.figures.currencies
    .filter((each) => each !== figures && each.items > 0)
    .map((each) => `${each.currency.code ?? words.noCurrency} ${formatAmount(each.open, each.currency.exponent, true)}`);
  return (
    <section aria-label={words.keyFigures}>
      <div className={styles.between}>
        <h2 className={styles.heading}>{words.keyFigures}</h2>
        <span className={styles.soft} style={{ color: colors.soft }}>
          {figures.currency.code ?? words.noCurrency}
        </span>
      </div>
      <div className={styles.card} style={{ borderColor: colors.line }}>
        <div className={styles.figures}>
          {cells.map((cell, i) => (
            <div
              key={cell.id}
              className={styles.figure}
              style={{
                borderRight: i % 2 === 0 ? `1px solid ${colors.line}` : undefined,
                borderTop: i > 1 ? `1px solid ${colors.line}` : undefined,
              }}
            >
              <div style={{ color: colors.soft }}>{cell.label}</div>
              <div className={styles.value} data-figure={cell.id}>
                {cell.value} <span style={{ fontSize: 12, fontWeight: 400 }}>{cell.unit}</span>
              </div>
              <button
                type="button"
                className={styles.link}
                style={{ color: colors.brand }}
                aria-label={words.howOf(cell.label)}
                aria-expanded={shown === cell.id}
                onClick={() => setShown(shown === cell.id ? undefined : cell.id)}
              >
                {shown === cell.id ? words.hide : words.how}
              </button>
            </div>
          ))}
        </div>
        {shown ? (
          <Suspense fallback={null}>
            <MethodPanel figure={explainedBy[shown]} figures={figures} reading={reading} />
          </Suspense>
        ) : null}
      </div>
      {others.length > 0 ? (
        <p className={styles.soft} style={{ color: colors.soft, marginTop: 4 }}>
          {words.otherCurrencies(others.join("; "))}
        </p>
      ) : null}
    </section>
  );
}
