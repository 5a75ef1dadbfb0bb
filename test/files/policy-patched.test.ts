import { strToU8, unzipSync, zipSync } from "fflate";
import type { PackKind } from "../../src/app/pack-names.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { bookOf } from "../support/book-of.js";
import { monthEndSheets } from "../support/month-end-book.js";
import { close } from "../support/month-end-run.js";
import { withoutSettings, withoutTables } from "../support/older-policy.js";
import { partText } from "../support/package-parts.js";
import { openedBook } from "../support/xlsx-by-hand.js";

async function closed(book: ReturnType<typeof bookOf>, sheets: readonly PackKind[]): Promise<Uint8Array> {
  const done = await close(hostOf(book), "Kim", 0, undefined, sheets);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return saveBook(book);
}

/** The part of AR Policy and its XML. */
function policyPart(bytes: Uint8Array): readonly [string, string] {
  const found = Object.keys(unzipSync(bytes)).find(
    (name) => /worksheets\/sheet\d+\.xml$/.test(name) && partText(bytes, name).includes("terms_days"),
  );
  if (found === undefined) throw new Error("no policy");
  return [found, partText(bytes, found)];
}

const dropDown =
  '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B20"><formula1>"gross,net"</formula1></dataValidation></dataValidations>';

/** The workbook with a drop-down and a hidden column on its AR Policy, as a person sets them up. */
function annotated(bytes: Uint8Array): ReturnType<typeof openedBook> {
  const [part, xml] = policyPart(bytes);
  const theirs = xml
    .replace(/(<\/sheetData>(?:<mergeCells[\s\S]*?<\/mergeCells>)?)/, `$1${dropDown}`)
    .replace('<col min="5"', '<col hidden="1" min="5"');
  expect(theirs).toContain(dropDown);
  return openedBook(zipSync({ ...unzipSync(bytes), [part]: strToU8(theirs) }));
}

it("keeps what a person set up on AR Policy (a drop-down, a hidden column) when more sheets are listed there", async () => {
  const first = await closed(bookOf(monthEndSheets), ["aging"]);
  const book = annotated(first);
  const second = await closed(book, ["aging", "detail", "findings"]);
  const [, kept] = policyPart(second);
  expect(kept).toContain(dropDown);
  expect(kept).toContain('hidden="1"');
  const again = openedBook(second).table("AR_Sheets");
  expect(again?.table.area.rows).toBe(4);
  expect(again?.sheet.cells.value((again.table.area.top ?? 0) + 3, 0)).toBe("AR Findings 2026-10-31");
});

it("keeps it, too, when settings and tables are added that are newer than the sheet", async () => {
  const older = bookOf(monthEndSheets);
  await closed(older, ["aging"]);
  withoutTables(older, ["AR_LedgerBalances"]);
  withoutSettings(older, ["logo"]);
  const renewed = await closed(annotated(saveBook(older)), ["aging"]);
  const [, kept] = policyPart(renewed);
  expect(kept).toContain(dropDown);
  expect(kept).toContain('hidden="1"');
  expect(openedBook(renewed).table("AR_LedgerBalances")?.table.area.rows).toBeGreaterThan(4);
  expect(openedBook(renewed).table("AR_NewSettings")?.table.area.rows).toBe(3);
});
