import { cornerAt, leftOf, topOf } from "../../../workbook/geometry.js";
import type { Picture, Sheet } from "../../../workbook/workbook.js";
import { invalidArgument, notFound, notImplemented, type HostObject } from "../host-object.js";
import type { ExcelModel } from "../model.js";
import { CollectionObject } from "./collection.js";

/** The pictures of a sheet; other shapes stay in the file and are not known here. */
export class ShapesObject extends CollectionObject {
  readonly type = "ShapeCollection";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {
    super();
  }

  items(): readonly HostObject[] {
    return this.sheet.pictures.map((picture) => new ShapeObject(this.model, this.sheet, picture));
  }

  protected find(key: string): HostObject | undefined {
    const picture = this.sheet.pictures.find(({ name }) => name.toLowerCase() === key.toLowerCase());
    return picture && new ShapeObject(this.model, this.sheet, picture);
  }
}

/** A picture that stays the same object while its description is replaced. */
class ShapeObject implements HostObject {
  readonly type = "Shape";
  declare referenceId?: string;
  readonly scalars = ["Name", "Type", "Left", "Top", "Width", "Height", "AltTextDescription"];

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
    private picture: Picture,
  ) {}

  get id(): string {
    return this.picture.name;
  }

  get(name: string): unknown {
    const { corner, width, height, description } = this.picture;
    switch (name) {
      case "Name":
      case "Id":
        return this.picture.name;
      case "Type":
        return "Image";
      case "Left":
        return leftOf(this.sheet, corner.column) + corner.x;
      case "Top":
        return topOf(this.sheet, corner.row) + corner.y;
      case "Width":
        return width;
      case "Height":
        return height;
      case "AltTextDescription":
        return description;
      default:
        return notImplemented;
    }
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    const { sheet, picture } = this;
    const number = Number(value);
    switch (name) {
      case "Name":
        return this.change({ ...picture, name: String(value) });
      case "AltTextDescription":
        return this.change({ ...picture, description: String(value) });
      case "Width":
        return this.change({ ...picture, width: number });
      case "Height":
        return this.change({ ...picture, height: number });
      case "Left":
        return this.change({ ...picture, corner: cornerAt(sheet, number, Number(this.get("Top"))) });
      case "Top":
        return this.change({ ...picture, corner: cornerAt(sheet, Number(this.get("Left")), number) });
      case "LockAspectRatio":
      case "Placement":
        // Pictures keep their sizes here whatever the cells beneath them do.
        return undefined;
      default:
        return notImplemented;
    }
  }

  call(name: string, [target]: readonly unknown[]): unknown {
    const { model, sheet, picture } = this;
    if (name === "Delete") {
      model.frameEdited(sheet);
      sheet.pictures.splice(this.place(), 1);
      model.structureChanged();
      return undefined;
    }
    if (name !== "CopyTo") return notImplemented;
    const onto = sheetOf(model, target) ?? (target === undefined || target === null ? sheet : undefined);
    if (!onto) throw invalidArgument();
    model.frameEdited(onto);
    const corner = cornerAt(onto, Number(this.get("Left")), Number(this.get("Top")));
    const copy = { ...picture, corner };
    onto.pictures.push(copy);
    model.structureChanged();
    return new ShapeObject(model, onto, copy);
  }

  private change(picture: Picture): undefined {
    this.model.frameEdited(this.sheet);
    this.sheet.pictures[this.place()] = picture;
    this.picture = picture;
    this.model.structureChanged();
  }

  private place(): number {
    const place = this.sheet.pictures.indexOf(this.picture);
    if (place < 0) throw notFound();
    return place;
  }
}

/** A sheet as a caller names it: the sheet itself, or its name. */
function sheetOf(model: ExcelModel, target: unknown): Sheet | undefined {
  if (typeof target === "string") return model.book.sheet(target);
  return typeof target === "object" && target !== null && "sheet" in target ? (target.sheet as Sheet) : undefined;
}
