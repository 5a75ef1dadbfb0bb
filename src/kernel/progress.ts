/** What long work is at. `waiting-...` stages wait for a person or for Excel; the work then goes on by itself. */
export type Stage = "reading" | "writing" | "formatting" | "waiting-cell-edit" | "waiting-focus" | "waiting-busy";

/** Where long work stands. `done` and `total` count rows of the stage, or steps while formatting; both are 0 while it waits. */
export interface ProgressReport {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** Given to long work by whoever waits for it. Checked between blocks, never inside one. */
export interface Progress {
  report(report: ProgressReport): void;
  /** True once the person has asked to stop. */
  cancelled(): boolean;
}

/** For work nobody watches. */
export const unwatched: Progress = { report: () => undefined, cancelled: () => false };
