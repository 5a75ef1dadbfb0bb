import * as z from "zod/mini";
import { statedBalanceKinds, type StatedBalance } from "../policy/stated-balance.js";
import { isBlank } from "../sheet/cell.js";
import { code, decimalOf, type PolicyCells } from "./policy-cells.js";

/** The table of AR Policy in which balances beside the receivables are entered: which, entity, currency, day, amount. */
export const statedBalanceTable = "AR_LedgerBalances";

const kind = z.enum(statedBalanceKinds);
const amount = z.number();

/**
 * Reads the balances beside the receivables. A row without an amount waits for one; a row with a cell that cannot be read is complained of and left
 * out whole, and so is a second amount for one balance of one day.
 */
export function readStatedBalances(policy: PolicyCells): readonly StatedBalance[] {
  const met = new Set<string>();
  return policy.body(statedBalanceTable).flatMap(({ grid, row, cells }): readonly StatedBalance[] => {
    const at = (column: number): (typeof cells)[number] => cells[column] ?? null;
    if (isBlank(at(4))) return [];
    const before = policy.failures.length;
    const which = policy.parse(kind, at(0), grid, row, 0, statedBalanceKinds.join(", "));
    const entity = isBlank(at(1)) ? "" : String(at(1)).trim();
    const currency = isBlank(at(2))
      ? undefined
      : policy.parse(code, at(2), grid, row, 2, "an ISO code such as EUR, or nothing where the ledger has one currency");
    const day = policy.dayOf(at(3));
    if (day === undefined) policy.complain(grid, row, 3, "the day of the balance, such as 2026-10-31");
    const stated = policy.parse(amount, at(4), grid, row, 4, "the balance as a number, assets and liabilities both positive");
    if (policy.failures.length > before || which === undefined || day === undefined || stated === undefined) return [];
    const key = [which, entity, currency ?? "", day].join("\n");
    if (met.has(key)) {
      policy.complain(grid, row, 0, "each balance once for a day");
      return [];
    }
    met.add(key);
    return [{ kind: which, entity, currency, day, amount: decimalOf(stated) }];
  });
}
