import { monthEnd, type MonthEnd } from "../../src/app/month-end.js";
import { noChoices, type SourceChoices } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Failure } from "../../src/sheet/failure.js";
import type { Workbook } from "../../src/workbook/workbook.js";

/**
 * Two companies with an export each, as their systems write them: a British one in pounds with its dates as text, day first, and a German one
 * in euros with real dates and other columns. Both use customer 10001, for different customers, and both have an invoice 7.
 */
export const twoCompanies = {
  "UK Ltd": `
Customer No | Customer Name | Invoice No | Invoice Date | Due Date | Currency | Amount | Settled Date | Cost Centre
10001 | Harbour Foods | 7 | 25/01/2026 | 24/02/2026 | GBP | 100.00 | | North
10001 | Harbour Foods | 8 | 26/02/2026 | 28/03/2026 | GBP | 40.50 | 15/03/2026 | South
10002 | Acme Ltd | 9 | 28/02/2026 | 30/04/2026 | GBP | 9.50 | | South`,
  GmbH: `
Document Number | Customer | Customer name | Document Date | Net Due Date | Amount | Document Currency | Clearing Date
7 | 10001 | Müller Maschinenbau | 2026-01-10 | 2026-02-09 | 500.00 | EUR |
11 | 10003 | UK Ltd | 2026-03-01 | 2026-03-31 | 1000.00 | EUR |
12 | 10002 | ACME Ltd. | 2026-02-01 | 2026-03-03 | 20.25 | EUR |`,
} as const;

export const bothCompanies: NonNullable<SourceChoices["entities"]> = [
  { entity: "UK Ltd", place: "UK Ltd", currency: undefined },
  { entity: "GmbH", place: "GmbH", currency: undefined },
];

/** A run on a workbook as the command line makes it. */
export async function runOn(book: Workbook, choices: Partial<SourceChoices> = {}, asOf = "2026-03-31"): Promise<MonthEnd | Failure> {
  const request = { asOf: dayFromIso(asOf), locale: "en-US", preparedAt: "2026-04-01 09:00", whenEdited: "keep" } as const;
  const done = await monthEnd(hostOf(book), { ...request, choices: { ...noChoices, ...choices } }, unwatched);
  return done.ok ? done.value : done.failure;
}
