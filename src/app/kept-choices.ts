import type { Result } from "../kernel/result.js";
import type { Failure } from "../sheet/failure.js";
import type { DeskCore } from "./desk-core.js";
import { guarded } from "./guard.js";
import { keepEntities } from "./keep-entities.js";
import { keepMapping } from "./keep-mapping.js";
import { withRemembered } from "./locate.js";
import { placeName, placeTitle } from "./place-name.js";
import type { PlanContext } from "./plan-context.js";
import type { ReadingSession } from "./reading-session.js";

/** Keeps on AR Policy what was said in this sitting; where that fails it still counts until the pane is closed. */
export class KeptChoices {
  constructor(
    private readonly core: DeskCore,
    private readonly session: ReadingSession,
  ) {}

  /** Which tables are entities, then what was corrected or confirmed of each table's columns. */
  async keep(): Promise<void> {
    if (!(await this.keepEntities())) return;
    for (const { place } of this.session.source?.tables ?? []) if (!(await this.keepColumns(placeName(place)))) return;
  }

  private async keepEntities(): Promise<boolean> {
    const { core, session } = this;
    const { pending } = session;
    if (!pending) return true;
    return this.write(
      (context, policy) => keepEntities(core.host, context, policy, pending, core.progress("write", policy)),
      (entities) => {
        session.pending = undefined;
        session.renew({ entities });
      },
    );
  }

  private async keepColumns(name: string): Promise<boolean> {
    const { core, session } = this;
    const place = session.located.find((each) => placeName(each) === name);
    const corrections = place ? session.correctionsFor(place) : [];
    if (!place || corrections.length === 0) return true;
    const home = { title: placeTitle(place), alone: session.located.length === 1 };
    return this.write(
      (context, policy) => keepMapping(core.host, context, policy, home, corrections, core.progress("write", policy)),
      (mapping) => {
        session.corrections.delete(name);
        session.located = session.located.map((each) => withRemembered(each, mapping));
        session.renew({ mapping });
      },
    );
  }

  /** Writes to AR Policy, and takes up what stands there then. False where nothing could be written: it is said, and can be tried again. */
  private async write<T>(
    write: (context: PlanContext, policy: string) => Promise<Result<T, Failure>>,
    done: (value: T) => void,
  ): Promise<boolean> {
    const { core, session } = this;
    const { reading, locale, work, failure, targets } = core.state;
    const { source } = session;
    if (!reading || !source || work) return false;
    const { figures, findings } = reading;
    const kept = await guarded(() => write({ source, figures, findings, locale, preparedAt: "" }, targets.policy));
    if (!kept.ok) {
      core.again = () => this.keep();
      core.fail(kept.failure, "write", targets.policy);
      return false;
    }
    done(kept.value);
    await session.surveyAgain();
    core.set({ work: undefined, failure });
    return true;
  }
}
