import { computeFigures } from "../../src/analyses/compute.js";
import { known } from "../../src/kernel/assert.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { defaultPolicy, type CustomerTerms, type Policy } from "../../src/policy/policy.js";
import { draftLetters, inNoLetter, planLetters } from "../../src/reports/letters.js";
import type { LetterPlan } from "../../src/sheet/letter-plan.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import { ledgerOf } from "../support/ledger-builder.js";
import { planText } from "../support/plan-text.js";

const asOf = known(dayFromIso("2026-10-31"), "a day");
const lines = [
  "C1 INV-1 USD 2026-06-20 2026-07-20 21300.00",
  "C1 INV-2 USD 2026-09-01 2026-10-01 9872.40",
  "C2 INV-3 USD 2026-09-01 2026-10-31 86410.00",
  "C3 INV-4 JPY 2026-09-01 2026-10-01 5000",
];
const names = { C1: "Oakfield Retail Group Ltd", C2: "Calder", C3: "青岛金港食品有限公司" };

const ledger = ledgerOf(lines, names);

function letters(policy: Policy = defaultPolicy, language?: CustomerTerms["language"]): readonly LetterPlan[] {
  const customers = new Map(["C3"].map((id) => [id, { id, name: "", limit: undefined, termsDays: undefined, language, related: false }]));
  return draftLetters({ figures: computeFigures(ledger, policy, customers, asOf), ledger, policy, customers });
}

const planOf = (drafts: readonly LetterPlan[], policy = defaultPolicy): SheetPlan =>
  planLetters({
    letters: drafts,
    leftOut: [],
    ledger,
    asOf,
    policy,
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    name: "AR Letters 2026-10-31",
  });
const sheet = (drafts: readonly LetterPlan[], policy = defaultPolicy): string => planText(planOf(drafts, policy));

it("writes to those with invoices past due, not to one whose invoice is due today", () =>
  expect(letters().map(({ customer, currency, level }) => [customer, currency, level])).toEqual([
    ["C1", "USD", 3],
    ["C3", "JPY", 1],
  ]));

it("lists the invoices, oldest due first, and their total to the cent", () => {
  const [letter] = letters();
  expect(letter?.items.map((item) => ledger.invoiceNumber.at(item))).toEqual(["INV-1", "INV-2"]);
  expect(letter).toMatchObject({ open: [21_300_00, 9_872_40], total: 31_172_40 });
  expect(sheet(letters())).toContain(
    "10: A INV-1 | B 2026-06-20 | C 2026-07-20 | D 103 | E 21300.00\n11: A INV-2 | B 2026-09-01 | C 2026-10-01 | D 30 | E 9872.40\n",
  );
});

it("names level and amount in the subject, and claims no letter that was perhaps never sent", () =>
  expect(letters()[0]?.subject).toBe("Payment reminder, level 3: USD 31,172.40 past due"));

it("writes in Chinese to a Chinese name, unless the customer list says English", () => {
  expect(letters()[1]).toMatchObject({ locale: "zh-CN", total: 5000 });
  expect(letters(defaultPolicy, "en-US")[1]?.locale).toBe("en-US");
});

it("leaves out what the policy does not say about our company", () => {
  expect(letters()[0]?.closing).toEqual(["Please pay the amount above, or tell us if something is unclear or disputed."]);
  expect(sheet(letters())).not.toMatch(/undefined|null|NaN/);
});

it("says where to pay and who writes when the policy knows", () => {
  const policy = { ...defaultPolicy, company: { name: "Lanhai Trading", address: "", bank: "Bank of Suzhou 3225", contact: "Chen Lin" } };
  expect(letters(policy)[0]?.closing.slice(1)).toEqual([
    "Payment to: Bank of Suzhou 3225",
    "Contact: Chen Lin",
    "Yours sincerely,",
    "Lanhai Trading",
  ]);
});

it("totals each letter on the sheet by a formula over its lines", () =>
  expect(sheet(letters())).toMatch(/To pay, USD \| E =SUM\(E10:E11\) gives 31172\.40/));

it("says so when nothing is past due", () => expect(sheet([])).toContain("No invoice is past due on this day."));

describe("printed", () => {
  const breaksOf = (drafts: readonly LetterPlan[]): readonly number[] | undefined => planOf(drafts).page.breaks;

  it("each letter begins a page, the first beneath the title of the sheet", () => {
    const plan = planOf(letters());
    expect(plan.page.breaks).toHaveLength(1);
    const [second] = plan.page.breaks ?? [];
    // A rule across the sheet stands above each letter, and its customer's name a few lines beneath.
    expect(plan.rows.at(second ?? 0)?.cells.every(({ role }) => role === "rule")).toBe(true);
    expect(JSON.stringify([...plan.rows].slice(second, (second ?? 0) + 4))).toContain("青岛金港食品有限公司");
    expect(breaksOf(letters().slice(0, 1))).toBeUndefined();
  });

  it("no more of them than Excel reads", () => {
    const [letter] = letters();
    expect(breaksOf(Array.from({ length: 1200 }, () => letter as LetterPlan))?.length).toBeLessThanOrEqual(1026);
  });
});

it("says what is past due and in no letter, and why", () => {
  const disputed = { ...ledger, disputed: Uint8Array.of(1, 0, 0, 0) };
  const figures = computeFigures(disputed, defaultPolicy, new Map(), asOf);
  const leftOut = inNoLetter(figures);
  expect(leftOut).toMatchObject([{ currency: { code: "USD" }, reason: "disputed", invoices: 1, open: 21_300_00 }]);
  const drafts = draftLetters({ figures, ledger: disputed, policy: defaultPolicy, customers: new Map() });
  const plan = planLetters({
    letters: drafts,
    leftOut,
    ledger: disputed,
    asOf,
    policy: defaultPolicy,
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    name: "AR Letters",
  });
  // The letters and what is in none add up to what is past due.
  const pastDue = figures.currencies.map(({ agingByDue: { buckets, amounts } }) =>
    buckets.reduce((sum, { kind }, i) => (kind === "days" ? sum + (amounts[i] ?? 0) : sum), 0),
  );
  const written = figures.currencies.map(({ currency }) => {
    const inLetters = drafts.filter((letter) => letter.currency === currency.code).reduce((sum, { total }) => sum + total, 0);
    return leftOut.filter((each) => each.currency === currency).reduce((sum, { open }) => sum + open, inLetters);
  });
  expect(written).toEqual(pastDue);
  const said = planText(plan)
    .split("\n")
    .slice((plan.page.breaks?.at(-1) ?? 0) + 1);
  expect(said[0]).toContain("Past due, in no letter");
  expect(said[2]).toMatch(/A USD \| B in dispute 有争议 \| D 1 \| E 21300\.00$/);
  expect(plan.page.breaks).toHaveLength(drafts.length);
});
