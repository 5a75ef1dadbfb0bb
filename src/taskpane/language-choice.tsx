import { Select } from "@fluentui/react-select";
import { useId } from "react";
import { usePane } from "./pane-context.js";
import { usePaneStyles } from "./styles.js";

/** Each language under its own name: whoever needs it can read it. */
const languages = [
  { locale: "en-US", name: "English" },
  { locale: "zh-CN", name: "中文" },
] as const;

export function LanguageChoice() {
  const { desk, words, locale } = usePane();
  const styles = usePaneStyles();
  const id = useId();
  return (
    <div className={styles.choices}>
      <label htmlFor={id}>{words.language}</label>
      <Select
        id={id}
        size="small"
        value={locale}
        onChange={(_, data) => {
          const chosen = languages.find((each) => each.locale === data.value);
          if (chosen) desk.setLocale(chosen.locale);
        }}
      >
        {languages.map((each) => (
          <option key={each.locale} value={each.locale} lang={each.locale}>
            {each.name}
          </option>
        ))}
      </Select>
    </div>
  );
}
