import fc from "fast-check";
import { bucketHistory, type HistoryColumns, type HistoryShape } from "../../src/analyses/roll-kernel.js";
import { day, isoFromDay, monthEnd, plusMonths } from "../../src/kernel/day.js";
import { entryKinds } from "../../src/ledger/ledger.js";
import { openDuck, query } from "../support/duck.js";
import { plainHistory } from "../support/history-oracle.js";

/** 31 January 2026 and the month-ends around it. */
const last = day(46_053);
const monthEnds = (months: number): HistoryShape["monthEnds"] =>
  Array.from({ length: months }, (_, i) => monthEnd(plusMonths(last, i - months + 1)));

const anyDay = fc.oneof(fc.constant(0), fc.integer({ min: 45_500, max: 46_200 }));
const items = fc.array(
  fc.record({
    group: fc.nat(2),
    issued: anyDay,
    due: anyDay,
    settled: anyDay,
    amount: fc.integer({ min: -50_000, max: 500_000 }),
    share: fc.constantFrom(0, 0.4, 1, 1, 1.2),
  }),
  { minLength: 1, maxLength: 25 },
);
const entries = fc.array(fc.record({ item: fc.nat(24), day: anyDay, amount: fc.integer({ min: -5000, max: 300_000 }), kind: fc.nat(2) }), {
  maxLength: 12,
});
const histories = fc.record({
  items,
  entries,
  months: fc.integer({ min: 2, max: 37 }),
  limits: fc.constantFrom([0, 30, 60, 90, 120], [5, 30, 60], [0, 365, 730, 1095]),
  step: fc.constantFrom(1, 2, 12),
});

function columnsOf(
  rows: readonly { group: number; issued: number; due: number; settled: number; amount: number; share: number }[],
  reductions: readonly { item: number; day: number; amount: number; kind: number }[],
): HistoryColumns {
  const kept = reductions.filter(({ item }) => item < rows.length).sort((a, b) => a.day - b.day);
  return {
    group: Uint32Array.from(rows, ({ group }) => group),
    issued: Int32Array.from(rows, ({ issued }) => issued),
    due: Int32Array.from(rows, ({ due }) => due),
    settled: Int32Array.from(rows, ({ settled }) => settled),
    amount: Float64Array.from(rows, ({ amount }) => amount),
    paid: Float64Array.from(rows, ({ amount, share }) => Math.round(amount * share)),
    entries: {
      size: kept.length,
      item: Uint32Array.from(kept, ({ item }) => item),
      day: Int32Array.from(kept, (each) => each.day),
      amount: Float64Array.from(kept, ({ amount }) => amount),
      kind: Uint8Array.from(kept, ({ kind }) => kind),
    },
  };
}

it("knows a write-off by the code that the ledger gives it", () => expect(entryKinds[2]).toBe("write-off"));

it("gives at every month-end what rebuilding that month-end by itself gives", () =>
  fc.assert(
    fc.property(histories, ({ items: rows, entries: reductions, months, limits, step }) => {
      const columns = columnsOf(rows, reductions);
      const shape = { groups: 3, monthEnds: monthEnds(months), limits, step };
      expect(bucketHistory(columns, shape)).toEqual(plainHistory(columns, shape));
    }),
    { numRuns: 400 },
  ));

it("puts an invoice paid on a month-end out of that month-end, and one issued on it in", () => {
  const [before = last, end = last] = monthEnds(2);
  const columns = columnsOf(
    [
      { group: 0, issued: before, due: before, settled: end, amount: 100, share: 1 },
      { group: 0, issued: end, due: end + 30, settled: 0, amount: 70, share: 0 },
    ],
    [],
  );
  const { open } = bucketHistory(columns, { groups: 1, monthEnds: [before, end], limits: [0, 30], step: 1 });
  // Not due, 1-30, 31+ at 31 December; then at 31 January.
  expect([...open]).toEqual([100, 0, 0, 70, 0, 0]);
});

it("agrees with SQL over the same items, month-end by month-end", async () => {
  const rows = fc.sample(items, { seed: 7, numRuns: 20 }).flat();
  const columns = columnsOf(rows, []);
  const shape = { groups: 3, monthEnds: monthEnds(13), limits: [0, 30, 60, 90, 120], step: 1 };
  const { open, buckets } = bucketHistory(columns, shape);
  const duck = await openDuck();
  await duck.run("create table items (grp integer, issued integer, due integer, settled integer, amount bigint, paid bigint)");
  await duck.run(
    `insert into items values ${rows.map((row, i) => `(${row.group}, ${row.issued}, ${row.due}, ${row.settled}, ${row.amount}, ${columns.paid[i] ?? 0})`).join(",")}`,
  );
  await duck.run(
    `create table ends as select * from (values ${shape.monthEnds.map((end, i) => `(${i}, ${end})`).join(",")}) as t(month, day)`,
  );
  const found = await query(
    duck,
    `select grp, month, case when day - due <= 0 then 0 when day - due <= 30 then 1 when day - due <= 60 then 2 when day - due <= 90 then 3 when day - due <= 120 then 4 else 5 end as bucket,
      sum(amount - case when settled <= day then paid else 0 end)::bigint as cents
     from items, ends where amount > 0 and due <> 0 and issued <= day group by 1, 2, 3`,
  );
  const theirs = new Float64Array(open.length);
  for (const { grp, month, bucket, cents } of found) theirs[(Number(grp) * 13 + Number(month)) * buckets + Number(bucket)] = Number(cents);
  expect([...open]).toEqual([...theirs]);
  expect(isoFromDay(shape.monthEnds[0] ?? last)).toBe("2025-01-31");
});
