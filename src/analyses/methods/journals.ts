import { exact, type Quantity, type Ratio } from "../../kernel/money.js";

/** 坏账准备; 应收账款; 银行存款; 信用减值损失; 汇兑损益; the account from or to which an allowance is transferred. */
export const accounts = ["allowance", "receivable", "bank", "impairmentLoss", "exchangeDifference", "transfer"] as const;
export type Account = (typeof accounts)[number];

/** One entry; debit and credit bear the same amount, so that every list of entries balances. Amounts are positive. */
export interface JournalEntry {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Ratio;
}

/** Movements that only some periods have; money, exchange and transfer positive where they raise the allowance. */
export interface FurtherMovements {
  /** Recoveries of amounts written off that are income at once. */
  readonly recoveryToProfit?: Quantity;
  readonly exchange?: Quantity;
  readonly transfer?: Quantity;
}

/**
 * Entries of a period for write-off, recovery (through the allowance: reinstated, then received), recovery to profit or loss, exchange difference,
 * transfer and charge, in this order. A zero amount gives no entry, a negative one turns its entry round: a negative charge is a release.
 * Source: METHODS C, table of entries.
 */
export function allowanceJournals(
  writeOff: Quantity,
  recovery: Quantity,
  charge: Quantity,
  { recoveryToProfit = 0, exchange = 0, transfer = 0 }: FurtherMovements = {},
): readonly JournalEntry[] {
  return [
    ...entry("allowance", "receivable", writeOff),
    ...entry("receivable", "allowance", recovery),
    ...entry("bank", "receivable", recovery),
    ...entry("bank", "impairmentLoss", recoveryToProfit),
    ...entry("exchangeDifference", "allowance", exchange),
    ...entry("transfer", "allowance", transfer),
    ...entry("impairmentLoss", "allowance", charge),
  ];
}

function entry(debit: Account, credit: Account, quantity: Quantity): readonly JournalEntry[] {
  const amount = exact(quantity);
  if (amount.isZero()) return [];
  return amount.lt(0) ? [{ debit: credit, credit: debit, amount: amount.neg() }] : [{ debit, credit, amount }];
}
