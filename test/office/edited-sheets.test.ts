import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createDesk } from "../../src/app/create-desk.js";
import { openBook } from "../../src/files/read-book.js";
import { day } from "../../src/kernel/day.js";
import { levels, officeBench } from "../support/office-node.js";

jest.setTimeout(60_000);

const aging = "AR Aging 2026-10-31";

describe.each(levels)("over Excel at ExcelApi %s", (level) => {
  it("knows its own sheet again, asks about an edited one, and takes its mark off the one that is kept", async () => {
    const opened = openBook(Uint8Array.from(readFileSync(join(__dirname, "../../assets/sample.xlsx"))), "sample.xlsx");
    if (!opened.ok) throw new Error(opened.failure.kind);
    const { host, book, log } = officeBench(level, opened.value);
    const desk = createDesk({ host, locale: "en-US", clock: () => ({ today: day(46_350), time: "09:42" }) });
    await desk.start();
    const place = desk.state().places[0];
    if (!place) throw new Error("no invoice table");
    await desk.use(place);
    await desk.writeSheet("aging");
    await desk.writeSheet("aging");
    expect(desk.state().failure).toBeUndefined();
    book.sheet(aging)?.cells.set(12, 14, { value: "called them, J." });
    await desk.writeSheet("aging");
    expect(desk.state().failure?.failure).toEqual({ kind: "sheet-edited", sheet: aging });
    await desk.answerEdited("keep");
    expect(desk.state().failure).toBeUndefined();
    expect(book.sheet(aging)?.cells.value(12, 14)).toBe("called them, J.");
    expect(book.names.filter(({ name }) => name === "AR_Owned").map(({ scope }) => scope?.name)).toEqual(["AR Policy", `${aging} (2)`]);
    const list = book.table("AR_Sheets");
    expect(list?.sheet.cells.value((list.table.area.top ?? 0) + 1, 0)).toBe(`${aging} (2)`);
    expect(log).toEqual([]);
  });
});
