import { notFound, notImplemented, type HostObject } from "../host-object.js";
import type { ExcelModel } from "../model.js";
import { CollectionObject } from "./collection.js";
import { NamesObject } from "./names.js";
import { RangeObject } from "./range.js";
import { registerWorksheet } from "./registry.js";
import { TablesObject } from "./table.js";
import { WorksheetObject, WorksheetsObject } from "./worksheet.js";

registerWorksheet((model, sheet) => new WorksheetObject(model, sheet));

export class WorkbookObject implements HostObject {
  readonly type = "Workbook";
  readonly scalars = ["Name"];

  constructor(private readonly model: ExcelModel) {}

  get(name: string): unknown {
    return name === "Name" ? this.model.book.file : name === "ReadOnly" ? this.model.readOnly : notImplemented;
  }

  child(name: string): HostObject | typeof notImplemented {
    switch (name) {
      case "Worksheets":
        return new WorksheetsObject(this.model);
      case "Tables":
        return new TablesObject(this.model, undefined);
      case "Names":
        return new NamesObject(this.model, undefined);
      case "Application":
        return new ApplicationObject(this.model);
      case "Settings":
        return new SettingsObject(this.model);
      case "Protection":
        return {
          type: "WorkbookProtection",
          get: (name) => (name === "Protected" ? this.model.book.structureProtected : notImplemented),
        };
      default:
        return notImplemented;
    }
  }

  call(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case "_GetObjectByReferenceId":
      case "_GetRangeForEventByReferenceId": {
        const kept = this.model.references.get(String(args[0]));
        if (!kept) throw notFound();
        return kept;
      }
      case "_RemoveReference":
        this.model.references.delete(String(args[0]));
        return undefined;
      case "_RemoveAllReferences":
        this.model.references.clear();
        return undefined;
      case "GetSelectedRange": {
        const sheet = this.model.activeSheet;
        if (!sheet) throw notFound();
        const area = this.model.selection ?? { sheet: sheet.name, top: 0, left: 0, rows: 1, columns: 1 };
        return new RangeObject(this.model, this.model.book.sheet(area.sheet) ?? sheet, area);
      }
      default:
        return notImplemented;
    }
  }
}

class ApplicationObject implements HostObject {
  readonly type = "Application";
  readonly scalars = ["CalculationMode"];

  constructor(private readonly model: ExcelModel) {}

  get(name: string): unknown {
    return name === "CalculationMode" ? this.model.calculationMode : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name !== "CalculationMode") return notImplemented;
    this.model.calculationMode = String(value);
    return undefined;
  }

  call(name: string): unknown {
    // Calculation here is Univer's, which runs when the model tells of a change; there is nothing to hold back within one request.
    if (name === "SuspendApiCalculationUntilNextSync" || name === "SuspendScreenUpdatingUntilNextSync" || name === "Calculate")
      return undefined;
    return notImplemented;
  }
}

class SettingObject implements HostObject {
  readonly type = "Setting";
  readonly scalars = ["Key", "Value"];

  constructor(
    private readonly model: ExcelModel,
    readonly id: string,
  ) {}

  get(name: string): unknown {
    if (name === "Key" || name === "Id") return this.id;
    return name === "Value" ? (JSON.parse(this.model.book.settings.get(this.id) ?? "null") as unknown) : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name !== "Value" && name !== "_Value") return notImplemented;
    this.model.book.settings.set(this.id, JSON.stringify(value));
    return undefined;
  }

  call(name: string): unknown {
    if (name !== "Delete") return notImplemented;
    this.model.book.settings.delete(this.id);
    return undefined;
  }
}

class SettingsObject extends CollectionObject {
  readonly type = "SettingCollection";

  constructor(private readonly model: ExcelModel) {
    super();
  }

  items(): readonly HostObject[] {
    return [...this.model.book.settings.keys()].map((key) => new SettingObject(this.model, key));
  }

  protected find(key: string): HostObject | undefined {
    return this.model.book.settings.has(key) ? new SettingObject(this.model, key) : undefined;
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name !== "Add") return super.call(name, args);
    const key = String(args[0]);
    this.model.book.settings.set(key, JSON.stringify(args[1]));
    return new SettingObject(this.model, key);
  }
}
