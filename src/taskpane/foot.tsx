import { Button } from "@fluentui/react-button";
import type { DeskState } from "../app/view.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** The one next act, always in view, and what it leaves alone. */
export function Foot({ state }: { readonly state: DeskState }) {
  const { desk, words, colors } = usePane();
  const styles = usePaneStyles();
  const { targets, written } = state;
  const busy = state.work !== undefined;
  const last = written[written.length - 1];
  const done = written.includes(targets.aging);
  return (
    <footer className={styles.foot} style={{ borderColor: colors.line, backgroundColor: "var(--colorNeutralBackground1)" }}>
      <p className={styles.soft} style={{ color: colors.soft }} aria-live="polite">
        {last === undefined ? words.writeNote : words.written(last)}
      </p>
      <div className={styles.buttons}>
        <Button className={styles.wide} appearance="primary" disabled={busy} onClick={() => void desk.writeAging()}>
          {done ? words.writeAgain(targets.aging) : words.write(targets.aging)}
        </Button>
        <Button
          disabled={busy}
          aria-label={nameOf(words.writeLetters, words.write(targets.letters))}
          title={words.write(targets.letters)}
          onClick={() => void desk.writeLetters()}
        >
          {words.writeLetters}
        </Button>
        <Button
          disabled={busy}
          aria-label={nameOf(words.writePolicy, words.write(targets.policy))}
          title={words.write(targets.policy)}
          onClick={() => void desk.writePolicy()}
        >
          {words.writePolicy}
        </Button>
      </div>
    </footer>
  );
}

/** What a button is called aloud holds what stands on it, in every language: whoever speaks to the pane says what they see. */
function nameOf(shown: string, said: string): string {
  return said.includes(shown) ? said : `${shown} ${said}`;
}
