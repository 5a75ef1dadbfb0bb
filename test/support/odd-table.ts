import { createDesk } from "../../src/app/create-desk.js";
import type { Desk, Locale } from "../../src/app/desk.js";
import type { OfferKind } from "../../src/app/fix-preview.js";
import { hostOf, type FileHost } from "../../src/host/file/file-host.js";
import { day } from "../../src/kernel/day.js";
import { refText } from "../../src/sheet/address.js";
import type { CellValue } from "../../src/sheet/cell.js";
import type { CellStyle } from "../../src/sheet/style.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "./book-of.js";

const head = "Customer No. | Customer | Invoice No. | Currency | Issue date | Due date | Amount | Settled on";

/** Something of everything that can be mended, a total, a formula that gives a text, and a sheet of the user's beside it. */
const odd = `${head}
C1 | Alpha Ltd | INV-1 | RMB | 25/01/2026 | 24/02/2026 | 1,234.56 |
C1 | Alpha Limited | INV-2 | CNY | 26/01/2026 | 25/02/2026 | (200.00) |
C2 | Beta GmbH | INV-3 | 人民币 | 2026-02-03 | 2026-03-05 | 99.999 |
C2 | Beta GmbH | INV-4 | CNY | 2026-02-13 | 2026-03-15 | 500 |
C2 | Beta GmbH | INV-4 | CNY | 2026-02-13 | 2026-03-15 | 500 |
C3 | Gamma SA | INV-5 | CNY | 2026-02-14 | 2026-03-16 | 0 |
C3 | Gamma SA | INV-6 | usd | 28/02/2026 | 30/03/2026 | 75.5 | 2026-03-20
Total | | | | | | 2,209.56 |`;

/** Every day can be read both ways, and nothing says which is meant. */
export const eitherWay = `${head}
C1 | Alpha Ltd | INV-1 | CNY | 03/04/2026 | | 100 |
C1 | Alpha Ltd | INV-2 | CNY | 05/06/2026 | | 200 |
C2 | Beta GmbH | INV-3 | CNY | 07/02/2026 | | 300 |`;

const yellow: CellStyle = { fill: "#ffff00", bold: true };

export function oddBook(): Workbook {
  const book = bookOf({ Invoices: odd, Notes: "my notes | 1,234.56\n25/01/2026 | RMB" });
  const cells = book.sheet("Invoices")?.cells;
  const put = (row: number, column: number, value: CellValue, more: { readonly formula?: string; readonly style?: CellStyle } = {}): void =>
    cells?.set(row, column, { value, ...more });
  put(1, 6, "1,234.56", { style: yellow });
  put(2, 6, "(200.00)", { style: { numberFormat: "@" } });
  put(1, 4, "25/01/2026", { style: { numberFormat: "@", fill: "#ffff00" } });
  put(4, 2, " INV-4", {});
  put(5, 2, " INV-4", {});
  put(6, 0, "C3 ", { style: yellow });
  put(6, 6, "310.00", { formula: '=TEXT(310,"0.00")' });
  return book;
}

/** Every cell of a workbook, with its look, and what else its sheets hold. */
export function everything(book: Workbook): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const sheet of book.sheets) {
    sheet.cells.forEach((row, column, { value, formula, style }) =>
      all.set(refText({ sheet: sheet.name, row, column }), JSON.stringify([value, formula, style])),
    );
    all.set(
      sheet.name,
      JSON.stringify([sheet.layoutEdited, sheet.tables, [...sheet.merges.values()], [...sheet.links.values()], sheet.notes, sheet.page]),
    );
  }
  return all.set("names", JSON.stringify(book.names.map(({ name, refersTo }) => [name, refersTo])));
}

/** Places at which two states of a workbook differ. */
export function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((place) => before.get(place) !== after.get(place)).sort();
}

export interface MendingDesk {
  readonly desk: Desk;
  readonly host: FileHost;
  readonly book: Workbook;
}

/** A desk that has read the table of a workbook. */
export async function deskOver(book: Workbook, locale: Locale = "en-US"): Promise<MendingDesk> {
  const host = hostOf(book);
  const desk = createDesk({ host, locale, clock: () => ({ today: day(46_150), time: "09:42" }) });
  await desk.start();
  const place = desk.state().places.find(({ sheet }) => sheet === "Invoices");
  if (place) await desk.use(place);
  if (desk.state().card) await desk.useColumns();
  return { desk, host, book };
}

/** "Invoices!G2: 1,234.56 -> 1234.56" for every cell of a preview. */
export async function previewed(desk: Desk, kind: OfferKind): Promise<readonly string[]> {
  await desk.fixes.preview(kind);
  const { preview } = desk.state().fix;
  const show = (to: NonNullable<typeof preview>["cells"][number]["to"]): string =>
    to.kind === "amount" ? `${to.minor} at ${to.exponent}` : to.kind === "day" ? String(to.day + to.time) : to.text;
  return (preview?.cells ?? []).map(
    ({ at, from, to, otherwise }) => `${refText(at)}: ${String(from)} -> ${show(to)}${otherwise ? ` or ${show(otherwise)}` : ""}`,
  );
}
