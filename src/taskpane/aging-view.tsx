import { Input } from "@fluentui/react-input";
import { Select } from "@fluentui/react-select";
import { useMemo, useState } from "react";
import { isoFromDay } from "../kernel/day.js";
import { zero, type Minor } from "../kernel/money.js";
import type { Aging, CurrencyFigures, Reading } from "../app/view.js";
import { formatAmount, formatRatio, formatShort, formatUnits } from "../text/format.js";
import { AgingChart } from "./aging-chart.js";
import { bucketLabel } from "./bucket-label.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** Rows drawn at most: a pane is no place for ten thousand customers, the sheet is. */
const rowsShown = 200;

/** The aging of one currency: its total, a small chart, and two lines per customer. */
export function AgingView({ reading, figures }: { readonly reading: Reading; readonly figures: CurrencyFigures }) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  const [basis, setBasis] = useState<string>("due");
  const [grouping, setGrouping] = useState("");
  const [wanted, setWanted] = useState("");
  // Not every ledger has posting days, and not every policy wants years.
  const { agingByDue, agingByIssue, agingByPosting, agingByYears } = figures;
  const agings = [agingByDue, agingByIssue, agingByPosting, agingByYears].filter((each) => each !== undefined);
  const aging = agings.find((each) => each.basis === basis) ?? agingByDue;
  const by = reading.groupings.includes(grouping) ? grouping : "";
  const names = { due: words.byDue, issue: words.byIssue, posting: words.byPosting, years: words.byYears };
  const { exponent, code } = figures.currency;
  const { amount, byAmount } = figures.pastDue;
  return (
    <>
      <div>
        <div className={styles.between}>
          <h1 className={styles.title}>{words.aging}</h1>
          <Select size="small" aria-label={words.aging} value={aging.basis} onChange={(_, data) => setBasis(data.value)}>
            {agings.map((each) => (
              <option key={each.basis} value={each.basis}>
                {names[each.basis]}
              </option>
            ))}
          </Select>
        </div>
        {reading.groupings.length > 0 ? (
          <Select
            size="small"
            aria-label={words.entities.byCustomer}
            value={by}
            onChange={(_, data) => setGrouping(data.value)}
            style={{ marginTop: "6px" }}
          >
            <option value="">{words.entities.byCustomer}</option>
            {reading.groupings.map((each) => (
              <option key={each} value={each}>
                {words.entities.by(each)}
              </option>
            ))}
          </Select>
        ) : null}
        <div className={styles.big}>{formatAmount(figures.open, exponent, true)}</div>
        <p className={styles.soft} style={{ color: colors.soft }}>
          {words.pastDueLine(formatAmount(amount, exponent, true), byAmount.kind === "value" ? `${formatRatio(byAmount.value)}%` : "–")}
        </p>
      </div>
      {figures.items === 0 ? (
        <p className={styles.plain}>{words.nothingOpen(isoFromDay(reading.asOf))}</p>
      ) : (
        <AgingChart aging={aging} figures={figures} />
      )}
      <Input
        size="small"
        placeholder={words.filter}
        aria-label={words.filter}
        value={wanted}
        onChange={(_, data) => setWanted(data.value)}
      />
      <Rows aging={aging} figures={figures} reading={reading} by={by} wanted={wanted.trim().toLowerCase()} />
      <p className={styles.soft} style={{ color: colors.soft }}>
        {isWide(aging) ? words.shortUnits : words.wholeUnits(code ?? "")}
      </p>
    </>
  );
}

interface RowsProps {
  readonly aging: Aging;
  readonly figures: CurrencyFigures;
  readonly reading: Reading;
  /** The grouping whose names take the place of customers; "" for customers. */
  readonly by: string;
  readonly wanted: string;
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly amounts: readonly Minor[];
  readonly total: Minor;
}

/** A line per customer, or per name of a grouping, in the buckets of the aging. */
function useLines({ aging, figures, reading, by }: Omit<RowsProps, "wanted">): readonly Line[] {
  const { desk, words } = usePane();
  return useMemo(() => {
    const { customers } = reading.ledger;
    if (by === "")
      return aging.rows.map(({ customer, amounts, total }) => {
        const { id = "", name = "" } = customers[customer] ?? {};
        return { id, name, amounts, total };
      });
    return desk
      .agingBy(by)
      .filter(({ currency }) => currency.code === figures.currency.code)
      .map(({ name, open, agings }) => {
        const own = agings.find(({ basis }) => basis === aging.basis)?.buckets ?? [];
        return {
          id: name,
          name: name === "" ? words.entities.none : name,
          amounts: aging.buckets.map(({ id }) => own.find(({ bucket }) => bucket.id === id)?.amount ?? zero),
          total: open,
        };
      });
  }, [desk, words, aging, figures, reading, by]);
}

/** From so many minor units on, figures of six buckets no longer stand beside each other in a narrow pane. */
const wideFrom = 100_000_000;

function isWide({ amounts, buckets }: Aging): boolean {
  return buckets.length >= 6 && amounts.some((amount) => Math.abs(amount ?? 0) >= wideFrom);
}

function Rows({ aging, figures, reading, by, wanted }: RowsProps) {
  const { words, colors, locale } = usePane();
  const styles = usePaneStyles();
  const { exponent } = figures.currency;
  const lines = useLines({ aging, figures, reading, by });
  const matching = [...lines]
    .sort((a, b) => b.total - a.total)
    .filter(({ id, name }) => wanted === "" || `${id} ${name}`.toLowerCase().includes(wanted));
  const line = { borderColor: colors.line };
  const span = aging.buckets.length;
  const short = isWide(aging);
  const inBucket = (amount: Minor): string =>
    short && amount !== 0 ? formatShort(amount, exponent, locale) : formatUnits(amount, exponent);
  // A total to the cent needs the room of two columns of rounded figures, or of three where there are many.
  const wide = span >= 6 ? 3 : 2;
  return (
    <table className={styles.table} data-table="aging">
      <caption className={styles.hidden}>{words.chart}</caption>
      <thead>
        <tr>
          {aging.buckets.map((bucket) => (
            <th key={bucket.id} scope="col" className={styles.tableHead} style={{ ...line, color: colors.soft }}>
              {bucketLabel(bucket.id, words)}
            </th>
          ))}
        </tr>
      </thead>
      {matching.slice(0, rowsShown).map(({ id, name, amounts, total }) => (
        <tbody key={id}>
          <tr>
            <th scope="rowgroup" colSpan={span - wide} className={styles.nameCell} style={{ color: colors.brand }} title={id}>
              {name}
            </th>
            <td colSpan={wide} className={styles.totalCell}>
              {formatAmount(total, exponent)}
            </td>
          </tr>
          <tr>
            {amounts.map((amount, i) => (
              <td key={aging.buckets[i]?.id ?? i} className={styles.bucketCell} style={line}>
                {inBucket(amount)}
              </td>
            ))}
          </tr>
        </tbody>
      ))}
      {matching.length === 0 ? (
        <tbody>
          <tr>
            <td colSpan={span}>{words.noMatch}</td>
          </tr>
        </tbody>
      ) : null}
      <tfoot>
        <tr>
          <th scope="row" colSpan={span - wide} className={styles.nameCell} style={{ fontWeight: 600, borderTop: "1px solid" }}>
            {by === "" ? words.total(lines.length) : words.entities.totalOf(lines.length)}
          </th>
          <td colSpan={wide} className={styles.totalCell} style={{ borderTop: "1px solid" }}>
            {formatAmount(figures.open, exponent, true)}
          </td>
        </tr>
        <tr>
          {aging.amounts.map((amount, i) => (
            <td key={aging.buckets[i]?.id ?? i} className={styles.bucketCell} style={{ borderBottom: "3px double", fontWeight: 600 }}>
              {inBucket(amount ?? zero)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
