import { ofEntity } from "../../src/app/entity.js";
import { figuresOf } from "../../src/app/figures-of.js";
import { monthEnd } from "../../src/app/month-end.js";
import { monthEndJson } from "../../src/app/month-end-json.js";
import { noChoices } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { day, dayFromIso } from "../../src/kernel/day.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { StatedBalance } from "../../src/policy/stated-balance.js";
import { agingText, bookOf, openItems, readBookOf } from "../support/book-of.js";

const asOf = dayFromIso("2026-03-31");
const sheets = {
  Invoices: `
Company code | Customer | Invoice No. | Invoice date | Due date | Amount | Salesperson
1000 | C1 | 1 | 2026-01-10 | 2026-02-09 | 100.00 | Li
2000 | C1 | 2 | 2026-02-10 | 2026-04-12 | 40.00 | Ana
2000 | IC9 | 3 | 2026-02-10 | 2026-03-12 | 500.00 | Ana`,
  Receipts: "Receipt date | Customer | Invoice No. | Amount received\n2026-03-01 | C1 | 2 | 10.00\n2026-03-01 | C1 | 1 | 20.00",
  Customers: "Customer | Name | Credit limit | Related party\nC1 | Acme | 1000 | no\nIC9 | Our Own Ltd | | yes",
};

it("computes one legal entity alone, with what reduced its items, and all of them together", async () => {
  const { source, figures } = await readBookOf(sheets, "2026-03-31");
  const parts = ["1000", "2000"].map((entity) => {
    const part = ofEntity(source, entity);
    if (!part.ok) throw new Error(part.failure.kind);
    const at = figuresOf(part.value, asOf);
    if (!at.ok) throw new Error(at.failure.kind);
    return { items: openItems(part.value.ledger, "2026-03-31"), open: at.value.figures.currencies[0]?.open ?? 0 };
  });
  expect(parts.map(({ items }) => items)).toEqual([["invoice 1 80.00"], ["invoice 2 30.00", "invoice 3 500.00"]]);
  expect(parts.reduce((sum, { open }) => sum + open, 0)).toBe(figures.currencies[0]?.open);
});

it("takes a balance beside the receivables for the whole or for the entity that it was entered for, never for another", async () => {
  const balance = (kind: "inventory" | "payables", entity: string, amount: string): StatedBalance => ({
    ...{ kind, entity, amount, currency: undefined, day: day(46_112) },
  });
  const balances = [balance("inventory", "", "900"), balance("payables", "", "100"), balance("inventory", "1000", "400")];
  const { source } = await readBookOf(sheets, "2026-03-31", { balances: [...balances, balance("payables", "1000", "50")] });
  const working = (entity: string | undefined): string => {
    const part = ofEntity(source, entity);
    if (!part.ok) throw new Error(part.failure.kind);
    const at = figuresOf(part.value, asOf);
    if (!at.ok) throw new Error(at.failure.kind);
    const metric = at.value.figures.currencies[0]?.metrics.tradeWorkingCapital;
    return metric?.kind === "value" ? metric.value.toFixed(0) : (metric?.reason ?? "no currency");
  };
  // 900 + 610 - 100; 400 + 80 - 50; nothing was entered for the third.
  expect([working(undefined), working("1000"), working("2000")]).toEqual(["141000", "43000", "balance-not-stated"]);
});

it("writes an entity's sheets under its name and says whose figures they are", async () => {
  const host = hostOf(bookOf(sheets));
  const run = async (entity: string | undefined): Promise<unknown> => {
    const done = await monthEnd(
      host,
      { choices: { ...noChoices, entity }, asOf, locale: "en-US", preparedAt: "2026-04-01 09:00", whenEdited: "keep" },
      unwatched,
    );
    return done.ok ? monthEndJson(done.value) : done.failure;
  };
  expect(await run("2000")).toMatchObject({
    entity: "2000",
    currencies: [{ open: "530.00" }],
    groups: { entity: [{ name: "2000", open: "530.00" }], salesperson: [{ name: "Ana", open: "530.00", pastDue: "500.00" }] },
  });
  expect(await run(undefined)).toMatchObject({ currencies: [{ open: "610.00", relatedParties: { open: "500.00", customers: 1 } }] });
  expect(host.book.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["AR Aging 2026-03-31 2000", "AR Aging 2026-03-31", "AR Letters 2026-03-31 2000"]),
  );
  expect(await run("3000")).toEqual({ kind: "entity-missing", entity: "3000", known: ["1000", "2000"] });
});

it("keeps related parties apart where the policy says so", async () => {
  const { figures } = await readBookOf(sheets, "2026-03-31", { relatedParties: "apart" });
  expect(agingText(figures.currencies[0])).toBe("current 30.00 | 31-60 80.00 | related 500.00");
});

it("cuts a long name to what Excel allows, and tells two such names apart", async () => {
  const long = (name: string): string =>
    sheets.Invoices.replace(/^2000/gm, `${name} Trading East`).replace(/^1000/gm, `${name} Trading West`);
  const host = hostOf(bookOf({ Invoices: long("Northwind/Import") }));
  for (const entity of ["Northwind/Import Trading East", "Northwind/Import Trading West"]) {
    const done = await monthEnd(
      host,
      { choices: { ...noChoices, entity }, asOf, locale: "en-US", preparedAt: "", whenEdited: "keep" },
      unwatched,
    );
    expect(done.ok).toBe(true);
  }
  expect(host.book.sheets.map(({ name }) => name).filter((name) => name.startsWith("AR Aging"))).toEqual([
    "AR Aging 2026-03-31 Northwind~2",
    "AR Aging 2026-03-31 Northwind~1",
  ]);
});
