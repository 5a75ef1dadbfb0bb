import type { DayNumber } from "../kernel/day.js";
import type { Progress } from "../kernel/progress.js";
import { success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import type { Repeats } from "../policy/policy.js";
import type { CellRef } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import type { DeskState } from "./desk.js";
import {
  basisOf,
  chooseIn,
  isDecided,
  previewOf,
  type DayReadingChoice,
  type FixBasis,
  type FixPreview,
  type OfferKind,
} from "./fix-preview.js";
import { arrived, planFix, stillThere, unwriteFix, writeFix, type Applied } from "./fix-write.js";
import { noFixes } from "./first-state.js";
import { guarded } from "./guard.js";
import { keepSetting } from "./keep-setting.js";
import type { ReadSource } from "./read-source.js";

/** What the pane shows of mends. */
export interface FixState {
  /** What would be done, until it is done or left. */
  readonly preview: FixPreview | undefined;
  /** The latest mend that can be undone. */
  readonly undo: { readonly kind: OfferKind; readonly count: number } | undefined;
  /** What was done last. */
  readonly outcome: FixOutcome | undefined;
}

export interface FixOutcome {
  readonly did: "mended" | "undone";
  readonly kind: OfferKind;
  readonly count: number;
  /** Cells that hold something else than expected: left as they are. */
  readonly left: readonly CellRef[];
}

/** Mends of the user's table: shown first, done on request, undone on request. */
export interface FixIntents {
  /** Reads the table and shows what would change, cell by cell. */
  preview(kind: OfferKind): Promise<void>;
  /** Takes other cells, or a reading of dates that have two. */
  choose(choice: { readonly chosen?: ReadonlySet<number>; readonly reading?: DayReadingChoice }): void;
  /** Leaves the preview; nothing changes. */
  close(): void;
  /** Writes the chosen cells; for repeated rows, leaves them out of the figures or counts them again. */
  apply(): Promise<void>;
  /** Takes back the latest mend. */
  undo(): Promise<void>;
}

/** What mends are given by the desk. */
export interface FixParts {
  readonly host: Host;
  readonly source: () => ReadSource | undefined;
  readonly state: () => DeskState;
  readonly set: (change: Partial<DeskState>) => void;
  readonly progress: (kind: "read" | "write", target: string) => Progress;
  readonly fail: (failure: Failure, during: "read" | "write", target: string, again: () => Promise<void>) => void;
  readonly readAgain: () => Promise<void>;
  /** Ends with the reading under way: what a person asks for meanwhile is done then, never dropped. */
  readonly settled: () => Promise<void>;
}

export class Fixes implements FixIntents {
  private basis: FixBasis | undefined;
  /** Mends of the table at hand, the latest last. */
  private applied: Applied[] = [];
  private place = "";
  private said: Repeats | undefined;

  constructor(private readonly parts: FixParts) {}

  /** What was said about repeated rows in this sitting and AR Policy does not hold. */
  get repeats(): Repeats | undefined {
    return this.said;
  }

  /** Another table: what was mended in the one before is no longer undone from here. */
  turnTo(place: string): void {
    if (place === this.place) return;
    this.place = place;
    this.applied = [];
    this.said = undefined;
    this.basis = undefined;
    this.parts.set({ fix: noFixes });
  }

  async preview(kind: OfferKind): Promise<void> {
    await this.parts.settled();
    const source = this.parts.source();
    if (!source || this.parts.state().work) return;
    const progress = this.parts.progress("read", source.place.sheet);
    const made = await guarded(async () => {
      const basis = await this.look(source, progress);
      return basis.ok ? success({ basis: basis.value, preview: previewOf(kind, basis.value) }) : basis;
    });
    if (!made.ok) return this.parts.fail(made.failure, "read", source.place.sheet, () => this.preview(kind));
    this.basis = made.value.basis;
    this.show({ preview: made.value.preview, outcome: undefined });
  }

  choose(choice: Parameters<FixIntents["choose"]>[0]): void {
    const { preview } = this.parts.state().fix;
    if (preview && this.basis) this.show({ preview: chooseIn(preview, this.basis, choice) });
  }

  close(): void {
    this.basis = undefined;
    this.show({ preview: undefined, outcome: undefined });
  }

  async apply(): Promise<void> {
    await this.parts.settled();
    const { preview } = this.parts.state().fix;
    const shown = this.basis;
    if (!preview || !shown || this.parts.state().work) return;
    if (preview.kind === "row-repeated") return this.turnRepeats(shown.source);
    if (!isDecided(preview) || preview.chosen.size === 0 || preview.strays > 0) return;
    const { sheet } = shown.source.place;
    const progress = this.parts.progress("write", sheet);
    const failed = (failure: Failure): void => this.parts.fail(failure, "write", sheet, () => this.apply());
    const now = await guarded(() => this.look(shown.source, progress));
    if (!now.ok) return failed(now.failure);
    const { same, changed } = stillThere(preview, shown, now.value);
    // What changed meanwhile may be what tells how its neighbours read.
    const checked = chooseIn({ ...preview, chosen: same }, now.value, {});
    if (checked.strays > 0) {
      this.basis = now.value;
      return this.show({ preview: chooseIn(previewOf(preview.kind, now.value), now.value, withReading(preview)) });
    }
    const planned = await guarded(() => planFix(this.parts.host, checked, now.value, progress));
    if (!planned.ok) return failed(planned.failure);
    const written = await guarded(() => writeFix(this.parts.host, planned.value, progress));
    if (!written.ok) {
      const part = await arrived(this.parts.host, planned.value, progress);
      if (part) this.applied.push(part);
      this.show({});
      return failed(written.failure);
    }
    if (planned.value.cells.length > 0) this.applied.push(planned.value);
    this.basis = undefined;
    const outcome = { did: "mended", kind: preview.kind, count: same.size, left: changed } as const;
    this.show({ preview: undefined, outcome });
    await this.parts.readAgain();
  }

  async undo(): Promise<void> {
    await this.parts.settled();
    const last = this.applied[this.applied.length - 1];
    if (!last || this.parts.state().work) return;
    // A table may be looked at by now that is not the one that was mended.
    const sheet = last.cells[0]?.at.sheet ?? "";
    const progress = this.parts.progress("write", sheet);
    const left = await guarded(() => unwriteFix(this.parts.host, last, progress));
    if (!left.ok) return this.parts.fail(left.failure, "write", sheet, () => this.undo());
    this.applied.pop();
    const count = last.cells.length - left.value.length;
    this.basis = undefined;
    this.show({ preview: undefined, outcome: { did: "undone", kind: last.kind, count, left: left.value } });
    await this.parts.readAgain();
  }

  /** Leaves repeated rows out of the figures, or counts them again; AR Policy keeps which. */
  private async turnRepeats(source: ReadSource): Promise<void> {
    const repeats: Repeats = source.policy.repeats === "counted" ? "left-out" : "counted";
    const { reading, locale, targets } = this.parts.state();
    if (!reading) return;
    this.said = repeats;
    const { figures, findings } = reading;
    const context = { source: { ...source, policy: { ...source.policy, repeats } }, figures, findings, locale, preparedAt: "" };
    const progress = this.parts.progress("write", targets.policy);
    const setting = { key: "repeats", value: repeats };
    const kept = await guarded(() => keepSetting(this.parts.host, context, targets.policy, setting, progress));
    // From here on AR Policy says it, and may be made to say something else there.
    if (kept.ok && kept.value) this.said = undefined;
    this.basis = undefined;
    this.show({ preview: undefined, outcome: undefined });
    await this.parts.readAgain();
    if (!kept.ok) this.parts.fail(kept.failure, "write", targets.policy, () => this.turnRepeats(source));
  }

  /** The table as it stands now, its values and its formulas. */
  private async look(source: ReadSource, progress: Progress): Promise<Result<FixBasis, Failure>> {
    const { host } = this.parts;
    const { area } = source.place;
    const values = await guarded(() => host.fetch(area, progress));
    if (!values.ok) return values;
    const formulas = await guarded(() => host.fetchFormulas(area, progress));
    if (!formulas.ok) return formulas;
    const asOf: DayNumber | undefined = this.parts.state().reading?.asOf;
    return success(basisOf(source, asOf, values.value, formulas.value));
  }

  private show(change: Partial<FixState>): void {
    const last = this.applied[this.applied.length - 1];
    const undo = last && { kind: last.kind, count: last.cells.length };
    this.parts.set({ work: undefined, failure: undefined, fix: { ...this.parts.state().fix, ...change, undo } });
  }
}

function withReading({ reading }: FixPreview): { readonly reading?: DayReadingChoice } {
  return reading === undefined ? {} : { reading };
}
