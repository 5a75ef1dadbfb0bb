/** How a cell looks, in the words of every workbook. Colours are "#RRGGBB". Absent means as the workbook's default. */
export interface CellStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** Points. */
  readonly fontSize?: number;
  readonly fontName?: string;
  readonly color?: string;
  readonly fill?: string;
  readonly numberFormat?: string;
  readonly align?: "left" | "center" | "right";
  readonly verticalAlign?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly border?: CellBorder;
}

export type LineStyle = "thin" | "medium" | "double" | "hair";

export interface BorderLine {
  readonly line: LineStyle;
  readonly color: string;
}

export interface CellBorder {
  readonly top?: BorderLine;
  readonly bottom?: BorderLine;
  readonly left?: BorderLine;
  readonly right?: BorderLine;
}

/** Breaks between pages that a sheet gets at most: Excel reads 1,026, and calls a file with more damaged. */
export const mostPageBreaks = 1000;

/** How a sheet prints. Rows count from 0. */
export interface PageSetup {
  readonly orientation: "portrait" | "landscape";
  readonly paper: "a4" | "letter";
  /** All columns on one page across; the length is free. */
  readonly fitToWidth: boolean;
  readonly titleRows?: { readonly first: number; readonly last: number };
  /** Rows that begin a page, rising; no more than {@link mostPageBreaks}. */
  readonly breaks?: readonly number[];
  /** Header and footer texts in Excel's codes (&P page, &N pages, &A sheet, &F file); "&" from data is doubled by whoever builds them. */
  readonly header?: HeaderFooter;
  readonly footer?: HeaderFooter;
  /** Inches. */
  readonly margins?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

export interface HeaderFooter {
  readonly left?: string;
  readonly center?: string;
  readonly right?: string;
}
