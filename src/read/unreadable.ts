import type { FindingKind } from "../ledger/finding.js";
import { isCellError, isNotCalculated, type CellValue } from "../sheet/cell.js";

/** Why a cell holds no amount, as the finding that says it; `otherwise` where there is nothing more to say than that. */
export function whyUnreadable(cell: CellValue, otherwise: FindingKind): FindingKind {
  if (isNotCalculated(cell)) return "formula-not-calculated";
  if (isCellError(cell)) return "cell-error";
  return typeof cell === "string" && inTenThousands.test(cell.normalize("NFKC")) ? "amount-in-ten-thousands" : otherwise;
}

/** "1.2万", "3 亿元", "5千": a number counted in thousands, ten thousands or more. */
const inTenThousands = /^[^\p{L}]*(?:人民币|RMB|CNY)?[^\p{L}]*\d[\d.,\s]*[十百千万萬亿億]/iu;
