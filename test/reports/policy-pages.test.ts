import { defaultPolicy } from "../../src/policy/policy.js";
import { planPolicy } from "../../src/reports/policy-sheet.js";
import type { PlanRow } from "../../src/sheet/sheet-plan.js";

/** Points of a page of A4, as wide as the sheet. */
const page = 740;

function pointsOf(rows: readonly PlanRow[]): number {
  return rows.reduce((sum, { height = 15 }) => sum + height, 0);
}

describe.each(["en-US", "zh-CN"] as const)("AR Policy in print, %s", (locale) => {
  const plan = planPolicy({ policy: defaultPolicy, mapping: [], entities: [], owned: [], locale, name: "AR Policy" });
  const rows = [...plan.rows];
  const breaks = plan.page.breaks ?? [];

  it("cuts no table in two but the one that is longer than a page, and leaves that one the rest of its pages", () => {
    const begins = [0, ...breaks, rows.length];
    const long = plan.tables.filter(({ top, rows: count }) => pointsOf(rows.slice(top, top + count)) > page).map(({ name }) => name);
    expect(long).toEqual(["AR_LegalRates"]);
    const overflowing = begins.slice(0, -1).flatMap((first, i) => {
      const till = begins[i + 1] ?? rows.length;
      const last = plan.tables.filter(({ top }) => top >= first && top < till).pop();
      return last && pointsOf(rows.slice(first, last.top + last.rows)) > page ? [last.name] : [];
    });
    expect(overflowing).toEqual(long);
    expect(plan.tables.filter(({ top, rows: count }) => breaks.some((row) => row > top && row < top + count))).toEqual([]);
    expect(breaks.length).toBeLessThan(7);
  });

  it("gives the names of legal rates and their sources room for all their lines", () => {
    const legal = plan.tables.find(({ name }) => name === "AR_LegalRates");
    const lines = rows.slice((legal?.top ?? 0) + 1, (legal?.top ?? 0) + (legal?.rows ?? 0));
    const bank = lines.find(({ cells }) => cells.some(({ value }) => value.kind === "text" && value.text.startsWith("Bank of England")));
    expect(bank?.cells.map(({ role }) => role)).toEqual(["wrapped", "day", "wrapped", "rate-percent", "text"]);
    expect(bank?.height).toBeGreaterThanOrEqual(28);
  });
});
