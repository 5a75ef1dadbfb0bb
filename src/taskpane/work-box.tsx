import { Button } from "@fluentui/react-button";
import { ProgressBar } from "@fluentui/react-progress";
import type { DeskState } from "../app/view.js";
import { stageName } from "../text/stages.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** Long work: what runs, how far it is, and a way to stop it. */
export function WorkBox({ work }: { readonly work: NonNullable<DeskState["work"]> }) {
  const { desk, words, locale, colors } = usePane();
  const styles = usePaneStyles();
  const title = work.kind === "read" ? words.reading(work.target) : words.writing(work.target);
  const { report } = work;
  return (
    <section className={styles.message} style={{ borderColor: colors.line }} aria-label={title}>
      <div className={styles.between}>
        <span>{title}</span>
        {report && report.total > 0 ? <span className={styles.number}>{words.rowsOf(report.done, report.total)}</span> : null}
      </div>
      {report ? <p className={styles.plain}>{stageName(report.stage, locale)}</p> : null}
      <ProgressBar aria-label={title} {...(report && report.total > 0 ? { value: report.done / report.total } : {})} />
      <Button size="small" onClick={() => desk.cancel()}>
        {words.cancel}
      </Button>
    </section>
  );
}
