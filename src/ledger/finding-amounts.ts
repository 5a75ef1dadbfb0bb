import { minor } from "../kernel/money.js";
import { cellsKept, type FindingAmount, type FindingGroup } from "./finding.js";

interface OpenAmount {
  sum: number;
  count: number;
  readonly places: number[];
}

/** The money of findings by currency, added as they come. */
export class FindingAmounts {
  private readonly open = new Map<string | null, OpenAmount>();

  /** Adds minor units that `count` findings concern, whose cells stand at `place` and after it. */
  add(currency: string | null, amount: number, place: number, count = 1): void {
    let own = this.open.get(currency);
    if (!own) this.open.set(currency, (own = { sum: 0, count: 0, places: [] }));
    own.sum += amount;
    own.count += count;
    for (let at = place; at < Math.min(place + count, cellsKept); at++) own.places.push(at);
  }

  /** Adds what a group has, whose cells stand at `place` and after it. */
  addAll({ amounts }: FindingGroup, place: number): void {
    for (const { currency, amount, count, places } of amounts) {
      this.add(currency, amount, cellsKept, count);
      const own = this.open.get(currency);
      for (const at of places) if (place + at < cellsKept) own?.places.push(place + at);
    }
  }

  /** A sum that is no longer exact is not among them. */
  toList(): readonly FindingAmount[] {
    return [...this.open].flatMap(([currency, { sum, count, places }]) =>
      Number.isSafeInteger(sum) ? [{ currency, amount: minor(sum), count, places }] : [],
    );
  }
}
