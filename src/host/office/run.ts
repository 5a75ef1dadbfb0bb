import type { Progress, Stage } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import type { Failure } from "../../sheet/failure.js";
import { classOf, codeOf, failureOf, Refused, type ErrorClass } from "./errors.js";

/** Times a passing error is waited out, and how long the first wait is; each next is twice as long. Milliseconds. */
const retries = 3;
const firstWaitMs = 150;

/** How often a person is looked for who must finish a cell or come back to this workbook, and how long at most. Milliseconds. */
const lookAgainMs = 500;
const longestWaitMs = 120_000;

/** After how long without an answer Excel counts as gone. Long calculations are held back while we write. Milliseconds. */
const silenceMs = 180_000;

/** Time, as the gateway needs it; tests bring their own. */
export interface Patience {
  pause(milliseconds: number): Promise<void>;
  /** Resolves when an answer that was begun to be waited for now would never come; `stop` ends the watch. */
  silence(): { readonly gone: Promise<void>; stop(): void };
}

export const realPatience: Patience = {
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  silence: () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gone = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, silenceMs);
    });
    return { gone, stop: () => clearTimeout(timer) };
  },
};

/** What a piece of work is about, for its messages. */
export interface About {
  /** The sheet concerned, where there is one. */
  readonly sheet?: string;
  /** Whoever waits: told of waiting, and asked whether to go on. Without one, nobody is waited for. */
  readonly progress?: Progress;
}

type Work<T> = (context: Excel.RequestContext) => Promise<T>;

/** Carries out requests one after the other: the one place that decides what an error of Excel's means. */
export class Runner {
  constructor(private readonly patience: Patience = realPatience) {}

  /**
   * Carries out a piece of work that may be repeated without harm; errors come back as failures. Passing errors are waited out; a cell being
   * edited and another workbook in front are waited for, as long as `about.progress` does not ask to stop.
   */
  async run<T>(work: Work<T>, about: About = {}): Promise<Result<T, Failure>> {
    let waited = 0;
    for (let attempt = 0; ;) {
      try {
        return success(await this.answered(Excel.run(work)));
      } catch (error) {
        const stage = this.mayWait(classOf(error), attempt, waited, about);
        if (stage === undefined) return failed(await this.explained(error, about.sheet ?? ""));
        if (about.progress?.cancelled()) return failed({ kind: "cancelled" });
        about.progress?.report({ stage, done: 0, total: 0 });
        const wait = stage === "waiting-busy" ? firstWaitMs * 2 ** attempt++ : lookAgainMs;
        if (stage !== "waiting-busy") waited += wait;
        await this.patience.pause(wait);
      }
    }
  }

  /** As {@link run}, but says "too-large" apart, so that the caller can take a smaller piece. */
  async runPiece<T>(work: Work<T>, about: About): Promise<Result<T, Failure> | "too-large"> {
    const done = await this.run(work, about);
    return !done.ok && done.failure.kind === "too-large" ? "too-large" : done;
  }

  private mayWait(error: ErrorClass, attempt: number, waited: number, { progress }: About): Stage | undefined {
    if (error === "transient") return attempt < retries ? "waiting-busy" : undefined;
    if (!progress || waited >= longestWaitMs) return undefined;
    return error === "cell-edit" ? "waiting-cell-edit" : error === "lost-focus" ? "waiting-focus" : undefined;
  }

  /** A request to an Excel that is gone is never answered, and office.js waits for ever. */
  private async answered<T>(request: Promise<T>): Promise<T> {
    const { gone, stop } = this.patience.silence();
    try {
      const silent = gone.then(() => {
        throw new Refused({ kind: "host-gone" });
      });
      return await Promise.race([request, silent]);
    } finally {
      stop();
    }
  }

  /** Excel denies access without a reason: the reason is looked for, since each has another remedy. */
  private async explained(error: unknown, sheet: string): Promise<Failure> {
    if (codeOf(error) !== "AccessDenied") return failureOf(error, sheet);
    try {
      return await this.answered(
        Excel.run(async ({ workbook }) => {
          const sheets = workbook.worksheets;
          sheets.load("items/name,items/protection/protected");
          workbook.load("readOnly");
          workbook.protection.load("protected");
          await sheets.context.sync();
          const found = sheets.items.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
          if (workbook.readOnly) return { kind: "read-only" };
          if (found?.protection.protected) return { kind: "sheet-protected", sheet: found.name };
          return workbook.protection.protected ? { kind: "book-protected" } : failureOf(error, sheet);
        }),
      );
    } catch {
      // The reason cannot be had; that access was denied is known all the same.
      return failureOf(error, sheet);
    }
  }
}
