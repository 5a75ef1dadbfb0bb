import { exact, type Quantity, type Ratio } from "../../kernel/money.js";

/** 坏账准备; 应收账款; 银行存款; 信用减值损失. */
export type Account = "allowance" | "receivable" | "bank" | "impairmentLoss";

/** One entry; debit and credit bear the same amount, so that every list of entries balances. Amounts are positive. */
export interface JournalEntry {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: Ratio;
}

/**
 * Entries of a period for write-off, recovery (through the allowance: reinstated, then received) and charge, in this order. A zero amount gives no
 * entry, a negative one turns its entry round: a negative charge is a release. Source: METHODS C, table of entries.
 */
export function allowanceJournals(writeOff: Quantity, recovery: Quantity, charge: Quantity): readonly JournalEntry[] {
  return [
    ...entry("allowance", "receivable", writeOff),
    ...entry("receivable", "allowance", recovery),
    ...entry("bank", "receivable", recovery),
    ...entry("impairmentLoss", "allowance", charge),
  ];
}

function entry(debit: Account, credit: Account, quantity: Quantity): readonly JournalEntry[] {
  const amount = exact(quantity);
  if (amount.isZero()) return [];
  return amount.lt(0) ? [{ debit: credit, credit: debit, amount: amount.neg() }] : [{ debit, credit, amount }];
}
