import type { Result } from "../../kernel/result.js";
import { parseArea } from "../../sheet/address.js";
import type { Area } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import type { BookSurvey } from "../port/host.js";
import { run } from "./run.js";

/** The workbook's table of contents in three round trips, whatever the number of sheets. */
export function survey(): Promise<Result<BookSurvey, Failure>> {
  return run(async (context) => {
    const { workbook } = context;
    workbook.load("name");
    const { worksheets, tables, names } = workbook;
    worksheets.load("items/name,items/visibility");
    tables.load("items/name,items/showHeaders,items/showTotals");
    names.load("items/name,items/formula");
    await context.sync();

    const sheets = worksheets.items.map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("address");
      sheet.protection.load("protected");
      sheet.names.load("items/name,items/formula");
      return { sheet, used };
    });
    const ranges = tables.items.map((table) => {
      const range = table.getRange();
      range.load("address");
      return { table, range };
    });
    await context.sync();

    return {
      file: workbook.name,
      date1904: false,
      sheets: sheets.map(({ sheet, used }) => ({
        name: sheet.name,
        hidden: sheet.visibility !== "Visible",
        protected: sheet.protection.protected,
        used: used.isNullObject ? undefined : parseArea(used.address),
      })),
      tables: ranges.flatMap(({ table, range }) => {
        const area = parseArea(range.address);
        return area ? [{ name: table.name, area: withoutTotals(area, table.showTotals), hasHeaders: table.showHeaders }] : [];
      }),
      names: [
        ...names.items.map((name) => ({ name: name.name, sheet: undefined, area: areaOfFormula(name.formula) })),
        ...sheets.flatMap(({ sheet }) =>
          sheet.names.items.map((name) => ({ name: name.name, sheet: sheet.name, area: areaOfFormula(name.formula) })),
        ),
      ],
    };
  });
}

function withoutTotals(area: Area, hasTotals: boolean): Area {
  return hasTotals ? { ...area, rows: area.rows - 1 } : area;
}

/** The one area that a name stands for: "=Sheet1!$A$1:$B$2". */
function areaOfFormula(formula: string): Area | undefined {
  const area = parseArea(formula.replace(/^=/, ""));
  return area && area.sheet !== "" ? area : undefined;
}
