import { strToU8, unzipSync, zipSync } from "fflate";
import { monthEndJson } from "../../src/app/month-end-json.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { noticeLine } from "../../src/text/notices.js";
import { bookOf } from "../support/book-of.js";
import { monthEndSheets } from "../support/month-end-book.js";
import { close } from "../support/month-end-run.js";
import { partText } from "../support/package-parts.js";
import { openedBook } from "../support/xlsx-by-hand.js";

const signature = {
  "_xmlsignatures/origin.sigs": "",
  "_xmlsignatures/sig1.xml": "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>",
};

/** The workbook as it lies on the disk once somebody has signed it in Excel. */
function signed(bytes: Uint8Array): Uint8Array {
  const origin = `<Relationship Id="rIdSig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>`;
  const root = partText(bytes, "_rels/.rels").replace("</Relationships>", `${origin}</Relationships>`);
  const parts = Object.entries({ ...signature, "_rels/.rels": root }).map(([name, xml]) => [name, strToU8(xml)] as const);
  return zipSync({ ...unzipSync(bytes), ...Object.fromEntries(parts) });
}

it("says that the signature of a signed workbook is not valid on what is saved, and keeps its parts", async () => {
  const book = openedBook(signed(saveBook(bookOf(monthEndSheets))));
  const done = await close(hostOf(book), "Kim", 0, undefined, ["aging"]);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  const [notice, ...more] = done.value.notices;
  expect(more).toEqual([]);
  expect(notice).toEqual({ kind: "signature-void", file: book.file });
  expect(monthEndJson(done.value)["notices"]).toEqual([notice]);
  expect(notice && noticeLine(notice, "en-US")).toContain("so the signature is not valid there");
  expect(notice && noticeLine(notice, "zh-CN")).toContain("签名不再有效");
  const saved = saveBook(book);
  for (const [name, xml] of Object.entries(signature)) expect(partText(saved, name)).toBe(xml);
  expect(partText(saved, "_rels/.rels")).toContain("digital-signature/origin");
});

it("says nothing of signatures where there is none", async () => {
  const done = await close(hostOf(openedBook(saveBook(bookOf(monthEndSheets)))), "Kim", 0, undefined, ["aging"]);
  expect(done.ok && done.value.notices).toEqual([]);
});
