import type { Mapping, MappedColumn } from "../ledger/ledger.js";
import { headerWords, wordScore, type HeaderWords } from "./header-words.js";

type CustomerField = "customer" | "customerName" | "currency";

/**
 * Finds customer, name and currency among the columns that a table of another kind (receipts, deliveries) left free. One customer column, whatever it
 * holds, is the customer. `headers` are normalised; `claim` takes a column for a field, -1 for none.
 */
export function claimCustomer(
  headers: readonly string[],
  taken: ReadonlySet<number>,
  mapping: { -readonly [F in keyof Mapping]: MappedColumn | undefined },
  claim: (field: CustomerField, column: number) => void,
): void {
  const best = (meaning: HeaderWords): number => {
    const scores = headers.map((header, column) => (taken.has(column) ? 0 : wordScore(meaning, header)));
    const most = Math.max(0, ...scores);
    return most >= 0.5 ? scores.indexOf(most) : -1;
  };
  for (const field of ["customer", "customerName", "currency"] as const) claim(field, best(headerWords[field]));
  if (mapping.customer || !mapping.customerName) return;
  mapping.customer = mapping.customerName;
  delete mapping.customerName;
}
