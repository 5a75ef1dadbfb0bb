import type { CellReader } from "./cell-reader.js";
import { groupingFields, type Grouping, type GroupingField, type Groupings, type Mapping } from "../ledger/ledger.js";

/** Codes the names of one grouping column while items are read. */
class NameCodes {
  private readonly names: string[] = [];
  private readonly codes = new Map<string, number>();
  private readonly code: Uint32Array;

  constructor(capacity: number) {
    this.code = new Uint32Array(capacity);
  }

  put(item: number, name: string): void {
    let code = this.codes.get(name);
    if (code === undefined) {
      code = this.names.length;
      this.names.push(name);
      this.codes.set(name, code);
    }
    this.code[item] = code;
  }

  cut(size: number): Grouping {
    return { names: this.names, code: this.code.subarray(0, size) };
  }
}

/** Gathers the grouping columns that a table has: salesperson, region, parent customer, legal entity and the like. */
export class GroupCodes {
  private readonly columns: readonly { readonly field: GroupingField; readonly codes: NameCodes }[];

  constructor(mapping: Mapping, capacity: number) {
    this.columns = groupingFields.filter((field) => mapping[field]).map((field) => ({ field, codes: new NameCodes(capacity) }));
  }

  /** `cells` undefined: an item that stands on no row of the table. */
  put(item: number, row: number, cells: CellReader | undefined): void {
    for (const { field, codes } of this.columns) codes.put(item, cells?.text(row, field) ?? "");
  }

  cut(size: number): Groupings {
    return Object.fromEntries(this.columns.map(({ field, codes }) => [field, codes.cut(size)]));
  }
}
