import { Select } from "@fluentui/react-select";
import { useId } from "react";
import type { Reading } from "../app/view.js";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** Stands for all entities: no name of one can be it. */
const all = "\u0000";

/** Whose figures are looked at, and in which currency; nothing where there is nothing to choose. */
export function EntityChoice({ reading, busy }: { readonly reading: Reading; readonly busy: boolean }) {
  const { desk, words, colors, inBase, setInBase } = usePane();
  const styles = usePaneStyles();
  const id = useId();
  const { entities, entity, oneTable, figures } = reading;
  const say = words.entities;
  const base = figures.base?.currency.code;
  if (entities.length < 2 && !base) return null;
  return (
    <div className={styles.selects}>
      {entities.length > 1 ? (
        <>
          <label htmlFor={`${id}-entity`}>{say.entity}</label>
          <Select
            id={`${id}-entity`}
            size="small"
            value={entity ?? all}
            disabled={busy}
            onChange={(_, data) => desk.setEntity(data.value === all ? undefined : data.value)}
          >
            <option value={all}>{say.all}</option>
            {entities.map((each) => (
              <option key={each} value={each}>
                {each === "" ? say.none : each}
              </option>
            ))}
          </Select>
        </>
      ) : null}
      {base ? (
        <>
          <label htmlFor={`${id}-view`}>{say.view}</label>
          <Select
            id={`${id}-view`}
            size="small"
            value={inBase ? "base" : "documents"}
            onChange={(_, data) => setInBase(data.value === "base")}
          >
            <option value="documents">{say.documents}</option>
            <option value="base">{say.inBase(base)}</option>
          </Select>
        </>
      ) : null}
      {oneTable ? null : (
        <p className={styles.soft} style={{ color: colors.soft, gridColumn: "1 / -1" }}>
          {say.chooseOne}
        </p>
      )}
    </div>
  );
}
