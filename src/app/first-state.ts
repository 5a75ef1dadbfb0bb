import type { DayNumber } from "../kernel/day.js";
import type { DeskState, Locale } from "./desk.js";
import type { FixState } from "./fixes.js";
import { sheetNames } from "./pack-names.js";

export const noFixes: FixState = { preview: undefined, undo: undefined, outcome: undefined };

/** What the pane shows before anything was looked at. */
export function firstState(locale: Locale, today: DayNumber): DeskState {
  return {
    locale,
    phase: "looking",
    places: [],
    place: undefined,
    together: [],
    card: undefined,
    reading: undefined,
    fix: noFixes,
    work: undefined,
    failure: undefined,
    written: [],
    lastWritten: [],
    notices: [],
    targets: sheetNames(today),
  };
}
