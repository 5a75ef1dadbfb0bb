import type { AgingColumns, AgingMatrix, AgingShape } from "../../src/analyses/aging-kernel.js";

/** The slow, obviously right version of the aging pass: item by item, limit by limit. */
export function ageItemsPlainly(columns: AgingColumns, limits: readonly number[], asOf: number, shape: AgingShape): AgingMatrix {
  const buckets = limits.length + 2;
  const amounts = new Float64Array(shape.currencies * shape.customers * buckets);
  const items = new Uint32Array(shape.currencies * buckets);
  const hasItems = new Uint8Array(shape.currencies * shape.customers);
  columns.open.forEach((open, i) => {
    if (open === 0) return;
    const date = columns.date[i]!;
    const age = asOf - date;
    const within = limits.findIndex((limit) => age <= limit);
    const bucket = date === 0 ? buckets - 1 : within >= 0 ? within : limits.length;
    const place = columns.currency[i]! * shape.customers + columns.customer[i]!;
    amounts[place * buckets + bucket]! += open;
    items[columns.currency[i]! * buckets + bucket]! += 1;
    hasItems[place] = 1;
  });
  return { buckets, amounts, items, hasItems };
}
