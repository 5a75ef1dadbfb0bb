import type { Ledger } from "../ledger/ledger.js";
import { fixKinds } from "../read/fixes.js";
import type { OfferKind } from "./fix-preview.js";
import type { Policy } from "../policy/policy.js";
import type { ReadSource } from "./read-source.js";

/** What a reading says of its table beyond figures: the items, and what could be mended. */
export function readingOf(source: ReadSource): {
  readonly ledger: Ledger;
  readonly policy: Policy;
  /** What changes figures first. */
  readonly fixes: ReadonlyMap<OfferKind, number>;
  readonly repeatsLeftOut: boolean;
  readonly oneTable: boolean;
} {
  const fixes = new Map<OfferKind, number>();
  const oneTable = source.tables.length === 1;
  const mendable = source.fixes();
  for (const kind of fixKinds) {
    const count = mendable.get(kind) ?? 0;
    if (count > 0) fixes.set(kind, count);
  }
  const repeats = source.findings.find(({ kind }) => kind === "row-repeated")?.count ?? 0;
  if (repeats > 0 && oneTable) fixes.set("row-repeated", repeats);
  return { ledger: source.ledger, policy: source.policy, fixes, repeatsLeftOut: source.policy.repeats === "left-out", oneTable };
}
