import { parseArea } from "../../../sheet/address.js";
import type { DefinedName, Sheet } from "../../../workbook/workbook.js";
import { ApiError, invalidArgument, notImplemented, type HostObject } from "../host-object.js";
import { wireValue, type ExcelModel } from "../model.js";
import { CollectionObject } from "./collection.js";
import { absoluteReference, rangeOfReference, RangeObject } from "./range.js";
import { worksheetObject } from "./registry.js";

class NamedItemObject implements HostObject {
  readonly type = "NamedItem";
  readonly id: string;
  declare referenceId?: string;
  readonly scalars = ["Name", "Formula", "Type", "Value", "Visible", "Scope"];

  constructor(
    private readonly model: ExcelModel,
    private readonly name: DefinedName,
  ) {
    this.id = name.name;
  }

  get(name: string): unknown {
    const { refersTo, scope } = this.name;
    const area = parseArea(refersTo);
    switch (name) {
      case "Name":
        return this.name.name;
      case "Formula":
        return `=${refersTo}`;
      case "Type":
        return area ? "Range" : "String";
      case "Value": {
        const sheet = area && this.model.book.sheet(area.sheet);
        return area && sheet && area.rows * area.columns === 1 ? wireValue(sheet.cells.value(area.top, area.left)) : refersTo;
      }
      case "Visible":
        return true;
      case "Scope":
        return scope ? "Worksheet" : "Workbook";
      default:
        return notImplemented;
    }
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name !== "Formula") return notImplemented;
    this.model.mustBeWritable();
    const { names } = this.model.book;
    names.splice(names.indexOf(this.name), 1, { ...this.name, refersTo: String(value).replace(/^=/, "") });
    return undefined;
  }

  child(name: string): HostObject | typeof notImplemented {
    return name === "Worksheet" && this.name.scope ? worksheetObject(this.model, this.name.scope) : notImplemented;
  }

  call(name: string): unknown {
    switch (name) {
      case "GetRange":
        return rangeOfReference(this.model, this.name.refersTo);
      case "GetRangeOrNullObject":
        return parseArea(this.name.refersTo) ? rangeOfReference(this.model, this.name.refersTo) : null;
      case "Delete": {
        this.model.mustBeWritable();
        const { names } = this.model.book;
        names.splice(names.indexOf(this.name), 1);
        return undefined;
      }
      default:
        return notImplemented;
    }
  }
}

/** Names of the workbook, or those that one sheet alone knows. */
export class NamesObject extends CollectionObject {
  readonly type = "NamedItemCollection";

  constructor(
    private readonly model: ExcelModel,
    private readonly scope: Sheet | undefined,
  ) {
    super();
  }

  items(): readonly HostObject[] {
    return this.all().map((name) => new NamedItemObject(this.model, name));
  }

  protected find(key: string): HostObject | undefined {
    const found = this.all().find((name) => name.name.toLowerCase() === key.toLowerCase());
    return found && new NamedItemObject(this.model, found);
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name !== "Add") return super.call(name, args);
    this.model.mustBeWritable();
    const [wanted, reference] = [String(args[0]), args[1]];
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(wanted) || parseArea(wanted)) throw invalidArgument();
    if (this.find(wanted)) throw new ApiError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
    const refersTo = reference instanceof RangeObject ? absoluteReference(reference) : String(reference).replace(/^=/, "");
    const added: DefinedName = { name: wanted, scope: this.scope, refersTo };
    this.model.book.names.push(added);
    return new NamedItemObject(this.model, added);
  }

  private all(): readonly DefinedName[] {
    return this.model.book.names.filter((name) => name.scope === this.scope);
  }
}
