import * as fc from "fast-check";
import { day } from "../../src/kernel/day.js";
import {
  agingBandChoices,
  averageBalances,
  countBackMonthChoices,
  defaultPolicy,
  missingDues,
  notesReceivable,
  relatedPartyChoices,
  repeatsChoices,
  sameCustomersChoices,
  unappliedCredits,
  yearDayChoices,
  zeroMonths,
  type Policy,
} from "../../src/policy/policy.js";
import { detailColumnChoices } from "../../src/policy/presentation.js";
import { leftOutChoices, valuedChoices } from "../../src/policy/control-balance.js";
import { statedBalanceKinds } from "../../src/policy/stated-balance.js";
import { readPolicy, type PolicyTable } from "../../src/read/policy.js";
import { regimes } from "../../src/policy/legal-rates.js";
import { provisions } from "../support/random-provisions.js";
import { planPolicy } from "../../src/reports/policy-sheet.js";
import type { CellValue } from "../../src/sheet/cell.js";
import type { CellGrid } from "../../src/sheet/grid.js";
import { sheetUnitChoices, type SheetPlan } from "../../src/sheet/sheet-plan.js";
import { gridOf } from "../../src/sheet/grid.js";

const mapping = [
  { field: "dueDate" as const, header: "Fällig am", place: "" },
  { field: "dueDate" as const, header: "Due", place: "UK Ltd" },
];
const entities = [
  { entity: "Northwind UK Ltd", place: "UK Ltd", currency: "GBP" },
  { entity: "Northwind GmbH", place: "GmbH", currency: undefined },
];
const owned = [{ name: "AR Aging 2026-10-31", day: "2026-10-31", kind: "aging", stamp: "abc" }];
const planned = (policy: Policy): SheetPlan => planPolicy({ policy, mapping, entities, owned, locale: "en-US", name: "AR Policy" });

/** What would stand in the rectangle once the plan is written. */
function gridOfPlan(plan: SheetPlan, top: number, left: number, rows: number, columns: number): CellGrid {
  const valueAt = (row: number, column: number): CellValue => {
    const value = plan.rows.at(row)?.cells.find((cell) => cell.column === column)?.value;
    if (value === undefined || value.kind === "empty") return null;
    return value.kind === "text" ? value.text : value.kind === "day" ? value.day : value.kind === "number" ? value.number : value.expected;
  };
  const values = Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => valueAt(top + r, left + c)));
  return gridOf({ sheet: plan.name, top, left, rows, columns }, values);
}

const tablesOf = (plan: SheetPlan): PolicyTable[] =>
  plan.tables.map(({ name, top, left, rows, columns }) => ({ name, grid: gridOfPlan(plan, top, left, rows, columns) }));

function readBack(plan: SheetPlan): ReturnType<typeof readPolicy> {
  const asOf = plan.names.find(({ name }) => name === "AR_AsOf");
  return readPolicy(tablesOf(plan), asOf && gridOfPlan(plan, asOf.row, asOf.column, 1, 1));
}

const days = fc.integer({ min: 1, max: 999 });
const rates = fc.integer({ min: 0, max: 10_000 }).map((points) => String(points / 10_000));
/** Text as a person types it: nothing hangs over at the ends. */
const words = fc.string({ maxLength: 30 }).map((text) => text.trim());
const policies: fc.Arbitrary<Policy> = fc
  .uniqueArray(days, { minLength: 1, maxLength: 6 })
  .map((limits) => [...limits].sort((a, b) => a - b))
  .chain((bucketLimits) =>
    fc.record({
      asOf: fc.option(fc.integer({ min: 40_000, max: 50_000 }).map(day), { nil: undefined }),
      bucketLimits: fc.constant(bucketLimits),
      notDueLimits: fc.uniqueArray(days, { maxLength: 4 }).map((limits) => [...limits].sort((a, b) => a - b)),
      agingBands: fc.constantFrom(...agingBandChoices),
      yearLimits: fc
        .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 })
        .map((limits) => [...limits].sort((a, b) => a - b)),
      provisionRates: fc.record({
        notDue: rates,
        byBucket: fc.array(rates, { minLength: bucketLimits.length + 1, maxLength: bucketLimits.length + 1 }),
        noDueDate: rates,
      }),
      dunning: fc.array(fc.record({ level: fc.integer({ min: 1, max: 9 }), fromDaysPastDue: days }), { minLength: 1, maxLength: 5 }),
      credit: fc.record({ watchFrom: rates, holdWhenPastDueOver: fc.option(days, { nil: undefined }) }),
      company: fc.record({ name: words, address: words, bank: words, contact: words }),
      termsDays: fc.option(days, { nil: undefined }),
      defaultCurrency: fc.constantFrom(undefined, "EUR", "CNY"),
      baseCurrency: fc.constantFrom(undefined, "EUR", "CNY"),
      exchange: fc.array(
        fc.record({
          currency: fc.constantFrom("USD", "JPY"),
          day: fc.integer({ min: 40_000, max: 50_000 }).map(day),
          rate: fc.integer({ min: 1, max: 99_999 }).map((points) => String(points / 1000)),
        }),
        { maxLength: 3 },
      ),
      graceDays: fc.integer({ min: 0, max: (bucketLimits[0] ?? 1) - 1 }),
      missingDue: fc.constantFrom(...missingDues),
      unappliedCredits: fc.constantFrom(...unappliedCredits),
      notes: fc.constantFrom(...notesReceivable),
      relatedParties: fc.constantFrom(...relatedPartyChoices),
      notesInTurnover: fc.boolean(),
      discountedNotes: fc.constantFrom("by-kind" as const, "derecognised" as const, "kept" as const),
      salesBasis: fc.constantFrom("gross" as const, "net" as const),
      repeats: fc.constantFrom(...repeatsChoices),
      groupBy: fc.uniqueArray(
        words.filter((header) => header !== ""),
        { maxLength: 3 },
      ),
      sameCustomers: fc.constantFrom(...sameCustomersChoices),
      provision: provisions(bucketLimits),
      lateInterest: fc.constantFrom(undefined, ...regimes),
      measures: fc.record({
        yearDays: fc.constantFrom(...yearDayChoices),
        averageBalance: fc.constantFrom(...averageBalances),
        countBackMonths: fc.constantFrom(...countBackMonthChoices),
        zeroMonth: fc.constantFrom(...zeroMonths),
        costOfCapital: fc.option(rates, { nil: undefined }),
      }),
      controls: fc.array(
        fc.record({
          entity: words,
          currency: fc.constantFrom(undefined, "EUR", "CNY"),
          day: fc.integer({ min: 40_000, max: 50_000 }).map(day),
          account: words,
          balance: fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => String(cents / 100)),
          leavesOut: fc.subarray([...leftOutChoices]),
          valued: fc.constantFrom(undefined, ...valuedChoices),
          at: fc.constant({ sheet: "AR Policy", row: 0, column: 4 }),
        }),
        { maxLength: 3 },
      ),
      balances: fc.uniqueArray(
        fc.record({
          kind: fc.constantFrom(...statedBalanceKinds),
          entity: words,
          currency: fc.constantFrom(undefined, "EUR", "CNY"),
          day: fc.integer({ min: 40_000, max: 50_000 }).map(day),
          amount: fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => String(cents / 100)),
        }),
        { maxLength: 4, selector: ({ kind, entity, currency, day: of }) => JSON.stringify([kind, entity, currency, of]) },
      ),
      presentation: fc.record({
        units: fc.constantFrom(...sheetUnitChoices),
        reportTitle: words,
        preparedBy: words,
        reviewedBy: words,
        logo: words,
        detailColumns: fc.shuffledSubarray([...detailColumnChoices]),
      }),
    }),
  );

it("reads from the policy sheet exactly the policy that was written to it", () =>
  fc.assert(
    fc.property(policies, (policy) => {
      const read = readBack(planned(policy));
      // Where a balance stands is known only once it is written.
      const controls = read.policy.controls.map((each, i) => ({ ...each, at: policy.controls[i]?.at }));
      expect({ ...read, policy: { ...read.policy, controls } }).toEqual({ policy, mapping, entities, owned, failures: [] });
    }),
  ));

it("takes the defaults where a workbook has no policy sheet", () =>
  expect(readPolicy([], undefined)).toEqual({ policy: defaultPolicy, mapping: [], entities: [], owned: [], failures: [] }));

it("names the cell of a setting it cannot read and goes on with the default", () => {
  const grid = gridOf({ sheet: "AR Policy", top: 19, left: 0, rows: 2, columns: 2 }, [
    ["Setting", "Value"],
    ["watch_from", "ninety"],
  ]);
  const { policy, failures } = readPolicy([{ name: "AR_Settings", grid }], undefined);
  expect(failures).toEqual([
    { kind: "policy-invalid", at: { sheet: "AR Policy", row: 20, column: 1 }, found: "ninety", expected: expect.any(String) as string },
  ]);
  expect(policy.credit.watchFrom).toBe(defaultPolicy.credit.watchFrom);
});

it("keeps every other rate in its bucket when one rate cannot be read", () => {
  const tables = tablesOf(planned(defaultPolicy)).map((table) =>
    table.name !== "AR_Rates" ? table : { ...table, grid: table.grid.withRows(new Map([[2, [table.grid.cell(2, 0), "x"]]])) },
  );
  const { policy, failures } = readPolicy(tables, undefined);
  expect(failures).toHaveLength(1);
  expect(policy.provisionRates).toEqual(defaultPolicy.provisionRates);
});

it("refuses bucket limits that do not rise, naming the cell", () => {
  const area = { sheet: "AR Policy", top: 10, left: 0, rows: 3, columns: 1 };
  const { policy, failures } = readPolicy([{ name: "AR_Buckets", grid: gridOf(area, [["Upper limit"], [60], [30]]) }], undefined);
  expect(failures).toMatchObject([{ kind: "policy-invalid", at: { row: 12, column: 0 }, found: "30" }]);
  expect(policy.bucketLimits).toEqual(defaultPolicy.bucketLimits);
});

describe("the balance of the control account", () => {
  const head = ["Entity", "Currency", "Day", "Account", "Balance", "Leaves out", "Valued"];
  const readRow = (...cells: CellValue[]): ReturnType<typeof readPolicy> =>
    readPolicy(
      [{ name: "AR_Control", grid: gridOf({ sheet: "AR Policy", top: 9, left: 0, rows: 2, columns: 7 }, [head, cells]) }],
      undefined,
    );

  it("is read with its day, its account and its cell", () => {
    const { policy, failures } = readRow("", "EUR", 46_326, 1122, 120_500.1, "unapplied-cash, notes", "booked");
    expect(failures).toEqual([]);
    expect(policy.controls).toEqual([
      {
        entity: "",
        currency: "EUR",
        day: 46_326,
        account: "1122",
        balance: "120500.1",
        leavesOut: ["unapplied-cash", "notes"],
        valued: "booked",
        at: { sheet: "AR Policy", row: 10, column: 4 },
      },
    ]);
  });

  it("is complained of at its cell and not used where it is no number, has no day, or leaves out what nobody knows", () => {
    for (const [row, column] of [
      [["", "EUR", 46_326, "1122", "about 100", "", ""], 4],
      [["", "EUR", null, "1122", 100, "", ""], 2],
      [["", "EUR", 46_326, "1122", 100, "deposits", ""], 5],
    ] as const) {
      const { policy, failures } = readRow(...row);
      expect(policy.controls).toEqual([]);
      expect(failures).toMatchObject([{ kind: "policy-invalid", at: { row: 10, column } }]);
    }
  });

  it("may stand in a cell that is named AR_GL_EUR, wherever the trial balance has it", () => {
    const grid = gridOf({ sheet: "Trial balance", top: 7, left: 3, rows: 1, columns: 1 }, [[12_345.67]]);
    const { policy } = readPolicy([], undefined, [{ name: "AR_GL_EUR", grid }]);
    expect(policy.controls).toMatchObject([
      { currency: "EUR", balance: "12345.67", day: undefined, at: { sheet: "Trial balance", row: 7, column: 3 } },
    ]);
  });
});

describe("balances beside the receivables", () => {
  const head = ["Balance", "Entity", "Currency", "Day", "Amount"];
  const readRows = (...rows: CellValue[][]): ReturnType<typeof readPolicy> => {
    const area = { sheet: "AR Policy", top: 9, left: 0, rows: rows.length + 1, columns: 5 };
    return readPolicy([{ name: "AR_LedgerBalances", grid: gridOf(area, [head, ...rows]) }], undefined);
  };

  it("are read with their day; a row that waits for its amount states nothing", () => {
    const { policy, failures } = readRows(["inventory", null, "EUR", 46_326, 1200.5], ["cash", null, null, null, null]);
    expect(failures).toEqual([]);
    expect(policy.balances).toEqual([{ kind: "inventory", entity: "", currency: "EUR", day: 46_326, amount: "1200.5" }]);
  });

  it("are complained of at the cell, and not used, where it cannot be read or says the same twice", () => {
    for (const [row, column] of [
      [["stock", null, null, 46_326, 1], 0],
      [["cash", null, "euro", 46_326, 1], 2],
      [["cash", null, null, null, 1], 3],
      [["cash", null, null, 46_326, "one"], 4],
    ] as const) {
      const { policy, failures } = readRows([...row]);
      expect(policy.balances).toEqual([]);
      expect(failures).toMatchObject([{ kind: "policy-invalid", at: { row: 10, column } }]);
    }
    const twice = readRows(["cash", null, null, 46_326, 1], ["cash", null, null, 46_326, 2]);
    expect(twice.policy.balances).toHaveLength(1);
    expect(twice.failures).toMatchObject([{ kind: "policy-invalid", at: { row: 11, column: 0 } }]);
  });
});
