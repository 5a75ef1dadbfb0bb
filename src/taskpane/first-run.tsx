import { Button } from "@fluentui/react-button";
import { Calculator20Regular, LockClosed20Regular, ShieldCheckmark20Regular } from "@fluentui/react-icons";
import { mergeClasses } from "@griffel/react";
import { areaText, type DeskState } from "../app/view.js";
import { FailureBox } from "./failure-box.js";
import { LanguageChoice } from "./language-choice.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";
import { TogetherCard } from "./together-card.js";
import { WorkBox } from "./work-box.js";

/** Before anything was read: what was found, and one click to use it. */
export function FirstRun({ state }: { readonly state: DeskState }) {
  const { desk, words, colors } = usePane();
  const styles = usePaneStyles();
  const icons = [<LockClosed20Regular key="lock" />, <ShieldCheckmark20Regular key="shield" />, <Calculator20Regular key="sum" />];
  const idle = !state.work && !state.failure;
  const complete = state.places.filter(({ needs }) => needs.length === 0);
  return (
    <>
      <main className={mergeClasses(styles.body, styles.main)} style={{ paddingTop: 24 }}>
        <div className={styles.logo}>
          <Logo />
          <span>{words.product}</span>
        </div>
        <h1 className={styles.title}>{words.headline}</h1>
        <p className={styles.plain}>{words.promise}</p>
        <div aria-live="polite">
          {state.work ? <WorkBox work={state.work} /> : null}
          {state.failure ? <FailureBox failure={state.failure} /> : null}
          {idle && state.phase === "looking" ? <p className={styles.plain}>{words.looking}</p> : null}
        </div>
        {idle ? (
          <div className={styles.places}>
            {state.places.map((place, i) => (
              <section
                key={areaText(place.area)}
                className={styles.message}
                style={{ borderColor: colors.notDue, backgroundColor: colors.tint }}
              >
                <h2 className={styles.heading}>
                  {words.found(place.table === undefined ? areaText(place.area) : `${place.table} · ${areaText(place.area)}`)}
                </h2>
                <p className={styles.plain}>{words.foundFacts(place.rows, place.area.columns, place.fields)}</p>
                {place.needs.length > 0 ? <p className={styles.plain}>{words.mapping.placeNeeds(place.needs)}</p> : null}
                <Button
                  appearance={i === 0 ? "primary" : "outline"}
                  {...(i === 0 ? { "data-columns": true } : {})}
                  onClick={() => void desk.use(place)}
                >
                  {place.needs.length > 0 ? words.mapping.chooseColumns : words.useTable}
                </Button>
              </section>
            ))}
            {complete.length > 1 ? <TogetherCard places={complete} /> : null}
            {state.places.length === 0 && state.phase !== "looking" ? <p className={styles.plain}>{words.nothingFound}</p> : null}
            {state.phase !== "looking" ? <Button onClick={() => void desk.start()}>{words.lookAgain}</Button> : null}
          </div>
        ) : null}
        <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {words.promises.map((promise, i) => (
            <li key={promise} className={styles.choices} style={{ borderBottom: `1px solid ${colors.line}`, minHeight: 32 }}>
              <span aria-hidden>{icons[i]}</span>
              {promise}
            </li>
          ))}
        </ul>
      </main>
      <footer className={styles.foot} style={{ borderColor: colors.line, backgroundColor: "var(--colorNeutralBackground1)" }}>
        <LanguageChoice />
      </footer>
    </>
  );
}

function Logo() {
  return (
    <svg aria-hidden width="32" height="32" viewBox="0 0 32 32">
      <rect width="32" height="32" rx="6" fill="#33509e" />
      <rect x="6" y="8" width="20" height="4" rx="2" fill="#ffffff" />
      <rect x="6" y="14" width="14" height="4" rx="2" fill="#b9c6ef" />
      <rect x="6" y="20" width="8" height="4" rx="2" fill="#f4a460" />
    </svg>
  );
}
