import type { FindingGroup } from "../app/view.js";
import { bookingWarning } from "../text/findings.js";
import { usePane } from "./pane-context.js";
import { StateIcon } from "./state-icon.js";
import { usePaneStyles } from "./styles.js";

/** What forbids to use the figures, before any of them is shown. */
export function DoNotBook({ findings }: { readonly findings: readonly FindingGroup[] }) {
  const { locale, colors } = usePane();
  const styles = usePaneStyles();
  return findings.map((group) => {
    const warning = bookingWarning(group, locale);
    if (warning === undefined) return null;
    return (
      <section key={group.kind} role="alert" className={styles.message} style={{ borderColor: colors.bad }}>
        <p className={styles.plain} style={{ color: colors.bad, fontWeight: 600, overflowWrap: "anywhere" }}>
          <StateIcon state="bad" /> {warning}
        </p>
      </section>
    );
  });
}
