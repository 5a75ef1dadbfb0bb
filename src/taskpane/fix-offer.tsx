import { Button } from "@fluentui/react-button";
import { ChevronDown16Regular, ChevronRight16Regular } from "@fluentui/react-icons";
import { mergeClasses } from "@griffel/react";
import type { DeskState, OfferKind, Reading } from "../app/view.js";
import { fixWords } from "../text/fixes.js";
import { FixCard } from "./fix-card.js";
import { useFixStyles } from "./fix-styles.js";
import { usePane } from "./pane-context.js";
import { StateIcon } from "./state-icon.js";
import { usePaneStyles } from "./styles.js";

interface OfferProps {
  readonly kind: OfferKind;
  readonly state: DeskState;
  readonly reading: Reading;
}

/** Beneath a finding that has an obvious correction: what it does, and its preview once asked for. */
export function FixOffer({ kind, state, reading }: OfferProps) {
  const { desk, locale, colors } = usePane();
  const styles = usePaneStyles();
  const own = useFixStyles();
  const words = fixWords(locale);
  const open = state.fix.preview?.kind === kind;
  const ofRows = kind === "row-repeated";
  return (
    <div className={own.offer}>
      <p className={mergeClasses(styles.soft, own.indented)} style={{ color: colors.soft }}>
        {ofRows && reading.repeatsLeftOut ? words.leftOutNow : words.what[kind]}
      </p>
      <Button
        size="small"
        style={{ marginLeft: 28, alignSelf: "flex-start" }}
        aria-expanded={open}
        disabledFocusable={state.work !== undefined}
        onClick={() => (open ? desk.fixes.close() : void desk.fixes.preview(kind))}
      >
        {ofRows ? words.showRepeats(reading.repeatsLeftOut) : words.show}
      </Button>
      {open && state.fix.preview ? <FixCard preview={state.fix.preview} repeatsLeftOut={reading.repeatsLeftOut} /> : null}
    </div>
  );
}

/** What was read all the same and is no finding, yet better corrected: a line each, that opens its preview. */
export function FixList({ state, reading }: Omit<OfferProps, "kind">) {
  const { locale } = usePane();
  const styles = usePaneStyles();
  const words = fixWords(locale);
  const kinds = [...reading.fixes.keys()].filter((kind) => !reading.findings.some((group) => group.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <section aria-label={words.canCorrect}>
      <h2 className={styles.heading}>{words.canCorrect}</h2>
      {kinds.map((kind) => (
        <FixLine key={kind} kind={kind} state={state} reading={reading} />
      ))}
    </section>
  );
}

function FixLine({ kind, state, reading }: OfferProps) {
  const { desk, locale, colors } = usePane();
  const styles = usePaneStyles();
  const own = useFixStyles();
  const words = fixWords(locale);
  const open = state.fix.preview?.kind === kind;
  const busy = state.work !== undefined;
  return (
    <div>
      <button
        type="button"
        className={styles.finding}
        style={{ borderColor: colors.line }}
        aria-expanded={open}
        aria-disabled={busy}
        onClick={() => (busy ? undefined : open ? desk.fixes.close() : void desk.fixes.preview(kind))}
      >
        <StateIcon state="info" />
        <span>{words.title(kind, reading.fixes.get(kind) ?? 0)}</span>
        <span className={styles.number}>{open ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}</span>
      </button>
      {open && state.fix.preview ? (
        <>
          <p className={mergeClasses(styles.soft, own.indented)} style={{ color: colors.soft, paddingTop: 4 }}>
            {words.what[kind]}
          </p>
          <FixCard preview={state.fix.preview} repeatsLeftOut={reading.repeatsLeftOut} />
        </>
      ) : null}
    </div>
  );
}
