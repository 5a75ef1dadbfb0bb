import { groupingFields, type ChosenGrouping, type Grouping, type GroupingField, type Groupings, type Mapping } from "../ledger/ledger.js";
import { codedOf, ListColumn, type CellColumn, type CodedColumn } from "../sheet/column.js";
import type { CellGrid } from "../sheet/grid.js";
import { showCell } from "./cell-reader.js";

/** A column to group by that a person chose. */
export interface ChosenColumn {
  /** Column within the table, from 0. */
  readonly column: number;
  /** What the person called it. */
  readonly header: string;
}

/** Codes the names of one grouping column while items are read: 4 bytes an item. */
class NameCodes {
  private readonly names: string[] = [];
  private readonly codes = new Map<string, number>();
  private readonly code: Uint32Array;
  private readonly cells: CodedColumn;
  /** By the code of a cell, that of its name; -1 for one that was not met yet. */
  private readonly met: Int32Array;

  constructor(column: CellColumn, rows: number, capacity: number) {
    this.code = new Uint32Array(capacity);
    this.cells = codedOf(column, rows);
    this.met = new Int32Array(this.cells.distinct.length).fill(-1);
  }

  /** `row` `undefined`: the item stands on no row of the table. */
  put(item: number, row: number | undefined): void {
    const cell = row === undefined ? 0 : (this.cells.codes[row] ?? 0);
    let code = this.met[cell] as number;
    if (code < 0) this.met[cell] = code = this.codeOf(showCell(this.cells.distinct[cell] ?? null).trim());
    this.code[item] = code;
  }

  /** As {@link put}, of items that stand on rows one beneath the other. */
  putRows(item: number, row: number, count: number): void {
    const { code, met } = this;
    const cells = this.cells.codes.subarray(row, row + count);
    for (let i = 0; i < count; i++) {
      const known = met[cells[i] as number] as number;
      if (known < 0) this.put(item + i, row + i);
      else code[item + i] = known;
    }
  }

  cut(size: number): Grouping {
    return { names: this.names, code: this.code.subarray(0, size) };
  }

  private codeOf(name: string): number {
    let code = this.codes.get(name);
    if (code === undefined) {
      code = this.names.length;
      this.names.push(name);
      this.codes.set(name, code);
    }
    return code;
  }
}

/** Gathers the columns by which items are grouped: salesperson, region, legal entity and the like, and those that a person chose. */
export class GroupCodes {
  private readonly columns: readonly { readonly field: GroupingField; readonly codes: NameCodes }[];
  private readonly chosen: readonly (ChosenColumn & { readonly codes: NameCodes })[];
  private readonly all: readonly NameCodes[];

  constructor(grid: CellGrid, mapping: Mapping, capacity: number, chosen: readonly ChosenColumn[] = []) {
    const codesOf = (column: number): NameCodes => new NameCodes(grid.column(column) ?? new ListColumn(0), grid.rowCount, capacity);
    this.columns = groupingFields.flatMap((field) => {
      const column = mapping[field]?.column;
      return column === undefined ? [] : [{ field, codes: codesOf(column) }];
    });
    this.chosen = chosen.map((each) => ({ ...each, codes: codesOf(each.column) }));
    this.all = [...this.columns, ...this.chosen].map(({ codes }) => codes);
  }

  /** `row`: the item's row of the table; `undefined` for an item that stands on no row of it. */
  put(item: number, row: number | undefined): void {
    for (let i = 0; i < this.all.length; i++) (this.all[i] as NameCodes).put(item, row);
  }

  /** As {@link put}, of items that stand on rows one beneath the other. */
  putRows(item: number, row: number, count: number): void {
    for (let i = 0; i < this.all.length; i++) (this.all[i] as NameCodes).putRows(item, row, count);
  }

  cut(size: number): { readonly groupings: Groupings; readonly chosenGroupings: readonly ChosenGrouping[] } {
    return {
      groupings: Object.fromEntries(this.columns.map(({ field, codes }) => [field, codes.cut(size)])),
      chosenGroupings: this.chosen.map(({ header, codes }) => ({ header, ...codes.cut(size) })),
    };
  }
}
