/** One comparison with its goal. `ours` and `other` are medians, in milliseconds or bytes. */
export interface BenchResult {
  readonly name: string;
  readonly ours: number;
  readonly other: number;
  readonly otherName: string;
  /** As the goal states it: how many times faster, or what part of the other. */
  readonly ratio: number;
  /** The ratios of single runs, from the lower to the upper quartile; absent where there is one measurement alone. */
  readonly spread?: readonly [number, number];
  readonly goal: string;
  readonly holds: boolean;
}

export const runs = 15;

/** Turns that hot work takes before any counts. A pack goes through hundreds of functions: it is about ten turns until no time goes into compiling them. */
const warmUp = 10;

/** What a noisy machine may take from a goal. */
const grace = 1.15;

/** "At least so many times faster", or "at most such a part of it". */
export type Goal = { readonly faster: number } | { readonly atMost: number };

/** Compares runs that took turns, so that whatever else the machine does falls on both. */
export function compared(name: string, ours: readonly number[], otherName: string, other: readonly number[], goal: Goal): BenchResult {
  const isFaster = "faster" in goal;
  const ratioOf = (mine: number, theirs: number): number => (isFaster ? theirs / mine : mine / theirs);
  const single = ours.map((mine, run) => ratioOf(mine, other[run] ?? Number.NaN)).sort((a, b) => a - b);
  const quartile = (part: number): number => single[Math.round((single.length - 1) * part)] ?? Number.NaN;
  const ratio = ratioOf(median(ours), median(other));
  return {
    name,
    ours: median(ours),
    other: median(other),
    otherName,
    ratio,
    ...(single.length > 1 ? { spread: [quartile(0.25), quartile(0.75)] as const } : {}),
    goal: isFaster ? `at least ${goal.faster} x faster` : `at most ${goal.atMost} x`,
    holds: isFaster ? ratio * grace >= goal.faster : ratio <= goal.atMost * grace,
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Milliseconds of each piece of work, so many times, one after the other in turns. Garbage of one is not left for the next to clear away.
 * `calls`: what takes a few milliseconds is done so often in its turn, hot, and each call counts its share: one alone would measure how much of
 * the memory the turn before had left in reach.
 */
export async function inTurns<K extends string>(
  work: Readonly<Record<K, (run: number) => unknown>>,
  { times = runs, calls = 1 }: { readonly times?: number; readonly calls?: number } = {},
): Promise<Readonly<Record<K, readonly number[]>>> {
  const names = Object.keys(work) as K[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let run = 0; run < times; run++)
    for (const name of names) {
      collectGarbage();
      const ms = await atWork(async () => {
        for (let call = 0; call < calls; call++) await work[name](run);
      });
      measured[name].push(ms / calls);
    }
  return measured;
}

/**
 * Milliseconds for which this process was at work, all of its threads together (DuckDB has one of its own, Node some for garbage): what passes
 * while the machine does something else is no part of it.
 */
export async function atWork(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Adds up the time of pieces of work between which others happen that are no part of what is measured. */
export class Stopwatch {
  /** Milliseconds of processor time, as {@link atWork} counts it. */
  ms = 0;

  run<T>(work: () => T): T {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    this.ms += (user + system) / 1000;
    return result;
  }
}

/**
 * As {@link inTurns}, of work that is stopped by a watch of its own. A forced collection takes compiled code with the last objects that it was made for,
 * and it is several turns until all of it is back: hot work is spared that, takes some turns before any counts, and what it gave last is held, as a pane
 * holds what it read last.
 */
export function watchedInTurns<K extends string>(
  work: Readonly<Record<K, (watch: Stopwatch) => unknown>>,
  { hot, times = runs }: { readonly hot: boolean; readonly times?: number },
): Readonly<Record<K, readonly number[]>> {
  const names = Object.keys(work) as K[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  const held = new Map<K, unknown>();
  for (let run = hot ? -warmUp : 0; run < times; run++)
    for (const name of names) {
      if (!hot) {
        held.clear();
        collectGarbage();
      }
      const watch = new Stopwatch();
      held.set(name, work[name](watch));
      if (run >= 0) measured[name].push(watch.ms);
    }
  return measured;
}

/** Needs `node --expose-gc`. */
export function collectGarbage(): void {
  if (!globalThis.gc) throw new Error("start node with --expose-gc");
  globalThis.gc();
}

/** No time is worth printing beside a wrong total. */
export function mustAgree(agree: boolean, what: string): void {
  if (!agree) throw new Error(`${what}: the totals differ`);
}
