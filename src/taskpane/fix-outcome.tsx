import { Button } from "@fluentui/react-button";
import { useEffect, useRef } from "react";
import type { FixState } from "../app/view.js";
import { fixWords } from "../text/fixes.js";
import { named } from "./fix-card.js";
import { usePane } from "./pane-context.js";
import { StateIcon } from "./state-icon.js";
import { usePaneStyles } from "./styles.js";

/** What was corrected last, what was left and why, and the way back. */
export function FixOutcome({ fix, busy }: { readonly fix: FixState; readonly busy: boolean }) {
  const { desk, locale, colors } = usePane();
  const styles = usePaneStyles();
  const words = fixWords(locale);
  const { outcome, undo } = fix;
  const box = useRef<HTMLElement>(null);
  // The button that did it is gone with its preview: reading goes on here.
  useEffect(() => {
    if (outcome) box.current?.focus();
  }, [outcome]);
  if (!outcome && !undo) return null;
  const said = outcome ? words[outcome.did](outcome.kind, outcome.count) : undo ? words.mended(undo.kind, undo.count) : "";
  const whole = outcome?.left.length === 0 || !outcome;
  return (
    <section
      ref={box}
      tabIndex={-1}
      role="status"
      className={styles.message}
      style={{ borderColor: whole ? colors.line : colors.warn, outline: "none" }}
      data-outcome
    >
      <p className={styles.plain}>
        <StateIcon state={whole ? "done" : "warn"} /> {said}
      </p>
      {outcome && outcome.left.length > 0 ? (
        <p className={styles.plain} style={{ overflowWrap: "anywhere" }}>
          {words.left(named(outcome.left, words.more), outcome.left.length)}
        </p>
      ) : null}
      {undo ? (
        <Button size="small" style={{ alignSelf: "flex-start" }} disabledFocusable={busy} onClick={() => void desk.fixes.undo()}>
          {words.undo(undo.count)}
        </Button>
      ) : null}
    </section>
  );
}
