import type { Mapping } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/grid.js";
import { showCell, type CellReader } from "./cell-reader.js";
import { normalHeader } from "./header-text.js";
import { letterStatus, readItemStatus, saysPaid, saysVoid, type ItemStatus } from "./item-status.js";

/** Reads the columns that say whether an item counts: its status, and a mark of cancellation beside it. */
export class StatusColumn {
  /** True where statuses are letters that are known. */
  readonly isCoded: boolean;
  private readonly statusOf: (text: string) => ItemStatus | undefined;
  private readonly isVoid: (text: string) => boolean;

  /** The columns of two marks: that an item is cancelled, and that it is paid. */
  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly mapping: Mapping,
    private readonly marks: { readonly voided?: number; readonly paidMark?: number },
  ) {
    const letters = (column: number | undefined): ReturnType<typeof letterStatus> =>
      column === undefined ? undefined : letterStatus(normalHeader(cells.headerOf(column)), cells.textsOf(column));
    const coded = letters(mapping.status?.column);
    this.isCoded = coded !== undefined;
    this.statusOf = coded ?? readItemStatus;
    const voids = letters(marks.voided);
    this.isVoid = voids ? (text) => voids(text) === "void" : saysVoid;
  }

  /** What a row's status says; `undefined` where it leaves the item as its amounts say. */
  of(row: number): ItemStatus | undefined {
    const status = this.mapping.status ? this.statusOf(this.cells.text(row, "status")) : undefined;
    if (status === "draft" || status === "void") return status;
    const { voided, paidMark } = this.marks;
    const says = (column: number | undefined, yes: (text: string) => boolean): boolean =>
      column !== undefined && yes(showCell(this.grid.cell(row, column)));
    return says(voided, this.isVoid) ? "void" : says(paidMark, saysPaid) ? "settled" : status;
  }
}
