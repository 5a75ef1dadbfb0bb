import { Button } from "@fluentui/react-button";
import { ArrowSync16Regular } from "@fluentui/react-icons";
import { Select } from "@fluentui/react-select";
import { useId, useState } from "react";
import { addDays, dayFromIso, isoFromDay, monthEnd, monthStart, type DayNumber } from "../kernel/day.js";
import type { CurrencyFigures, Reading } from "../app/view.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** The as-of day and the currency: what every figure below depends on. The right end stays clear for Office's own menu. */
export function TopBar({
  reading,
  figures,
  busy,
}: {
  readonly reading: Reading;
  readonly figures: CurrencyFigures;
  readonly busy: boolean;
}) {
  const { desk, words, colors, setCurrency } = usePane();
  const styles = usePaneStyles();
  const id = useId();
  return (
    <header className={styles.top} style={{ borderBottom: `1px solid ${colors.line}` }}>
      <label htmlFor={`${id}-day`} className={styles.topLabel} style={{ color: colors.soft }}>
        {words.asOf}
      </label>
      <DayField id={`${id}-day`} key={reading.asOf} day={reading.asOf} choose={(day) => void desk.setAsOf(day)} />
      {reading.figures.currencies.length > 1 ? (
        <Select
          size="small"
          appearance="underline"
          aria-label={words.currency}
          value={figures.currency.code ?? ""}
          onChange={(_, data) => setCurrency(data.value === "" ? null : data.value)}
        >
          {reading.figures.currencies.map((each) => (
            <option key={each.currency.code ?? ""} value={each.currency.code ?? ""}>
              {each.currency.code ?? words.noCurrency}
            </option>
          ))}
        </Select>
      ) : null}
      <Button
        size="small"
        appearance="transparent"
        icon={<ArrowSync16Regular />}
        aria-label={`${words.readAgain}. ${words.readAt(reading.at)}`}
        title={words.readAgain}
        style={{ minWidth: 0, paddingLeft: "2px", paddingRight: "2px" }}
        disabled={busy}
        onClick={() => void desk.readAgain()}
      >
        {reading.at}
      </Button>
    </header>
  );
}

/** Month-ends offered beside the day that is shown. */
const monthEndsOffered = 13;

/** A day as text, the same in both languages; the month-ends around it are offered. It counts once it is a day of the calendar. */
function DayField({ id, day, choose }: { readonly id: string; readonly day: DayNumber; readonly choose: (day: DayNumber) => void }) {
  const styles = usePaneStyles();
  const [text, setText] = useState(isoFromDay(day));
  const take = (entered: string): void => {
    setText(entered);
    const read = dayFromIso(entered.trim());
    if (read !== undefined && read !== day) choose(read);
  };
  return (
    <>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        list={`${id}-list`}
        className={styles.dayInput}
        value={text}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setText(isoFromDay(day))}
      />
      <datalist id={`${id}-list`}>
        {monthEndsAround(day).map((each) => (
          <option key={each} value={isoFromDay(each)} />
        ))}
      </datalist>
    </>
  );
}

/** The month-end of this day's month and those before it, the latest first. */
function monthEndsAround(day: DayNumber): readonly DayNumber[] {
  const ends = [monthEnd(day)];
  while (ends.length < monthEndsOffered) ends.push(addDays(monthStart(ends[ends.length - 1] ?? day), -1));
  return ends;
}
