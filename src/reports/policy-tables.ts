import { chinaUplift, fixedSums, referenceRates, references, regimes, statutoryMargins, type Regime } from "../policy/legal-rates.js";
import type { DayNumber } from "../kernel/day.js";
import type { ControlBalance } from "../policy/control-balance.js";
import type { ProvisionPolicy } from "../policy/provision-policy.js";
import { statedBalanceKinds, type StatedBalance, type StatedBalanceKind } from "../policy/stated-balance.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import type { Locale } from "../text/locale.js";
import type { PolicyWord } from "../text/policy-sheet.js";
import { checkBeforeUse, legalNames } from "../text/provision-policy.js";
import { empty, number, text } from "./columns.js";

/** A table of AR Policy; read/provision-policy.ts goes by its name and the order of its columns. */
export interface PolicyTablePlan {
  readonly name: string;
  readonly headers: readonly PolicyWord[];
  readonly rows: readonly (readonly PlanCell[])[];
}

/** Blank rows in which a person can enter without inserting any: another table stands beneath. */
const spareRows = 4;

const day = (column: number, value: DayNumber, role: "input-day" | "day"): PlanCell => ({
  column,
  role,
  value: { kind: "day", day: value },
});
const input = (column: number, value: string | undefined): PlanCell => text(column, value ?? "", "input-text");
const amount = (column: number, value: string | undefined): PlanCell =>
  value === undefined ? empty(column, "input-amount") : number(column, Number(value), "input-amount");
const percent = (column: number, value: string | undefined): PlanCell =>
  value === undefined ? empty(column, "input-percent") : number(column, Number(value), "input-percent");

/** The settings about provisions, each a cell in the second column. */
export function provisionSettings(policy: ProvisionPolicy): readonly { readonly key: PolicyWord; readonly cell: PlanCell }[] {
  return [
    { key: "provision_method", cell: input(1, policy.method) },
    { key: "provision_wording", cell: input(1, policy.wording) },
    { key: "provision_credits", cell: input(1, policy.credits) },
    { key: "provision_factor", cell: number(1, Number(policy.factor), "input-rate") },
    { key: "provision_history_months", cell: number(1, policy.historyMonths, "input-count") },
    { key: "provision_averaging", cell: input(1, policy.averaging) },
    { key: "provision_last_bucket_loss", cell: percent(1, policy.lastBucketLoss) },
    {
      key: "provision_lost_after_days",
      cell: policy.lostAfterDays === undefined ? empty(1, "input-count") : number(1, policy.lostAfterDays, "input-count"),
    },
    { key: "provision_rate", cell: percent(1, policy.rate) },
    { key: "provision_recoveries", cell: input(1, policy.recoveries) },
  ];
}

/** Scenarios, pools and their rates, specific provisions, security, and movements of the allowance. */
export function provisionTables(policy: ProvisionPolicy): readonly PolicyTablePlan[] {
  const tables: readonly PolicyTablePlan[] = [
    {
      name: "AR_Scenarios",
      headers: ["scenario", "probability", "multiplier"],
      rows: policy.scenarios.map(({ name, probability, multiplier }) => [
        input(0, name),
        percent(1, probability),
        number(2, Number(multiplier), "input-rate"),
      ]),
    },
    {
      name: "AR_Pools",
      headers: ["pool", "poolBy", "poolValue"],
      rows: policy.pools.map(({ pool, by, value }) => [input(0, pool), input(1, by), input(2, value)]),
    },
    {
      name: "AR_PoolRates",
      headers: ["pool", "bucket", "rate"],
      rows: policy.poolRates.map(({ pool, bucket, rate }) => [input(0, pool), input(1, bucket), percent(2, rate)]),
    },
    {
      name: "AR_Specific",
      headers: ["customer", "invoice", "reason", "currency", "rate", "amount"],
      rows: policy.specific.map((entry) => [
        input(0, entry.customer),
        input(1, entry.invoice),
        input(2, entry.reason),
        input(3, entry.currency),
        percent(4, entry.rate),
        amount(5, entry.amount),
      ]),
    },
    {
      name: "AR_Security",
      headers: ["customer", "securityKind", "note", "currency", "amountCovered", "ownRisk", "integral"],
      rows: policy.security.map((entry) => [
        input(0, entry.customer),
        input(1, entry.kind),
        input(2, entry.note),
        input(3, entry.currency),
        amount(4, entry.amount),
        percent(5, entry.ownRisk),
        input(6, entry.integral ? "yes" : "no"),
      ]),
    },
    {
      name: "AR_Allowance",
      headers: ["movement", "day", "note", "currency", "amount"],
      rows: policy.movements.map((each) => [
        input(0, each.kind),
        day(1, each.day, "input-day"),
        input(2, each.note),
        input(3, each.currency),
        amount(4, each.amount),
      ]),
    },
  ];
  return tables.map((table) => ({ ...table, rows: [...table.rows, ...spare(table)] }));
}

/** Empty rows that look like the others of their table. */
function spare({ headers }: PolicyTablePlan): readonly (readonly PlanCell[])[] {
  return Array.from({ length: spareRows }, () => headers.map((_, column) => empty(column, "input-text")));
}

/** Balances of the control accounts in the general ledger; read/control-balance.ts goes by the order of the columns. */
export function controlTable(controls: readonly ControlBalance[]): PolicyTablePlan {
  const table: PolicyTablePlan = {
    name: "AR_Control",
    headers: ["entity", "currency", "controlDay", "controlAccount", "controlBalance", "controlLeavesOut", "controlValued"],
    rows: controls.flatMap((each) =>
      // What stands in a named cell of its own is not copied here.
      each.day === undefined
        ? []
        : [
            [
              input(0, each.entity),
              input(1, each.currency),
              day(2, each.day, "input-day"),
              input(3, each.account),
              amount(4, each.balance),
              input(5, each.leavesOut.join(", ")),
              input(6, each.valued),
            ],
          ],
    ),
  };
  return { ...table, rows: [...table.rows, ...spare(table)] };
}

/** Balances beside the receivables; read/stated-balance.ts goes by the order of the columns. A row stands ready for each kind. */
export function statedBalanceTable(balances: readonly StatedBalance[]): PolicyTablePlan {
  const missing = statedBalanceKinds.filter((kind) => !balances.some((each) => each.kind === kind));
  const row = (kind: StatedBalanceKind, of?: StatedBalance): readonly PlanCell[] => [
    input(0, kind),
    input(1, of?.entity),
    input(2, of?.currency),
    of ? day(3, of.day, "input-day") : empty(3, "input-day"),
    amount(4, of?.amount),
  ];
  const table: PolicyTablePlan = {
    name: "AR_LedgerBalances",
    headers: ["statedBalance", "entity", "currency", "controlDay", "statedAmount"],
    rows: [...balances.map((each) => row(each.kind, each)), ...missing.map((kind) => row(kind))],
  };
  return { ...table, rows: [...table.rows, ...spare(table)] };
}

/** What the law says of late payment, with its source, the day it takes effect and the mark that it is to be checked: shown, not read. */
export function legalTable(locale: Locale): PolicyTablePlan {
  const say = (word: keyof typeof legalNames): string => legalNames[word][locale];
  const line = (name: string, from: DayNumber, source: string, value: PlanCell): readonly PlanCell[] => [
    text(0, name, "wrapped"),
    day(1, from, "day"),
    text(2, source, "wrapped"),
    value,
    text(4, checkBeforeUse[locale], "text"),
  ];
  const rate = (value: number): PlanCell => number(3, value, "rate-percent");
  const used = regimes.flatMap((regime) => (regime === "CN" ? (["chinaLpr1Year"] as const) : [references[regime].table]));
  const rows = [
    ...[...new Set(used)].flatMap((table) =>
      referenceRates[table].rates.map(({ from, rate: value }) =>
        line(`${referenceRates[table].name}`, from, `${referenceRates[table].source} (${whoUses(table).join(", ")})`, rate(value)),
      ),
    ),
    ...statutoryMargins.map(({ regime, consumer, from, margin, source }) =>
      line(`${regime}: ${say("margin")}${consumer ? `, ${say("consumer")}` : ""}`, from, source, rate(margin)),
    ),
    line(`CN: ${say("uplift")}`, chinaUplift.from, chinaUplift.source, number(3, chinaUplift.low, "rate")),
    line(`CN: ${say("upliftHigh")}`, chinaUplift.from, chinaUplift.source, number(3, chinaUplift.high, "rate")),
    ...(["UK", "EU", "IE", "DE"] as const).flatMap((regime) =>
      fixedSums[regime].bands.map(({ below, sum }) =>
        line(
          `${regime}: ${say("fixedSum")}, ${fixedSums[regime].currency}${below === null ? "" : `, ${say("below")} ${below}`}`,
          fixedSums[regime].from,
          fixedSums[regime].source,
          number(3, sum, "amount"),
        ),
      ),
    ),
  ];
  return { name: "AR_LegalRates", headers: ["legalRate", "effective", "legalSource", "legalValue", "standing"], rows };
}

function whoUses(table: keyof typeof referenceRates): readonly Regime[] {
  return regimes.filter((regime) => (regime === "CN" ? table === "chinaLpr1Year" : references[regime].table === table));
}
