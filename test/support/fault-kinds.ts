import type { EmbeddedExcel } from "../../src/workbench/excel/contract.js";
import type { Fault } from "../../src/workbench/excel/faults.js";

/** What may go wrong while sheets are written, and what has to be put right before the next run. */
export interface FaultKind {
  readonly name: string;
  readonly at: (call: number) => Fault;
  /** The person's part before the second run: protection taken off, the cell left, the file made writable. */
  readonly mend?: (excel: EmbeddedExcel) => void;
  /** The figures change with it: what is complete is not what it was without the fault. */
  readonly changesSource?: true;
  /** Tried where no sheet of ours stands yet: one that stands may be emptied in the very moment after it was looked at. */
  readonly onNewSheets?: true;
  /** The person presses Cancel at that request. */
  readonly cancels?: true;
  /** Excel is gone: what stands in the file is what the second run, in a new Excel, finds. */
  readonly gone?: true;
}

const passing = ["ActivityLimitReached", "RequestAborted", "ServiceNotAvailable", "ConnectionFailure", "Conflict", "GeneralException"];
const tooLarge = ["RequestPayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded", "RangeExceedsLimit", "MemoryLimitReached"];
const final = ["InvalidArgument", "GeneralException ", "ItemNotFound", "InsertDeleteConflict", "UnsupportedOperation"];

/** The codes of a class take turns, so that each meets calls of every kind. */
function refusal(codes: readonly string[], at: number, times: number, got: "nothing" | "half" | "all"): Fault {
  const code = codes[at % codes.length] ?? "";
  return { code: code.trim(), message: code === "GeneralException" ? "The data is not current on the server." : "refused", at, times, got };
}

function onOurs(excel: EmbeddedExcel, change: (sheet: EmbeddedExcel["book"]["sheets"][number]) => void): void {
  for (const { name, scope } of excel.book.names) if (name === "AR_Owned" && scope) change(scope);
}

/** What somebody enters in a sheet of ours; it must still stand somewhere in the end. */
export const entered = "called, Ben";

export const claimOfBen = "Ben · 2026-11-02 09:41:00 UTC · ben";

export const faultKinds: readonly FaultKind[] = [
  { name: "Cancel", at: (call) => ({ at: call, happens: () => undefined }), cancels: true },
  { name: "busy for a moment", at: (call) => refusal(passing, call, 2, "nothing") },
  { name: "broken off half-way, then well", at: (call) => refusal(passing, call, 1, "half") },
  { name: "carried out, its answer lost", at: (call) => refusal(passing, call, 1, "all") },
  { name: "busy for good", at: (call) => refusal(passing, call, 99, "nothing") },
  { name: "an error of its own", at: (call) => refusal(final, call, 1, "nothing") },
  { name: "an error half-way", at: (call) => refusal(final, call, 1, "half") },
  { name: "too large, once", at: (call) => refusal(tooLarge, call, 1, "nothing") },
  { name: "null for values", at: (call) => ({ nulls: true, at: call, times: 1 }) },
  { name: "a cell being edited for a moment", at: (call) => ({ code: "InvalidOperationInCellEditMode", message: "", at: call, times: 3 }) },
  { name: "a cell being edited and left so", at: (call) => ({ code: "InvalidOperationInCellEditMode", message: "", at: call }) },
  {
    name: "another workbook in front",
    at: (call) => ({ at: call, happens: (excel) => (excel.inFront = false) }),
    mend: (excel) => (excel.inFront = true),
  },
  {
    name: "our sheets protected",
    at: (call) => ({ at: call, happens: (excel) => onOurs(excel, (sheet) => (sheet.protected = true)) }),
    mend: (excel) => onOurs(excel, (sheet) => (sheet.protected = false)),
  },
  {
    name: "the structure protected",
    at: (call) => ({ at: call, happens: ({ book }) => (book.structureProtected = true) }),
    mend: ({ book }) => (book.structureProtected = false),
  },
  {
    name: "read-only or Protected View",
    at: (call) => ({ at: call, happens: (excel) => (excel.readOnly = true) }),
    mend: (excel) => (excel.readOnly = false),
  },
  { name: "Excel gone", at: (call) => ({ silent: true, at: call }), gone: true },
  {
    name: "our newest sheet deleted",
    at: (call) => ({
      at: call,
      happens: ({ book }) => {
        const last = book.sheets[book.sheets.length - 1];
        if (last?.name.startsWith("AR ")) book.removeSheet(last);
      },
    }),
  },
  {
    name: "a copy of our sheet made here",
    at: (call) => ({
      at: call,
      happens: ({ book }) => {
        const ours = book.sheet("AR Aging 2026-10-31");
        if (!ours || book.sheet("AR Aging 2026-10-31 (2)")) return;
        const copy = book.addSheet("AR Aging 2026-10-31 (2)");
        ours.cells.forEach((row, column, cell) => copy.cells.set(row, column, cell));
        copy.cells.set(0, 20, { value: "my copy" });
        book.names.push({ name: "AR_Owned", scope: copy, refersTo: "'AR Aging 2026-10-31 (2)'!$A$1" });
      },
    }),
  },
  { name: "saved under another name", at: (call) => ({ at: call, happens: ({ book }) => (book.file = "Other.xlsx") }) },
  {
    name: "somebody else claims the workbook",
    at: (call) => ({
      at: call,
      happens: ({ book }) => {
        book.sheet("AR Policy")?.cells.forEach((row, column, { value }) => {
          if (value === "writing_now") book.sheet("AR Policy")?.cells.set(row, column + 1, { value: claimOfBen });
        });
      },
    }),
    mend: ({ book }) => {
      book.sheet("AR Policy")?.cells.forEach((row, column, { value }) => {
        if (value === claimOfBen) book.sheet("AR Policy")?.cells.set(row, column, undefined);
      });
    },
  },
  {
    name: "a co-author at work on the user's sheets",
    at: (call) => ({ at: call, happens: (excel) => excel.edit({ sheet: "Notes", top: 5, left: 5, rows: 1, columns: 1 }, [["Ben's"]]) }),
  },
  {
    name: "the invoice table refreshed by a query",
    at: (call) => ({
      at: call,
      happens: (excel) =>
        excel.edit({ sheet: "Invoices", top: 3, left: 0, rows: 1, columns: 7 }, [["C3", "Gamma", "INV-9", 46_300, 46_320, "USD", 10]]),
    }),
    changesSource: true,
  },
  {
    name: "a sheet of the user's that takes our name",
    at: (call) => ({
      at: call,
      happens: ({ book }) => {
        const next = ["AR Aging 2026-10-31", "AR Letters 2026-10-31"].find((name) => !book.sheet(name));
        if (next) book.addSheet(next).cells.set(0, 0, { value: "mine" });
      },
    }),
  },
  {
    name: "something entered in our newest sheet",
    at: (call) => ({
      at: call,
      happens: (excel) => {
        const last = excel.book.sheets[excel.book.sheets.length - 1];
        if (last?.name.startsWith("AR Aging") || last?.name.startsWith("AR Letters"))
          excel.edit({ sheet: last.name, top: 2, left: 24, rows: 1, columns: 1 }, [[entered]]);
      },
    }),
    onNewSheets: true,
  },
];
