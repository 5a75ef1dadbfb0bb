import { itemKind, type Mapping, type Note } from "../ledger/ledger.js";
import type { DiscountedNotes } from "../policy/policy.js";
import { isBlank, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { showCell, type CellReader } from "./cell-reader.js";
import type { EntryList } from "./entry-list.js";
import { dayFromSerial } from "../kernel/day.js";
import type { HelperRole } from "./helper-words.js";
import type { LedgerColumns } from "./ledger-columns.js";

export interface NoteColumns {
  readonly mapping: Mapping;
  readonly layout?: { readonly helpers: Readonly<Partial<Record<HelperRole, number>>> };
  readonly discountedNotes?: DiscountedNotes | undefined;
}

const transferred: readonly (readonly [Note["state"], RegExp])[] = [
  ["dishonoured", /拒付|退票|未兑付|\b(dishonou?red|bounced|protested)\b/],
  ["held", /未贴现|未背书|\bnot (yet )?(discounted|endorsed)\b/],
  ["discounted", /贴现|\bdiscounted\b/],
  ["endorsed", /背书|转让|\b(endorsed|negotiated)\b/],
];

/** What a status, a type or a column of its own says became of a note ("已贴现", "endorsed to supplier"); held where it says nothing. */
export function readNoteState(text: string): Note["state"] {
  const plain = text.normalize("NFKC").toLowerCase();
  return transferred.find(([, pattern]) => pattern.test(plain))?.[0] ?? "held";
}

/** Who accepted a bill: a bank, or a business. */
export function readAcceptance(kind: string, acceptor: string): Note["acceptance"] {
  const plain = kind.normalize("NFKC").toLowerCase();
  if (/银行承兑|银承|银票|\bbank(er'?s?)?('s)? accept/.test(plain)) return "bank";
  if (/商业承兑|商承|商票|\b(commercial|trade) accept/.test(plain)) return "commercial";
  return /银行|\bbank\b/i.test(acceptor) ? "bank" : undefined;
}

export function readRecourse(text: string): Note["recourse"] {
  const plain = text.normalize("NFKC").toLowerCase();
  if (/不附追索|无追索|\bwithout recourse\b|\bnon-?recourse\b/.test(plain)) return "without";
  return /附追索|有追索|\bwith recourse\b/.test(plain) ? "with" : undefined;
}

/**
 * Whether a note that was discounted or endorsed leaves the books: `by-kind` keeps what comes back if the acceptor does not pay, and lets go what a
 * bank accepted or was passed on without recourse (practice under CAS 23 and IFRS 9.3.2; which banks count is a judgement of the user's own).
 */
export function isDerecognised(
  { state, acceptance, recourse }: Pick<Note, "state" | "acceptance" | "recourse">,
  choice: DiscountedNotes,
): boolean {
  if (state !== "discounted" && state !== "endorsed") return false;
  if (choice !== "by-kind") return choice === "derecognised";
  return recourse === undefined ? acceptance === "bank" : recourse === "without";
}

/** The notes among a table's items; those that left the books are reduced to nothing from the day on which they were passed on. */
export class NoteReader {
  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly columns: NoteColumns,
  ) {}

  /** `own`: the items that stand in rows of this table. A table with a column of acceptors or of states of notes holds nothing but notes. */
  collect(items: Pick<LedgerColumns, "amount" | "paid" | "kind" | "row">, own: number, entries: EntryList): readonly Note[] {
    const { acceptor, noteState } = this.columns.layout?.helpers ?? {};
    const all = acceptor !== undefined || noteState !== undefined;
    const notes: Note[] = [];
    const leaving: { readonly item: number; readonly day: number }[] = [];
    for (let item = 0; item < own; item++) {
      if (all && items.kind[item] === itemKind.invoice) items.kind[item] = itemKind.note;
      if (items.kind[item] !== itemKind.note) continue;
      const note = this.noteAt(item, (items.row[item] as number) - this.grid.area.top);
      notes.push(note);
      if (!note.derecognised) continue;
      this.cells.recomputable = false;
      leaving.push({ item, day: note.transferred });
    }
    const takenOff = entries.byItem(leaving.map(({ item: each }) => each));
    for (const { item, day } of leaving) {
      const left = (items.amount[item] as number) - (items.paid[item] as number) - (takenOff.get(item) ?? 0);
      entries.add(item, day, left, "derecognition");
    }
    return notes;
  }

  private noteAt(item: number, row: number): Note {
    const { acceptor, drawer, noteState, transferDay, recourse } = this.columns.layout?.helpers ?? {};
    const at = (column: number | undefined): CellValue => (column === undefined ? null : this.grid.cell(row, column));
    const text = (column: number | undefined): string => showCell(at(column)).trim();
    const kind = this.cells.text(row, "documentType");
    const says = [text(noteState), this.cells.text(row, "status"), kind];
    const state: Note["state"] = says.map(readNoteState).find((each) => each !== "held") ?? "held";
    const read = {
      state,
      acceptance: readAcceptance(kind, text(acceptor)),
      recourse: readRecourse([text(recourse), ...says].join(" ")),
    };
    return {
      item,
      ...read,
      drawer: text(drawer),
      acceptor: text(acceptor),
      transferred: state === "held" || state === "dishonoured" ? 0 : this.dayOf(at(transferDay)),
      derecognised: isDerecognised(read, this.columns.discountedNotes ?? "by-kind"),
    };
  }

  /** In the order of day and month of the days of issue: one export writes all its days one way. */
  private dayOf(cell: CellValue): number {
    if (isBlank(cell)) return 0;
    return (typeof cell === "number" ? dayFromSerial(cell) : this.cells.days.issue.read(cell)?.day) ?? 0;
  }
}
