import { Button } from "@fluentui/react-button";
import { mergeClasses } from "@griffel/react";
import { isoFromDay } from "../kernel/day.js";
import type { Minor } from "../kernel/money.js";
import { cellText, isDecided, wantedOf, type CellRef, type FixCell, type FixEffect, type FixPreview, type Mended } from "../app/view.js";
import { fixWords } from "../text/fixes.js";
import { formatAmount } from "../text/format.js";
import { useFixStyles } from "./fix-styles.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** Cells listed one by one; the rest go together. */
const cellsListed = 20;

/** Cells named in a sentence before the rest is left to its count. */
const cellsNamed = 6;

/** What a correction would change, cell by cell, the figures that move with it, and the button that does it. */
export function FixCard({ preview, repeatsLeftOut }: { readonly preview: FixPreview; readonly repeatsLeftOut: boolean }) {
  const { desk, locale, colors } = usePane();
  const styles = usePaneStyles();
  const own = useFixStyles();
  const words = fixWords(locale);
  const ofRows = preview.kind === "row-repeated";
  const title = ofRows ? words.previewRepeats(repeatsLeftOut) : words.preview(preview.cells.length);
  const decided = isDecided(preview);
  const blocked = !ofRows && (!decided || preview.chosen.size === 0 || preview.strays > 0);
  const why = !decided
    ? words.chooseReading
    : preview.chosen.size === 0
      ? words.noneChosen
      : preview.strays > 0
        ? words.strays(preview.strays)
        : words.onlyThese;
  const doIt = ofRows ? (repeatsLeftOut ? words.countAgain : words.leaveOut) : words.apply(preview.chosen.size);
  const leave = ofRows ? (repeatsLeftOut ? words.keepOut : words.keepBoth) : words.close;
  const outlined = blocked ? {} : { style: { borderColor: colors.brand, color: colors.brand } };
  return (
    <section className={own.card} style={{ borderColor: colors.line }} aria-label={title} data-fix={preview.kind}>
      <h3 className={styles.heading}>{title}</h3>
      {preview.kind === "date-ambiguous" ? <Readings preview={preview} /> : null}
      {preview.cells.length > 0 ? <Cells preview={preview} /> : null}
      {preview.formulas.length > 0 ? (
        <p className={styles.soft} style={{ overflowWrap: "anywhere" }}>
          {words.formulas(named(preview.formulas, words.more), preview.formulas.length)}
        </p>
      ) : null}
      {blocked ? null : <Effects effects={preview.effects} />}
      <p className={styles.soft} style={{ color: preview.strays > 0 && decided ? colors.bad : colors.soft }} aria-live="polite">
        {ofRows ? words.tableStays : why}
      </p>
      <div className={own.buttons}>
        <Button size="small" {...outlined} disabledFocusable={blocked} onClick={() => void desk.fixes.apply()}>
          {doIt}
        </Button>
        <Button size="small" onClick={() => desk.fixes.close()}>
          {leave}
        </Button>
      </div>
    </section>
  );
}

/** Two named readings, told by the first date: a choice that nobody makes by habit, so none is taken beforehand. */
function Readings({ preview }: { readonly preview: FixPreview }) {
  const { desk, locale } = usePane();
  const own = useFixStyles();
  const words = fixWords(locale);
  const first = preview.cells[0];
  if (!first) return null;
  const from = shown(first.from, first.to);
  return (
    <fieldset className={own.readings}>
      <legend style={{ padding: 0 }}>{words.whichReading}</legend>
      {(["day-first", "month-first"] as const).map((reading) => (
        <label key={reading} className={own.all}>
          <input
            type="radio"
            name="reading"
            className={own.check}
            checked={preview.reading === reading}
            onChange={() => desk.fixes.choose({ reading })}
          />
          <span>{(reading === "day-first" ? words.dayFirst : words.monthFirst)(from, mendedText(wantedOf(first, reading)))}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Cells({ preview }: { readonly preview: FixPreview }) {
  const { desk, words: pane, locale, colors } = usePane();
  const styles = usePaneStyles();
  const own = useFixStyles();
  const words = fixWords(locale);
  const { cells, chosen } = preview;
  // Days that changed places show themselves by each other: part of them would hide the rest.
  const together = preview.kind === "days-swapped";
  const listed = cells.slice(0, cellsListed);
  const others = cells.length - listed.length;
  const otherIndices = Array.from({ length: others }, (_, i) => cellsListed + i);
  const choose = (indices: readonly number[], wanted: boolean): void => {
    const next = new Set(chosen);
    for (const index of indices) if (wanted) next.add(index);
    for (const index of indices) if (!wanted) next.delete(index);
    desk.fixes.choose({ chosen: next });
  };
  const line = { borderColor: colors.line };
  return (
    <>
      {together ? null : (
        <Choice label={words.all(cells.length)} checked={chosen.size === cells.length} onChange={(on) => choose([...cells.keys()], on)} />
      )}
      <table className={own.table}>
        <thead>
          <tr style={{ color: colors.soft }}>
            {together ? null : <td className={own.checkCell} style={line} />}
            <th scope="col" className={mergeClasses(own.head, own.place)} style={line}>
              {words.cell}
            </th>
            <th scope="col" className={own.head} style={line}>
              {words.now}
            </th>
            <th scope="col" className={mergeClasses(own.head, listed[0]?.to.kind === "text" ? "" : own.right)} style={line}>
              {words.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map((cell, index) => {
            const place = cellText(cell.at);
            return (
              <tr key={place}>
                {together ? null : (
                  <td className={own.checkCell} style={line}>
                    <input
                      type="checkbox"
                      className={own.check}
                      aria-label={words.correctCell(place)}
                      checked={chosen.has(index)}
                      onChange={(event) => choose([index], event.target.checked)}
                    />
                  </td>
                )}
                <td className={own.text} style={line}>
                  <button
                    type="button"
                    className={styles.link}
                    style={{ color: colors.brand }}
                    aria-label={pane.showCell(place)}
                    onClick={() => void desk.reveal(cell.at)}
                  >
                    {place}
                  </button>
                </td>
                <td className={own.text} style={line}>
                  {shown(cell.from, cell.to)}
                </td>
                <td className={mergeClasses(own.text, cell.to.kind === "text" ? "" : own.right)} style={line}>
                  {wantedText(cell, preview, words.or)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {others > 0 && together ? <p className={styles.soft}>{words.more(others)}</p> : null}
      {others > 0 && !together ? (
        <Choice
          label={words.others(others)}
          checked={otherIndices.every((index) => chosen.has(index))}
          onChange={(on) => choose(otherIndices, on)}
        />
      ) : null}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}

function Choice({ label, checked, onChange }: ChoiceProps) {
  const own = useFixStyles();
  return (
    <label className={own.all}>
      <input type="checkbox" className={own.check} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** The open and past-due amounts that would change, now and after. */
function Effects({ effects }: { readonly effects: readonly FixEffect[] }) {
  const { words: pane, locale, colors } = usePane();
  const styles = usePaneStyles();
  const own = useFixStyles();
  const words = fixWords(locale);
  if (effects.length === 0) return <p className={styles.soft}>{words.noFigure}</p>;
  const line = { borderColor: colors.line };
  return effects.map(({ currency, open, openAfter, pastDue, pastDueAfter }) => {
    const show = (amount: Minor): string => formatAmount(amount, currency.exponent, true);
    const rows = [
      [words.open, open, openAfter],
      [words.pastDue, pastDue, pastDueAfter],
    ] as const;
    return (
      <table key={currency.code} className={own.table}>
        <thead>
          <tr style={{ color: colors.soft }}>
            <th scope="col" className={mergeClasses(own.head, own.place)} style={line}>
              {currency.code ?? pane.noCurrency}
            </th>
            {[words.now, words.after].map((each) => (
              <th key={each} scope="col" className={mergeClasses(own.head, own.right)} style={line}>
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, now, after]) => (
            <tr key={label}>
              <th scope="row" className={own.text} style={{ ...line, fontWeight: 400 }}>
                {label}
              </th>
              <td className={mergeClasses(own.text, own.right)} style={line}>
                {show(now)}
              </td>
              <td className={mergeClasses(own.text, own.right)} style={{ ...line, fontWeight: 600 }}>
                {show(after)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  });
}

/** "G2, G7 and 3 more". */
export function named(places: readonly CellRef[], more: (count: number) => string): string {
  const names = places.slice(0, cellsNamed).map(cellText).join(", ");
  return places.length > cellsNamed ? `${names} ${more(places.length - cellsNamed)}` : names;
}

/** A text stands in quotation marks, so that "1,234.56" is seen not to be a number. */
function shown(from: FixCell["from"], to: Mended): string {
  if (typeof from === "number")
    return to.kind === "day" ? mendedText({ kind: "day", day: Math.floor(from) as typeof to.day, time: 0 }) : String(from);
  return typeof from === "string" ? `“${from}”` : "";
}

function wantedText(cell: FixCell, { reading }: FixPreview, or: string): string {
  const wanted = mendedText(wantedOf(cell, reading));
  return reading === undefined && cell.otherwise ? `${wanted} ${or} ${mendedText(cell.otherwise)}` : wanted;
}

function mendedText(to: Mended): string {
  switch (to.kind) {
    case "amount":
      return `${to.minor < 0 ? "-" : ""}${formatAmount(Math.abs(to.minor) as Minor, to.exponent, true)}`;
    case "day":
      return isoFromDay(to.day);
    case "text":
      return `“${to.text}”`;
  }
}
