import { failed, success, type Result } from "../../kernel/result.js";
import type { Failure } from "../../sheet/failure.js";
import { classOf, failureOf } from "./errors.js";

/** Times a passing error is waited out, and how long the first wait is; each next is twice as long. Milliseconds. */
const retries = 3;
const firstWaitMs = 150;

/** Carries out a piece of work that may be repeated without harm; errors come back as failures. `sheet` is the one concerned. */
export async function run<T>(work: (context: Excel.RequestContext) => Promise<T>, sheet = ""): Promise<Result<T, Failure>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return success(await Excel.run(work));
    } catch (error) {
      if (classOf(error) !== "transient" || attempt >= retries) return failed(failureOf(error, sheet));
      await pause(firstWaitMs * 2 ** attempt);
    }
  }
}

/** As {@link run}, but says "too-large" apart, so that the caller can take a smaller piece. */
export async function runPiece<T>(
  work: (context: Excel.RequestContext) => Promise<T>,
  sheet: string,
): Promise<Result<T, Failure> | "too-large"> {
  const done = await run(work, sheet);
  return !done.ok && done.failure.kind === "too-large" ? "too-large" : done;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
