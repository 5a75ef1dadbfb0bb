import { join } from "node:path";
import { createOfficeHost } from "../../src/host/office/office-host.js";
import type { Patience } from "../../src/host/office/run.js";
import type { Host } from "../../src/host/port/host.js";
import { apiTable } from "../../src/workbench/api-table/generate.js";
import type { EmbeddedExcel } from "../../src/workbench/excel/contract.js";
import { createEmbeddedExcel } from "../../src/workbench/excel/embedded-excel.js";
import { startOfficeInNode, type OfficeInNode } from "../../src/workbench/node/office-in-node.js";
import { Workbook } from "../../src/workbook/workbook.js";

const packages = join(__dirname, "../../node_modules");

const api = apiTable(packages);

/** The level the product needs, and the newest that the pinned library knows. */
export const levels: readonly string[] = ["1.14", api.newest];

export interface OfficeBench {
  readonly book: Workbook;
  readonly excel: EmbeddedExcel;
  readonly office: OfficeInNode;
  readonly host: Host;
  readonly log: string[];
}

let shared: { excel: EmbeddedExcel; readonly office: OfficeInNode } | undefined;

/**
 * One library for many workbooks one after the other: it takes longer to load than a run takes. Only for benches that need no events, each used
 * up before the next is made; an answer that a fault kept back never reaches a later one.
 */
function officeFor(excel: EmbeddedExcel, level: string): OfficeInNode {
  if (shared) {
    shared.excel = excel;
    return shared.office;
  }
  const through = { process: (body: string) => shared?.excel.process(body), onEvents: () => undefined };
  shared = { excel, office: startOfficeInNode(through, packages, level) };
  return shared.office;
}

/** Time that does not pass: waits end at once, and Excel counts as gone when the embedded one has gone silent. */
function hurried(excel: EmbeddedExcel): Patience {
  return {
    pause: () => Promise.resolve(),
    silence: () => {
      let stopped = false;
      const gone = new Promise<void>((resolve) => {
        const look = (): void => {
          if (excel.silent) resolve();
          else if (!stopped) setImmediate(look);
        };
        look();
      });
      return { gone, stop: () => (stopped = true) };
    },
  };
}

/** The product's gateway on Microsoft's unmodified library over the embedded Excel. */
export function officeBench(level: string, book = new Workbook("Book.xlsx"), hurry = false): OfficeBench {
  if (book.sheets.length === 0) book.addSheet("Data");
  const excel = createEmbeddedExcel(book, { apiLevel: level, api });
  const log: string[] = [];
  excel.onLog((entry) => log.push(`${entry.kind}: ${entry.text}`));
  const office = hurry ? officeFor(excel, level) : startOfficeInNode(excel, packages, level);
  Object.assign(globalThis, { Excel: office.Excel, OfficeExtension: office.OfficeExtension });
  return { book, excel, office, host: hurry ? createOfficeHost(hurried(excel)) : createOfficeHost(), log };
}
