import { strToU8, unzipSync, zipSync } from "fflate";
import type { PackKind } from "../../src/app/pack-names.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { bookOf } from "../support/book-of.js";
import { monthEndSheets } from "../support/month-end-book.js";
import { close } from "../support/month-end-run.js";
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

it("keeps what a person set up on AR Policy (a drop-down, a hidden column) when more sheets are listed there", async () => {
  const first = await closed(bookOf(monthEndSheets), ["aging"]);
  const [part, xml] = policyPart(first);
  const dropDown =
    '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B20"><formula1>"gross,net"</formula1></dataValidation></dataValidations>';
  const theirs = xml
    .replace(/(<\/sheetData>(?:<mergeCells[\s\S]*?<\/mergeCells>)?)/, `$1${dropDown}`)
    .replace('<col min="5"', '<col hidden="1" min="5"');
  expect(theirs).toContain(dropDown);
  const book = openedBook(zipSync({ ...unzipSync(first), [part]: strToU8(theirs) }));
  const second = await closed(book, ["aging", "detail", "findings"]);
  const [, kept] = policyPart(second);
  expect(kept).toContain(dropDown);
  expect(kept).toContain('hidden="1"');
  const again = openedBook(second).table("AR_Sheets");
  expect(again?.table.area.rows).toBe(4);
  expect(again?.sheet.cells.value((again.table.area.top ?? 0) + 3, 0)).toBe("AR Findings 2026-10-31");
});
