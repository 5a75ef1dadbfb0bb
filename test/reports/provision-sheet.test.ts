import { monthEnd, monthEndJson } from "../../src/app/contract.js";
import { noChoices } from "../../src/app/read-source.js";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { known } from "../../src/kernel/assert.js";
import { day, dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookWithPolicy } from "../support/book-of.js";
import { nonsense, recalculated } from "../support/libreoffice.js";

jest.setTimeout(120_000);

const invoices = `Customer No. | Customer | Invoice No. | Currency | Issue date | Due date | Amount | Settled on | Region
C1 | Alpha | INV-1 | EUR | 2026-10-10 | 2026-11-10 | 1000 | | North
C1 | Alpha | INV-2 | EUR | 2026-08-15 | 2026-09-15 | 200.55 | | North
C2 | Beta | INV-3 | EUR | 2026-09-20 | 2026-10-20 | 400 | | South
C3 | Gamma | CN-4 | EUR | 2026-10-15 | 2026-10-15 | -300 | | South
C4 | Delta | INV-5 | EUR | 2026-03-15 | 2026-04-15 | 777.77 | | South
C1 | Alpha | INV-6 | USD | 2026-08-15 | 2026-09-15 | 5000 | | North
C2 | Beta | INV-7 | EUR | 2026-01-20 | 2026-02-20 | 90 | 2026-03-01 | South`;

const tables = {
  AR_Settings: [
    ["provision_credits", "by-customer"],
    ["provision_factor", 1.1],
  ],
  AR_Pools: [["Northern", "region", "North"]],
  AR_PoolRates: [["Northern", "31-60", 0.0333]],
  AR_Specific: [
    ["C4", "INV-5", "in liquidation", "EUR", 0.45, ""],
    ["Nobody", "", "gone", "", 0.5, ""],
  ],
  AR_Security: [["C1", "insurance", "policy 12", "EUR", 600, 0.1, "yes"]],
  AR_Allowance: [
    ["opening", 46_295, "", "EUR", 500],
    ["write-off", 46_310, "", "EUR", 38.2],
    ["recovery", 46_311, "", "EUR", 6.5],
    ["exchange", 46_312, "", "EUR", -1.25],
  ],
};

async function close(book: Workbook, locale: "en-US" | "zh-CN" = "en-US"): Promise<ReturnType<typeof monthEndJson>> {
  const done = await monthEnd(
    hostOf(book),
    { choices: noChoices, asOf: dayFromIso("2026-10-31"), locale, preparedAt: "2026-11-02 09:47", whenEdited: "keep" },
    unwatched,
  );
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return monthEndJson(done.value);
}

const name = "AR Provision 2026-10-31";

function textOf(book: Workbook): string {
  const lines: string[] = [];
  known(book.sheet(name), "the sheet").cells.forEach((_row, _column, { value }) => lines.push(String(value ?? "")));
  return lines.join("\n");
}

/** Every formula of the sheet, with what we carry and what LibreOffice makes of it. */
function compared(book: Workbook): readonly { readonly ours: unknown; readonly theirs: unknown }[] {
  const bytes = saveBook(book);
  const ours = openBook(bytes, "ours.xlsx");
  if (!ours.ok) throw new Error(ours.failure.kind);
  const theirs = recalculated(bytes);
  const all: { ours: unknown; theirs: unknown }[] = [];
  ours.value.sheet(name)?.cells.forEach((row, column, { formula, value }) => {
    if (formula !== undefined) all.push({ ours: value, theirs: theirs.sheet(name)?.cells.value(row, column) });
  });
  return all;
}

function expectSame(pairs: ReturnType<typeof compared>): void {
  for (const { ours, theirs } of pairs) {
    expect(theirs).not.toBe(nonsense);
    if (typeof ours === "number") expect(theirs).toBeCloseTo(ours, 6);
    else expect(theirs).toBe(ours);
  }
}

it("writes pools, specific provisions, security, roll-forward and entries that LibreOffice works out to the same cents", async () => {
  const book = bookWithPolicy({ Invoices: invoices }, tables);
  const answer = (await close(book)) as unknown as {
    provision: readonly { total: string; allowance: { closing: string } }[];
    sheets: readonly { name: string; checks: readonly { name: string; difference: string }[] }[];
  };
  const pairs = compared(book);
  expect(pairs.length).toBeGreaterThan(50);
  expectSame(pairs);
  // Northern: 1,000 x 0.33 % = 3.30 and 200.55 x 3.663 % = 7.35 (7.346...); others: 400 x 1.76 % = 7.04; C4: 777.77 x 45 % = 350.00 (349.9965);
  // cover 540 of 1,200.55 of 10.65: 4.79. In all 3.30 + 7.35 + 7.04 + 350.00 - 4.79.
  expect(answer.provision[0]).toMatchObject({ total: "362.90", allowance: { closing: "362.90" } });
  expect(answer.sheets.find((sheet) => sheet.name === name)?.checks.map((check) => `${check.name} ${check.difference}`)).toEqual([
    "provided for = open items (EUR) 0.00",
    "allowance roll-forward (EUR) 0.00",
    "debit = credit (EUR) 0.00",
    "provided for = open items (USD) 0.00",
  ]);
});

it("speaks of a charge in the words of the Chinese standard, with its accounts, in both languages", async () => {
  const book = bookWithPolicy({ Invoices: invoices }, { ...tables, AR_Settings: [["provision_wording", "CAS 22"]] });
  await close(book, "zh-CN");
  const shown = textOf(book);
  expect(shown).toContain("坏账准备计提表");
  expect(shown).toContain("贷：6702 信用减值损失");
  expect(shown).toContain("Dr 1231 Bad debt allowance");
});

it.each(["percent-of-sales", "percent-of-balance", "roll-rate", "loss-rate-history", "aging"])(
  "writes the sheet by %s, saying why where a figure cannot be had",
  async (method) => {
    const book = bookWithPolicy(
      { Invoices: invoices },
      {
        ...tables,
        AR_Settings: [
          ["provision_method", method],
          ["provision_rate", 0.05],
        ],
      },
    );
    await close(book);
    if (method === "roll-rate" || method === "loss-rate-history")
      expect(textOf(book)).toContain("not available, because the ledger begins later than the months of history that the policy asks for");
    else expectSame(compared(book));
  },
);

it("says that the roll-forward needs an opening balance where AR Policy states none", async () => {
  const book = bookWithPolicy({ Invoices: invoices }, { AR_Settings: [["watch_from", 0.9]] });
  await close(book);
  expect(textOf(book)).toContain("not available, because AR_Allowance states no opening balance");
  expect(day(46_295)).toBe(dayFromIso("2026-09-30"));
});
