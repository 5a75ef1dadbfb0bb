import type { CellValue } from "../../sheet/cell.js";
import { isCellError } from "../../sheet/cell.js";
import type { BorderLine, CellStyle } from "../../sheet/style.js";
import type { Cell, Sheet, Workbook } from "../../workbook/workbook.js";

/** A cell as Univer keeps it. */
export interface GridCell {
  v?: string | number | boolean | null;
  f?: string | null;
  t?: number | null;
  s?: GridStyle | string | null;
}

export type GridStyle = Readonly<Record<string, unknown>>;

/** Pixels to a character of width and to a point of height. */
export const pixelsPerCharacter = 7;
const pixelsPerPoint = 4 / 3;
export const defaultColumnPixels = 64;
export const defaultRowPixels = 20;

export function columnPixels(sheet: Sheet, column: number): number {
  const width = sheet.columnWidths.get(column);
  return width === undefined ? defaultColumnPixels : Math.round(width * pixelsPerCharacter + 5);
}

export function rowPixels(sheet: Sheet, row: number): number {
  const height = sheet.rowHeights.get(row);
  return height === undefined ? defaultRowPixels : Math.round(height * pixelsPerPoint);
}

export function gridSheetId(sheet: Sheet): string {
  return `s${sheet.id}`;
}

/** The whole workbook as one snapshot: Univer loads it many times faster than cell by cell. */
export function snapshotOf(book: Workbook, id: string): object {
  const looks = new StyleNames();
  const sheets = Object.fromEntries(book.sheets.map((sheet) => [gridSheetId(sheet), sheetSnapshot(sheet, looks)]));
  const tables = Object.fromEntries(
    book.sheets
      .filter((sheet) => sheet.tables.length > 0)
      .map((sheet) => [
        gridSheetId(sheet),
        {
          tables: sheet.tables.map((table) => ({
            id: `t${table.id}`,
            name: table.name,
            range: {
              startRow: table.area.top,
              startColumn: table.area.left,
              endRow: table.area.top + table.area.rows - 1,
              endColumn: table.area.left + table.area.columns - 1,
              rangeType: 0,
            },
            options: { showHeader: table.hasHeaders, showFooter: table.hasTotals, tableStyleId: "table-default-0" },
            filters: { tableColumnFilterList: [] },
            columns: table.columns.map((name, i) => ({
              id: `t${table.id}c${i}`,
              displayName: name,
              dataType: "string",
              formula: "",
              meta: {},
              style: {},
            })),
          })),
        },
      ]),
  );
  const names = Object.fromEntries(
    book.names.map((name, i) => [
      `n${i}`,
      {
        id: `n${i}`,
        name: name.name,
        formulaOrRefString: name.refersTo,
        localSheetId: name.scope ? gridSheetId(name.scope) : "AllDefaultWorkbook",
      },
    ]),
  );
  return {
    id,
    name: book.file,
    sheetOrder: Object.keys(sheets),
    sheets,
    styles: looks.all(),
    resources: [
      { name: "SHEET_TABLE_PLUGIN", data: JSON.stringify(tables) },
      { name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(names) },
    ],
  };
}

function sheetSnapshot(sheet: Sheet, looks: StyleNames): object {
  const cellData: Record<number, Record<number, GridCell>> = {};
  let columns = 0;
  sheet.cells.forEach((row, column, cell) => {
    (cellData[row] ??= {})[column] = gridCell(cell, looks.nameOf(cell.style));
    if (column >= columns) columns = column + 1;
  });
  const rows = sheet.cells.rowLimit;
  const frozen = sheet.frozenRows > 0 || sheet.frozenColumns > 0;
  return {
    id: gridSheetId(sheet),
    name: sheet.name,
    hidden: sheet.visibility === "visible" ? 0 : 1,
    rowCount: Math.max(200, rows + 50),
    columnCount: Math.max(26, columns + 6),
    cellData,
    defaultColumnWidth: defaultColumnPixels,
    defaultRowHeight: defaultRowPixels,
    columnData: Object.fromEntries([...sheet.columnWidths.keys()].map((column) => [column, { w: columnPixels(sheet, column) }])),
    rowData: Object.fromEntries([...sheet.rowHeights.keys()].map((row) => [row, { h: rowPixels(sheet, row) }])),
    mergeData: Array.from(sheet.merges.values(), (area) => ({
      startRow: area.top,
      startColumn: area.left,
      endRow: area.top + area.rows - 1,
      endColumn: area.left + area.columns - 1,
    })),
    showGridlines: sheet.showGridlines ? 1 : 0,
    ...(frozen
      ? {
          freeze: {
            xSplit: sheet.frozenColumns,
            ySplit: sheet.frozenRows,
            startRow: sheet.frozenRows || -1,
            startColumn: sheet.frozenColumns || -1,
          },
        }
      : {}),
  };
}

/** Looks by name: thousands of cells share a handful. */
class StyleNames {
  private readonly names = new Map<CellStyle, string>();
  private readonly styles: Record<string, GridStyle> = {};

  nameOf(style: CellStyle | undefined): string | undefined {
    if (!style) return undefined;
    let name = this.names.get(style);
    if (name === undefined) {
      name = `x${this.names.size}`;
      this.names.set(style, name);
      this.styles[name] = gridStyle(style);
    }
    return name;
  }

  all(): Readonly<Record<string, GridStyle>> {
    return this.styles;
  }
}

/** A formula goes with no value: the grid calculates it. */
export function gridCell(cell: Cell, style: GridStyle | string | undefined): GridCell {
  const look = style === undefined ? {} : { s: style };
  if (cell.formula !== undefined) return { f: cell.formula, ...look };
  const { value } = cell;
  if (value === null) return look;
  return { ...valueCell(value), ...look };
}

function valueCell(value: Exclude<CellValue, null>): GridCell {
  if (isCellError(value)) return { v: value.error, t: 1 };
  if (typeof value === "number") return { v: value, t: 2 };
  return typeof value === "boolean" ? { v: value ? 1 : 0, t: 3 } : { v: value, t: 1 };
}

const lines = { thin: 1, hair: 2, double: 7, medium: 8 } as const;

export function gridStyle(style: CellStyle): GridStyle {
  const line = (edge: BorderLine | undefined): unknown => (edge ? { s: lines[edge.line], cl: { rgb: edge.color } } : undefined);
  const { border } = style;
  return {
    ...(style.bold ? { bl: 1 } : {}),
    ...(style.italic ? { it: 1 } : {}),
    ...(style.underline ? { ul: { s: 1 } } : {}),
    ...(style.fontSize === undefined ? {} : { fs: style.fontSize }),
    ...(style.fontName === undefined ? {} : { ff: `${style.fontName}, Carlito, Arial, sans-serif` }),
    ...(style.color === undefined ? {} : { cl: { rgb: style.color } }),
    ...(style.fill === undefined ? {} : { bg: { rgb: style.fill } }),
    ...(style.numberFormat === undefined ? {} : { n: { pattern: style.numberFormat } }),
    ...(style.align === undefined ? {} : { ht: { left: 1, center: 2, right: 3 }[style.align] }),
    vt: { top: 1, center: 2, bottom: 3 }[style.verticalAlign ?? "bottom"],
    ...(style.wrap ? { tb: 3 } : {}),
    ...(border ? { bd: { t: line(border.top), b: line(border.bottom), l: line(border.left), r: line(border.right) } } : {}),
  };
}

/** Univer's look in our words, for what a person formats in the grid; what it does not say stays as it was. */
export function styleFromGrid(style: GridStyle): CellStyle {
  const part = (key: string): Readonly<Record<string, unknown>> | undefined =>
    typeof style[key] === "object" && style[key] !== null ? (style[key] as Readonly<Record<string, unknown>>) : undefined;
  const color = part("cl")?.["rgb"];
  const fill = part("bg")?.["rgb"];
  const pattern = part("n")?.["pattern"];
  const align = ({ 1: "left", 2: "center", 3: "right" } as const)[Number(style["ht"])];
  return {
    ...("bl" in style ? { bold: style["bl"] === 1 } : {}),
    ...("it" in style ? { italic: style["it"] === 1 } : {}),
    ...("ul" in style ? { underline: part("ul")?.["s"] === 1 } : {}),
    ...(typeof style["fs"] === "number" ? { fontSize: style["fs"] } : {}),
    ...(typeof color === "string" ? { color: hexColor(color) } : {}),
    ...(typeof fill === "string" ? { fill: hexColor(fill) } : {}),
    ...(typeof pattern === "string" ? { numberFormat: pattern } : {}),
    ...(align ? { align } : {}),
  };
}

/** "#RRGGBB" of a colour written so or as rgb(r, g, b). */
function hexColor(color: string): string {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (!parts) return color.toUpperCase();
  return `#${parts
    .slice(1, 4)
    .map((each) => Number(each).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase()}`;
}
