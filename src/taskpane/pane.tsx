import { FluentProvider } from "@fluentui/react-provider";
import { mergeClasses } from "@griffel/react";
import { createDarkTheme, createLightTheme, type BrandVariants } from "@fluentui/react-theme";
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { Desk } from "../app/view.js";
import { FirstRun } from "./first-run.js";
import { lazyPart } from "./lazy-part.js";
import { PaneContext, useDeskState, wordsOf, type PaneValue, type ThemeChoice } from "./pane-context.js";
import { palette, usePaneStyles } from "./styles.js";

/** What is shown once a table was found; fetched as soon as the first screen stands. */
const Workplace = lazyPart(() => import(/* webpackPrefetch: true */ "./workplace.js"));
const MappingCardView = lazyPart(() => import(/* webpackPrefetch: true */ "./mapping-card.js"));

const brand: BrandVariants = {
  10: "#070b1a",
  20: "#111a36",
  30: "#1a2854",
  40: "#22356b",
  50: "#2b4386",
  60: "#2f4a94",
  70: "#33509e",
  80: "#33509e",
  90: "#4a66bd",
  100: "#5f78c6",
  110: "#768bd0",
  120: "#8fa3e3",
  130: "#a9b9ee",
  140: "#c3cdf2",
  150: "#dde2f7",
  160: "#eef1fa",
};

const light = { ...createLightTheme(brand), fontFamilyBase: fonts() };
const dark = { ...createDarkTheme(brand), fontFamilyBase: fonts() };

function fonts(): string {
  return '"Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", system-ui, sans-serif';
}

/** The whole pane over one desk. */
export function Pane({ desk }: { readonly desk: Desk }) {
  const state = useDeskState(desk);
  const [theme, setTheme] = useState<ThemeChoice>("auto");
  const [currency, setCurrency] = useState<string | null | undefined>(undefined);
  const [inBase, setInBase] = useState(false);
  const isDark = useIsDark(theme);
  useEffect(() => {
    document.documentElement.lang = state.locale;
  }, [state.locale]);
  const value: PaneValue = useMemo(
    () => ({
      desk,
      words: wordsOf(state.locale),
      locale: state.locale,
      colors: isDark ? palette.dark : palette.light,
      theme,
      setTheme,
      currency,
      setCurrency,
      inBase,
      setInBase,
    }),
    [desk, state.locale, isDark, theme, currency, inBase],
  );
  useReturnedFocus(state.card !== undefined);
  const styles = usePaneStyles();
  return (
    <FluentProvider theme={isDark ? dark : light}>
      <PaneContext.Provider value={value}>
        <div className={styles.root}>
          <Suspense fallback={<p className={mergeClasses(styles.body, styles.plain)}>{value.words.opening}</p>}>
            {state.card ? (
              <MappingCardView state={state} card={state.card} />
            ) : state.reading ? (
              <Workplace state={state} reading={state.reading} />
            ) : (
              <FirstRun state={state} />
            )}
          </Suspense>
        </div>
      </PaneContext.Provider>
    </FluentProvider>
  );
}

/** Whoever leaves the card of columns finds the focus again where it was opened. */
function useReturnedFocus(open: boolean): void {
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) document.querySelector<HTMLElement>("[data-columns]")?.focus();
    was.current = open;
  }, [open]);
}

/** The person's choice, else the system's, followed as it changes. */
function useIsDark(theme: ThemeChoice): boolean {
  const query = "(prefers-color-scheme: dark)";
  const media = typeof window.matchMedia === "function" ? window.matchMedia(query) : undefined;
  const [system, setSystem] = useState(media?.matches ?? false);
  useEffect(() => {
    if (typeof window.matchMedia !== "function") return undefined;
    const watched = window.matchMedia(query);
    const follow = (): void => setSystem(watched.matches);
    watched.addEventListener("change", follow);
    return () => watched.removeEventListener("change", follow);
  }, []);
  return theme === "auto" ? system : theme === "dark";
}
