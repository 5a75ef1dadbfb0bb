import { areaAddress } from "../../sheet/address.js";
import type { Step } from "../../sheet/batch.js";
import { rangeOf } from "./cells.js";
import { Refused } from "./errors.js";

/**
 * Sets tables of one sheet of ours, after a look at what stands. One of that name grows or shrinks where it stands; one that a broken-off attempt
 * left without its name gets it. Where a table on another sheet bears a name, nothing is set (failure `table-taken`).
 */
export async function setTables(context: Excel.RequestContext, steps: readonly Extract<Step, { kind: "table" }>[]): Promise<void> {
  const { tables, worksheets } = context.workbook;
  tables.load("items/name,items/worksheet/name");
  await context.sync();
  const wanted = steps.map(({ name, area }) => {
    const standing = tables.items.find((table) => table.name.toLowerCase() === name.toLowerCase());
    if (standing && standing.worksheet.name !== area.sheet)
      throw new Refused({ kind: "table-taken", table: standing.name, sheet: standing.worksheet.name });
    return { name, area, standing };
  });
  const onSheet = tables.items.filter((table) => table.worksheet.name === steps[0]?.area.sheet);
  const addresses = wanted.every(({ standing }) => standing) ? [] : onSheet.map((table) => ({ table, range: table.getRange() }));
  for (const { range } of addresses) range.load("address");
  if (addresses.length > 0) await context.sync();
  for (const { name, area, standing } of wanted) {
    if (standing) {
      standing.resize(rangeOf(context, area));
      continue;
    }
    const unnamed = addresses.find(({ range }) => range.address.replace(/^.*!/, "") === areaAddress(area))?.table;
    const table = unnamed ?? worksheets.getItem(area.sheet).tables.add(rangeOf(context, area), true);
    table.name = name;
    table.style = "TableStyleLight1";
  }
}
