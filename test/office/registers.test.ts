import { keepInRegister } from "../../src/app/registers.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import { openItemsRegister, type RegisterRow } from "../../src/policy/register.js";
import { Workbook } from "../../src/workbook/workbook.js";
import { levels, officeBench } from "../support/office-node.js";

const monthEnds = ["2026-09-30", "2026-10-31"].map((iso) => dayFromIso(iso) ?? 0);
const item = (monthEnd: number, invoice: string, open: number): RegisterRow => [
  monthEnd,
  "",
  "=C1",
  invoice,
  "invoice",
  "EUR",
  monthEnd - 40,
  monthEnd - 10,
  500,
  open,
];

it.each(levels)("stands in Excel at ExcelApi %s as it stands in a file", async (level) => {
  const bench = officeBench(level);
  const file = new Workbook("Book.xlsx");
  file.addSheet("Data");
  for (const monthEnd of monthEnds) {
    const request = {
      register: openItemsRegister,
      rows: [item(monthEnd, "0001", 12.5), item(monthEnd, "0002", 0.01 * monthEnd)],
      replaces: (cells: RegisterRow) => cells[0] === monthEnd,
      locale: "zh-CN" as const,
      decimals: 2,
    };
    expect(await keepInRegister(bench.host, request, unwatched)).toMatchObject({ ok: true });
    expect(await keepInRegister(hostOf(file), request, unwatched)).toMatchObject({ ok: true });
  }
  const shown = (book: Workbook): unknown => {
    const sheet = book.sheet("AR Open items");
    return [
      sheet?.tables.map(({ name, area }) => ({ name, area })),
      Array.from({ length: 9 }, (_, row) => Array.from({ length: 10 }, (__, column) => sheet?.cells.value(row, column))),
    ];
  };
  expect(shown(bench.book)).toEqual(shown(file));
  expect(bench.log).toEqual([]);
});
