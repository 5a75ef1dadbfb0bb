/** Our own broken promise: a programming error, never bad input. */
export class BrokenPromise extends Error {
  override readonly name = "BrokenPromise";
}

/** Throws {@link BrokenPromise} when a law of the code does not hold. `what` says the law, for developers. */
export function assert(holds: boolean, what: string): asserts holds {
  if (!holds) throw new BrokenPromise(what);
}

/** The value, which is known to be there by the reason given in `why`. */
export function known<T>(value: T | undefined | null, why: string): T {
  if (value === undefined || value === null) throw new BrokenPromise(`missing: ${why}`);
  return value;
}

/** Marks the end of a switch over a union: compiles only while every variant is handled. */
export function unreachable(value: never): never {
  throw new BrokenPromise(`unexpected variant: ${JSON.stringify(value)}`);
}
