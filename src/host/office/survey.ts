import type { Result } from "../../kernel/result.js";
import { parseArea } from "../../sheet/address.js";
import type { Area } from "../../sheet/cell.js";
import type { Failure } from "../../sheet/failure.js";
import type { BookSurvey, PictureSurvey } from "../port/host.js";
import type { Runner } from "./run.js";

/** The workbook's table of contents in two round trips, whatever the number of sheets; three where rows are hidden. */
export function survey(runner: Runner): Promise<Result<BookSurvey, Failure>> {
  return runner.run(async (context) => {
    const { workbook } = context;
    workbook.load("name,readOnly");
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
    const hidden = await hiddenRows(
      context,
      sheets.map(({ used }) => used),
    );

    return {
      file: workbook.name,
      readOnly: workbook.readOnly,
      date1904: false,
      sheets: sheets.map(({ sheet, used }, i) => ({
        name: sheet.name,
        hidden: sheet.visibility !== "Visible",
        protected: sheet.protection.protected,
        used: used.isNullObject ? undefined : parseArea(used.address),
        hiddenRows: hidden[i] ?? 0,
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

/** Pictures over cells; one that was put into a cell belongs to that, and Excel tells nothing of it here. */
export function pictures(runner: Runner, sheet: string): Promise<Result<readonly PictureSurvey[], Failure>> {
  return runner.run(
    async (context) => {
      const { shapes } = context.workbook.worksheets.getItem(sheet);
      shapes.load("items/name,items/type,items/width,items/height,items/altTextDescription");
      await context.sync();
      return shapes.items.flatMap(({ type, name, width, height, altTextDescription }) =>
        type === "Image" ? [{ name, width, height, description: altTextDescription }] : [],
      );
    },
    { sheet },
  );
}

/**
 * How many rows of each sheet are hidden; one more round trip, and only where some are. Merged areas are not told: asking for them
 * clears what a person could undo on the desktop, and nothing needs them of an open Excel.
 */
async function hiddenRows(context: Excel.RequestContext, used: readonly Excel.Range[]): Promise<readonly number[]> {
  const asked = used.map((range) => {
    // true: all rows, false: none, null: some, and only then they are counted.
    if (range.isNullObject || range.rowHidden === false) return undefined;
    const view = range.getVisibleView();
    view.load("rowCount");
    return { range, view };
  });
  if (asked.some((each) => each !== undefined)) await context.sync();
  return asked.map((each) => (each ? each.range.rowCount - each.view.rowCount : 0));
}

function withoutTotals(area: Area, hasTotals: boolean): Area {
  return hasTotals ? { ...area, rows: area.rows - 1 } : area;
}

/** The one area that a name stands for: "=Sheet1!$A$1:$B$2". */
function areaOfFormula(formula: string): Area | undefined {
  const area = parseArea(formula.replace(/^=/, ""));
  return area && area.sheet !== "" ? area : undefined;
}
