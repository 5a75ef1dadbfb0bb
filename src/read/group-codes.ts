import { groupingFields, type Grouping, type GroupingField, type Groupings, type Mapping } from "../ledger/ledger.js";
import type { CellValue } from "../sheet/cell.js";
import { showCell } from "./cell-reader.js";

/** Codes the names of one grouping column while items are read. */
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

/** Gathers the grouping columns that a table has: salesperson, region, parent customer, legal entity and the like. */
export class GroupCodes {
  private readonly columns: readonly { readonly field: GroupingField; readonly column: number; readonly codes: NameCodes }[];

  constructor(mapping: Mapping, capacity: number) {
    this.columns = groupingFields.flatMap((field) => {
      const column = mapping[field]?.column;
      return column === undefined ? [] : [{ field, column, codes: new NameCodes(capacity) }];
    });
  }

  /** `cells`: the item's row of the table; none for an item that stands on no row of it. */
  put(item: number, cells: readonly CellValue[]): void {
    for (const { column, codes } of this.columns) codes.put(item, cells[column] ?? null);
  }

  cut(size: number): Groupings {
    return Object.fromEntries(this.columns.map(({ field, codes }) => [field, codes.cut(size)]));
  }
}
