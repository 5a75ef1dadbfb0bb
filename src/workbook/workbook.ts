import { assert } from "../kernel/assert.js";
import type { Area, CellValue } from "../sheet/cell.js";
import type { HighlightRule } from "../sheet/batch.js";
import type { ChartType } from "../sheet/native-chart.js";
import type { CellStyle, PageSetup } from "../sheet/style.js";
import { Cells } from "./cells.js";
import type { Corner } from "./geometry.js";

/** An Excel workbook in memory. Plain data with a few methods; what files/ does not know it keeps beside, not here. */
export class Workbook {
  /** The file's name, for headers and messages. */
  file: string;
  /** True when serial numbers in the file count from 1904; values here always count from 1900. */
  date1904 = false;
  /** In tab order. */
  readonly sheets: Sheet[] = [];
  readonly names: DefinedName[] = [];
  /** Names of sheets that hold no cells (a chart, a dialog): the file keeps these sheets, and no other may be called so. */
  readonly namesWithoutCells: string[] = [];
  structureProtected = false;
  /** True where the file bears a digital signature of its content. */
  signed = false;
  /** Document settings of add-ins: key -> JSON text. */
  readonly settings = new Map<string, string>();
  private nextSheetId = 1;

  constructor(file: string) {
    this.file = file;
  }

  /** Names are compared without regard to case, as Excel does. */
  sheet(name: string): Sheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
  }

  /** Adds an empty sheet at the end; the name must be free. */
  addSheet(name: string): Sheet {
    assert(this.sheet(name) === undefined, `sheet name taken: ${name}`);
    const sheet = new Sheet(this.nextSheetId++, name);
    this.sheets.push(sheet);
    return sheet;
  }

  removeSheet(sheet: Sheet): void {
    const index = this.sheets.indexOf(sheet);
    assert(index >= 0, "sheet belongs to this workbook");
    this.sheets.splice(index, 1);
    for (let i = this.names.length - 1; i >= 0; i--) if (this.names[i]?.scope === sheet) this.names.splice(i, 1);
  }

  /** Every table of the workbook with its sheet; table names are unique in a workbook. */
  tables(): { readonly sheet: Sheet; readonly table: Table }[] {
    return this.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  }

  table(name: string): { readonly sheet: Sheet; readonly table: Table } | undefined {
    const wanted = name.toLowerCase();
    return this.tables().find(({ table }) => table.name.toLowerCase() === wanted);
  }
}

export class Sheet {
  readonly id: number;
  name: string;
  visibility: "visible" | "hidden" | "very-hidden" = "visible";
  protected = false;
  readonly cells = new Cells();
  readonly tables: Table[] = [];
  /** Merged areas by the place of their corner: see {@link placeOf}. */
  readonly merges = new Map<number, Omit<Area, "sheet">>();
  /** Column -> width in characters. */
  readonly columnWidths = new Map<number, number>();
  /** Row -> height in points. */
  readonly rowHeights = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  /** Rows that fold away, with the depth of their fold from 1. */
  readonly foldedRows = new Map<number, number>();
  readonly highlights: Highlight[] = [];
  frozenRows = 0;
  frozenColumns = 0;
  showGridlines = true;
  page: PageSetup | undefined;
  readonly notes: Note[] = [];
  readonly charts: Chart[] = [];
  /** Bottom first; those in a group with other shapes are the file's alone. */
  readonly pictures: Picture[] = [];
  /** By the place of their cell. */
  readonly links = new Map<number, Link>();
  /** True once anything but cells was changed here (widths, merges, tables, print set-up): the sheet is then saved as a whole. */
  layoutEdited = false;

  constructor(id: number, name: string) {
    this.id = id;
    this.name = name;
  }
}

/** A cell of a sheet as one number. What stands one to a cell is found by it: a sheet of ours has tens of thousands of merged areas. */
export function placeOf(row: number, column: number): number {
  return row * columnsOfSheet + column;
}

const columnsOfSheet = 16_384;

/** A cell as kept: formulas begin with "=", style is absent where the cell looks as the default. */
export interface Cell {
  readonly value: CellValue;
  readonly formula?: string;
  readonly style?: CellStyle;
  /**
   * How far a calculator beside the file may be believed on this formula: `follows` when its first result was the stored value (or none was
   * stored), `differs` when it was another, so that the stored one is kept. Absent until it was asked.
   */
  readonly calculator?: "follows" | "differs";
}

export interface Table {
  readonly id: number;
  name: string;
  /** Header row and totals row included. */
  area: Omit<Area, "sheet">;
  hasHeaders: boolean;
  hasTotals: boolean;
  columns: string[];
  style: string;
}

export interface DefinedName {
  readonly name: string;
  /** The sheet it belongs to, or `undefined` for the whole workbook. */
  readonly scope: Sheet | undefined;
  /** What it refers to, without "=": "Sheet1!$A$1". */
  readonly refersTo: string;
}

export interface Note {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
}

/** A chart, known well enough to be drawn simply; a file that holds one keeps it in full. */
export interface Chart {
  /** What it is found by; charts of a file go by their title. */
  readonly name: string;
  readonly title: string;
  readonly type: ChartType | "pie" | "other";
  readonly anchor: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
  readonly series: readonly ChartSeries[];
  /** Number format along the axis; absent where the file holds it. */
  readonly numberFormat?: string;
}

export interface ChartSeries {
  readonly name: string;
  readonly categories: string;
  readonly values: string;
  /** "#RRGGBB"; absent where the file holds it. */
  readonly color?: string;
}

/** A picture over the cells. */
export interface Picture {
  readonly name: string;
  /** What is read out to those who cannot see it. */
  readonly description: string;
  /** Its upper left corner. */
  readonly corner: Corner;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly image: Image;
  /** Shares of the image that are cut off at its sides, by the sides' letters, in thousandths of a percent as files count them. */
  readonly crop?: Readonly<Record<string, string>>;
}

/** The bytes of an image as they lie in the file; pictures of one image share them. */
export interface Image {
  readonly bytes: Uint8Array;
  /** The ending of its file, which says its kind: "png". */
  readonly ending: string;
}

/** A look that the cells of an area take on while their content asks for it. */
export interface Highlight {
  readonly area: Omit<Area, "sheet">;
  readonly when: HighlightRule;
  readonly color: string;
  readonly fill: string;
}

export interface Link {
  readonly row: number;
  readonly column: number;
  /** "'Sheet name'!C12". */
  readonly target: string;
}
