import { monthEnd } from "../../src/app/month-end.js";
import { noChoices } from "../../src/app/read-source.js";
import { day } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import { bookOf } from "../support/book-of.js";
import { copyOf } from "../support/copy-of-book.js";
import { officeBench } from "../support/office-node.js";
jest.setTimeout(100000);
const sheets = { Invoices: `Customer No.|Customer|Invoice No.|Issue date|Due date|Currency|Amount|Settled on
C1|Acme|INV-1|2026-08-01|2026-08-31|USD|100.25|
C1|Acme|INV-2|2026-09-01|2026-09-30|USD|50|2026-10-05
C2|Beta|INV-3|2026-10-01|2026-10-31|USD|75.5|`, Notes: "my notes|1\nmore|2" };
it("probe", async () => {
  const book = bookOf(sheets);
  const again = book;
  for (const n of [1, 2, 3]) {
    const bench = officeBench("1.14", copyOf(again));
    const t = performance.now(); const cpu = process.cpuUsage(); let own = 0; const seen: string[] = [];
    const real = bench.excel.process.bind(bench.excel);
    bench.excel.process = (body: string) => { const a = performance.now(); const r = real(body); own += performance.now() - a; const q = JSON.parse(body); seen.push(q.Actions.length + " " + body.length + " " + [...new Set(Object.values(q.ObjectPaths).map((x: any) => x.Name + (x.ArgumentInfo?.Arguments?.[0] !== undefined && typeof x.ArgumentInfo.Arguments[0] === "string" ? "(" + x.ArgumentInfo.Arguments[0] + ")" : "")))].slice(0, 7).join(",") + " | " + [...new Set(q.Actions.map((x: any) => x.ActionType + x.Name))].slice(0, 8).join(",")); return r; };
    bench.excel.inject(undefined);
    const done = await monthEnd(bench.host, { choices: noChoices, asOf: day(46_326), locale: "en-US", preparedAt: "x", whenEdited: "keep", writer: { name: "Anna", id: "a", now: () => 1_790_000_000_000 } }, unwatched);
    console.log(process.cpuUsage(cpu), own, ""); console.log(n, done.ok ? done.value.sheets.map((s) => s.name) : done.failure, bench.excel.requests, performance.now() - t, bench.log, bench.excel.undoClearedBy);
    const t2 = performance.now(); bench.excel.inject(undefined);
    const more = await monthEnd(bench.host, { choices: noChoices, asOf: day(46_326), locale: "en-US", preparedAt: "x", whenEdited: "keep", writer: { name: "Anna", id: "a", now: () => 1_790_000_000_000 } }, unwatched);
    console.log("again", more.ok ? more.value.sheets.map((s) => [s.name, s.kept]) : more.failure, bench.excel.requests, performance.now() - t2, bench.log);
  }
});
