import { groupingFields, type ChosenGrouping, type Grouping, type GroupingField, type Groupings, type Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
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

  constructor(capacity: number) {
    this.code = new Uint32Array(capacity);
  }

  put(item: number, cell: CellValue): void {
    this.code[item] = (typeof cell === "string" ? this.codes.get(cell) : undefined) ?? this.codeOf(showCell(cell).trim());
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
  private readonly columns: readonly { readonly field: GroupingField; readonly column: number; readonly codes: NameCodes }[];
  private readonly chosen: readonly (ChosenColumn & { readonly codes: NameCodes })[];

  constructor(mapping: Mapping, capacity: number, chosen: readonly ChosenColumn[] = []) {
    this.columns = groupingFields.flatMap((field) => {
      const column = mapping[field]?.column;
      return column === undefined ? [] : [{ field, column, codes: new NameCodes(capacity) }];
    });
    this.chosen = chosen.map((each) => ({ ...each, codes: new NameCodes(capacity) }));
  }

  /** `cells`: the item's row of the table; none for an item that stands on no row of it. */
  put(item: number, cells: readonly CellValue[]): void {
    for (const { column, codes } of this.columns) codes.put(item, cells[column] ?? null);
    for (const { column, codes } of this.chosen) codes.put(item, cells[column] ?? null);
  }

  cut(size: number): { readonly groupings: Groupings; readonly chosenGroupings: readonly ChosenGrouping[] } {
    return {
      groupings: Object.fromEntries(this.columns.map(({ field, codes }) => [field, codes.cut(size)])),
      chosenGroupings: this.chosen.map(({ header, codes }) => ({ header, ...codes.cut(size) })),
    };
  }
}
