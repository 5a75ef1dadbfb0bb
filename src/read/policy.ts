import * as z from "zod/mini";
import type { DayNumber } from "../kernel/day.js";
import { exact } from "../kernel/money.js";
import { fields, salesBases, type Field } from "../ledger/ledger.js";
import { regimes } from "../policy/legal-rates.js";
import {
  agingBandChoices,
  averageBalances,
  countBackMonthChoices,
  defaultPolicy,
  discountedNotesChoices,
  missingDues,
  notesReceivable,
  relatedPartyChoices,
  repeatsChoices,
  sameCustomersChoices,
  unappliedCredits,
  yearDayChoices,
  zeroMonths,
  type Measures,
  type Policy,
} from "../policy/policy.js";
import { isBlank, isCellError, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Failure } from "../sheet/failure.js";
import type { RememberedColumn } from "./mapping.js";
import { code, PolicyCells, type PolicyTable } from "./policy-cells.js";
import { readControls, readNamedControl } from "./control-balance.js";
import { readPresentation } from "./presentation.js";
import { readProvision } from "./provision-policy.js";
import { readStatedBalances } from "./stated-balance.js";

export type { PolicyTable } from "./policy-cells.js";

export interface OwnedSheet {
  readonly name: string;
  readonly day: string;
  readonly kind: string;
  readonly stamp: string;
}

/** A row of AR_Entities: a legal entity, and where its invoices stand. */
export interface StatedEntity {
  readonly entity: string;
  /** Name of a sheet or of an Excel table. */
  readonly place: string;
  /** ISO code for items of this entity that state no currency. */
  readonly currency: string | undefined;
}

export interface PolicyReading {
  readonly policy: Policy;
  readonly mapping: readonly RememberedColumn[];
  readonly entities: readonly StatedEntity[];
  readonly owned: readonly OwnedSheet[];
  /** One per cell that cannot be read, naming it; the default stands in its place. */
  readonly failures: readonly Failure[];
}

const days = z.int().check(z.minimum(0), z.maximum(36_500));
const share = z.number().check(z.minimum(0), z.maximum(10));
const rate = z.number().check(z.minimum(0), z.maximum(1));
const positive = z.number().check(z.positive());
const limit = z.int().check(z.minimum(1), z.maximum(36_500));
const years = z.int().check(z.minimum(1), z.maximum(99));

/** Reads the tables of AR Policy; what a table does not say stands at its default. `controlCells`: named cells that may hold control balances. */
export function readPolicy(
  tables: readonly PolicyTable[],
  asOfCell: CellGrid | undefined,
  controlCells: readonly PolicyTable[] = [],
): PolicyReading {
  return new PolicyReader(tables).read(asOfCell, controlCells);
}

class PolicyReader extends PolicyCells {
  read(asOfCell: CellGrid | undefined, controlCells: readonly PolicyTable[]): PolicyReading {
    const limits = this.limits("AR_Buckets", limit, "a whole number of days above 0, such as 30") ?? defaultPolicy.bucketLimits;
    const policy: Policy = {
      asOf: this.asOf(asOfCell),
      bucketLimits: limits,
      notDueLimits: this.limits("AR_NotDueBuckets", limit, "a whole number of days above 0, or no row at all", true) ?? [],
      agingBands: this.choice("aging_bands", agingBandChoices) ?? defaultPolicy.agingBands,
      yearLimits: this.limits("AR_YearBuckets", years, "a whole number of years above 0, such as 1") ?? defaultPolicy.yearLimits,
      provisionRates: this.rates(limits),
      dunning: this.dunning(),
      credit: {
        watchFrom: String(this.setting("watch_from", share, "0 to 10, such as 90%") ?? defaultPolicy.credit.watchFrom),
        holdWhenPastDueOver: this.has("AR_Settings")
          ? this.setting("hold_when_past_due_over", days, "a whole number of days, or nothing")
          : defaultPolicy.credit.holdWhenPastDueOver,
      },
      company: {
        name: this.company("name"),
        address: this.company("address"),
        bank: this.company("bank"),
        contact: this.company("contact"),
      },
      termsDays: this.setting("terms_days", days, "a whole number of days, or nothing"),
      defaultCurrency: this.setting("default_currency", code, "an ISO code such as EUR, or nothing"),
      baseCurrency: this.setting("base_currency", code, "an ISO code such as EUR, or nothing"),
      exchange: this.exchange(),
      graceDays: this.graceDays(limits),
      missingDue: this.choice("missing_due", missingDues) ?? defaultPolicy.missingDue,
      unappliedCredits: this.choice("unapplied_credits", unappliedCredits) ?? defaultPolicy.unappliedCredits,
      notes: this.choice("notes_receivable", notesReceivable) ?? defaultPolicy.notes,
      discountedNotes: this.choice("discounted_notes", discountedNotesChoices) ?? defaultPolicy.discountedNotes,
      relatedParties: this.choice("related_parties", relatedPartyChoices) ?? defaultPolicy.relatedParties,
      notesInTurnover: (this.choice("notes_in_turnover", ["yes", "no"]) ?? "yes") === "yes",
      salesBasis: this.choice("sales_basis", salesBases) ?? defaultPolicy.salesBasis,
      repeats: this.choice("repeats", repeatsChoices) ?? defaultPolicy.repeats,
      groupBy: this.headers("group_by"),
      sameCustomers: this.choice("same_customers", sameCustomersChoices) ?? defaultPolicy.sameCustomers,
      provision: readProvision(this, limits),
      lateInterest: this.choice("late_interest_regime", regimes),
      measures: this.measures(),
      controls: [...readControls(this), ...controlCells.flatMap(({ name, grid }) => readNamedControl(this, name, grid))],
      balances: readStatedBalances(this),
      presentation: readPresentation(this),
    };
    return { policy, mapping: this.mapping(), entities: this.entities(), owned: this.owned(), failures: this.failures };
  }

  private measures(): Measures {
    const { measures } = defaultPolicy;
    const cost = this.setting("cost_of_capital", rate, "a rate a year from 0% to 100%, or nothing");
    return {
      yearDays: this.setting("year_days", z.literal([...yearDayChoices]), yearDayChoices.join(" or ")) ?? measures.yearDays,
      averageBalance: this.choice("average_balance", averageBalances) ?? measures.averageBalance,
      // A cell that holds 30 holds a number.
      countBackMonths: this.choice("count_back_months", countBackMonthChoices, String) ?? measures.countBackMonths,
      zeroMonth: this.choice("zero_month", zeroMonths) ?? measures.zeroMonth,
      costOfCapital: cost === undefined ? undefined : exact(cost).toString(),
    };
  }

  private asOf(grid: CellGrid | undefined): DayNumber | undefined {
    const cell = grid?.cell(0, 0) ?? null;
    if (!grid || isBlank(cell)) return undefined;
    const day = this.dayOf(cell);
    if (day === undefined) this.complain(grid, 0, 0, "a day such as 2026-10-31");
    return day;
  }

  /** The rising upper limits in the first column of a table; `undefined` where it has none that can be used, which is said unless it may be empty. */
  private limits(table: string, schema: z.ZodMiniType<number>, expected: string, mayBeEmpty = false): readonly number[] | undefined {
    const complaints = this.failures.length;
    const limits = this.body(table).flatMap(({ grid, row, cells }) => {
      const value = this.parse(schema, cells[0] ?? null, grid, row, 0, expected);
      return value === undefined ? [] : [value];
    });
    if (limits.length === 0) {
      const empty = this.failures.length === complaints && !mayBeEmpty ? this.table(table) : undefined;
      if (empty) this.complain(empty, 0, 0, `at least one limit beneath: ${expected}`);
      return undefined;
    }
    const falling = limits.findIndex((each, i) => i > 0 && each <= (limits[i - 1] ?? 0));
    if (falling < 0) return limits;
    const at = this.body(table)[falling];
    if (at) this.complain(at.grid, at.row, 0, `a limit above ${limits[falling - 1] ?? 0}`);
    return undefined;
  }

  private rates(limits: readonly number[]): Policy["provisionRates"] {
    const rows = this.body("AR_Rates");
    if (rows.length === 0) return defaultPolicy.provisionRates;
    // A rate that cannot be read leaves its own place to the default; those after it stay in their buckets.
    const read = rows.map(({ grid, row, cells }) => {
      const value = this.parse(rate, cells[1] ?? null, grid, row, 1, "a rate from 0% to 100%");
      return value === undefined ? undefined : exact(value).toString();
    });
    // Not due, one per limit, the open bucket, no due date: a table that was cut short is filled up from the defaults.
    const { notDue, noDueDate, byBucket } = defaultPolicy.provisionRates;
    const oldest = byBucket[byBucket.length - 1] ?? "0";
    const pastDue = Array.from({ length: limits.length + 1 }, (_, bucket) => read[bucket + 1] ?? byBucket[bucket] ?? oldest);
    return { notDue: read[0] ?? notDue, byBucket: pastDue, noDueDate: read[limits.length + 2] ?? noDueDate };
  }

  private exchange(): Policy["exchange"] {
    return this.body("AR_Exchange").flatMap(({ grid, row, cells }) => {
      const currency = this.parse(code, cells[0] ?? null, grid, row, 0, "an ISO code such as EUR");
      const day = this.dayOf(cells[1] ?? null);
      if (day === undefined) this.complain(grid, row, 1, "a day such as 2026-10-31");
      const value = this.parse(positive, cells[2] ?? null, grid, row, 2, "a rate above 0: units of the base currency for one unit");
      return currency === undefined || day === undefined || value === undefined
        ? []
        : [{ currency, day, rate: exact(Number(value.toPrecision(15))).toFixed() }];
    });
  }

  /** Days of grace end before the first bucket does. */
  private graceDays(limits: readonly number[]): number {
    const first = (limits[0] ?? 1) - 1;
    return this.setting("grace_days", z.int().check(z.minimum(0), z.maximum(first)), `a whole number of days from 0 to ${first}`) ?? 0;
  }

  private dunning(): Policy["dunning"] {
    const steps = this.body("AR_Dunning").flatMap(({ grid, row, cells }) => {
      const level = this.parse(limit, cells[0] ?? null, grid, row, 0, "a level such as 1");
      const from = this.parse(days, cells[1] ?? null, grid, row, 1, "a whole number of days");
      return level === undefined || from === undefined ? [] : [{ level, fromDaysPastDue: from }];
    });
    return steps.length > 0 ? steps : defaultPolicy.dunning;
  }

  /** A setting that may stand in several rows, each with a header. */
  private headers(key: string): readonly string[] {
    const stated = this.body("AR_Settings").flatMap(({ cells }) => (cells[0] === key ? textOf(cells[1]).trim() : []));
    return [...new Set(stated.filter((header) => header !== ""))];
  }

  private company(key: string): string {
    return textOf(this.body("AR_Company").find(({ cells }) => cells[0] === key)?.cells[1]).trim();
  }

  private mapping(): readonly RememberedColumn[] {
    return this.body("AR_Mapping").flatMap(({ grid, row, cells }) => {
      const [field, header] = [cells[0] ?? null, cells[1] ?? null];
      if (isBlank(field)) return [];
      const known = fields.find((each): each is Field => each === field);
      if (!known) this.complain(grid, row, 0, fields.join(", "));
      return known && !isBlank(header) && !isCellError(header)
        ? [{ field: known, header: String(header), place: textOf(cells[3]).trim() }]
        : [];
    });
  }

  private entities(): readonly StatedEntity[] {
    const met = new Set<string>();
    return this.body("AR_Entities").flatMap(({ grid, row, cells }) => {
      const [entity, place] = [textOf(cells[0]).trim(), textOf(cells[1]).trim()];
      const stated = isBlank(cells[2] ?? null)
        ? undefined
        : this.parse(code, cells[2] ?? null, grid, row, 2, "an ISO code such as EUR, or nothing");
      const twice = met.has(entity.toLowerCase());
      if (entity === "" || twice) this.complain(grid, row, 0, "the name of a legal entity, each once");
      else if (place === "") this.complain(grid, row, 1, "the name of the sheet or table that holds its invoices");
      met.add(entity.toLowerCase());
      return entity === "" || place === "" || twice ? [] : [{ entity, place, currency: stated }];
    });
  }

  private owned(): readonly OwnedSheet[] {
    return this.body("AR_Sheets").flatMap(({ cells }) =>
      isBlank(cells[0] ?? null) ? [] : [{ name: textOf(cells[0]), day: textOf(cells[1]), kind: textOf(cells[2]), stamp: textOf(cells[3]) }],
    );
  }
}

/** A cell as text; "" for an empty one and for an error. */
function textOf(cell: CellValue | undefined): string {
  return cell === null || cell === undefined || isCellError(cell) ? "" : String(cell);
}
