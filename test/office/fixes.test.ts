import { createDesk } from "../../src/app/create-desk.js";
import type { Desk } from "../../src/app/desk.js";
import { day } from "../../src/kernel/day.js";
import { changes, everything, oddBook } from "../support/odd-table.js";
import { levels, officeBench, type OfficeBench } from "../support/office-node.js";

jest.setTimeout(60_000);

async function over(bench: OfficeBench): Promise<Desk> {
  const desk = createDesk({ host: bench.host, locale: "en-US", clock: () => ({ today: day(46_150), time: "09:42" }) });
  await desk.start();
  const place = desk.state().places.find(({ sheet }) => sheet === "Invoices");
  if (!place) throw new Error("no invoice table");
  await desk.use(place);
  if (desk.state().card) await desk.useColumns();
  return desk;
}

/** Values and formulas alone: looks come back as Excel keeps them, "General" being one of them. */
function contents(bench: OfficeBench): ReadonlyMap<string, string> {
  return new Map(
    [...everything(bench.book)].flatMap(([place, text]) => {
      const [value, formula, style] = JSON.parse(text) as [unknown, unknown, { numberFormat?: string } | null];
      return place.includes("!") ? [[place, JSON.stringify([value, formula, style?.numberFormat ?? "General"])] as const] : [];
    }),
  );
}

describe.each(levels)("over Excel at ExcelApi %s", (level) => {
  it("mends texts into numbers and days, leaves a formula alone, and takes all of it back", async () => {
    const bench = officeBench(level, oddBook());
    const desk = await over(bench);
    const before = contents(bench);
    const cell = (row: number, column: number): unknown => bench.book.sheet("Invoices")?.cells.get(row, column);
    await desk.fixes.preview("amount-as-text");
    await desk.fixes.apply();
    expect(desk.state().failure).toBeUndefined();
    // A cell that was formatted as text holds a number all the same.
    expect(cell(2, 6)).toEqual({ value: -200, style: { numberFormat: "#,##0.00" } });
    expect(changes(before, contents(bench))).toEqual(["Invoices!G2", "Invoices!G3"]);
    for (const kind of ["date-as-text", "space-around", "currency-name"] as const) {
      await desk.fixes.preview(kind);
      await desk.fixes.apply();
    }
    expect(cell(1, 4)).toEqual({ value: 46_047, style: { numberFormat: "yyyy-mm-dd", fill: "#ffff00" } });
    expect(cell(6, 0)).toMatchObject({ value: "C3" });
    while (desk.state().fix.undo) await desk.fixes.undo();
    expect(desk.state().failure).toBeUndefined();
    expect(changes(before, contents(bench))).toEqual([]);
    expect(bench.log).toEqual([]);
  });

  it("says that a protected sheet was not changed", async () => {
    const bench = officeBench(level, oddBook());
    const desk = await over(bench);
    const before = contents(bench);
    await desk.fixes.preview("date-as-text");
    const sheet = bench.book.sheet("Invoices");
    if (sheet) sheet.protected = true;
    await desk.fixes.apply();
    expect(desk.state().failure?.failure).toEqual({ kind: "sheet-protected", sheet: "Invoices" });
    expect(changes(before, contents(bench))).toEqual([]);
    expect(desk.state().fix.undo).toBeUndefined();
  });
});
