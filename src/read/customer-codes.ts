import type { Customer, Mapping } from "../ledger/ledger.js";
import { isBlank } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { CellReader } from "./cell-reader.js";
import { StringTable } from "../sheet/string-table.js";

export interface CustomerRows {
  readonly mapping: Mapping;
  readonly headerRow: number;
  /** True when rows of their own name the customer of those beneath. */
  readonly grouped: boolean;
}

/** Tells whose item a row is, by its own cell or by what stands above it, and codes the customers in the order of their appearance. */
export class CustomerCodes {
  readonly customers: Customer[] = [];
  private readonly ids: string[] = [];
  private readonly names: string[] = [];
  private readonly codes: StringTable;
  private readonly namesVarying = new Set<number>();
  /** Customer named by a row of its own, or by the first row of a block, for the rows beneath. */
  private carried = { id: "", name: "" };
  /** True when a row may belong to the customer of a row above it. */
  readonly carries: boolean;
  private readonly mapping: Mapping;

  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly rows: CustomerRows,
  ) {
    this.mapping = rows.mapping;
    const column = grid.column(this.mapping.customer?.column ?? -1);
    this.codes = new StringTable(this.ids, column?.kind === "coded" ? column.distinct.length : undefined);
    this.carries = rows.grouped || this.isBlockwise();
  }

  /** A row of its own names the customer of the rows beneath. */
  carry(row: number, name: string): void {
    this.carried = { id: name, name: this.mapping.customerName ? this.cells.text(row, "customerName") : name };
  }

  /** The customer of a row: its own cell, else the one named above it in a table that is laid out in blocks. */
  idOf(row: number): string {
    const { customer, invoiceNumber } = this.mapping;
    const shared = customer !== undefined && customer.column === invoiceNumber?.column;
    const own = shared ? "" : this.cells.text(row, "customer");
    if (own !== "") {
      if (this.carries)
        this.carried = { id: own, name: this.mapping.customerName ? this.cells.text(row, "customerName") : this.carried.name };
      return own;
    }
    return this.carries ? this.carried.id : "";
  }

  /** The code of a row's customer; what is odd about its number or name is a finding. */
  ofRow(row: number, id: string): number {
    if (id === "") this.cells.note("customer-missing", "warning", row, "customer");
    const own = this.mapping.customerName ? this.cells.text(row, "customerName") : "";
    const name = own !== "" ? own : this.carries && this.carried.id === id && this.carried.name !== "" ? this.carried.name : id;
    const code = this.of(id, name);
    if (name !== "" && name !== this.customers[code]?.name && !this.namesVarying.has(code)) {
      this.namesVarying.add(code);
      this.cells.note("name-varies", "info", row, "customerName");
    }
    return code;
  }

  /** The code of a customer, new where it was not met before. */
  of(id: string, name: string): number {
    const code = this.codes.meet(id, this.ids.length);
    if (code < this.ids.length) return code;
    this.ids.push(id);
    const customer = { id, name: name === "" ? id : name };
    this.names.push(customer.name);
    this.customers.push(customer);
    return code;
  }

  /** The code of a customer that was met before; -1 of any other. */
  find(id: string): number {
    return this.codes.find(id);
  }

  nameAt(code: number): string {
    return this.names[code] ?? "";
  }

  /** True when a good part of the rows leave the customer to the row that begins their block. */
  private isBlockwise(): boolean {
    const column = this.mapping.customer?.column;
    const day = this.mapping.issueDate?.column ?? this.mapping.dueDate?.column;
    if (column === undefined || day === undefined) return false;
    let rows = 0;
    let empty = 0;
    const last = Math.min(this.grid.rowCount, this.rows.headerRow + 2001);
    for (let row = this.rows.headerRow + 1; row < last; row++) {
      const cells = this.grid.row(row);
      if (isBlank(cells[day] ?? null)) continue;
      rows++;
      if (isBlank(cells[column] ?? null)) empty++;
    }
    return rows >= 4 && empty >= rows * 0.3;
  }
}
