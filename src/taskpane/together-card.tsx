import { Button } from "@fluentui/react-button";
import { Checkbox } from "@fluentui/react-checkbox";
import { Input } from "@fluentui/react-input";
import { useState } from "react";
import { areaText, type EntityPlace, type Place } from "../app/view.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** Offers to read several tables together, each as a legal entity whose name can be changed. */
export function TogetherCard({ places }: { readonly places: readonly Place[] }) {
  const { desk, words, colors } = usePane();
  const styles = usePaneStyles();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const say = words.entities;
  const chosen = places.flatMap((place): EntityPlace[] => {
    const key = areaText(place.area);
    return left.has(key) ? [] : [{ place, entity: (names.get(key) ?? proposedName(place, places)).trim() }];
  });
  const distinct = new Set(chosen.map(({ entity }) => entity.toLowerCase()));
  const ready = chosen.length > 1 && distinct.size === chosen.length && !distinct.has("");
  const turn = (key: string, taken: boolean): void => {
    const next = new Set(left);
    if (taken) next.delete(key);
    else next.add(key);
    setLeft(next);
  };
  return (
    <section className={styles.message} style={{ borderColor: colors.notDue }} aria-label={say.together}>
      <h2 className={styles.heading}>{say.together}</h2>
      <p className={styles.plain}>{say.togetherWhat}</p>
      {places.map((place) => {
        const key = areaText(place.area);
        const title = place.table ?? place.sheet;
        return (
          <div key={key} className={styles.selects}>
            <Checkbox
              checked={!left.has(key)}
              label={title}
              aria-label={say.take(title)}
              onChange={(_, data) => turn(key, data.checked === true)}
            />
            <Input
              size="small"
              aria-label={say.nameOf(title)}
              disabled={left.has(key)}
              value={names.get(key) ?? proposedName(place, places)}
              onChange={(_, data) => setNames(new Map([...names, [key, data.value]]))}
            />
          </div>
        );
      })}
      <Button disabledFocusable={!ready} onClick={() => (ready ? void desk.useTogether(chosen) : undefined)}>
        {say.readTogether(chosen.length)}
      </Button>
    </section>
  );
}

/** The sheet's name; the table's where one sheet holds several, or where the sheet has no name of its own. */
function proposedName({ sheet, table }: Place, places: readonly Place[]): string {
  const shared = places.filter((each) => each.sheet === sheet).length > 1;
  const unnamed = /^(sheet|工作表)\s*\d*$/i.test(sheet);
  return table !== undefined && (shared || unnamed) ? table : sheet;
}
