import type { Area } from "../../../sheet/cell.js";
import type { Sheet, Table } from "../../../workbook/workbook.js";
import { ApiError, invalidArgument, notImplemented, type HostObject } from "../host-object.js";
import { wireValue, type ExcelModel } from "../model.js";
import { CollectionObject } from "./collection.js";
import { areaOfAddress, RangeObject } from "./range.js";
import { worksheetObject } from "./registry.js";

export function tableId(table: Table): string {
  return `{T-${table.id}}`;
}

export class TableObject implements HostObject {
  readonly type = "Table";
  readonly id: string;
  declare referenceId?: string;
  readonly scalars = ["Id", "Name", "ShowHeaders", "ShowTotals", "Style"];

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
    private readonly table: Table,
  ) {
    this.id = tableId(table);
  }

  get(name: string): unknown {
    const { table } = this;
    const values: Readonly<Record<string, unknown>> = {
      Id: this.id,
      Name: table.name,
      ShowHeaders: table.hasHeaders,
      ShowTotals: table.hasTotals,
      Style: table.style,
    };
    return name in values ? values[name] : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    this.model.frameEdited(this.sheet);
    if (name === "Name") {
      const taken = this.model.book.table(String(value));
      if (taken && taken.table !== this.table)
        throw new ApiError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(String(value))) throw invalidArgument();
      this.table.name = String(value);
    } else if (name === "Style") this.table.style = String(value);
    else if (name === "ShowHeaders") this.table.hasHeaders = value === true;
    else return notImplemented;
    this.model.structureChanged();
    return undefined;
  }

  child(name: string): HostObject | typeof notImplemented {
    return name === "Worksheet" ? worksheetObject(this.model, this.sheet) : notImplemented;
  }

  call(name: string, args: readonly unknown[]): unknown {
    const { top, left, rows, columns } = this.table.area;
    const head = this.table.hasHeaders ? 1 : 0;
    const foot = this.table.hasTotals ? 1 : 0;
    const at = (from: number, count: number): RangeObject =>
      new RangeObject(this.model, this.sheet, { sheet: this.sheet.name, top: from, left, rows: count, columns });
    switch (name) {
      case "GetRange":
        return at(top, rows);
      case "GetHeaderRowRange":
        return at(top, 1);
      case "GetDataBodyRange":
        return at(top + head, Math.max(1, rows - head - foot));
      case "GetTotalRowRange":
        return at(top + rows - 1, 1);
      case "Resize": {
        const area = args[0] instanceof RangeObject ? args[0].area : areaOfAddress(String(args[0]), this.sheet);
        this.model.frameEdited(this.sheet);
        this.table.area = { top: area.top, left: area.left, rows: area.rows, columns: area.columns };
        this.table.columns = headersOf(this.sheet, area);
        this.model.structureChanged();
        return undefined;
      }
      case "ConvertToRange": {
        this.remove();
        return at(top, rows);
      }
      case "Delete":
        this.remove();
        return undefined;
      case "_RegisterDataChangedEvent":
      case "_UnregisterDataChangedEvent":
        return undefined;
      default:
        return notImplemented;
    }
  }

  private remove(): void {
    this.model.frameEdited(this.sheet);
    this.sheet.tables.splice(this.sheet.tables.indexOf(this.table), 1);
    this.model.structureChanged();
  }
}

function headersOf(sheet: Sheet, area: Omit<Area, "sheet">): string[] {
  return Array.from({ length: area.columns }, (_, i) => String(wireValue(sheet.cells.value(area.top, area.left + i))));
}

/** Tables of the workbook, or of one sheet. */
export class TablesObject extends CollectionObject {
  readonly type = "TableCollection";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet | undefined,
  ) {
    super();
  }

  items(): readonly HostObject[] {
    return this.all().map(({ sheet, table }) => new TableObject(this.model, sheet, table));
  }

  protected find(key: string): HostObject | undefined {
    const found = this.all().find(({ table }) => tableId(table) === key || table.name.toLowerCase() === key.toLowerCase());
    return found && new TableObject(this.model, found.sheet, found.table);
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name !== "Add") return super.call(name, args);
    const range = args[0] instanceof RangeObject ? args[0] : this.rangeOf(String(args[0]));
    const { sheet, area } = range;
    this.model.frameEdited(sheet);
    const overlaps = sheet.tables.some(
      ({ area: other }) =>
        area.top < other.top + other.rows &&
        other.top < area.top + area.rows &&
        area.left < other.left + other.columns &&
        other.left < area.left + area.columns,
    );
    if (overlaps) throw invalidArgument("A table can't overlap another table.");
    const id = 1 + Math.max(0, ...this.model.book.tables().map(({ table }) => table.id));
    const table: Table = {
      id,
      name: `Table${id}`,
      area: { top: area.top, left: area.left, rows: area.rows, columns: area.columns },
      hasHeaders: args[1] === true,
      hasTotals: false,
      columns: headersOf(sheet, area),
      style: "TableStyleMedium2",
    };
    sheet.tables.push(table);
    this.model.structureChanged();
    return new TableObject(this.model, sheet, table);
  }

  private rangeOf(address: string): RangeObject {
    const bang = address.lastIndexOf("!");
    const sheet =
      bang < 0
        ? (this.sheet ?? this.model.activeSheet)
        : this.model.book.sheet(address.slice(0, bang).replace(/^'|'$/g, "").replace(/''/g, "'"));
    if (!sheet) throw invalidArgument();
    return new RangeObject(this.model, sheet, areaOfAddress(address, sheet));
  }

  private all(): readonly { readonly sheet: Sheet; readonly table: Table }[] {
    return this.model.book.tables().filter(({ sheet }) => !this.sheet || sheet === this.sheet);
  }
}
