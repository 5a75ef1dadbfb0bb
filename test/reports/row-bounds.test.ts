import fc from "fast-check";
import { figuresOf } from "../../src/app/figures-of.js";
import { packSheets } from "../../src/app/plans.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { unwatched } from "../../src/kernel/progress.js";
import { SheetRows } from "../../src/sheet/sheet-rows.js";
import { bytesOfRows, rowBytes } from "../../src/write/blocks.js";
import { bookOfRows, companies, reportDay, sheetsOf } from "../support/random-books.js";

it("no row of a pack takes more than its form tells, whatever the books", async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(companies({ paidIn: "rows" }), fc.constantFrom("en-US", "zh-CN"), async (company, locale) => {
      const source = await readSource(hostOf(bookOfRows(sheetsOf(company))), noChoices, unwatched);
      if (!source.ok) return;
      const at = figuresOf(source.value, reportDay);
      if (!at.ok) return;
      const context = { source: source.value, ...at.value, locale, preparedAt: "2026-11-02 09:47" };
      for (const { kind, plan, lacks } of packSheets) {
        if (lacks?.(context) !== undefined) continue;
        met.add(kind);
        const { rows, columnWidths } = plan(context, `AR ${kind}`);
        const sheet = SheetRows.of(rows);
        const told = bytesOfRows(sheet, columnWidths.length);
        const lines = sheet.lines(columnWidths.length, 0, sheet.length);
        expect(lines.flatMap((line, row) => (rowBytes(line) > (told[row] as number) ? [`${kind}, row ${row + 1}`] : []))).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
  for (const kind of ["aging", "detail", "letters", "credit"]) expect([...met]).toContain(kind);
});
