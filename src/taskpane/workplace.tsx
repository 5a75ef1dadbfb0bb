import { Tab, TabList } from "@fluentui/react-tabs";
import { useState } from "react";
import type { DeskState, Reading } from "../app/view.js";
import { AgingView } from "./aging-view.js";
import { DoNotBook } from "./do-not-book.js";
import { FailureBox } from "./failure-box.js";
import { Foot } from "./foot.js";
import { HomeView } from "./home-view.js";
import { usePane } from "./pane-context.js";
import { SettingsView } from "./settings-view.js";
import { usePaneStyles } from "./styles.js";
import { TopBar } from "./top-bar.js";
import { WorkBox } from "./work-box.js";

type View = "home" | "aging" | "settings";

/** The pane once a table has been read. */
export default function Workplace({ state, reading }: { readonly state: DeskState; readonly reading: Reading }) {
  const { words, currency } = usePane();
  const styles = usePaneStyles();
  const [view, setView] = useState<View>("home");
  const { currencies } = reading.figures;
  const figures = currencies.find((each) => each.currency.code === currency) ?? currencies[0];
  if (!figures) return null;
  return (
    <>
      <TopBar reading={reading} figures={figures} busy={state.work !== undefined} />
      <nav aria-label={words.product}>
        <TabList selectedValue={view} onTabSelect={(_, data) => setView(data.value as View)} size="small">
          <Tab value="home" id="tab-home">
            {words.home}
          </Tab>
          <Tab value="aging" id="tab-aging">
            {words.aging}
          </Tab>
          <Tab value="settings" id="tab-settings">
            {words.settings}
          </Tab>
        </TabList>
      </nav>
      <main className={styles.main}>
        <div className={styles.body} role="tabpanel" aria-labelledby={`tab-${view}`}>
          <div aria-live="polite">{state.work ? <WorkBox work={state.work} /> : null}</div>
          {state.failure ? <FailureBox failure={state.failure} /> : null}
          {view === "settings" ? null : <DoNotBook findings={reading.findings} />}
          {view === "home" ? <HomeView state={state} reading={reading} figures={figures} /> : null}
          {view === "aging" ? <AgingView reading={reading} figures={figures} /> : null}
          {view === "settings" ? <SettingsView /> : null}
        </div>
      </main>
      {view === "settings" ? null : <Foot state={state} view={view} />}
    </>
  );
}
