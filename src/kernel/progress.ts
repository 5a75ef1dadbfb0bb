/** Where long work stands. `done` and `total` count rows (or blocks) of the stage. */
export interface ProgressReport {
  readonly stage: string;
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
