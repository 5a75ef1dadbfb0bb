import type { DayNumber } from "../kernel/day.js";
import type { StatedAging, StatedBand } from "../ledger/ledger.js";
import type { AgingBasis, AgingScale, Bucket } from "./figures.js";
import { bucketIdOf } from "./methods/aging.js";

/** A scale of ages, and the day by item that puts it where its source says; 0 where the source does not age by this basis. */
export interface StatedScale extends AgingScale {
  readonly days: Int32Array;
}

/** True where each band of the source lies within one bucket of the policy, so that amounts need only be added, never aged anew. */
export function bandsFit(bands: readonly StatedBand[], upperLimits: readonly number[]): boolean {
  return bands.every((band) => ageWithin(band, upperLimits) !== undefined);
}

/**
 * The aging that a source states, in the policy's buckets where each of its bands lies within one of them, else in the source's own. Amounts are
 * added, never aged anew. `scale`: the policy's buckets by this basis.
 */
export function statedScale(stated: StatedAging, basis: AgingBasis, scale: AgingScale, asOf: DayNumber): StatedScale {
  const { bands, band } = stated;
  if (basis !== stated.basis) return { ...scale, days: new Int32Array(band.length) };
  const fits = bandsFit(bands, scale.upperLimits);
  // Own bands count on as ages of their own: 0, 1, 2 ... with a limit after each.
  const ages = bands.map((each, i) => (fits ? (ageWithin(each, scale.upperLimits) ?? i) : i));
  const days = Int32Array.from(band, (code) => asOf - (ages[code] ?? 0));
  if (fits) return { ...scale, days };
  const none = scale.buckets.filter(({ kind }) => kind === "none");
  return { buckets: [...ownBuckets(bands), ...none], upperLimits: bands.slice(0, -1).map((_, i) => i), days };
}

/** An age that stands for the whole band: every age of it lies in the same bucket; `undefined` where that is not so. */
function ageWithin({ from, to, unit }: StatedBand, upperLimits: readonly number[]): number | undefined {
  if (unit !== "days" || (from === null && to === null)) return undefined;
  const bucket = (age: number): number => {
    const within = upperLimits.findIndex((limit) => age <= limit);
    return within < 0 ? upperLimits.length : within;
  };
  const first = from === null ? 0 : bucket(from);
  const last = to === null ? upperLimits.length : bucket(to);
  return first === last ? (from ?? to ?? undefined) : undefined;
}

function ownBuckets(bands: readonly StatedBand[]): readonly Bucket[] {
  const taken = new Set<string>();
  return bands.map(({ label, from, to, unit }): Bucket => {
    const isDays = unit === "days" && from !== null;
    const plain = unit === "days" && from === null && to === 0 ? "current" : isDays && from > 0 ? bucketIdOf(from, to) : label;
    let id = plain;
    for (let n = 2; taken.has(id); n++) id = `${plain} (${n})`;
    taken.add(id);
    const notDue = (unit === "days" && to !== null && to <= 0) || /^(future|current|未到期)/i.test(label);
    return { id, kind: notDue ? "not-due" : "days", from: isDays ? from : null, to: unit === "days" ? to : null, label };
  });
}
