import type { SheetUnits } from "../sheet/sheet-plan.js";

/** How the month-end's sheets show what they hold; no figure depends on it. */
export interface Presentation {
  /** What amounts are shown in; cells keep them in full. */
  readonly units: SheetUnits;
  /** A line of the company's own above the title of each sheet; "" for none. */
  readonly reportTitle: string;
  /** Names in the block where the sheets are signed; "" where a hand fills them in. */
  readonly preparedBy: string;
  readonly reviewedBy: string;
  /** Which picture on AR Policy is the company's logo: its name, "" for the only one there, {@link noLogo} for none. */
  readonly logo: string;
  /** That picture, where it was looked for and found. */
  readonly logoPicture?: LogoPicture;
  /** Columns of the open items between customer and total, in their order. */
  readonly detailColumns: readonly DetailColumn[];
}

/** What stands for "no logo, whatever pictures there are". */
export const noLogo = "-";

/** A picture that a person placed on AR Policy; sizes in points, as it stands there. */
export interface LogoPicture {
  readonly sheet: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What is read out to those who cannot see it. */
  readonly description: string;
}

/** What the list of open items may show of each beside its customer and its total. */
export const detailColumnChoices = ["document", "kind", "issued", "due", "daysLate", "buckets"] as const;
export type DetailColumn = (typeof detailColumnChoices)[number];

/** Columns that stand there whether they are named or not: the first two, and the last. */
export const fixedDetailColumns = ["number", "customer", "total"] as const;

export const defaultPresentation: Presentation = {
  units: 1,
  reportTitle: "",
  preparedBy: "",
  reviewedBy: "",
  logo: "",
  detailColumns: detailColumnChoices,
};
