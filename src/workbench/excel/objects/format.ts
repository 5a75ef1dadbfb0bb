import type { Area } from "../../../sheet/cell.js";
import type { BorderLine, CellBorder, CellStyle, LineStyle } from "../../../sheet/style.js";
import type { Sheet } from "../../../workbook/workbook.js";
import { invalidArgument, notImplemented, type HostObject } from "../host-object.js";
import type { ExcelModel } from "../model.js";

/** Points of width per character of the default font, and what a cell adds around them: Excel's columnWidth counts points. */
const pointsPerCharacter = 5.25;
const cellPadding = 3.75;

export function pointsFromCharacters(characters: number): number {
  return characters * pointsPerCharacter + cellPadding;
}

export function charactersFromPoints(points: number): number {
  return Math.max(0, Math.round(((points - cellPadding) / pointsPerCharacter) * 100) / 100);
}

type Read = (style: CellStyle) => unknown;

abstract class StyledObject implements HostObject {
  abstract readonly type: string;
  declare referenceId?: string;

  constructor(
    protected readonly model: ExcelModel,
    protected readonly sheet: Sheet,
    protected readonly area: Area,
  ) {}

  abstract get(name: string): unknown;

  /** The value all cells share, else null: as Excel answers mixed formats. */
  protected shared(read: Read): unknown {
    const { top, left, rows, columns } = this.area;
    let first: unknown;
    for (let row = top; row < Math.min(top + rows, top + 2000); row++) {
      for (let column = left; column < left + columns; column++) {
        const value = read(this.sheet.cells.get(row, column)?.style ?? {});
        if (row === top && column === left) first = value;
        else if (value !== first) return null;
      }
    }
    return first;
  }

  protected change(change: (style: CellStyle) => CellStyle): void {
    this.model.restyle(this.sheet, this.area, change);
  }
}

function without<K extends keyof CellStyle>(style: CellStyle, key: K): CellStyle {
  const { [key]: _, ...rest } = style;
  return rest;
}

export class RangeFormatObject extends StyledObject {
  readonly type = "RangeFormat";
  readonly scalars = ["HorizontalAlignment", "VerticalAlignment", "WrapText", "IndentLevel"];

  get(name: string): unknown {
    switch (name) {
      case "HorizontalAlignment":
        return this.shared((style) => capital(style.align ?? "general"));
      case "VerticalAlignment":
        return this.shared((style) => capital(style.verticalAlign ?? "bottom"));
      case "WrapText":
        return this.shared((style) => style.wrap ?? false);
      case "IndentLevel":
        return this.shared((style) => style.indent ?? 0);
      case "ColumnWidth":
        return pointsFromCharacters(this.sheet.columnWidths.get(this.area.left) ?? 8.43);
      case "RowHeight":
        return this.sheet.rowHeights.get(this.area.top) ?? 15;
      default:
        return notImplemented;
    }
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    switch (name) {
      case "HorizontalAlignment": {
        const align = String(value).toLowerCase();
        this.change((style) =>
          align === "left" || align === "center" || align === "right" ? { ...style, align } : without(style, "align"),
        );
        return;
      }
      case "VerticalAlignment": {
        const align = String(value).toLowerCase();
        this.change((style) =>
          align === "top" || align === "center" || align === "bottom"
            ? { ...style, verticalAlign: align }
            : without(style, "verticalAlign"),
        );
        return;
      }
      case "WrapText":
        this.change((style) => (value === true ? { ...style, wrap: true } : without(style, "wrap")));
        return;
      case "IndentLevel":
        this.change((style) => ({ ...style, indent: Number(value) }));
        return;
      case "ColumnWidth":
        this.model.frameEdited(this.sheet);
        for (let column = this.area.left; column < this.area.left + this.area.columns; column++)
          this.sheet.columnWidths.set(column, charactersFromPoints(Number(value)));
        this.model.structureChanged();
        return;
      case "RowHeight":
        this.model.frameEdited(this.sheet);
        for (let row = this.area.top; row < this.area.top + this.area.rows; row++) this.sheet.rowHeights.set(row, Number(value));
        this.model.structureChanged();
        return;
      default:
        return notImplemented;
    }
  }

  child(name: string): HostObject | typeof notImplemented {
    if (name === "Font") return new FontObject(this.model, this.sheet, this.area);
    if (name === "Fill") return new FillObject(this.model, this.sheet, this.area);
    if (name === "Borders") return new BordersObject(this.model, this.sheet, this.area);
    return notImplemented;
  }
}

class FontObject extends StyledObject {
  readonly type = "RangeFont";

  get(name: string): unknown {
    const reads: Readonly<Record<string, Read>> = {
      Bold: (style) => style.bold ?? false,
      Italic: (style) => style.italic ?? false,
      Underline: (style) => (style.underline ? "Single" : "None"),
      Size: (style) => style.fontSize ?? 11,
      Name: (style) => style.fontName ?? "Calibri",
      Color: (style) => style.color ?? "#000000",
    };
    const read = reads[name];
    return read ? this.shared(read) : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    const changes: Readonly<Record<string, () => Partial<CellStyle>>> = {
      Bold: () => ({ bold: value === true }),
      Italic: () => ({ italic: value === true }),
      Underline: () => ({ underline: value !== "None" }),
      Size: () => ({ fontSize: Number(value) }),
      Name: () => ({ fontName: String(value) }),
      Color: () => ({ color: colorOf(value) }),
    };
    const change = changes[name]?.();
    if (!change) return notImplemented;
    this.change((style) => ({ ...style, ...change }));
    return undefined;
  }
}

class FillObject extends StyledObject {
  readonly type = "RangeFill";

  get(name: string): unknown {
    return name === "Color" ? this.shared((style) => style.fill ?? "#FFFFFF") : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name !== "Color") return notImplemented;
    const fill = colorOf(value);
    this.change((style) => ({ ...style, fill }));
    return undefined;
  }

  call(name: string): unknown {
    if (name !== "Clear") return notImplemented;
    this.change((style) => without(style, "fill"));
    return undefined;
  }
}

const sides: Readonly<Record<string, keyof CellBorder>> = { EdgeTop: "top", EdgeBottom: "bottom", EdgeLeft: "left", EdgeRight: "right" };

class BordersObject extends StyledObject {
  readonly type = "RangeBorderCollection";

  get(): unknown {
    return notImplemented;
  }

  item(key: unknown): HostObject {
    return new BorderObject(this.model, this.sheet, this.area, String(key));
  }

  call(name: string, args: readonly unknown[]): unknown {
    return name === "GetItem" ? this.item(args[0]) : notImplemented;
  }
}

class BorderObject extends StyledObject {
  readonly type = "RangeBorder";

  constructor(
    model: ExcelModel,
    sheet: Sheet,
    area: Area,
    private readonly index: string,
  ) {
    super(model, sheet, area);
    if (!(index in sides) && index !== "InsideHorizontal" && index !== "InsideVertical" && !index.startsWith("Diagonal"))
      throw invalidArgument();
  }

  get(name: string): unknown {
    const side = sides[this.index] ?? "top";
    if (name === "Style")
      return this.shared((style) => (style.border?.[side] ? (style.border[side].line === "double" ? "Double" : "Continuous") : "None"));
    if (name === "Color") return this.shared((style) => style.border?.[side]?.color ?? "#000000");
    return notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name !== "Style" && name !== "Color" && name !== "Weight") return notImplemented;
    for (const { area, side } of this.edges()) {
      this.model.restyle(this.sheet, area, (style) => {
        const line: BorderLine = style.border?.[side] ?? { line: "thin", color: "#000000" };
        return { ...style, border: { ...style.border, [side]: changedLine(line, name, value) } };
      });
    }
    return undefined;
  }

  /** The cells an edge runs along, and on which of their sides. */
  private edges(): readonly { readonly area: Area; readonly side: keyof CellBorder }[] {
    const { top, left, rows, columns, sheet } = this.area;
    switch (this.index) {
      case "EdgeTop":
        return [{ area: { sheet, top, left, rows: 1, columns }, side: "top" }];
      case "EdgeBottom":
        return [{ area: { sheet, top: top + rows - 1, left, rows: 1, columns }, side: "bottom" }];
      case "EdgeLeft":
        return [{ area: { sheet, top, left, rows, columns: 1 }, side: "left" }];
      case "EdgeRight":
        return [{ area: { sheet, top, left: left + columns - 1, rows, columns: 1 }, side: "right" }];
      case "InsideHorizontal":
        return rows > 1 ? [{ area: { sheet, top, left, rows: rows - 1, columns }, side: "bottom" }] : [];
      case "InsideVertical":
        return columns > 1 ? [{ area: { sheet, top, left, rows, columns: columns - 1 }, side: "right" }] : [];
      default:
        return [];
    }
  }
}

function changedLine(line: BorderLine, name: string, value: unknown): BorderLine {
  if (name === "Color") return { ...line, color: colorOf(value) };
  if (name === "Weight")
    return line.line === "double"
      ? line
      : { ...line, line: value === "Medium" || value === "Thick" ? "medium" : value === "Hairline" ? "hair" : "thin" };
  const styles: Readonly<Record<string, LineStyle>> = { Double: "double", Continuous: "thin" };
  return { ...line, line: styles[String(value)] ?? "thin" };
}

function colorOf(value: unknown): string {
  if (typeof value !== "string" || !/^#[0-9A-Fa-f]{6}$/.test(value)) throw invalidArgument();
  return value.toUpperCase();
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
