import { Button } from "@fluentui/react-button";
import { Select } from "@fluentui/react-select";
import { useId } from "react";
import { LanguageChoice } from "./language-choice.js";
import { usePane, type ThemeChoice } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

const themes: readonly ThemeChoice[] = ["auto", "light", "dark"];

/** One person's own choices; nothing here moves a figure. */
export function SettingsView() {
  const { desk, words, theme, setTheme } = usePane();
  const styles = usePaneStyles();
  const id = useId();
  return (
    <>
      <h1 className={styles.title}>{words.settings}</h1>
      <LanguageChoice />
      <div className={styles.choices}>
        <label htmlFor={id}>{words.theme}</label>
        <Select
          id={id}
          size="small"
          value={theme}
          onChange={(_, data) => {
            const chosen = themes.find((each) => each === data.value);
            if (chosen) setTheme(chosen);
          }}
        >
          {themes.map((each) => (
            <option key={each} value={each}>
              {words.themes[each]}
            </option>
          ))}
        </Select>
      </div>
      <Button onClick={() => desk.chooseAnother()}>{words.chooseAnother}</Button>
      <h2 className={styles.heading}>{words.stored}</h2>
      <p className={styles.plain}>{words.storedText}</p>
    </>
  );
}
