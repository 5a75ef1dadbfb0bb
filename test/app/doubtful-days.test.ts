import { readFileSync } from "node:fs";
import { join } from "node:path";
import { monthEnd, type MonthEnd } from "../../src/app/month-end.js";
import { monthEndJson } from "../../src/app/month-end-json.js";
import { monthEndSummary } from "../../src/app/month-end-summary.js";
import { noChoices } from "../../src/app/read-source.js";
import { openBook } from "../../src/files/read-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { known } from "../../src/kernel/assert.js";
import { addDays, dayFromIso, type DayNumber } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { asText, swapped } from "../support/dated-table.js";

const asOf = known(dayFromIso("2026-10-31"), "a day");

function bookOf(lines: readonly string[]): Workbook {
  const csv = ["Customer,Invoice No.,Currency,Issue date,Due date,Amount", ...lines].join("\n");
  const book = openBook(new TextEncoder().encode(csv), "export.csv");
  if (!book.ok) throw new Error(book.failure.kind);
  return book.value;
}

async function close(book: Workbook): Promise<MonthEnd> {
  const done = await monthEnd(
    hostOf(book),
    { choices: noChoices, asOf, locale: "en-US", preparedAt: "2026-11-02 09:42", whenEdited: "keep" },
    unwatched,
  );
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

const iso = (day: DayNumber): string => asText("dmy")(day).split("/").reverse().join("-");
/** A year of invoices, due after 30 days, of which every other row has day and month swapped where it can. */
const swappedLines = Array.from({ length: 120 }, (_, i) => {
  const issued = addDays(known(dayFromIso("2026-01-01"), "a day"), i * 2);
  const written = (day: DayNumber): string => iso(i % 2 ? day : swapped(day));
  return `C1,INV-${i + 1},USD,${written(issued)},${written(addDays(issued, 30))},100.00`;
});

describe("a table whose days were swapped in part", () => {
  const closed = close(bookOf(swappedLines));

  it("is said first, with what changing back would move", async () => {
    const { findings } = await closed;
    expect(findings[0]).toMatchObject({ kind: "days-swapped", severity: "error", effects: [{ currency: "USD" }] });
  });

  it("has a line of its own in the summary, before any figure", async () => {
    const lines = monthEndSummary(await closed, "out.xlsx", "en-US").split("\n");
    expect(lines[1]).toMatch(
      /^Do not book: day and month have changed places in \d+ dates \(first export!D\d+: 2026-\d\d-\d\d or 2026-\d\d-\d\d\), USD [\d,.]+ concerned\./,
    );
    expect(monthEndSummary(await closed, "out.xlsx", "zh-CN").split("\n")[1]).toMatch(/^请勿入账：/);
  });

  it("stands first in the answer for machines, with both readings of each cell", async () => {
    const { findings } = monthEndJson(await closed) as {
      findings: { kind: string; found: string[]; otherwise: string[]; cells: string[]; effects: object[] }[];
    };
    expect(findings[0]).toMatchObject({
      kind: "days-swapped",
      severity: "error",
      effects: [{ currency: "USD", pastDue: expect.stringMatching(/^\d+\.\d\d$/) }],
    });
    expect(findings[0]?.found.length).toBe(findings[0]?.cells.length);
    expect(findings[0]?.otherwise.length).toBe(findings[0]?.cells.length);
  });

  it("carries the warning beneath the title of the aging sheet", async () => {
    const book = bookOf(swappedLines);
    await close(book);
    expect(book.sheet("AR Aging 2026-10-31")?.cells.value(1, 0)).toMatch(/^Do not book: /);
  });
});

it("says of dates with two readings what is past due by either", async () => {
  const { findings } = await close(bookOf(["C1,INV-1,USD,03/04/2026,05/12/2026,100.00", "C1,INV-2,USD,2026-01-05,2026-02-04,50.00"]));
  expect(findings.find(({ kind }) => kind === "date-ambiguous")?.effects).toEqual([
    { currency: "USD", pastDue: 15_000, pastDueOtherwise: 5000, moved: 10_000 },
  ]);
});

it("finds no swapped days in the sample, nor warns of any", async () => {
  const book = openBook(new Uint8Array(readFileSync(join(__dirname, "../../assets/sample.xlsx"))), "sample.xlsx");
  if (!book.ok) throw new Error(book.failure.kind);
  const done = await close(book.value);
  expect(done.findings.map(({ kind }) => kind)).not.toContain("days-swapped");
  expect(monthEndSummary(done, "out.xlsx", "en-US")).not.toContain("Do not book");
});
