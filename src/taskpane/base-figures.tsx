import type { BaseBalance } from "../app/view.js";
import { isoFromDay } from "../kernel/day.js";
import type { Minor } from "../kernel/money.js";
import { formatAmount } from "../text/format.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** What is open in the books' own currency: by currency with its rate, at closing rates, as booked, and the difference. */
export function BaseFigures({ base }: { readonly base: BaseBalance }) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  const say = words.entities;
  const { exponent } = base.currency;
  const shown = base.byCurrency.filter(({ open }) => open !== 0);
  const missing = shown.find(({ rate }) => rate === undefined);
  const noClosing = say.noRate(missing?.currency.code ?? words.noCurrency);
  const totals: readonly { readonly label: string; readonly amount: Minor | undefined; readonly why: string }[] = [
    { label: say.atClosing, amount: base.open, why: noClosing },
    { label: say.booked, amount: base.booked, why: missing ? noClosing : say.noBooked },
    { label: say.revaluation, amount: base.revaluation, why: missing ? noClosing : say.noBooked },
  ];
  return (
    <section aria-label={words.keyFigures} data-base>
      <div className={styles.between}>
        <h2 className={styles.heading}>{words.keyFigures}</h2>
        <span className={styles.soft} style={{ color: colors.soft }}>
          {base.currency.code}
        </span>
      </div>
      <dl className={styles.card} style={{ borderColor: colors.line, margin: 0 }}>
        {totals.map(({ label, amount, why }) => (
          <div key={label} className={styles.figure} style={{ borderBottom: `1px solid ${colors.line}` }}>
            <dt style={{ color: colors.soft }}>{label}</dt>
            <dd className={amount === undefined ? styles.soft : styles.value} style={{ margin: 0 }}>
              {amount === undefined ? why : formatAmount(amount, exponent, true)}
            </dd>
          </div>
        ))}
        {shown.map(({ currency, open, rate, closing }) => (
          <div key={currency.code ?? ""} className={styles.figure}>
            <dt className={styles.between}>
              <span>{currency.code ?? words.noCurrency}</span>
              <span className={styles.number}>{formatAmount(open, currency.exponent, true)}</span>
            </dt>
            <dd className={styles.between} style={{ margin: 0, color: colors.soft }}>
              {rate === undefined || closing === undefined ? (
                <span className={styles.soft}>{say.noRate(currency.code ?? words.noCurrency)}</span>
              ) : (
                <>
                  <span className={styles.soft}>{say.rate(rate.rate.toFixed(), rate.day > 0 ? isoFromDay(rate.day) : undefined)}</span>
                  <span className={styles.number}>{formatAmount(closing, exponent, true)}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
