import { hostOf } from "../../src/host/file/file-host.js";
import type { Host } from "../../src/host/port/host.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { failureLine } from "../../src/text/failures.js";
import { invoicesAndNotes } from "../support/fault-matrix.js";
import { close } from "../support/month-end-run.js";

/** The cell beside "writing_now" on AR Policy. */
function claimCell(book: Workbook): { readonly row: number; readonly column: number } {
  const found: { row: number; column: number }[] = [];
  book.sheet("AR Policy")?.cells.forEach((row, column, { value }) => {
    if (value === "writing_now") found.push({ row, column: column + 1 });
  });
  const [cell] = found;
  if (!cell) throw new Error("no claim");
  return cell;
}

function claim(book: Workbook): unknown {
  const { row, column } = claimCell(book);
  return book.sheet("AR Policy")?.cells.value(row, column) ?? null;
}

/** A host that does something after each batch. */
function after(host: Host, then: () => void): Host {
  return {
    ...host,
    apply: async (batch, progress) => {
      const done = await host.apply(batch, progress);
      then();
      return done;
    },
  };
}

async function closedBook(): Promise<Workbook> {
  const book = invoicesAndNotes();
  if (!(await close(hostOf(book), "Anna")).ok) throw new Error("not closed");
  return book;
}

it("says on AR Policy who is writing while sheets are written, and nothing afterwards", async () => {
  const book = await closedBook();
  const seen = new Set<unknown>();
  expect(
    (
      await close(
        after(hostOf(book), () => seen.add(claim(book))),
        "Anna",
      )
    ).ok,
  ).toBe(true);
  expect([...seen]).toEqual(["Anna · 2026-11-02 09:42:00 UTC · anna", null]);
});

it("lets nobody else write meanwhile, names who does, and changes nothing", async () => {
  const book = await closedBook();
  const { row, column } = claimCell(book);
  book.sheet("AR Policy")?.cells.set(row, column, { value: "Ben · 2026-11-02 09:40:00 UTC · ben" });
  const before = book.sheet("AR Aging 2026-10-31");
  const refused = await close(hostOf(book), "Anna");
  const at = { sheet: "AR Policy", row, column };
  const failure = { kind: "claimed", by: "Ben", since: "09:40 UTC", until: "09:50 UTC", at } as const;
  expect(refused).toEqual({ ok: false, failure });
  expect(failureLine(failure, "en-US")).toMatch(/^Ben is writing in this workbook, since 09:40 UTC\. Nothing was written\..*'AR Policy'!B/);
  expect(book.sheet("AR Aging 2026-10-31")).toBe(before);
  expect(claim(book)).toBe("Ben · 2026-11-02 09:40:00 UTC · ben");
});

it("counts a claim of ten minutes ago, of a clock far ahead, or one that nobody can read as left behind", async () => {
  for (const left of ["Ben · 2026-11-02 09:32:00 UTC · ben", "Ben · 2027-01-01 00:00:00 UTC · ben", "Ben?"]) {
    const book = await closedBook();
    const { row, column } = claimCell(book);
    book.sheet("AR Policy")?.cells.set(row, column, { value: left });
    expect((await close(hostOf(book), "Anna")).ok).toBe(true);
    expect(claim(book)).toBeNull();
  }
});

it("gives way where somebody else claimed in the same moment", async () => {
  const book = await closedBook();
  const { row, column } = claimCell(book);
  const ben = "Ben · 2026-11-02 09:42:01 UTC · ben";
  let once = true;
  const host = after(hostOf(book), () => {
    if (once) book.sheet("AR Policy")?.cells.set(row, column, { value: ben });
    once = false;
  });
  expect(await close(host, "Anna")).toMatchObject({ ok: false, failure: { kind: "claimed", by: "Ben" } });
  expect(claim(book)).toBe(ben);
});

it("writes without a claim where a person took the row out", async () => {
  const book = await closedBook();
  const { row, column } = claimCell(book);
  book.sheet("AR Policy")?.cells.set(row, column - 1, undefined);
  expect((await close(hostOf(book), "Anna")).ok).toBe(true);
  expect(book.sheet("AR Policy")?.cells.value(row, column) ?? null).toBeNull();
});
