import { Input } from "@fluentui/react-input";
import { Select } from "@fluentui/react-select";
import { useState } from "react";
import { isoFromDay } from "../kernel/day.js";
import { zero } from "../kernel/money.js";
import type { Aging, CurrencyFigures, Reading } from "../app/view.js";
import { formatAmount, formatRatio, formatUnits } from "../text/format.js";
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
  const [wanted, setWanted] = useState("");
  // Not every ledger has posting days, and not every policy wants years.
  const { agingByDue, agingByIssue, agingByPosting, agingByYears } = figures;
  const agings = [agingByDue, agingByIssue, agingByPosting, agingByYears].filter((each) => each !== undefined);
  const aging = agings.find((each) => each.basis === basis) ?? agingByDue;
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
      <Rows aging={aging} figures={figures} reading={reading} wanted={wanted.trim().toLowerCase()} />
      <p className={styles.soft} style={{ color: colors.soft }}>
        {words.wholeUnits(code ?? "")}
      </p>
    </>
  );
}

interface RowsProps {
  readonly aging: Aging;
  readonly figures: CurrencyFigures;
  readonly reading: Reading;
  readonly wanted: string;
}

function Rows({ aging, figures, reading, wanted }: RowsProps) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  const { exponent } = figures.currency;
  const { customers } = reading.ledger;
  const matching = [...aging.rows]
    .sort((a, b) => b.total - a.total)
    .filter(
      ({ customer }) =>
        wanted === "" || `${customers[customer]?.id ?? ""} ${customers[customer]?.name ?? ""}`.toLowerCase().includes(wanted),
    );
  const line = { borderColor: colors.line };
  const span = aging.buckets.length;
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
      {matching.slice(0, rowsShown).map(({ customer, amounts, total }) => (
        <tbody key={customer}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={span - 2}
              className={styles.nameCell}
              style={{ color: colors.brand }}
              title={customers[customer]?.id}
            >
              {customers[customer]?.name}
            </th>
            <td colSpan={2} className={styles.totalCell}>
              {formatAmount(total, exponent)}
            </td>
          </tr>
          <tr>
            {amounts.map((amount, i) => (
              <td key={aging.buckets[i]?.id ?? i} className={styles.bucketCell} style={line}>
                {formatUnits(amount, exponent)}
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
          <th scope="row" colSpan={span - 2} className={styles.nameCell} style={{ fontWeight: 600, borderTop: "1px solid" }}>
            {words.total(aging.rows.length)}
          </th>
          <td colSpan={2} className={styles.totalCell} style={{ borderTop: "1px solid" }}>
            {formatAmount(figures.open, exponent, true)}
          </td>
        </tr>
        <tr>
          {aging.amounts.map((amount, i) => (
            <td key={aging.buckets[i]?.id ?? i} className={styles.bucketCell} style={{ borderBottom: "3px double", fontWeight: 600 }}>
              {formatUnits(amount ?? zero, exponent)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
