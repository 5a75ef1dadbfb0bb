import fc from "fast-check";
import { allocateToClaim, type ClaimPart } from "../../../src/analyses/methods/claim.js";
import { cashFromBalances, cashFromSales } from "../../../src/analyses/methods/cash-forecast.js";
import { allocatePayment, openItemAsOf } from "../../../src/analyses/methods/open-items.js";
import { day, type DayNumber } from "../../../src/kernel/day.js";
import { sum } from "../../../src/kernel/money.js";

const cents = fc.nat(10_000_000);
const days = fc.integer({ min: 45_000, max: 47_000 }).map(day);

it("an allocation loses no cent and never overpays an item", () => {
  const item = fc.record({ open: fc.integer({ min: -5000, max: 10_000_000 }), dueDate: fc.option(days) });
  fc.assert(
    fc.property(cents, fc.array(item, { maxLength: 12 }), fc.array(fc.nat(12)), fc.boolean(), (payment, items, targets, first) => {
      const named = items.map((each, i) => ({ ...each, id: String(i) }));
      const { remaining, unapplied } = allocatePayment(payment, named, first ? "targetsFirst" : "oldestDueFirst", targets.map(String));
      const before = named.reduce((all, each) => all + each.open, 0);
      expect(sum([before, -payment]).toNumber()).toBe(sum(remaining).minus(unapplied).toNumber());
      remaining.forEach((left, i) => expect(left.gte(Math.min(0, named[i]?.open ?? 0))).toBe(true));
      // Money is only left over when nothing is left to pay.
      if (unapplied.gt(0)) expect(remaining.every((left) => left.lte(0))).toBe(true);
    }),
  );
});

it("a payment against a claim loses no cent in any order", () => {
  const orders: readonly (readonly ClaimPart[])[] = [
    ["costs", "interest", "principal"],
    ["principal", "interest", "costs"],
    ["interest", "principal", "costs"],
  ];
  fc.assert(
    fc.property(cents, cents, cents, cents, fc.constantFrom(...orders), (payment, costs, interest, principal, order) => {
      const left = allocateToClaim(payment, { costs, interest, principal }, order);
      const paid = costs + interest + principal - sum([left.costs, left.interest, left.principal]).toNumber();
      expect(paid + left.unapplied.toNumber()).toBe(payment);
      expect(paid).toBe(Math.min(payment, costs + interest + principal));
    }),
  );
});

it("an open item as of a day has lost what was applied by then, and no more on an earlier day", () => {
  const application = fc.record({ date: days, amount: cents });
  fc.assert(
    fc.property(fc.array(application, { maxLength: 8 }), days, fc.nat(400), (applications, asOf, later) => {
      const before = openItemAsOf(1_000_000_000, asOf, applications, asOf).open;
      const after = openItemAsOf(1_000_000_000, asOf, applications, (asOf + later) as DayNumber).open;
      expect(before.gte(after)).toBe(true);
      const passed = applications.filter(({ date }) => date > asOf && date <= asOf + later).map(({ amount }) => amount);
      expect(before.minus(after).toNumber()).toBe(sum(passed).toNumber());
    }),
  );
});

it("a forecast reconciles: what is collected and what is not is what was owed", () => {
  const share = fc.integer({ min: 0, max: 330 }).map((each) => each / 1000);
  fc.assert(
    fc.property(fc.array(fc.tuple(cents, fc.array(share, { maxLength: 3 })), { maxLength: 6 }), (rows) => {
      const { cash, uncollected } = cashFromBalances(
        rows.map(([balance]) => balance),
        rows.map(([, curve]) => curve),
      );
      expect(sum([...cash, uncollected]).toNumber()).toBe(rows.reduce((all, [balance]) => all + balance, 0));
      expect(uncollected.gte(0)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(cents, fc.array(cents, { maxLength: 8 }), share, fc.array(share, { maxLength: 3 }), (opening, sales, atOnce, curve) => {
      const { cash, total, closingAr } = cashFromSales(opening, sales, atOnce, curve);
      expect(sum([closingAr, total]).toNumber()).toBe(sum([opening, ...sales]).toNumber());
      expect(sum(cash).toString()).toBe(total.toString());
    }),
  );
});
