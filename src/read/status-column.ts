import type { Mapping } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/cell.js";
import { showCell, type CellReader } from "./cell-reader.js";
import { normalHeader } from "./header-text.js";
import { letterStatus, readItemStatus, saysVoid, type ItemStatus } from "./item-status.js";

/** Reads the columns that say whether an item counts: its status, and a mark of cancellation beside it. */
export class StatusColumn {
  private readonly statusOf: (text: string) => ItemStatus | undefined;
  private readonly isVoid: (text: string) => boolean;

  /** `voided`: the column of the mark of cancellation. */
  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly mapping: Mapping,
    private readonly voided: number | undefined,
  ) {
    const letters = (column: number | undefined): ReturnType<typeof letterStatus> =>
      column === undefined ? undefined : letterStatus(normalHeader(cells.headerOf(column)), cells.textsOf(column));
    this.statusOf = letters(mapping.status?.column) ?? readItemStatus;
    const voids = letters(voided);
    this.isVoid = voids ? (text) => voids(text) === "void" : saysVoid;
  }

  /** What a row's status says; `undefined` where it leaves the item as its amounts say. */
  of(row: number): ItemStatus | undefined {
    const status = this.mapping.status ? this.statusOf(this.cells.text(row, "status")) : undefined;
    if (status === "draft" || status === "void" || this.voided === undefined) return status;
    return this.isVoid(showCell(this.grid.values[row]?.[this.voided] ?? null)) ? "void" : status;
  }
}
