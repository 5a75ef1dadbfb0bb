import { join } from "node:path";
import { createOfficeHost } from "../../src/host/office/office-host.js";
import type { Host } from "../../src/host/port/host.js";
import { apiTable } from "../../src/workbench/api-table/generate.js";
import type { EmbeddedExcel } from "../../src/workbench/excel/contract.js";
import { createEmbeddedExcel } from "../../src/workbench/excel/embedded-excel.js";
import { startOfficeInNode, type OfficeInNode } from "../../src/workbench/node/office-in-node.js";
import { Workbook } from "../../src/workbook/workbook.js";

const packages = join(__dirname, "../../node_modules");

/** The level the product needs, and the newest that the pinned library knows. */
export const levels: readonly string[] = ["1.14", apiTable(packages).newest];

export interface OfficeBench {
  readonly book: Workbook;
  readonly excel: EmbeddedExcel;
  readonly office: OfficeInNode;
  readonly host: Host;
  readonly log: string[];
}

/** The product's gateway on Microsoft's unmodified library over the embedded Excel. */
export function officeBench(level: string, book = new Workbook("Book.xlsx")): OfficeBench {
  if (book.sheets.length === 0) book.addSheet("Data");
  const excel = createEmbeddedExcel(book, { apiLevel: level, api: apiTable(packages) });
  const log: string[] = [];
  excel.onLog((entry) => log.push(`${entry.kind}: ${entry.text}`));
  const office = startOfficeInNode(excel, packages, level);
  Object.assign(globalThis, { Excel: office.Excel, OfficeExtension: office.OfficeExtension });
  return { book, excel, office, host: createOfficeHost(), log };
}
