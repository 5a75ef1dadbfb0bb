import type { Workbook } from "../workbook/workbook.js";
import type { OfficePackage } from "./package.js";
import type { ReadStyles } from "./styles-in.js";

/** The file a workbook was read from, kept beside it: what the model does not know is still there when it is saved. */
export interface Origin {
  readonly parts: OfficePackage;
  /** Name of the workbook part. */
  readonly main: string;
  /** Sheet id in the model -> name of its part. */
  readonly partOf: ReadonlyMap<number, string>;
  readonly styles: ReadStyles;
}

const origins = new WeakMap<Workbook, Origin>();

export function rememberOrigin(book: Workbook, origin: Origin): void {
  origins.set(book, origin);
}

/** `undefined` for a workbook that was made here or read from a .csv. */
export function originOf(book: Workbook): Origin | undefined {
  return origins.get(book);
}
