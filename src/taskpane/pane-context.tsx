import { createContext, useContext, useSyncExternalStore } from "react";
import type { Desk, DeskState, Locale } from "../app/view.js";
import { paneWords, type PaneWords } from "../text/pane.js";
import type { Palette } from "./styles.js";

export type ThemeChoice = "auto" | "light" | "dark";

/** What every component of the pane stands on. */
export interface PaneValue {
  readonly desk: Desk;
  readonly words: PaneWords;
  readonly locale: Locale;
  readonly colors: Palette;
  readonly theme: ThemeChoice;
  readonly setTheme: (theme: ThemeChoice) => void;
  /** Code of the currency looked at; undefined for the first. */
  readonly currency: string | null | undefined;
  readonly setCurrency: (currency: string | null) => void;
  /** True when key figures are shown in the books' own currency, where the policy names one. */
  readonly inBase: boolean;
  readonly setInBase: (inBase: boolean) => void;
}

export const PaneContext = createContext<PaneValue | undefined>(undefined);

export function usePane(): PaneValue {
  const value = useContext(PaneContext);
  if (!value) throw new Error("the pane's parts are shown inside the pane");
  return value;
}

export function useDeskState(desk: Desk): DeskState {
  return useSyncExternalStore(
    (listener) => desk.subscribe(listener),
    () => desk.state(),
  );
}

export function wordsOf(locale: Locale): PaneWords {
  return paneWords(locale);
}
