import { failed, type Result } from "../kernel/result.js";
import type { Failure } from "../sheet/failure.js";

/** Turns what should never be thrown into a failure that can be shown: the pane must not fall silent. */
export async function guarded<T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  try {
    return await work();
  } catch (error) {
    return failed(unexpected(error));
  }
}

/** As {@link guarded}, for work that reports by itself. */
export async function guardedVoid(work: () => Promise<void>, onFailure: (failure: Failure) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    onFailure(unexpected(error));
  }
}

function unexpected(error: unknown): Failure {
  return { kind: "unexpected", detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
