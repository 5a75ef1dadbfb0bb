import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Real ledgers that are kept outside the project, with the answers that came with them:
 * DIR/<name>.csv and DIR/expected/<name>.json. Run by `npm run test:ledgers -- DIR`.
 */
const ledgers = process.env["LEDGERS_DIR"] ?? "";
const out = mkdtempSync(join(tmpdir(), "ar-desk-"));

interface Bucket {
  readonly amount: string;
  readonly count: number;
}
interface Value {
  readonly value: string;
}
interface Expected {
  readonly open: { readonly total: string; readonly count: number; readonly customers: number };
  readonly pct_past_due: { readonly by_amount: Value; readonly by_count: Value };
  readonly aging_by_due_date: Readonly<Record<string, Bucket>>;
  readonly aging_by_invoice_date?: Readonly<Record<string, Bucket>>;
  readonly aging_by_posting_date?: Readonly<Record<string, Bucket>>;
  readonly top10: readonly { readonly customer: string; readonly open: string }[];
  readonly dso?: Readonly<Record<string, Value>>;
  readonly payment_behaviour?: {
    readonly trailing_365_days_by_settlement: { readonly wadtp: Value; readonly add_paid_floored: Value; readonly add_paid_signed: Value };
  };
  readonly cei?: { readonly quarter: Value };
}
interface Line {
  readonly bucket: string;
  readonly amount: string;
  readonly items: number;
}
interface Answer {
  readonly basis: string;
  readonly currencies: readonly {
    readonly currency: string | null;
    readonly open: string;
    readonly items: number;
    readonly customers: number;
    readonly agingByDue: readonly Line[];
    readonly agingByIssue: readonly Line[];
    readonly pastDuePercent: { readonly byAmount: string; readonly byCount: string };
    readonly top: readonly { readonly customer: string; readonly open: string }[];
    readonly metrics: Readonly<Record<string, unknown>>;
  }[];
}

function monthEnd(file: string, asOf: string): Answer {
  const args = [
    "--import",
    "tsx",
    resolve("src/cli/month-end.ts"),
    join(ledgers, file),
    "--as-of",
    asOf,
    "--json",
    "--out",
    join(out, `${file}-${asOf}.xlsx`),
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })) as Answer;
}

function expectedOf(name: string): { readonly as_of?: unknown; readonly asOf: Readonly<Record<string, unknown>> } {
  return JSON.parse(readFileSync(join(ledgers, "expected", `${name}.json`), "utf8")) as { asOf: Record<string, unknown> };
}

function compare(answer: Answer["currencies"][number] | undefined, expected: Expected): void {
  const lines = (aging: readonly Line[] | undefined): Record<string, Bucket> =>
    Object.fromEntries((aging ?? []).map(({ bucket, amount, items }) => [bucket === "91+" ? "90+" : bucket, { amount, count: items }]));
  expect({ total: answer?.open, count: answer?.items, customers: answer?.customers }).toEqual(expected.open);
  expect(lines(answer?.agingByDue)).toEqual(expected.aging_by_due_date);
  expect(lines(answer?.agingByIssue)).toEqual(expected.aging_by_invoice_date ?? expected.aging_by_posting_date);
  expect(answer?.pastDuePercent).toEqual({
    byAmount: expected.pct_past_due.by_amount.value,
    byCount: expected.pct_past_due.by_count.value,
  });
  expect(answer?.top.map(({ customer, open }) => ({ customer, open }))).toEqual(
    expected.top10.map(({ customer, open }) => ({ customer, open })),
  );
}

it("is told where the ledgers are", () => expect(existsSync(join(ledgers, "expected"))).toBe(true));

describe("a full history of invoices and settlements", () => {
  const days = Object.entries(expectedOf("ibm_ar_2466").asOf) as [string, Expected][];
  it.each(days)("has the balances, DSO and collection figures of %s to the last digit", (day, expected) => {
    const answer = monthEnd("ibm_ar_2466.csv", day);
    expect(answer.basis).toBe("rebuilt");
    compare(answer.currencies[0], expected);
    const paid = expected.payment_behaviour?.trailing_365_days_by_settlement;
    expect(answer.currencies[0]?.metrics).toEqual({
      dsoSimple30: expected.dso?.["simple_30"]?.value,
      dsoSimple90: expected.dso?.["simple_90"]?.value,
      dsoSimple365: expected.dso?.["simple_365"]?.value,
      dsoQuarter: expected.dso?.["quarter"]?.value,
      dsoCountBack: expected.dso?.["countback_month"]?.value,
      bestPossibleDso90: expected.dso?.["best_possible_90"]?.value,
      averageDaysDelinquent90: expected.dso?.["add_dso_method_90"]?.value,
      daysToPay365: paid?.wadtp.value,
      daysLate365: { floored: paid?.add_paid_floored.value, signed: paid?.add_paid_signed.value },
      ceiQuarter: expected.cei?.quarter.value,
    });
  });
});

describe("a list of open items in two currencies", () => {
  const byDay = expectedOf("highradius_open_9700").asOf as Readonly<Record<string, Readonly<Record<string, Expected>>>>;
  const days = Object.keys(byDay);
  it.each(days)("has each currency's balances of %s apart, and refuses what needs sales", (day) => {
    const answer = monthEnd("highradius_open_9700.csv", day);
    expect(answer.basis).toBe("stated-open-amount");
    for (const currency of ["USD", "CAD"]) {
      const found = answer.currencies.find((each) => each.currency === currency);
      compare(found, byDay[day]?.[currency] as Expected);
      expect(Object.values(found?.metrics ?? {})).toEqual(Array(10).fill({ value: null, reason: "open-items-only" }));
    }
  });
});
