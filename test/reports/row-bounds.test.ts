import fc from "fast-check";
import { figuresOf } from "../../src/app/figures-of.js";
import { packSheets } from "../../src/app/plans.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { minor } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { UnbilledOfCurrency } from "../../src/analyses/deliveries.js";
import type { CustomerTerms } from "../../src/policy/policy.js";
import { SheetRows, type RowForm } from "../../src/sheet/sheet-rows.js";
import { bytesOfRows, rowBytes } from "../../src/write/blocks.js";
import { bookOfRows, companies, customerIds, reportDay, sheetsOf } from "../support/random-books.js";

/** Formulas are longest at the end of the largest sheet. */
const lastRow = 1_048_575;

const termsOf = (id: string, i: number): CustomerTerms => ({
  id,
  name: "",
  limit: i === 0 ? undefined : { amount: "123456789.01", currency: i % 2 === 0 ? "USD" : "EUR" },
  termsDays: undefined,
  language: undefined,
  related: false,
});

const delivered: UnbilledOfCurrency = {
  currency: "EUR",
  total: minor(customerIds.length * 5_000_000_00),
  customers: customerIds.map((customer) => ({ customer, name: "", total: minor(5_000_000_00), deliveries: [] })),
};

it("no row of a pack takes more than its form tells, whatever the books and wherever it stands", async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(companies({ paidIn: "rows" }), fc.constantFrom("en-US", "zh-CN"), async (company, locale) => {
      const source = await readSource(hostOf(bookOfRows(sheetsOf(company))), noChoices, unwatched);
      if (!source.ok) return;
      // Limits in the one currency or the other, and what is delivered: the longest formulas of a credit list.
      const reading = { ...source.value, customers: new Map(customerIds.map((id, i) => [id, termsOf(id, i)])) };
      const at = figuresOf(reading, reportDay);
      if (!at.ok) return;
      const figures = { ...at.value.figures, unbilled: [delivered] };
      const context = { source: reading, ...at.value, figures, locale, preparedAt: "2026-11-02 09:47" };
      for (const { kind, plan, lacks } of packSheets) {
        if (lacks?.(context) !== undefined) continue;
        met.add(kind);
        const { rows, columnWidths } = plan(context, `AR ${kind}`);
        const sheet = SheetRows.of(rows);
        const told = bytesOfRows(sheet, columnWidths.length);
        const small: string[] = [];
        sheet.visit<RowForm>({
          workOut: (form) => form,
          act: (form, top, count) => {
            for (let row = top; row < top + count; row++)
              if (rowBytes(form.lineOf(sheet.numberOf(row), lastRow)) > (told[row] as number)) small.push(`${kind}, row ${row + 1}`);
          },
        });
        expect(small).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
  for (const kind of ["aging", "detail", "letters", "credit"]) expect([...met]).toContain(kind);
});
