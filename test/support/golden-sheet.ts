import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SheetPlan } from "../../src/sheet/sheet-plan.js";
import { planText } from "./plan-text.js";

const folder = join(__dirname, "../golden/sheets");

/**
 * Holds a planned sheet against the one that was signed off, as text. With GOLDEN_UPDATE set (`npm run golden:update`) the file is written
 * instead: what changed is then for a person to review.
 */
export function expectSignedOff(plan: SheetPlan, name: string): void {
  const file = join(folder, `${name}.txt`);
  const text = planText(plan);
  if (process.env["GOLDEN_UPDATE"] === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file)) throw new Error(`no sheet was signed off as ${name}: npm run golden:update writes it`);
  expect(text).toBe(readFileSync(file, "utf8"));
}
