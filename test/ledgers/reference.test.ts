import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import Papa from "papaparse";
import { exact, rounded, type Ratio } from "../../src/kernel/money.js";

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

function monthEnd(file: string, asOf: string, ...more: readonly string[]): Answer {
  const args = [
    "--import",
    "tsx",
    resolve("src/cli/month-end.ts"),
    resolve(ledgers, file),
    "--as-of",
    asOf,
    "--json",
    "--out",
    join(out, `${basename(file)}-${asOf}.xlsx`),
    ...more,
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })) as Answer;
}

function expectedOf(name: string): { readonly as_of?: unknown; readonly asOf: Readonly<Record<string, unknown>> } {
  return JSON.parse(readFileSync(join(ledgers, "expected", `${name}.json`), "utf8")) as { asOf: Record<string, unknown> };
}

/** An aging as the answers write it. */
function linesOf(aging: readonly Line[] | undefined): Record<string, Bucket> {
  return Object.fromEntries(
    (aging ?? []).map(({ bucket, amount, items }) => [bucket === "91+" ? "90+" : bucket, { amount, count: items }]),
  );
}

function compare(answer: Answer["currencies"][number] | undefined, expected: Expected): void {
  expect({ total: answer?.open, count: answer?.items, customers: answer?.customers }).toEqual(expected.open);
  expect(linesOf(answer?.agingByDue)).toEqual(expected.aging_by_due_date);
  expect(linesOf(answer?.agingByIssue)).toEqual(expected.aging_by_invoice_date ?? expected.aging_by_posting_date);
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
    expect(answer.currencies[0]?.metrics).toMatchObject({
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
      const { percentCurrent, concentration, topTenShare, costOfOverdue, costOfReceivables, ...others } = found?.metrics ?? {};
      const { tradeWorkingCapital, workingCapital, cashRatio, ...ofHistory } = others;
      expect(new Set(Object.values(ofHistory).map((each) => JSON.stringify(each)))).toEqual(
        new Set([JSON.stringify({ value: null, reason: "open-items-only" })]),
      );
      // What balances alone tell is told: the parts past due and not past due make up the whole.
      expect(Number(percentCurrent) + Number(found?.pastDuePercent.byAmount)).toBeCloseTo(100, 5);
      for (const each of [concentration, topTenShare]) expect(Number(each)).toBeGreaterThan(0);
      const missing = { value: null, reason: "cost-of-capital-missing" };
      expect([costOfOverdue, costOfReceivables]).toEqual([missing, missing]);
      const notStated = { value: null, reason: "balance-not-stated" };
      expect([tradeWorkingCapital, workingCapital, cashRatio]).toEqual([notStated, notStated, notStated]);
    }
  });
});

describe("a small list with two rows entered twice", () => {
  interface Sample {
    readonly open: { readonly total: string; readonly count: number };
    readonly aging_by_due_date: Readonly<Record<string, Bucket>>;
    readonly pct_past_due: Value;
    readonly top10: readonly { readonly customer: string; readonly open: string }[];
  }
  const byDay = expectedOf("powerbi_sample").asOf as Readonly<Record<string, Readonly<Record<string, Sample>>>>;
  const cases = Object.keys(byDay).flatMap((day) => [
    [day, "with", "with_exact_duplicate_rows_kept", []] as const,
    [day, "without", "with_exact_duplicate_rows_removed", ["--exclude-duplicates"]] as const,
  ]);
  it.each(cases)("has the balances of %s %s the repeats", (day, _, key, options) => {
    const answer = monthEnd("powerbi_sample_invoices.csv", day, ...options).currencies[0];
    const expected = byDay[day]?.[key] as Sample;
    expect({ total: answer?.open, count: answer?.items }).toEqual(expected.open);
    expect(linesOf(answer?.agingByDue)).toEqual(expected.aging_by_due_date);
    expect(answer?.pastDuePercent.byAmount).toBe(expected.pct_past_due.value);
    expect(answer?.top.map(({ customer, open }) => [customer, open])).toEqual(expected.top10.map(({ customer, open }) => [customer, open]));
  });
});

describe("invoices made of lines and prices, without due dates", () => {
  type Row = Readonly<Record<string, string>>;
  const rowsOf = (name: string): readonly Row[] =>
    Papa.parse<Row>(readFileSync(join(ledgers, "etl_invoices", name), "utf8"), { header: true, skipEmptyLines: true }).data;
  const expected = JSON.parse(readFileSync(join(ledgers, "expected", "etl_invoices.json"), "utf8")) as {
    readonly totals: { readonly billed_rounded_per_invoice: string; readonly last: string };
    readonly billed_by_month: Readonly<Record<string, string>>;
    readonly top10_accounts: readonly { readonly account_id: string; readonly billed: string }[];
  };
  const asOf = expected.totals.last;
  const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

  /** Quantity x price, exact, then half away from zero to cents for each invoice. */
  const invoices = ((): readonly { readonly id: string; readonly account: string; readonly issued: string; readonly amount: Ratio }[] => {
    const prices = new Map(rowsOf("skus.csv").map((row) => [row["item_id"], exact(row["item_retail_price"] ?? "")]));
    const sums = new Map<string, Ratio>();
    for (const { invoice_id: id = "", item_id: item, quantity = "" } of rowsOf("invoice_line_items.csv"))
      sums.set(id, (sums.get(id) ?? exact(0)).plus((prices.get(item) ?? exact(NaN)).times(quantity)));
    return rowsOf("invoices.csv").map(({ invoice_id: id = "", account_id: account = "", date_issued: issued = "" }) => ({
      id,
      account,
      issued,
      amount: rounded(sums.get(id) ?? exact(0), 2),
    }));
  })();
  const totalOf = (some: typeof invoices): string => some.reduce((sum, { amount }) => sum.plus(amount), exact(0)).toFixed(2);

  const file = join(out, "etl_invoices.csv");
  const lines = invoices.map(({ id, account, issued, amount }) => [account, id, issued, amount.toFixed(2)].join(","));
  writeFileSync(file, ["Customer ID,Invoice No.,Invoice date,Amount", ...lines].join("\n"));
  const answer = monthEnd(file, asOf, "--terms", "30").currencies[0];

  it("are billed as the answers say, in all and by month", () => {
    expect(totalOf(invoices)).toBe(expected.totals.billed_rounded_per_invoice);
    for (const [month, billed] of Object.entries(expected.billed_by_month))
      expect([month, totalOf(invoices.filter(({ issued }) => issued.startsWith(month)))]).toEqual([month, billed]);
  });

  it("are all open, and owed by the accounts to which most was billed", () => {
    expect([answer?.open, answer?.items, answer?.customers]).toEqual([expected.totals.billed_rounded_per_invoice, invoices.length, 200]);
    expect(answer?.top.map(({ customer, open }) => [customer, open])).toEqual(
      expected.top10_accounts.map(({ account_id: account, billed }) => [account, billed]),
    );
  });

  it("are due thirty days after they were issued", () => {
    const bands = [
      ["current", -Infinity, 0],
      ["1-30", 1, 30],
      ["31-60", 31, 60],
      ["61-90", 61, 90],
      ["90+", 91, Infinity],
    ] as const;
    const aged = bands.map(([band, from, to]) => {
      const within = invoices.filter(({ issued }) => {
        const late = dayOf(asOf) - (dayOf(issued) + 30);
        return late >= from && late <= to;
      });
      return [band, { amount: totalOf(within), count: within.length }];
    });
    expect(linesOf(answer?.agingByDue)).toEqual(Object.fromEntries(aged));
  });
});
