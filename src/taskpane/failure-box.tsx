import { Button } from "@fluentui/react-button";
import type { DeskState, Failure } from "../app/view.js";
import { failureText } from "../text/failures.js";
import { usePane } from "./pane-context.js";
import { StateIcon } from "./state-icon.js";
import { usePaneStyles } from "./styles.js";

/** Failures that other columns may overcome. */
const ofColumns: ReadonlySet<Failure["kind"]> = new Set(["column-missing", "nothing-readable"]);

/** What did not happen, why, and the ways on. */
export function FailureBox({ failure }: { readonly failure: NonNullable<DeskState["failure"]> }) {
  const { desk, words, locale, colors } = usePane();
  const styles = usePaneStyles();
  const { what, todo } = failureText(failure.failure, locale);
  return (
    <section role="alert" className={styles.message} style={{ borderColor: colors.bad }}>
      <h2 className={styles.heading}>
        <StateIcon state="bad" /> {failure.during === "read" ? words.failedRead : words.failedWrite(failure.target)}
      </h2>
      <p className={styles.plain}>{what}</p>
      <p className={styles.plain} style={{ overflowWrap: "anywhere" }}>
        {todo}
      </p>
      <div className={styles.buttons}>
        {failure.failure.kind === "sheet-edited" ? (
          <>
            <Button appearance="primary" onClick={() => void desk.answerEdited("keep")}>
              {words.keepEdited}
            </Button>
            <Button onClick={() => void desk.answerEdited("overwrite")}>{words.overwriteEdited}</Button>
          </>
        ) : (
          <Button appearance="primary" onClick={() => void desk.tryAgain()}>
            {words.tryAgain}
          </Button>
        )}
        {ofColumns.has(failure.failure.kind) ? <Button onClick={() => desk.showColumns()}>{words.mapping.checkColumns}</Button> : null}
        <Button onClick={() => desk.dismissFailure()}>{words.dismiss}</Button>
      </div>
    </section>
  );
}
