import type { Sheet } from "../../../workbook/workbook.js";
import { accessDenied, ApiError, notFound, notImplemented, type HostObject } from "../host-object.js";
import { ExcelModel, sheetNameAllowed } from "../model.js";
import { ChartsObject } from "./charts.js";
import { CollectionObject } from "./collection.js";
import { NamesObject } from "./names.js";
import { PageBreaksObject, PageLayoutObject } from "./page-layout.js";
import { areaOfAddress, RangeObject, usedRange } from "./range.js";
import { ShapesObject } from "./shapes.js";
import { TablesObject } from "./table.js";

const visibility = { visible: "Visible", hidden: "Hidden", "very-hidden": "VeryHidden" } as const;

export class WorksheetObject implements HostObject {
  readonly type = "Worksheet";
  readonly id: string;
  declare referenceId?: string;
  readonly scalars = ["Id", "Name", "Position", "Visibility", "ShowGridlines", "TabColor"];

  constructor(
    private readonly model: ExcelModel,
    readonly sheet: Sheet,
  ) {
    this.id = ExcelModel.sheetId(sheet);
  }

  get(name: string): unknown {
    const values: Readonly<Record<string, unknown>> = {
      Id: this.id,
      Name: this.sheet.name,
      Position: this.model.book.sheets.indexOf(this.sheet),
      Visibility: visibility[this.sheet.visibility],
      ShowGridlines: this.sheet.showGridlines,
      TabColor: "",
    };
    return name in values ? values[name] : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    switch (name) {
      case "ShowGridlines":
        this.model.frameEdited(this.sheet);
        this.sheet.showGridlines = value === true;
        this.model.structureChanged();
        return undefined;
      case "Name": {
        this.model.mustBeFree();
        sheetNameAllowed(String(value));
        const taken = this.model.book.sheet(String(value));
        if (taken && taken !== this.sheet) throw nameTaken();
        this.sheet.name = String(value);
        this.model.structureChanged();
        return undefined;
      }
      default:
        return notImplemented;
    }
  }

  child(name: string): HostObject | typeof notImplemented {
    switch (name) {
      case "Tables":
        return new TablesObject(this.model, this.sheet);
      case "Names":
        return new NamesObject(this.model, this.sheet);
      case "PageLayout":
        return new PageLayoutObject(this.model, this.sheet);
      case "HorizontalPageBreaks":
        return new PageBreaksObject(this.model, this.sheet);
      case "FreezePanes":
        return new FreezePanesObject(this.model, this.sheet);
      case "Protection":
        return new ProtectionObject(this.model, this.sheet);
      case "Charts":
        return new ChartsObject(this.model, this.sheet);
      case "Shapes":
        return new ShapesObject(this.model, this.sheet);
      default:
        return notImplemented;
    }
  }

  call(name: string, args: readonly unknown[]): unknown {
    const { model, sheet } = this;
    const range = (top: number, left: number, rows: number, columns: number): RangeObject =>
      new RangeObject(model, sheet, { sheet: sheet.name, top, left, rows, columns });
    switch (name) {
      case "GetRange":
        return args[0] === undefined || args[0] === null
          ? range(0, 0, 1_048_576, 16_384)
          : new RangeObject(model, sheet, areaOfAddress(String(args[0]), sheet));
      case "GetRangeByIndexes":
        return range(Number(args[0]), Number(args[1]), Number(args[2]), Number(args[3]));
      case "GetCell":
        return range(Number(args[0]), Number(args[1]), 1, 1);
      case "GetUsedRange":
      case "GetUsedRangeOrNullObject":
        return usedRange(model, sheet, undefined, name.endsWith("OrNullObject"));
      case "Activate":
        model.mustBeInFront();
        model.activeSheet = sheet;
        if (model.selection?.sheet !== sheet.name) model.selection = { sheet: sheet.name, top: 0, left: 0, rows: 1, columns: 1 };
        model.changed({ kind: "selection" });
        return undefined;
      case "Calculate":
        // Calculation is the grid's; nothing waits for it here.
        return undefined;
      case "Delete":
        model.mustBeFree();
        if (model.book.sheets.filter((each) => each.visibility === "visible").length < 2)
          throw new ApiError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
        model.book.removeSheet(sheet);
        if (model.activeSheet === sheet) model.activeSheet = model.book.sheets[0];
        model.structureChanged();
        return undefined;
      default:
        return name.startsWith("_Register") || name.startsWith("_Unregister") ? undefined : notImplemented;
    }
  }
}

export class WorksheetsObject extends CollectionObject {
  readonly type = "WorksheetCollection";

  constructor(private readonly model: ExcelModel) {
    super();
  }

  items(): readonly HostObject[] {
    return this.model.book.sheets.map((sheet) => new WorksheetObject(this.model, sheet));
  }

  protected find(key: string): HostObject | undefined {
    const sheet = this.model.book.sheets.find((each) => ExcelModel.sheetId(each) === key) ?? this.model.book.sheet(key);
    return sheet && new WorksheetObject(this.model, sheet);
  }

  override call(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case "Add": {
        this.model.mustBeInFront();
        this.model.mustBeFree();
        const wanted = typeof args[0] === "string" ? args[0] : this.nextName();
        sheetNameAllowed(wanted);
        if (this.model.book.sheet(wanted)) throw nameTaken();
        const sheet = this.model.book.addSheet(wanted);
        sheet.layoutEdited = true;
        this.model.structureChanged();
        return new WorksheetObject(this.model, sheet);
      }
      case "GetActiveWorksheet": {
        if (!this.model.activeSheet) throw notFound();
        return new WorksheetObject(this.model, this.model.activeSheet);
      }
      case "GetFirst": {
        const first = this.model.book.sheets[0];
        if (!first) throw notFound();
        return new WorksheetObject(this.model, first);
      }
      default:
        if (name.startsWith("_Register") || name.startsWith("_Unregister")) return undefined;
        return super.call(name, args);
    }
  }

  private nextName(): string {
    for (let number = this.model.book.sheets.length + 1; ; number++) if (!this.model.book.sheet(`Sheet${number}`)) return `Sheet${number}`;
  }
}

function nameTaken(): ApiError {
  return new ApiError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
}

class FreezePanesObject implements HostObject {
  readonly type = "WorksheetFreezePanes";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {}

  call(name: string, args: readonly unknown[]): unknown {
    const freeze = (rows: number, columns: number): void => {
      this.model.mustBeInFront();
      this.model.frameEdited(this.sheet);
      this.sheet.frozenRows = rows;
      this.sheet.frozenColumns = columns;
      this.model.structureChanged();
    };
    if (name === "FreezeRows") return freeze(Number(args[0] ?? 1), this.sheet.frozenColumns);
    if (name === "FreezeColumns") return freeze(this.sheet.frozenRows, Number(args[0] ?? 1));
    if (name === "Unfreeze") return freeze(0, 0);
    return notImplemented;
  }
}

class ProtectionObject implements HostObject {
  readonly type = "WorksheetProtection";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {}

  get(name: string): unknown {
    return name === "Protected" ? this.sheet.protected : notImplemented;
  }

  call(name: string): unknown {
    if (name !== "Protect" && name !== "Unprotect") return notImplemented;
    const wanted = name === "Protect";
    if (this.sheet.protected === wanted) throw accessDenied();
    this.sheet.protected = wanted;
    this.model.structureChanged();
    return undefined;
  }
}
