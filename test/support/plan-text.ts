import { isoFromDay } from "../../src/kernel/day.js";
import { columnName } from "../../src/sheet/address.js";
import type { PlanCell, SheetPlan } from "../../src/sheet/sheet-plan.js";

/** A planned sheet as text to be read and compared: a line per row, each cell with its column, formulas with what they must show. */
export function planText(plan: SheetPlan): string {
  const lines = [...plan.rows].map(({ cells }, row) => {
    const shown = cells.filter((cell) => cell.value.kind !== "empty").map((cell) => `${columnName(cell.column)} ${cellText(cell)}`);
    return `${row + 1}${shown.length > 0 ? `: ${shown.join(" | ")}` : ""}`;
  });
  const pages = plan.page.breaks ? `, pages begin at rows ${plan.page.breaks.map((row) => row + 1).join(", ")}` : "";
  const units = (plan.units ?? 1) === 1 ? "" : `, units ${plan.units}`;
  return `${plan.name}, ${plan.page.orientation}, ${plan.page.paper}${pages}${units}\n${lines.join("\n")}\n`;
}

function cellText({ value, decimals, link }: PlanCell): string {
  const to = link ? ` -> ${link.sheet} row ${link.row + 1}` : "";
  switch (value.kind) {
    case "empty":
      return "";
    case "text":
      return value.text.replace(/\n/g, " / ") + to;
    case "number":
      return decimals === undefined ? String(value.number) : value.number.toFixed(decimals);
    case "day":
      return isoFromDay(value.day);
    case "formula":
      return `${value.formula} gives ${typeof value.expected === "string" ? value.expected : value.expected.toFixed(decimals ?? 1)}`;
  }
}
