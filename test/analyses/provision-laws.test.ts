import fc from "fast-check";
import type { Provision } from "../../src/analyses/provision-figures.js";
import { debtorBases } from "../../src/analyses/provision-kernel.js";
import { exact } from "../../src/kernel/money.js";
import { bookOfRows, companies, figuresFrom, readBook, reportDay, sheetsOf } from "../support/random-books.js";
import { provisions } from "../support/random-provisions.js";

const limits = [30, 60, 90];
const cases = fc.tuple(companies(), provisions(limits));

/** Runs a law over every currency of random companies under random policies. */
async function holds(law: (provision: Provision, open: number) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(cases, async ([company, provision]) => {
      const source = await readBook(bookOfRows(sheetsOf(company)));
      for (const each of figuresFrom(source, reportDay, { provision }).currencies) law(each.provision, each.open);
    }),
    { numRuns: 150 },
  );
}

it("provides for every open item once: pools, specific provisions and customers in credit add up to what is open", () =>
  holds(({ method, pools, specific, creditBalances }, open) => {
    if (method === "percent-of-sales") return;
    const base = [...pools.map((pool) => pool.base), ...specific.map(({ gross }) => gross)].reduce<number>(
      (sum, amount) => sum + amount,
      0,
    );
    expect(base + creditBalances).toBe(open);
  }));

it("shows lines that can be worked out again: base x rate, to the cent, is the amount, and they add up to their pool", () =>
  holds(({ byBucket, pools }) => {
    for (const { base, rate, amount } of byBucket)
      expect(amount).toBe(Math.max(0, exact(base).times(rate).toDecimalPlaces(0, 4).toNumber()));
    for (const { pool, total } of pools) {
      const lines = byBucket.filter((line) => line.pool === pool).reduce((sum, { amount }) => sum + amount, 0);
      if (total.kind === "value") expect(lines).toBe(total.value);
    }
  }));

it("never provides less than nothing, nor more than what debtors owe", () =>
  holds(({ total, byBucket, specific, method }) => {
    if (total.kind !== "value" || method === "percent-of-sales") return;
    const owed = [...byBucket.map(({ base }) => base), ...specific.map(({ gross }) => gross)].reduce(
      (sum, amount) => sum + Math.max(0, amount),
      0,
    );
    expect(total.value).toBeGreaterThanOrEqual(0);
    expect(total.value).toBeLessThanOrEqual(owed);
  }));

it("closes the roll-forward: opening and all movements make the closing balance, which is what is required", () =>
  holds(({ rollForward, total }) => {
    if (rollForward.kind !== "value") return;
    const { opening, writeOffs, recoveries, exchange, transfers, charge, closing } = rollForward.value;
    expect(opening - writeOffs + recoveries + exchange + transfers + charge).toBe(closing);
    expect(total).toMatchObject({ kind: "value", value: closing });
  }));

it("books what moved: the entries balance, and the allowance account moves from opening to closing", () =>
  holds(({ rollForward, journal }) => {
    if (rollForward.kind !== "value" || journal.kind !== "value") return;
    let allowance = exact(0);
    for (const { debit, credit, amount } of journal.value) {
      expect(amount.gt(0) && debit !== credit).toBe(true);
      if (credit === "allowance") allowance = allowance.plus(amount);
      if (debit === "allowance") allowance = allowance.minus(amount);
    }
    expect(allowance.toNumber()).toBe(rollForward.value.closing - rollForward.value.opening);
  }));

it("sets credits off as customer by customer would be done by hand", () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: -500, max: 1000 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      (rows) => {
        const matrix = {
          buckets: 4,
          amounts: Float64Array.from(rows.flat()),
          items: new Uint32Array(4),
          hasItems: new Uint8Array(rows.length),
        };
        const { bases, credits } = debtorBases(matrix, rows.length, 0, [3, 2, 1, 0]);
        const byHand = rows.map((row) => {
          const debts = row.map((amount) => Math.max(0, amount));
          let credit = row.reduce((sum, amount) => sum + Math.max(0, -amount), 0);
          for (const bucket of [3, 2, 1, 0])
            while (credit > 0 && (debts[bucket] ?? 0) > 0) {
              debts[bucket] = (debts[bucket] ?? 0) - 1;
              credit--;
            }
          return { debts, credit };
        });
        expect([...bases]).toEqual([0, 1, 2, 3].map((bucket) => byHand.reduce((sum, { debts }) => sum + (debts[bucket] ?? 0), 0)));
        expect(0 - credits).toBe(byHand.reduce((sum, { credit }) => sum + credit, 0));
      },
    ),
  ));
