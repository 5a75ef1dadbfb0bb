import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createDesk } from "../../src/app/create-desk.js";
import type { Desk, Locale } from "../../src/app/desk.js";
import { openBook } from "../../src/files/read-book.js";
import { hostOf, type FileHost } from "../../src/host/file/file-host.js";
import { day } from "../../src/kernel/day.js";

/** The real desk over the sample workbook, without an Excel. */
export function sampleDesk(locale: Locale = "en-US"): { readonly desk: Desk; readonly host: FileHost } {
  const bytes = readFileSync(join(__dirname, "../../assets/sample.xlsx"));
  const book = openBook(Uint8Array.from(bytes), "sample.xlsx");
  if (!book.ok) throw new Error(book.failure.kind);
  const host = hostOf(book.value);
  return { desk: createDesk({ host, locale, clock: () => ({ today: day(46_350), time: "09:42" }) }), host };
}

/** The same with the only likely table already read. */
export async function readDesk(locale: Locale = "en-US"): Promise<{ readonly desk: Desk; readonly host: FileHost }> {
  const made = sampleDesk(locale);
  await made.desk.start();
  const place = made.desk.state().places[0];
  if (place) await made.desk.use(place);
  return made;
}
