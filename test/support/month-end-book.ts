import { figuresOf } from "../../src/app/figures-of.js";
import type { PlanContext } from "../../src/app/plan-context.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "./book-of.js";

/** A small company's books: two currencies, a credit, a part payment, an item without a due date, a name that looks like a formula. */
export const monthEndSheets: Readonly<Record<string, string>> = {
  Invoices: `
    Customer No | Customer Name      | Invoice No | Type        | Currency | Invoice Date | Due Date   | Amount   | Paid Amount | Paid Date
    C1          | Oakfield Retail    | INV-1      | Invoice     | EUR      | 2026-06-20   | 2026-07-20 | 21300.00 |             |
    C1          | Oakfield Retail    | INV-2      | Invoice     | EUR      | 2026-09-01   | 2026-10-01 | 9872.40  | 5000        | 2026-10-10
    C1          | Oakfield Retail    | CN-3       | Credit note | EUR      | 2026-10-01   | 2026-10-31 | -1250.00 |             |
    C2          | =Calder & Finch    | INV-4      | Invoice     | EUR      | 2026-09-01   | 2026-12-01 | 86410.00 |             |
    C3          | Marlow Industrial  | INV-5      | Invoice     | EUR      | 2026-08-01   | 2026-09-01 | 48275.60 | 48275.60    | 2026-10-05
    C4          | Redstone Hardware  | INV-6      | Invoice     | EUR      | 2026-06-01   | 2026-07-01 | 6150.00  | 6150        | 2026-11-05
    C5          | Van Houten Import  | INV-7      | Invoice     | EUR      | 2026-11-02   | 2026-12-02 | 500.00   |             |
    C6          | Lanhai Trading     | INV-8      | Invoice     | CNY      | 2026-09-20   |            | 31200.00 |             |
    C7          | Kestrel Marine     | CN-9       | Credit note | CNY      | 2026-09-20   | 2026-10-20 | -34900   |             |
    C7          | Kestrel Marine     | INV-10     | Invoice     | CNY      | 2026-10-12   | 2026-11-11 | 12000    |             |
  `,
  Customers: `
    Customer No | Name            | Credit Limit | Currency | Terms
    C1          | Oakfield Retail | 20000        | EUR      | 30
    C2          | Calder & Finch  | 90000        | EUR      | 90
  `,
};

export const monthEndDay = dayFromIso("2026-10-31");

/** What the sheets of a month-end are planned from, for a workbook of these sheets (or one that stands). */
export async function monthEndContext(
  locale: "en-US" | "zh-CN",
  book: Workbook = bookOf(monthEndSheets),
  asOf = monthEndDay,
): Promise<PlanContext> {
  const source = await readSource(hostOf(book), noChoices, unwatched);
  if (!source.ok) throw new Error(JSON.stringify(source.failure));
  const at = figuresOf(source.value, asOf);
  if (!at.ok) throw new Error(JSON.stringify(at.failure));
  return { source: source.value, ...at.value, locale, preparedAt: "2026-11-02 09:47" };
}
