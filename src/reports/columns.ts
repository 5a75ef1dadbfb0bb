import type { CellRole, PlanCell, PlanValue } from "../sheet/sheet-plan.js";

export function text(column: number, value: string, role: CellRole, more: Partial<PlanCell> = {}): PlanCell {
  return { column, role, value: value === "" ? { kind: "empty" } : { kind: "text", text: value }, ...more };
}

export function number(column: number, value: number, role: CellRole, more: Partial<PlanCell> = {}): PlanCell {
  return { column, role, value: { kind: "number", number: value }, ...more };
}

/** A native formula with the value that is expected of it. */
export function formula(
  column: number,
  formulaText: string,
  expected: number | string,
  role: CellRole,
  more: Partial<PlanCell> = {},
): PlanCell {
  const value: PlanValue = { kind: "formula", formula: formulaText, expected };
  return { column, role, value, ...more };
}

export function empty(column: number, role: CellRole): PlanCell {
  return { column, role, value: { kind: "empty" } };
}

/** True when a text holds Chinese characters. */
export function isChinese(textOf: string): boolean {
  return /[\u3400-\u9fff]/.test(textOf);
}
