import { monthEnd, type MonthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { signOffPlan } from "../../src/app/sign-off.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf, bookWithPolicy } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndSheets } from "../support/month-end-book.js";
import { expectRecalculated } from "../support/sheets-of-book.js";

jest.setTimeout(120_000);

const name = "AR Sign-off 2026-10-31";
const day = dayFromIso("2026-10-31") ?? 0;

async function close(book: Workbook, locale: "en-US" | "zh-CN" = "en-US"): Promise<MonthEnd> {
  const request = {
    choices: noChoices,
    asOf: dayFromIso("2026-10-31"),
    locale,
    preparedAt: "2026-11-02 09:47",
    whenEdited: "keep",
  } as const;
  const done = await monthEnd(hostOf(book), request, unwatched);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

/** The control balance is 100.00 above the open items. */
const withControl = (): Workbook => bookWithPolicy(monthEndSheets, { AR_Control: [["", "EUR", day, "1122", 117_582.4, "", ""]] });

/** Only two sheets, so that the sheet that is signed off does not change with every other one. */
async function plan(locale: "en-US" | "zh-CN"): Promise<SheetPlan> {
  const book = withControl();
  const { sheets } = await close(book, locale);
  const written = sheets.filter((sheet) => /^AR (Detail|Tie-out|Letters)/.test(sheet.name));
  return signOffPlan(
    {
      ...(await monthEndContext(locale, withControl())),
      pack: {
        written,
        absent: ["deliveries", "late-entries"],
        registers: ["AR Open items", "AR Balances"],
        keeping: { ok: true, value: "kept" },
      },
    },
    name,
  );
}

it("lists the sheets with their checks, whoever signs, the tick marks and what the figures refer to", async () =>
  expectSignedOff(await plan("en-US"), "sign-off.en-US"));

it("speaks both languages to Chinese readers", async () => expectSignedOff(await plan("zh-CN"), "sign-off.zh-CN"));

it("refers to every sheet of the run by formulas that LibreOffice works out, and names the check that does not hold", async () => {
  const book = withControl();
  const { sheets } = await close(book);
  const signOff = sheets.at(-1);
  expect(signOff).toMatchObject({ name, checks: [{ name: "checks that do not hold", difference: "1" }] });
  expectRecalculated(book, name, 40);
  const { cells } = book.sheet(name) ?? bookOf({}).addSheet("none");
  const listed = new Set<unknown>();
  const results = new Map<unknown, unknown>();
  cells.forEach((row, column, { value }) => {
    if (column === 1) listed.add(value);
    if (column === 5 && (value === "CHECK" || value === "OK")) results.set(cells.value(row, 1), value);
  });
  for (const sheet of sheets) if (sheet !== signOff) expect(listed).toContain(sheet.name);
  expect(results.get("AR Tie-out 2026-10-31")).toBe("CHECK");
  expect(results.get("AR Detail 2026-10-31")).toBe("OK");
});

it("stays as it was signed when the month is run again: the new one stands beside it", async () => {
  const book = bookOf(monthEndSheets);
  await close(book);
  book.sheet(name)?.cells.set(8, 2, { value: "Chen Lin" });
  const { sheets } = await close(book);
  expect(sheets.at(-1)).toMatchObject({ name: `${name} (2)`, kept: name });
  expect(book.sheet(name)?.cells.value(8, 2)).toBe("Chen Lin");
});
