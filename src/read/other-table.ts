import { fields, type Field, type Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { headerText, normalHeader } from "./header-text.js";
import { headerWords, wordScore } from "./header-words.js";

/** Below this a cell may be a header by chance. */
const surely = 0.7;

/** What only a list of receipts calls its columns. */
const receiptWords = /\b(receipt|payment|received|remittance|collected)\b|收款|回款|到账/;

/**
 * True for a row that heads another table beneath this one: words alone, of which three head columns of such tables, and which mean other
 * things than the columns they stand in. A header of this table's own, printed again, means the same.
 */
export function headsOtherTable(cells: readonly CellValue[], mapping: Mapping): boolean {
  let filled = 0;
  for (const cell of cells) {
    if (cell === null || cell === "") continue;
    if (typeof cell !== "string" || !/\p{L}/u.test(cell)) return false;
    filled++;
  }
  if (filled < 3) return false;
  const meanings = cells.map((cell) => meaningOf(normalHeader(headerText(cell))));
  if (meanings.filter((meaning) => meaning !== undefined).length < 3) return false;
  let others = 0;
  for (const field of fields) {
    const column = mapping[field]?.column;
    const meaning = column === undefined ? undefined : meanings[column];
    if (meaning !== undefined && !means(normalHeader(headerText(cells[column ?? 0])), field)) others++;
  }
  return others >= 2 || (others === 1 && cells.some((cell) => receiptWords.test(normalHeader(headerText(cell)))));
}

function meaningOf(header: string): Field | undefined {
  return fields.find((field) => means(header, field));
}

function means(header: string, field: Field): boolean {
  return wordScore(headerWords[field], header) >= surely;
}
