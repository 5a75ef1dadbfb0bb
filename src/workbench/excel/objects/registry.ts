import type { Sheet } from "../../../workbook/workbook.js";
import type { HostObject } from "../host-object.js";
import type { ExcelModel } from "../model.js";

type MakeWorksheet = (model: ExcelModel, sheet: Sheet) => HostObject;

let make: MakeWorksheet | undefined;

/** Ranges lead back to their sheet and sheets to ranges: the one cycle of the object model is closed here. */
export function registerWorksheet(maker: MakeWorksheet): void {
  make = maker;
}

export function worksheetObject(model: ExcelModel, sheet: Sheet): HostObject {
  if (!make) throw new Error("worksheet objects are registered when the embedded Excel is made");
  return make(model, sheet);
}
