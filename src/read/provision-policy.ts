import * as z from "zod/mini";
import { exact } from "../kernel/money.js";
import {
  defaultProvision,
  movementKinds,
  poolKeys,
  provisionCreditChoices,
  provisionMethods,
  provisionWordings,
  rateBuckets,
  recoveryChoices,
  rollAveragings,
  securityKinds,
  type AllowanceMovement,
  type PoolMember,
  type PoolRate,
  type ProvisionPolicy,
  type ProvisionScenario,
  type SecurityEntry,
  type SpecificEntry,
} from "../policy/provision-policy.js";
import { isBlank, isCellError, type CellValue } from "../sheet/cell.js";
import { code, type PolicyCells, type PolicyRow } from "./policy-cells.js";

const fraction = z.number().check(z.minimum(0), z.maximum(1));
const multiplier = z.number().check(z.positive(), z.maximum(100));
const money = z.number().check(z.minimum(0), z.maximum(1e13));
const signedMoney = z.number().check(z.minimum(-1e13), z.maximum(1e13));
const months = z.int().check(z.minimum(12), z.maximum(36));
const lateDays = z.int().check(z.minimum(1), z.maximum(36_500));
const words = z.string().check(z.minLength(1));

const aRate = "a rate from 0% to 100%";
const aCode = "an ISO code such as EUR, or nothing";
const anAmount = "an amount of 0 or more";

/** What AR Policy says of provisions: its settings and its tables AR_Scenarios, AR_Pools, AR_PoolRates, AR_Specific, AR_Security, AR_Allowance. */
export function readProvision(cells: PolicyCells, limits: readonly number[]): ProvisionPolicy {
  return new ProvisionReader(cells, limits).read();
}

class ProvisionReader {
  constructor(
    private readonly cells: PolicyCells,
    private readonly limits: readonly number[],
  ) {}

  read(): ProvisionPolicy {
    const { cells } = this;
    const pools = this.rows("AR_Pools", (row) => this.pool(row));
    const number = (key: string, schema: z.ZodMiniType<number>, expected: string): string | undefined => {
      const value = cells.setting(key, schema, expected);
      return value === undefined ? undefined : decimal(value);
    };
    return {
      method: cells.choice("provision_method", provisionMethods) ?? defaultProvision.method,
      wording: cells.choice("provision_wording", provisionWordings) ?? defaultProvision.wording,
      credits: cells.choice("provision_credits", provisionCreditChoices) ?? defaultProvision.credits,
      factor: number("provision_factor", multiplier, "a multiplier above 0, such as 1.1") ?? defaultProvision.factor,
      scenarios: this.scenarios(),
      historyMonths:
        cells.setting("provision_history_months", months, "a whole number of months from 12 to 36") ?? defaultProvision.historyMonths,
      averaging: cells.choice("provision_averaging", rollAveragings) ?? defaultProvision.averaging,
      lastBucketLoss: number("provision_last_bucket_loss", fraction, aRate) ?? defaultProvision.lastBucketLoss,
      lostAfterDays: cells.setting("provision_lost_after_days", lateDays, "a whole number of days above 0, or nothing"),
      rate: number("provision_rate", fraction, `${aRate}, or nothing`),
      recoveries: cells.choice("provision_recoveries", recoveryChoices) ?? defaultProvision.recoveries,
      pools,
      poolRates: this.rows("AR_PoolRates", (row) => this.poolRate(row, pools)),
      specific: this.rows("AR_Specific", (row) => this.specific(row)),
      security: this.rows("AR_Security", (row) => this.security(row)),
      movements: this.rows("AR_Allowance", (row) => this.movement(row)),
    };
  }

  private rows<T>(table: string, read: (row: PolicyRow) => T | undefined): readonly T[] {
    return this.cells.body(table).flatMap((row) => {
      const value = read(row);
      return value === undefined ? [] : [value];
    });
  }

  /** Scenarios whose probabilities do not add up to 1 would scale every rate unseen. */
  private scenarios(): readonly ProvisionScenario[] {
    const scenarios = this.rows("AR_Scenarios", (row): ProvisionScenario | undefined => {
      const name = this.text(row, 0, "a name");
      const probability = this.number(row, 1, fraction, "a probability from 0% to 100%");
      const factor = this.number(row, 2, multiplier, "a multiplier above 0, such as 1.2");
      return name === undefined || probability === undefined || factor === undefined
        ? undefined
        : { name, probability, multiplier: factor };
    });
    const all = scenarios.reduce((sum, { probability }) => sum.plus(probability), exact(0));
    const last = this.cells.body("AR_Scenarios").at(-1);
    if (scenarios.length === 0 || all.eq(1) || !last) return scenarios;
    this.cells.complain(last.grid, last.row, 1, `probabilities that add up to 100% (they make ${all.times(100).toFixed()}%)`);
    return [];
  }

  private pool(row: PolicyRow): PoolMember | undefined {
    const pool = this.text(row, 0, "the name of a pool");
    const by = this.choice(row, 1, poolKeys);
    const value = this.text(row, 2, by === "customer" ? "a customer's number or name" : "a value of that column");
    return pool === undefined || by === undefined || value === undefined ? undefined : { pool, by, value };
  }

  private poolRate(row: PolicyRow, pools: readonly PoolMember[]): PoolRate | undefined {
    const pool = this.text(row, 0, "the name of a pool in AR_Pools");
    const ids = rateBuckets(this.limits);
    // Excel turns a typed 1-30 into a day; the complaint then names the cell and the texts that are meant.
    const bucket = this.choice(row, 1, ids as readonly [string, ...string[]]);
    const rate = this.number(row, 2, fraction, aRate);
    if (pool !== undefined && !pools.some((each) => each.pool === pool)) {
      this.cells.complain(row.grid, row.row, 0, "the name of a pool in AR_Pools");
      return undefined;
    }
    return pool === undefined || bucket === undefined || rate === undefined ? undefined : { pool, bucket, rate };
  }

  private specific(row: PolicyRow): SpecificEntry | undefined {
    const before = this.cells.failures.length;
    const customer = this.text(row, 0, "a customer's number or name");
    const invoice = this.filled(row, 1) ? this.text(row, 1, "an invoice number, or nothing") : "";
    const reason = this.text(row, 2, "the reason for the estimate");
    const currency = this.currency(row, 3);
    const rate = this.filled(row, 4) ? this.number(row, 4, fraction, `${aRate}, or nothing`) : undefined;
    const amount = this.filled(row, 5) ? this.number(row, 5, money, `${anAmount}, or nothing`) : undefined;
    if (this.filled(row, 4) === this.filled(row, 5)) this.cells.complain(row.grid, row.row, 5, "either a rate or an amount, not both");
    if (this.cells.failures.length > before) return undefined;
    return { customer: customer ?? "", invoice: invoice ?? "", currency, rate, amount, reason: reason ?? "" };
  }

  private security(row: PolicyRow): SecurityEntry | undefined {
    const customer = this.text(row, 0, "a customer's number or name");
    const kind = this.choice(row, 1, securityKinds);
    const note = this.note(row, 2);
    const currency = this.currency(row, 3);
    const amount = this.number(row, 4, money, anAmount);
    const ownRisk = this.filled(row, 5) ? this.number(row, 5, fraction, "a share from 0% to 100%, or nothing") : "0";
    const integral = this.filled(row, 6) ? this.choice(row, 6, ["yes", "no"]) : "yes";
    if (customer === undefined || kind === undefined || amount === undefined || ownRisk === undefined || integral === undefined)
      return undefined;
    return { customer, kind, note, currency, amount, ownRisk, integral: integral === "yes" };
  }

  private movement(row: PolicyRow): AllowanceMovement | undefined {
    const kind = this.choice(row, 0, movementKinds);
    const day = this.cells.dayOf(row.cells[1] ?? null);
    if (day === undefined) this.cells.complain(row.grid, row.row, 1, "a day such as 2026-09-30");
    const note = this.note(row, 2);
    const currency = this.currency(row, 3);
    const signed = kind === "exchange" || kind === "transfer" || kind === "opening";
    const amount = this.number(row, 4, signed ? signedMoney : money, signed ? "an amount" : anAmount);
    return kind === undefined || day === undefined || amount === undefined ? undefined : { kind, day, note, currency, amount };
  }

  private note(row: PolicyRow, column: number): string {
    return this.filled(row, column) ? (this.text(row, column, "a note") ?? "") : "";
  }

  private filled({ cells }: PolicyRow, column: number): boolean {
    return !isBlank(cells[column] ?? null);
  }

  /** Numbers that stand for names (a customer's number) count as texts. */
  private text(row: PolicyRow, column: number, expected: string): string | undefined {
    const cell: CellValue = row.cells[column] ?? null;
    const shown = cell === null || isCellError(cell) ? "" : String(cell).trim();
    return this.cells.parse(words, shown, row.grid, row.row, column, expected);
  }

  private number(row: PolicyRow, column: number, schema: z.ZodMiniType<number>, expected: string): string | undefined {
    const value = this.cells.parse(schema, row.cells[column] ?? null, row.grid, row.row, column, expected);
    return value === undefined ? undefined : decimal(value);
  }

  private choice<T extends string>(row: PolicyRow, column: number, choices: readonly [T, ...T[]]): T | undefined {
    return this.cells.parse(z.enum(choices), row.cells[column] ?? null, row.grid, row.row, column, choices.join(", "));
  }

  private currency(row: PolicyRow, column: number): string | undefined {
    return this.filled(row, column) ? this.cells.parse(code, row.cells[column] ?? null, row.grid, row.row, column, aCode) : undefined;
  }
}

/** The decimal of at most 15 digits for which a cell's number stands. */
function decimal(value: number): string {
  return exact(Number(value.toPrecision(15))).toFixed();
}
