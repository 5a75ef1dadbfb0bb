import { noticeLine } from "../../src/text/notices.js";
import { day } from "../../src/kernel/day.js";
import { readDesk } from "../support/sample-desk.js";

it("says in the pane that one sheet alone keeps no month-end, that the pack kept it, and nothing once it is kept", async () => {
  const { desk } = await readDesk();
  await desk.writeSheet("aging");
  expect(desk.state().notices).toEqual([{ kind: "month-end-not-kept" }]);
  await desk.writePack();
  expect(desk.state().notices).toEqual([{ kind: "month-end-kept" }]);
  await desk.writeSheet("aging");
  expect(desk.state().notices).toEqual([]);
});

it("says in the pane what stands in the way of keeping a month-end, and nothing of one on another day", async () => {
  const { desk, host } = await readDesk();
  await desk.writePack();
  const { sheet, table } = host.book.table("AR_OpenItems") ?? {};
  if (!sheet || !table) throw new Error("no register");
  sheet.cells.set(table.area.top + table.area.rows, table.area.left, { value: "my own note" });
  await desk.setAsOf(day(46_356));
  await desk.writePack();
  const inTheWay = { kind: "no-room", sheet: sheet.name, table: "AR_OpenItems" };
  expect(desk.state().notices).toEqual([{ kind: "month-end-refused", failure: inTheWay }]);
  await desk.setAsOf(day(46_341));
  await desk.writeSheet("aging");
  expect(desk.state().notices).toEqual([]);
});

it.each(["en-US", "zh-CN"] as const)("has a line for every notice, in %s", (locale) => {
  const lines = (
    [
      { kind: "month-end-not-kept" },
      { kind: "month-end-kept" },
      { kind: "month-end-closed" },
      { kind: "month-end-refused", failure: { kind: "no-room", sheet: "AR Balances", table: "AR_Balances" } },
      { kind: "logo-missing", sheet: "AR Policy", named: "Seal", pictures: [] },
    ] as const
  ).map((notice) => noticeLine(notice, locale));
  expect(new Set(lines).size).toBe(lines.length);
  for (const line of lines) expect(/[\u3400-\u9fff]/.test(line)).toBe(locale === "zh-CN");
});
