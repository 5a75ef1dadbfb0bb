import type { Result } from "../../kernel/result.js";
import { parseArea } from "../../sheet/address.js";
import type { Area } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import type { BookSurvey, SheetSurvey } from "../port/host.js";
import { classOf } from "./errors.js";
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
      used.load("address,rowCount,rowHidden");
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
    const rows = await surveyRows(
      context,
      sheets.map(({ used }) => used),
    );

    return {
      file: workbook.name,
      date1904: false,
      sheets: sheets.map(({ sheet, used }, i) => ({
        name: sheet.name,
        hidden: sheet.visibility !== "Visible",
        protected: sheet.protection.protected,
        used: used.isNullObject ? undefined : parseArea(used.address),
        ...rows[i],
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

/**
 * Hidden rows and merged areas of each sheet, in one more round trip. Excel refuses more than 512 merged areas at once, and then all of the
 * trip: what was not known before it stays untold, for nothing may depend on it.
 */
async function surveyRows(
  context: Excel.RequestContext,
  used: readonly Excel.Range[],
): Promise<readonly Pick<SheetSurvey, "hiddenRows" | "merges">[]> {
  const asked = used.map((range) => {
    if (range.isNullObject) return undefined;
    const merged = range.getMergedAreasOrNullObject();
    merged.load("areas/items/address");
    // true: all rows, false: none, null: some, and only then they are counted.
    const view = range.rowHidden === false ? undefined : range.getVisibleView();
    view?.load("rowCount");
    return { range, merged, view };
  });
  try {
    await context.sync();
  } catch (error) {
    if (classOf(error) === "transient") throw error;
    return used.map((range) => (range.isNullObject ? none : range.rowHidden === false ? { hiddenRows: 0 } : {}));
  }
  return asked.map((each) => {
    if (!each) return none;
    const { range, merged, view } = each;
    const areas = merged.isNullObject ? [] : merged.areas.items.map(({ address }) => parseArea(address));
    return { hiddenRows: view ? range.rowCount - view.rowCount : 0, merges: areas.filter((area) => area !== undefined) };
  });
}

/** An empty sheet. */
const none = { hiddenRows: 0, merges: [] } as const;

function withoutTotals(area: Area, hasTotals: boolean): Area {
  return hasTotals ? { ...area, rows: area.rows - 1 } : area;
}

/** The one area that a name stands for: "=Sheet1!$A$1:$B$2". */
function areaOfFormula(formula: string): Area | undefined {
  const area = parseArea(formula.replace(/^=/, ""));
  return area && area.sheet !== "" ? area : undefined;
}
