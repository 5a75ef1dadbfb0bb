import type { CellValue } from "../sheet/cell.js";

/**
 * The text of a cell that names a customer or an invoice, numbers included; "" for what must be looked at closely. Blanks of any kind lie below
 * "!" or above "~"; a name that begins or ends with something above it is asked whether it is one.
 */
export function nameIn(cell: CellValue | undefined): string {
  if (typeof cell !== "string") return typeof cell === "number" ? String(cell) : "";
  const begins = cell.charCodeAt(0);
  const ends = cell.charCodeAt(cell.length - 1);
  if (begins > 32 && begins < 127 && ends > 32 && ends < 127) return cell;
  return cell.trim() === cell ? cell : "";
}
