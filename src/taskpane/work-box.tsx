import { Button } from "@fluentui/react-button";
import { ProgressBar } from "@fluentui/react-progress";
import type { DeskState } from "../app/view.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** Long work: what runs, how far it is, and a way to stop it. */
export function WorkBox({ work }: { readonly work: NonNullable<DeskState["work"]> }) {
  const { desk, words, colors } = usePane();
  const styles = usePaneStyles();
  const title = work.kind === "read" ? words.reading(work.target) : words.writing(work.target);
  const { report } = work;
  return (
    <section className={styles.message} style={{ borderColor: colors.line }} aria-label={title}>
      <div className={styles.between}>
        <span>{title}</span>
        {report ? <span className={styles.number}>{words.rowsOf(report.done, report.total)}</span> : null}
      </div>
      <ProgressBar aria-label={title} {...(report && report.total > 0 ? { value: report.done / report.total } : {})} />
      <Button size="small" onClick={() => desk.cancel()}>
        {words.cancel}
      </Button>
    </section>
  );
}
