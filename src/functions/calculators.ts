import { dayFromSerial } from "../kernel/day.js";

/** Whole days from one day to another; #VALUE! when a cell holds no day. Blank cells arrive as 0 or null: both are no day. */
export function dayDifference(from: unknown, to: unknown): number {
  const first = typeof from === "number" ? dayFromSerial(from) : undefined;
  const last = typeof to === "number" ? dayFromSerial(to) : undefined;
  if (first === undefined || last === undefined) throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue);
  return last - first;
}
