import { Button } from "@fluentui/react-button";
import { useState } from "react";
import type { DeskState, SheetKind } from "../app/view.js";
import { noticeLine } from "../text/notices.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

interface FootProps {
  readonly state: DeskState;
  /** On the aging, the act is its sheet; elsewhere it is the month-end pack. */
  readonly view: "home" | "aging";
}

/** The one next act, always in view, and what it leaves alone. */
export function Foot({ state, view }: FootProps) {
  const { desk, words, colors } = usePane();
  const styles = usePaneStyles();
  const [listed, setListed] = useState(false);
  const { targets, written, lastWritten } = state;
  const busy = state.work !== undefined;
  const [only, ...more] = lastWritten;
  return (
    <footer className={styles.foot} style={{ borderColor: colors.line, backgroundColor: "var(--colorNeutralBackground1)" }}>
      {listed && view === "home" ? <SheetList state={state} busy={busy} /> : null}
      <p className={styles.soft} style={{ color: colors.soft }} aria-live="polite">
        {only === undefined ? words.writeNote : more.length === 0 ? words.written(only) : words.writtenSheets(lastWritten.length)}
      </p>
      {state.notices.map((notice) => (
        <p key={notice.kind} className={styles.soft} style={{ color: colors.soft }} role="status">
          {noticeLine(notice, state.locale)}
        </p>
      ))}
      <div className={styles.buttons}>
        {view === "aging" ? (
          <Button className={styles.wide} appearance="primary" disabled={busy} onClick={() => void desk.writeSheet("aging")}>
            {written.includes(targets.aging) ? words.writeAgain(targets.aging) : words.write(targets.aging)}
          </Button>
        ) : (
          <>
            <Button appearance="primary" disabled={busy} onClick={() => void desk.writePack()}>
              {words.writePack}
            </Button>
            <Button aria-expanded={listed} onClick={() => setListed(!listed)}>
              {words.singleSheets}
            </Button>
          </>
        )}
      </div>
    </footer>
  );
}

/** Every sheet by its name, each to be written on its own. */
function SheetList({ state: { targets, written }, busy }: { readonly state: DeskState; readonly busy: boolean }) {
  const { desk, words, colors } = usePane();
  const styles = usePaneStyles();
  return (
    <ul className={styles.sheetList} aria-label={words.singleSheets}>
      {(Object.entries(targets) as [SheetKind, string][]).map(([kind, name]) => (
        <li key={kind} className={styles.between} style={{ borderColor: colors.line }}>
          <span style={{ overflowWrap: "anywhere" }}>{name}</span>
          <button
            type="button"
            className={styles.link}
            style={{ color: colors.brand, whiteSpace: "nowrap" }}
            disabled={busy}
            aria-label={nameOf(written.includes(name) ? words.again : words.writeOne, words.write(name))}
            onClick={() => void (kind === "policy" ? desk.writePolicy() : desk.writeSheet(kind))}
          >
            {written.includes(name) ? words.again : words.writeOne}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What a button is called aloud holds what stands on it, in every language: whoever speaks to the pane says what they see. */
function nameOf(shown: string, said: string): string {
  return said.includes(shown) ? said : `${shown} ${said}`;
}
