import { Button } from "@fluentui/react-button";
import { ChevronDown16Regular, ChevronRight16Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { exponentOf } from "../kernel/money.js";
import { refText, type DeskState, type FindingGroup, type OfferKind, type Reading } from "../app/view.js";
import { findingSentence, findingTitle } from "../text/findings.js";
import { formatAmount } from "../text/format.js";
import { FixList, FixOffer } from "./fix-offer.js";
import { FixOutcome } from "./fix-outcome.js";
import { usePane } from "./pane-context.js";
import { StateIcon } from "./state-icon.js";
import { usePaneStyles } from "./styles.js";

/** Cells listed per finding before the rest is left to its count. */
const cellsShown = 12;

/** What is odd in the table: each kind with its count and money; a click opens its cells, a click on a cell goes there. */
export function Findings({ state, reading }: FindingsProps) {
  const { words } = usePane();
  const styles = usePaneStyles();
  const groups = reading.findings;
  return (
    <>
      <FixOutcome fix={state.fix} busy={state.work !== undefined} />
      <section aria-label={words.whatIsOdd}>
        <h2 className={styles.heading}>{words.whatIsOdd}</h2>
        {groups.length === 0 ? (
          <p className={styles.plain}>{words.nothingOdd}</p>
        ) : (
          groups.map((group) => <FindingRow key={group.kind} group={group} state={state} reading={reading} />)
        )}
      </section>
      <FixList state={state} reading={reading} />
    </>
  );
}

interface FindingsProps {
  readonly state: DeskState;
  readonly reading: Reading;
}

function FindingRow({ group, state, reading }: FindingsProps & { readonly group: FindingGroup }) {
  const { desk, words, locale, colors } = usePane();
  const styles = usePaneStyles();
  const [open, setOpen] = useState(false);
  const first = group.cells[0];
  const fix = [...reading.fixes.keys()].find((kind): kind is OfferKind => kind === group.kind);
  const amount = group.amounts.map((each) => formatAmount(each.amount, exponentOf(each.currency), true)).join(" · ");
  const toggle = (): void => {
    setOpen(!open);
    if (!open && first) void desk.reveal(first);
  };
  return (
    <div>
      <button type="button" className={styles.finding} style={{ borderColor: colors.line }} aria-expanded={open} onClick={toggle}>
        <StateIcon state={group.severity === "error" ? "bad" : group.severity === "warning" ? "warn" : "info"} />
        <span>{findingTitle(group, locale)}</span>
        <span className={styles.number}>
          {amount} {open ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
        </span>
      </button>
      {open ? (
        <>
          <p className={styles.soft} style={{ paddingLeft: 28, paddingTop: 4, overflowWrap: "anywhere" }}>
            {findingSentence(group, locale)}
          </p>
          <div className={styles.cells}>
            {group.cells.slice(0, cellsShown).map((cell) => (
              <button
                key={refText(cell)}
                type="button"
                className={styles.link}
                style={{ color: colors.brand }}
                aria-label={words.showCell(refText(cell))}
                onClick={() => void desk.reveal(cell)}
              >
                {refText(cell)}
              </button>
            ))}
          </div>
          {fix ? <FixOffer kind={fix} state={state} reading={reading} /> : null}
          {group.kind === "mapping-doubtful" ? (
            <Button size="small" style={{ marginLeft: 28, marginBottom: 6 }} onClick={() => desk.showColumns()}>
              {words.mapping.checkColumns}
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
