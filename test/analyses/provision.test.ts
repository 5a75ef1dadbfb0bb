import { addDays, day, isoFromDay, monthEnd, plusMonths } from "../../src/kernel/day.js";
import { decimalText, type Minor } from "../../src/kernel/money.js";
import type { CurrencyFigures } from "../../src/analyses/figures.js";
import type { Outcome } from "../../src/analyses/methods/outcome.js";
import { defaultPolicy } from "../../src/policy/policy.js";
import { defaultProvision, type ProvisionPolicy } from "../../src/policy/provision-policy.js";
import { readBookOf } from "../support/book-of.js";

const head = "Customer No. | Customer | Invoice No. | Currency | Issue date | Due date | Amount | Settled on | Region";
const rates = { notDue: "0.01", byBucket: ["0.05", "0.1", "0.2", "0.5"], noDueDate: "0.05" };

async function provisionFor(
  rows: string,
  provision: Partial<ProvisionPolicy>,
  header = head,
  asOf = "2026-10-31",
): Promise<CurrencyFigures["provision"]> {
  const policy = { ...defaultPolicy, provisionRates: rates, provision: { ...defaultProvision, ...provision } };
  const { figures } = await readBookOf({ Invoices: `${header}\n${rows.trim()}` }, asOf, policy);
  const first = figures.currencies[0];
  if (!first) throw new Error("no currency");
  return first.provision;
}

const shown = (outcome: Outcome<Minor, string>): string => (outcome.kind === "value" ? decimalText(outcome.value, 2) : outcome.reason);
const opening = (amount: string, more: ProvisionPolicy["movements"] = []): ProvisionPolicy["movements"] => [
  { kind: "opening", day: day(46_295), note: "", currency: undefined, amount },
  ...more,
];
const moved = (kind: "write-off" | "recovery" | "exchange" | "transfer", amount: string): ProvisionPolicy["movements"][number] => ({
  kind,
  day: day(46_310),
  note: "",
  currency: undefined,
  amount,
});

// As of 31 October 2026: C1 owes 1,000 not due and 200 in 31-60, C2 400 in 1-30; C3 has 300 in credit.
const plain = `
C1 | Alpha | INV-1 | EUR | 2026-10-10 | 2026-11-10 | 1000 | | North
C1 | Alpha | INV-2 | EUR | 2026-08-15 | 2026-09-15 | 200 | | North
C2 | Beta | INV-3 | EUR | 2026-09-20 | 2026-10-20 | 400 | | South
C3 | Gamma | CN-4 | EUR | 2026-10-15 | 2026-10-15 | -300 | | South`;

describe("the plain matrix", () => {
  it("nets credits within a bucket unless the policy says otherwise", async () => {
    // 1,000 x 1 % + (400 - 300) x 5 % + 200 x 10 % = 10 + 5 + 20
    expect(shown((await provisionFor(plain, {})).total)).toBe("35.00");
  });

  it("leaves a customer in credit out of the base where credits count by customer", async () => {
    // 1,000 x 1 % + 400 x 5 % + 200 x 10 % = 10 + 20 + 20
    const provision = await provisionFor(plain, { credits: "by-customer" });
    expect(shown(provision.total)).toBe("50.00");
    expect(decimalText(provision.creditBalances, 2)).toBe("-300.00");
  });

  it("takes a customer's credit off its own oldest debt first", async () => {
    const own = `${plain}\nC1 | Alpha | CN-5 | EUR | 2026-10-01 | 2026-10-01 | -250 | | North`;
    // The 250 clear the 200 of 31-60 and 50 of what is not due: 950 x 1 % + 400 x 5 % = 9.50 + 20
    expect(shown((await provisionFor(own, { credits: "by-customer" })).total)).toBe("29.50");
  });

  it("raises every rate by the forward-looking factor, and never above the whole", async () => {
    // 10 + 5 + 20 = 35, x 1.2 = 42; at x 30 the rates of 5 and 10 % stop at 100 %: 1,000 x 30 % + 100 + 200
    expect(shown((await provisionFor(plain, { factor: "1.2" })).total)).toBe("42.00");
    expect(shown((await provisionFor(plain, { factor: "30" })).total)).toBe("600.00");
  });

  it("weighs scenarios by their probability in place of the factor", async () => {
    const scenarios = [
      { name: "base", probability: "0.6", multiplier: "1" },
      { name: "downturn", probability: "0.4", multiplier: "1.5" },
    ];
    // 0.6 x 1 + 0.4 x 1.5 = 1.2
    expect(shown((await provisionFor(plain, { factor: "9", scenarios })).total)).toBe("42.00");
  });
});

describe("pools of like risk", () => {
  it("take their own rates where they have them, and the common ones where not", async () => {
    const provision = await provisionFor(plain, {
      pools: [{ pool: "North", by: "region", value: "north" }],
      poolRates: [{ pool: "North", bucket: "31-60", rate: "0.3" }],
    });
    // North: 1,000 x 1 % + 200 x 30 % = 70; the rest: (400 - 300) x 5 % = 5
    expect(provision.pools.map(({ pool, total }) => `${pool ?? "others"} ${shown(total)}`)).toEqual(["North 70.00", "others 5.00"]);
    expect(shown(provision.total)).toBe("75.00");
  });

  it("put a customer that is named before any column", async () => {
    const provision = await provisionFor(plain, {
      pools: [
        { pool: "South", by: "region", value: "South" },
        { pool: "Key", by: "customer", value: "beta" },
      ],
    });
    expect(provision.pools.map(({ pool, base }) => `${pool ?? "others"} ${decimalText(base, 2)}`)).toEqual([
      "South -300.00",
      "Key 400.00",
      "others 1200.00",
    ]);
  });
});

describe("specific provisions", () => {
  const entry = { customer: "C1", invoice: "", currency: undefined, rate: undefined, amount: undefined, reason: "insolvent" };

  it("take the customer out of the pool", async () => {
    const provision = await provisionFor(plain, { specific: [{ ...entry, rate: "0.7" }] });
    // 1,200 x 70 % = 840, and 100 x 5 % = 5 is left in the pool
    expect(provision.specific.map(({ gross, amount }) => `${decimalText(gross, 2)} ${shown(amount)}`)).toEqual(["1200.00 840.00"]);
    expect(shown(provision.total)).toBe("845.00");
  });

  it("concern one invoice alone where one is named, and never more than is owed", async () => {
    const provision = await provisionFor(plain, { specific: [{ ...entry, invoice: "inv-2", amount: "900" }] });
    // INV-2 whole: 200; then 1,000 x 1 % and 100 x 5 %
    expect(shown(provision.total)).toBe("215.00");
  });

  it("say so where the ledger has no such customer, and provide nothing for it", async () => {
    const provision = await provisionFor(plain, { specific: [{ ...entry, customer: "C9", amount: "900" }] });
    expect(provision.specific.map(({ amount }) => shown(amount))).toEqual(["customer-unknown"]);
    expect(shown(provision.total)).toBe("35.00");
  });
});

describe("security", () => {
  const cover = {
    customer: "C1",
    kind: "insurance" as const,
    note: "",
    currency: undefined,
    amount: "1000",
    ownRisk: "0.1",
    integral: true,
  };

  it("lowers the allowance by the covered share, after the own share", async () => {
    const provision = await provisionFor(plain, { security: [cover] });
    // On C1: 1,000 x 1 % + 200 x 10 % = 30; covered 900 of 1,200: 30 x 900 / 1,200 = 22.50
    expect(
      provision.security.map(({ before, covered, reduction }) => [decimalText(before, 2), decimalText(covered, 2), shown(reduction)]),
    ).toEqual([["30.00", "900.00", "22.50"]]);
    expect(shown(provision.total)).toBe("12.50");
  });

  it("lowers nothing where it is an asset of its own", async () =>
    expect(shown((await provisionFor(plain, { security: [{ ...cover, integral: false }] })).total)).toBe("35.00"));

  it("of one customer together covers at most what it owes", async () => {
    const provision = await provisionFor(plain, { security: [cover, { ...cover, kind: "guarantee", amount: "5000", ownRisk: "0" }] });
    expect(provision.security.map(({ covered }) => decimalText(covered, 2))).toEqual(["900.00", "300.00"]);
    expect(shown(provision.total)).toBe("5.00");
  });
});

describe("the roll-forward", () => {
  it("charges what is required less what is there after write-offs, recoveries, exchange and transfers", async () => {
    const provision = await provisionFor(plain, {
      movements: opening("20", [moved("write-off", "8"), moved("recovery", "3"), moved("exchange", "-1"), moved("transfer", "2")]),
    });
    // 20 - 8 + 3 - 1 + 2 = 16; required 35: charge 19
    if (provision.rollForward.kind !== "value") throw new Error(provision.rollForward.reason);
    expect(decimalText(provision.rollForward.value.charge, 2)).toBe("19.00");
    expect(
      provision.journal.kind === "value" &&
        provision.journal.value.map(({ debit, credit, amount }) => `${debit} ${credit} ${amount.toFixed()}`),
    ).toEqual([
      "allowance receivable 800",
      "receivable allowance 300",
      "bank receivable 300",
      "allowance exchangeDifference 100",
      "transfer allowance 200",
      "impairmentLoss allowance 1900",
    ]);
  });

  it("shows a debit balance where more was written off than was provided for", async () => {
    const { rollForward } = await provisionFor(plain, { movements: opening("20", [moved("write-off", "50")]) });
    expect(rollForward.kind === "value" && [decimalText(rollForward.value.before, 2), decimalText(rollForward.value.charge, 2)]).toEqual([
      "-30.00",
      "65.00",
    ]);
  });

  it("takes recoveries straight to profit or loss where the policy says so", async () => {
    const provision = await provisionFor(plain, { recoveries: "profit-or-loss", movements: opening("20", [moved("recovery", "3")]) });
    expect(provision.rollForward.kind === "value" && decimalText(provision.rollForward.value.charge, 2)).toBe("15.00");
    expect(provision.journal.kind === "value" && provision.journal.value[0]).toMatchObject({ debit: "bank", credit: "impairmentLoss" });
  });

  it("releases what is no longer required", async () => {
    const { journal } = await provisionFor(plain, { movements: opening("50") });
    expect(journal.kind === "value" && journal.value).toMatchObject([{ debit: "allowance", credit: "impairmentLoss" }]);
  });

  it("is not available without an opening balance", async () =>
    expect((await provisionFor(plain, {})).rollForward).toMatchObject({ reason: "opening-missing" }));
});

describe("the methods with one rate", () => {
  it("takes a percentage of what is owed, customers in credit left out", async () => {
    // (1,000 + 200 + 400) x 3 %
    expect(shown((await provisionFor(plain, { method: "percent-of-balance", credits: "by-customer", rate: "0.03" })).total)).toBe("48.00");
  });

  it("charges a percentage of the sales since the opening balance, whatever stood before", async () => {
    const provision = await provisionFor(plain, {
      method: "percent-of-sales",
      rate: "0.02",
      movements: opening("20", [moved("write-off", "8")]),
    });
    // October: 1,000 - 300 billed, x 2 % = 14; 20 - 8 + 14 = 26
    expect(provision.byBucket.map(({ bucket, base, amount }) => [bucket, decimalText(base, 2), decimalText(amount, 2)])).toEqual([
      ["sales", "700.00", "14.00"],
    ]);
    expect(shown(provision.total)).toBe("26.00");
  });

  it("is not available without its rate", async () =>
    expect(shown((await provisionFor(plain, { method: "percent-of-balance" })).total)).toBe("rate-missing"));
});

describe("rates from the ledger's own history", () => {
  const header =
    "Customer No. | Customer | Invoice No. | Currency | Issue date | Due date | Amount | Settled on | Written off | Write-off date";
  /** Every month 1,000 due on the 3rd of the next: 800 paid 10 days late, 120 paid 40 days late, 50 written off after 70 days, 30 never paid. */
  function trade(months: number): string {
    const rows: string[] = [];
    for (let m = 0; m < months; m++) {
      const end = monthEnd(plusMonths(day(46_326), -m));
      const due = addDays(end, 3);
      const issued = addDays(end, -10);
      const at = (late: number): string => (due + late <= 46_326 ? isoFromDay(addDays(due, late)) : "");
      const line = (number: string, amount: number, settled: string, written = ""): string =>
        `C1 | Alpha | ${number}-${m} | EUR | ${isoFromDay(issued)} | ${isoFromDay(due)} | ${amount} | ${settled} | ${written}`;
      rows.push(
        line("A", 800, at(10)),
        line("B", 120, at(40)),
        line("C", 50, "", at(70) === "" ? "" : `50 | ${at(70)}`),
        line("D", 30, ""),
      );
    }
    return rows.join("\n");
  }
  const ratesOf = (provision: CurrencyFigures["provision"]): readonly string[] =>
    provision.byBucket.map(({ bucket, rate }) => `${bucket} ${rate}`);

  it("by roll rates counts a write-off as moved on, not as collected", async () => {
    // 200/1,000, 80/200, (30 + 50)/80, 30/30, then all is lost: 0.2 x 0.4 x 1 x 1 x 1 and so on.
    // Counted as collected, the third would be 30/80.
    const provision = await provisionFor(trade(24), { method: "roll-rate" }, header);
    expect(ratesOf(provision)).toEqual(["current 0.08", "1-30 0.4", "31-60 1", "61-90 1", "91+ 1"]);
    expect(provision.history).toMatchObject({ months: 12, thin: [], above: [] });
  });

  it("by averaged roll rates gives the same where every month is alike", async () => {
    const provision = await provisionFor(trade(24), { method: "roll-rate", averaging: "averaged", lastBucketLoss: "0.5" }, header);
    expect(ratesOf(provision)).toEqual(["current 0.04", "1-30 0.2", "31-60 0.5", "61-90 0.5", "91+ 0.5"]);
  });

  it("by vintage divides what was written off by what reached each bucket", async () => {
    // Of 1,000 due, 800 are paid in 1-30 and 120 in 31-60; 50 are written off: 50/1,000, 50/1,000, 50/200, 50/80, 50/80.
    const provision = await provisionFor(trade(24), { method: "loss-rate-history" }, header);
    expect(ratesOf(provision)).toEqual(["current 0.05", "1-30 0.05", "31-60 0.25", "61-90 0.625", "91+ 0.625"]);
  });

  it("by vintage also counts what is unpaid for longer than the policy's day", async () => {
    const provision = await provisionFor(trade(24), { method: "loss-rate-history", lostAfterDays: 90 }, header);
    expect(ratesOf(provision)).toEqual(["current 0.08", "1-30 0.08", "31-60 0.4", "61-90 1", "91+ 1"]);
  });

  it("merges a bucket in which nothing ever stood with the next older one, and says so", async () => {
    const paid = trade(24).replace(/^.* (?:B|C|D)-.*$\n?/gm, "");
    const provision = await provisionFor(paid, { method: "roll-rate" }, header);
    expect(provision.history?.thin).toEqual([
      { pool: undefined, bucket: "1-30", taken: "merged" },
      { pool: undefined, bucket: "31-60", taken: "merged" },
      { pool: undefined, bucket: "61-90", taken: "merged" },
    ]);
    expect(ratesOf(provision)).toEqual(["current 0", "1-30 1", "31-60 1", "61-90 1", "91+ 1"]);
  });

  it("name a thin bucket among the findings", async () => {
    const policy = { ...defaultPolicy, provision: { ...defaultProvision, method: "roll-rate" as const } };
    const paid = trade(24).replace(/^.* (?:B|C|D)-.*$\n?/gm, "");
    const { findings } = await readBookOf({ Invoices: `${header}\n${paid}` }, "2026-10-31", policy);
    expect(findings.find(({ kind }) => kind === "loss-history-thin")).toMatchObject({
      severity: "warning",
      count: 3,
      found: ["1-30", "31-60", "61-90"],
    });
  });

  it("are not available where the history is shorter than asked for", async () =>
    expect(shown((await provisionFor(trade(10), { method: "roll-rate" }, header)).total)).toBe("history-too-short"));

  it("are not available from a list of open items", async () => {
    const list = plain.replace(/ \| \| (?:North|South)/g, "");
    const open = head.replace(" | Settled on | Region", "");
    expect(shown((await provisionFor(list, { method: "roll-rate" }, open)).total)).toBe("open-items-only");
  });

  it("by vintage are not available where nothing tells a loss from a delay", async () => {
    const settled = trade(24).replace(/ \| 50 \| \S+$/gm, "");
    expect(shown((await provisionFor(settled, { method: "loss-rate-history" }, header)).total)).toBe("no-write-offs");
  });

  it("by roll rates need buckets of one length", async () => {
    const policy = { ...defaultPolicy, bucketLimits: [30, 60, 180], provision: { ...defaultProvision, method: "roll-rate" as const } };
    const { figures } = await readBookOf({ Invoices: `${header}\n${trade(24)}` }, "2026-10-31", policy);
    expect(figures.currencies[0]?.provision.total).toMatchObject({ reason: "buckets-uneven" });
  });
});
