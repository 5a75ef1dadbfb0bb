import type { DayNumber } from "../kernel/day.js";
import { exponentOf, minor, minorFromDecimalText, zero, type Minor } from "../kernel/money.js";
import { entryKinds, itemKind, type Ledger } from "../ledger/ledger.js";
import type { MovementKind, ProvisionPolicy, RecoveryChoice } from "../policy/provision-policy.js";
import { allowanceRollForward, type RecoveryRoute } from "./methods/allowance.js";
import { allowanceJournals, type JournalEntry } from "./methods/journals.js";
import { had, unavailable, type Outcome } from "./methods/outcome.js";
import type { AllowanceRollForward, ProvisionReason } from "./provision-figures.js";

/** What moved one currency's allowance between the day of its opening balance and the as-of day, the charge left out. */
export interface Movements {
  /** The latest opening balance on or before the as-of day; `undefined` where the policy states none. */
  readonly opening: { readonly day: DayNumber; readonly amount: Minor } | undefined;
  readonly writeOffs: Minor;
  readonly writeOffsFrom: AllowanceRollForward["writeOffsFrom"];
  readonly recoveries: Minor;
  readonly exchange: Minor;
  readonly transfers: Minor;
}

/** A movement that AR_Allowance states, its amount in minor units of the currency. */
export interface MovementRow {
  readonly kind: MovementKind;
  readonly day: DayNumber;
  readonly amount: Minor;
}

/** What AR_Allowance states of one currency till the as-of day, openings included. A row without a currency is of the only one the ledger has. */
export function movementRows(ledger: Ledger, currency: number, policy: ProvisionPolicy, asOf: DayNumber): readonly MovementRow[] {
  const code = ledger.currencies[currency]?.code ?? undefined;
  const exponent = exponentOf(code ?? null);
  return policy.movements
    .filter((row) => row.day <= asOf && (row.currency ?? (ledger.currencies.length === 1 ? code : null)) === code)
    .map(({ kind, day, amount }) => ({ kind, day, amount: minorFromDecimalText(amount, exponent)?.minor ?? zero }));
}

/**
 * Movements of one currency after its opening balance, till the as-of day: those of AR_Allowance, and where it names no write-off the write-offs
 * that the ledger knows.
 */
export function movementsOf(ledger: Ledger, currency: number, policy: ProvisionPolicy, asOf: DayNumber): Movements {
  const rows = movementRows(ledger, currency, policy, asOf);
  const openings = rows.filter(({ kind }) => kind === "opening");
  const opening = openings.reduce<Movements["opening"]>((latest, row) => (!latest || row.day >= latest.day ? row : latest), undefined);
  const since = opening?.day ?? asOf;
  const total = (wanted: MovementKind): Minor =>
    minor(rows.reduce((sum, { kind, day, amount }) => (kind === wanted && day > since ? sum + amount : sum), 0));
  const stated = rows.some(({ kind, day }) => kind === "write-off" && day > since);
  return {
    opening,
    writeOffs: stated ? total("write-off") : ledgerWriteOffs(ledger, currency, since, asOf),
    writeOffsFrom: stated ? "policy" : "ledger",
    recoveries: total("recovery"),
    exchange: total("exchange"),
    transfers: total("transfer"),
  };
}

/** Written off after `since`, till `asOf`: set against items, or standing as items of their own. */
function ledgerWriteOffs(ledger: Ledger, currency: number, since: DayNumber, asOf: DayNumber): Minor {
  const within = (day: number): boolean => day > since && day <= asOf;
  let sum = 0;
  const { entries } = ledger;
  for (let e = 0; e < entries.size; e++)
    if (
      entryKinds[entries.kind[e] as number] === "write-off" &&
      within(entries.day[e] as number) &&
      (ledger.currency[entries.item[e] as number] as number) === currency
    )
      sum += entries.amount[e] as number;
  for (let i = 0; i < ledger.size; i++)
    if (ledger.kind[i] === itemKind["write-off"] && (ledger.currency[i] as number) === currency && within(ledger.issued[i] as number))
      sum -= ledger.amount[i] as number;
  return minor(sum);
}

/** The charge that brings the allowance to what is required. Source: METHODS C, required-balance methods. */
export function rollForward(
  movements: Movements,
  required: Outcome<Minor, ProvisionReason>,
  recoveries: RecoveryChoice,
  asOf: DayNumber,
): Outcome<AllowanceRollForward, ProvisionReason> {
  if (required.kind !== "value") return required;
  return moved(movements, recoveries, asOf, (before) => minor(required.value - before));
}

/** 销货百分比法: the charge is given, and the closing balance what comes of it. */
export function rollForwardOfSales(
  movements: Movements,
  charge: Minor,
  recoveries: RecoveryChoice,
  asOf: DayNumber,
): Outcome<AllowanceRollForward, ProvisionReason> {
  return moved(movements, recoveries, asOf, () => charge);
}

function moved(
  movements: Movements,
  recoveries: RecoveryChoice,
  asOf: DayNumber,
  chargeOf: (before: Minor) => Minor,
): Outcome<AllowanceRollForward, ProvisionReason> {
  const { opening, writeOffs, exchange, transfers } = movements;
  if (!opening) return unavailable("opening-missing");
  const route: RecoveryRoute = recoveries === "allowance" ? "allowance" : "pl";
  const moves = { writeOffs, recoveries: movements.recoveries };
  const before = minor(allowanceRollForward(opening.amount, moves, exchange + transfers, 0, route).before.toNumber());
  const charge = chargeOf(before);
  return had({
    from: opening.day,
    to: asOf,
    opening: opening.amount,
    writeOffs,
    writeOffsFrom: movements.writeOffsFrom,
    recoveries: route === "allowance" ? movements.recoveries : zero,
    recoveriesToProfit: route === "allowance" ? zero : movements.recoveries,
    exchange,
    transfers,
    before,
    charge,
    closing: minor(before + charge),
  });
}

/** The entries of the period, the charge to be posted among them. */
export function journalOf(moved: AllowanceRollForward): readonly JournalEntry[] {
  return allowanceJournals(moved.writeOffs, moved.recoveries, moved.charge, {
    recoveryToProfit: moved.recoveriesToProfit,
    exchange: moved.exchange,
    transfer: moved.transfers,
  });
}
