import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import type { Items } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import type { DunningProposal } from "./figures.js";
import { dunningStage } from "./methods/claim.js";

/**
 * One proposal per customer with past-due items in this currency: the level is that of its oldest item, one step of the ladder a run.
 * Disputed items are left out; when a customer's credits cover all that is past due, everything is.
 */
export function proposeDunning(
  ledger: Items,
  open: Float64Array,
  currency: number,
  policy: Policy,
  asOf: DayNumber,
  inOrder: readonly number[],
): readonly DunningProposal[] {
  const firstStep = Math.min(...policy.dunning.map((step) => step.fromDaysPastDue));
  const pastDue = new Map<number, number[]>();
  const credits = new Map<number, number>();
  for (let i = 0; i < ledger.size; i++) {
    if ((ledger.currency[i] as number) !== currency) continue;
    const amount = open[i] as number;
    const customer = ledger.customer[i] as number;
    const due = ledger.due[i] as number;
    if (amount < 0) credits.set(customer, (credits.get(customer) ?? 0) + amount);
    else if (amount > 0 && due !== 0 && asOf - due >= Math.max(1, firstStep)) {
      const items = pastDue.get(customer);
      if (items) items.push(i);
      else pastDue.set(customer, [i]);
    }
  }
  return inOrder.flatMap((customer) => {
    const items = pastDue.get(customer);
    return items ? [proposal(ledger, open, customer, items, credits.get(customer) ?? 0, policy, asOf)] : [];
  });
}

function proposal(
  ledger: Items,
  open: Float64Array,
  customer: number,
  pastDue: readonly number[],
  credit: number,
  policy: Policy,
  asOf: DayNumber,
): DunningProposal {
  const oldestFirst = [...pastDue].sort((a, b) => (ledger.due[a] as number) - (ledger.due[b] as number) || a - b);
  const disputed = oldestFirst.filter((item) => ledger.disputed[item] === 1);
  const undisputed = oldestFirst.filter((item) => ledger.disputed[item] !== 1);
  const amount = undisputed.reduce((sum, item) => sum + (open[item] as number), 0);
  const covered = amount + credit <= 0;
  const items = covered ? [] : undisputed;
  const oldest = items[0];
  const openOf = (item: number): Minor => minor(open[item] as number);
  const leftOut = [
    ...disputed.map((item) => ({ item, reason: "disputed" as const, open: openOf(item) })),
    ...(covered ? undisputed.map((item) => ({ item, reason: "credit" as const, open: openOf(item) })) : []),
  ];
  const level = oldest === undefined ? 0 : levelOf(asOf - (ledger.due[oldest] as number), policy);
  return { customer, level, amount: minor(covered ? 0 : amount), items, open: items.map(openOf), leftOut };
}

function levelOf(daysPastDue: number, policy: Policy): number {
  const ladder = policy.dunning.map(({ level, fromDaysPastDue }) => ({ level, day: fromDaysPastDue }));
  const step = dunningStage(daysPastDue, ladder);
  return step.kind === "value" ? step.value.level : 0;
}
