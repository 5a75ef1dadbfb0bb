import fc from "fast-check";
import { allowanceFromSales, allowanceRollForward, allowanceSeries, provisionMatrix } from "../../../src/analyses/methods/allowance.js";
import { allowanceJournals } from "../../../src/analyses/methods/journals.js";
import { chainedLossRates, meanRollRates, pooledRollRates, vintageLossRates } from "../../../src/analyses/methods/loss-rates.js";
import { exact, sum } from "../../../src/kernel/money.js";

const money = fc.integer({ min: 0, max: 1_000_000_000 });
const signed = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const rate = fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000);
const bucket = fc.tuple(money, rate);

it("the roll-forward closes: opening - write-offs + recoveries + exchange + charge is what is required", () => {
  fc.assert(
    fc.property(signed, money, money, signed, signed, (opening, writeOffs, recoveries, fx, required) => {
      const through = allowanceRollForward(opening, { writeOffs, recoveries }, fx, required, "allowance");
      expect(sum([opening, -writeOffs, recoveries, fx, through.charge]).toNumber()).toBe(required);
      const direct = allowanceRollForward(opening, { writeOffs, recoveries }, fx, required, "pl");
      expect(sum([opening, -writeOffs, fx, direct.charge]).toNumber()).toBe(required);
      // By either route profit or loss bears the same.
      expect(direct.plNet.toNumber()).toBe(through.plNet.toNumber());
    }),
  );
});

it("a series of required balances closes over all its periods", () => {
  const period = fc.record({ buckets: fc.array(bucket, { minLength: 1, maxLength: 5 }), writeOffs: money, recoveries: money });
  fc.assert(
    fc.property(signed, fc.array(period, { minLength: 1, maxLength: 6 }), (opening, periods) => {
      const series = allowanceSeries(
        opening,
        periods.map(({ buckets, ...moves }) => ({
          gross: buckets.map(([gross]) => gross),
          rates: buckets.map(([, each]) => each),
          ...moves,
        })),
      );
      const moved = periods.reduce((all, { writeOffs, recoveries }) => all - writeOffs + recoveries, 0);
      const closing = series.required.at(-1);
      expect(sum([opening, moved, series.cumulativeCharge]).toString()).toBe(closing?.toString());
    }),
  );
});

it("a charge by sales takes no notice of the balance that stands", () => {
  fc.assert(
    fc.property(signed, signed, money, money, rate, (one, other, writeOffs, sales, share) => {
      const charged = [one, other].map((opening) => allowanceFromSales(opening, { writeOffs, recoveries: 0 }, sales, share));
      expect(charged[0]?.charge.toString()).toBe(charged[1]?.charge.toString());
    }),
  );
});

it("journals balance, and move the allowance by charge, write-off and recovery and the receivable by the write-off alone", () => {
  fc.assert(
    fc.property(money, money, signed, (writeOff, recovery, charge) => {
      const entries = allowanceJournals(writeOff, recovery, charge);
      // Debits positive.
      const balance = (account: string): number =>
        sum(
          entries.flatMap((entry) => [
            ...(entry.debit === account ? [entry.amount] : []),
            ...(entry.credit === account ? [entry.amount.neg()] : []),
          ]),
        ).toNumber() + 0;
      expect(entries.every(({ amount, debit, credit }) => amount.gt(0) && debit !== credit)).toBe(true);
      expect(balance("allowance")).toBe(writeOff - recovery - charge + 0);
      expect(balance("receivable")).toBe(-writeOff + 0);
      expect(balance("bank")).toBe(recovery);
      expect(balance("impairmentLoss")).toBe(charge + 0);
    }),
  );
});

it("an adjusted rate is never above its cap, and the total is that of the rows as shown", () => {
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 6 }), fc.double({ min: 0, max: 5, noNaN: true }), rate, (buckets, multiplier, cap) => {
      for (const rowRounding of ["none", "unit"] as const) {
        const matrix = provisionMatrix(
          buckets.map(([gross]) => gross),
          buckets.map(([, each]) => each),
          { multiplier, cap, rowRounding },
        );
        expect(matrix.rates.every((each) => each.lte(cap))).toBe(true);
        expect(matrix.total.toString()).toBe(sum(matrix.allowance).toString());
        if (rowRounding === "unit") expect(matrix.allowance.every((each) => each.isInteger())).toBe(true);
      }
    }),
  );
});

it("what reaches a bucket is what was paid in it and after it, and the loss", () => {
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 1_000_000 }), (paid, lost) => {
      const { reaching, rates } = vintageLossRates(sum([...paid, lost]), paid, lost);
      reaching.forEach((amount, i) => expect(amount.toNumber()).toBe(sum([...paid.slice(i), lost]).toNumber()));
      // Whoever is later has lost no smaller share.
      const shares = rates.map((each) => (each.kind === "value" ? each.value : exact(-1)));
      shares.slice(1).forEach((share, i) => expect(share.gte(shares[i] ?? 0)).toBe(true));
    }),
  );
});

it("a chain of roll rates multiplies out to the end", () => {
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 6 }), rate, (rolls, terminal) => {
      const rates = chainedLossRates(rolls, terminal);
      expect(rates).toHaveLength(rolls.length + 1);
      rates.forEach((each, i) =>
        expect(each.toNumber()).toBeCloseTo(
          rolls.slice(i).reduce((product, roll) => product * roll, terminal),
          12,
        ),
      );
    }),
  );
});

it("pooling weighs periods by their amounts where the mean does not", () => {
  const thin = [{ previous: 10, rolled: 10 }];
  const thick = [{ previous: 990, rolled: 90 }];
  expect(pooledRollRates([thin, thick])).toMatchObject([{ kind: "value", value: exact("0.1") }]);
  expect(meanRollRates([[1], [0.0909]]).map(String)).toEqual(["0.54545"]);
  expect(pooledRollRates([[{ previous: 0, rolled: 0 }]])).toEqual([{ kind: "unavailable", reason: "zero-denominator" }]);
});
