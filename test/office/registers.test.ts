import { keepInRegister, openRegister, type KeepRequest } from "../../src/app/registers.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import { openItemsRegister, type RegisterRow } from "../../src/policy/register.js";
import { Workbook } from "../../src/workbook/workbook.js";
import { copyOf } from "../support/copy-of-book.js";
import { faultKinds } from "../support/fault-kinds.js";
import { invoicesAndNotes } from "../support/fault-matrix.js";
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

/** Faults that leave the register to the run; a register that a person deletes is theirs to lose. */
const kinds = faultKinds.filter(({ name, changesSource }) => !changesSource && name !== "our newest sheet deleted");

const [september = 0, october = 0] = monthEnds;
const items = (monthEnd: number, invoices: readonly string[], open = 10): readonly RegisterRow[] =>
  invoices.map((invoice) => item(monthEnd, invoice, open));

const inOctober = (rows: readonly RegisterRow[]): KeepRequest => ({
  register: openItemsRegister,
  rows,
  replaces: (cells) => cells[0] === october,
  locale: "en-US",
  decimals: 2,
});

async function rowsOf(book: Workbook): Promise<{ readonly rows: readonly string[]; readonly blank: number; readonly height: number }> {
  const host = hostOf(book);
  const survey = await host.survey();
  if (!survey.ok) throw new Error("no survey");
  const open = await openRegister(host, survey.value, openItemsRegister, unwatched);
  if (!open.ok || !open.value) throw new Error(JSON.stringify(open));
  const { rows, blank, area } = open.value;
  return { rows: rows.map(({ cells }) => JSON.stringify(cells)), blank: blank.length, height: area.rows };
}

it.each([
  ["more than before", ["0002", "0003", "0005", "0006", "0007", "0008"], 99],
  ["fewer than before", ["0003"], 10],
])("mixes no rows and loses none, whatever fails at whichever request, when a month is kept again with %s", async (_, invoices, open) => {
  const book = invoicesAndNotes();
  const before = items(october, ["0001", "0002", "0003", "0004"]);
  const kept = items(september, ["0001", "0009"]);
  await keepInRegister(hostOf(book), { ...inOctober(kept), replaces: (cells) => cells[0] === september }, unwatched);
  await keepInRegister(hostOf(book), inOctober(before), unwatched);
  const request = inOctober(items(october, invoices, open));
  const clean = officeBench("1.14", copyOf(book), true);
  clean.excel.inject(undefined);
  await keepInRegister(clean.host, request, unwatched);
  const calls = clean.excel.requests;
  const wanted = await rowsOf(clean.book);
  expect([...wanted.rows].sort()).toEqual([...kept, ...request.rows].map((row) => JSON.stringify(row)).sort());
  const lost: string[] = [];
  const possible = new Set([...kept, ...before, ...request.rows].map((row) => JSON.stringify(row)));
  for (const kind of kinds)
    for (let call = 1; call <= calls; call++) {
      const { book: tried, excel, host } = officeBench("1.14", copyOf(book), true);
      excel.inject(kind.at(call));
      const cancelled = (): boolean => kind.cancels === true && excel.requests >= call;
      await keepInRegister(host, request, { report: () => undefined, cancelled });
      const meanwhile = (await rowsOf(tried)).rows;
      if (meanwhile.some((row) => !possible.has(row))) lost.push(`${kind.name}, request ${call}: a row that was never kept`);
      if (kept.some((row) => !meanwhile.includes(JSON.stringify(row))))
        lost.push(`${kind.name}, request ${call}: another month's row is gone`);
      excel.inject(undefined);
      kind.mend?.(excel);
      const again = await keepInRegister(hostOf(tried), request, unwatched);
      const now = await rowsOf(tried);
      if (!again.ok || [...now.rows].sort().join() !== [...wanted.rows].sort().join() || now.height !== wanted.height)
        lost.push(`${kind.name}, request ${call}: ${JSON.stringify({ again, now })} in the end`);
    }
  expect(calls).toBeGreaterThan(5);
  expect(lost).toEqual([]);
});
