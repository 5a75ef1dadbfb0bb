import type { PlanCell, PlanName, PlanRow, PlanTable, SheetPlan } from "../sheet/sheet-plan.js";
import { fields, type Field } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import { lossBuckets } from "../analyses/aging.js";
import { fieldName } from "../text/fields.js";
import type { Locale } from "../text/locale.js";
import { policyWord, type PolicyWord } from "../text/policy-sheet.js";
import { sheetWord } from "../text/sheets.js";
import { number, text } from "./columns.js";
import { linePoints, linesOf } from "./schedule.js";
import { settingsTable } from "../policy/settings.js";
import { pagesOf, policyMargins } from "./policy-pages.js";
import { settingHeads, settingRows } from "./policy-settings.js";
import { controlTable, legalTable, provisionTables, statedBalanceTable } from "./policy-tables.js";

export interface PolicySheetInput {
  readonly policy: Policy;
  readonly mapping: readonly { readonly field: Field; readonly header: string; readonly place: string }[];
  readonly entities: readonly { readonly entity: string; readonly place: string; readonly currency: string | undefined }[];
  readonly owned: readonly { readonly name: string; readonly day: string; readonly kind: string; readonly stamp: string }[];
  readonly locale: Locale;
  readonly name: string;
}

/** AR Policy as one column of small tables. Their names and the keys in them are what read/policy.ts goes by. */
export function planPolicy(input: PolicySheetInput): SheetPlan {
  return new PolicySheet(input).plan();
}

class PolicySheet {
  private readonly rows: PlanRow[] = [];
  private readonly tables: PlanTable[] = [];
  private readonly names: PlanName[] = [];

  constructor(private readonly input: PolicySheetInput) {}

  plan(): SheetPlan {
    const { policy, owned, locale, name } = this.input;
    this.rows.push(
      { cells: [text(0, this.word("title"), "title"), text(1, this.status("complete"), "status")], height: 24 },
      { cells: [text(0, this.word("hint"), "label")] },
      { cells: [] },
    );
    this.names.push({ name: "AR_AsOf", scope: "workbook", row: this.rows.length, column: 1 });
    const asOf: PlanCell =
      policy.asOf === undefined ? text(1, "", "input-day") : { column: 1, role: "input-day", value: { kind: "day", day: policy.asOf } };
    this.rows.push({ cells: [text(0, this.word("asOf"), "label"), asOf, text(2, this.word("asOfNote"), "label")] }, { cells: [] });

    this.table(
      settingsTable,
      settingHeads(locale),
      settingRows(policy, locale).map(({ cells }) => cells),
    );
    const limitTable = (name: string, head: PolicyWord, limits: readonly number[]): void =>
      this.table(
        name,
        [this.word(head)],
        limits.map((limit) => [number(0, limit, "input-count")]),
      );
    limitTable("AR_Buckets", "upperLimit", policy.bucketLimits);
    limitTable("AR_NotDueBuckets", "upperLimitAhead", policy.notDueLimits);
    limitTable("AR_YearBuckets", "upperLimitYears", policy.yearLimits);
    this.table("AR_Rates", [this.word("bucket"), this.word("rate")], this.rates());
    this.table(
      "AR_Dunning",
      [this.word("level"), this.word("fromDays")],
      policy.dunning.map((step) => [number(0, step.level, "input-count"), number(1, step.fromDaysPastDue, "input-count")]),
    );
    this.table(
      "AR_Exchange",
      [this.word("currency"), this.word("day"), this.word("exchangeRate")],
      policy.exchange.map(({ currency, day, rate }) => [
        text(0, currency, "input-text"),
        { column: 1, role: "input-day", value: { kind: "day", day } },
        number(2, Number(rate), "input-rate"),
      ]),
    );
    const { company } = policy;
    this.table(
      "AR_Company",
      [this.word("company"), this.word("value")],
      (["name", "address", "bank", "contact"] as const).map((key) => [text(0, key, "text"), text(1, company[key], "input-text")]),
    );
    const entered = [...provisionTables(policy.provision), controlTable(policy.controls), statedBalanceTable(policy.balances)];
    for (const { name: table, headers, rows } of entered)
      this.table(
        table,
        headers.map((each) => this.word(each)),
        rows,
      );
    const legal = legalTable(locale);
    this.table(
      legal.name,
      legal.headers.map((each) => this.word(each)),
      legal.rows,
    );
    this.table("AR_Entities", [this.word("entity"), this.word("table"), this.word("currency")], this.entityRows());
    this.table("AR_Mapping", [this.word("field"), this.word("header"), this.word("meaning"), this.word("table")], this.mappingRows());
    this.table(
      "AR_Sheets",
      [this.word("sheet"), this.word("day"), this.word("kind"), this.word("stamp")],
      owned.map((each) => [text(0, each.name, "text"), text(1, each.day, "text"), text(2, each.kind, "text"), text(3, each.stamp, "text")]),
    );
    return {
      kind: "policy",
      name,
      columnWidths,
      rows: this.rows,
      frozenRows: 0,
      showGridlines: false,
      page: {
        orientation: "landscape",
        paper: locale === "zh-CN" ? "a4" : "letter",
        fitToWidth: true,
        margins: policyMargins,
        breaks: pagesOf(this.rows, this.tables),
        footer: { left: "&F", center: "&A", right: "&P / &N" },
      },
      status: { row: 0, column: 1, writing: this.status("writing"), complete: this.status("complete") },
      tables: this.tables,
      names: this.names,
      checks: [],
    };
  }

  private status(word: "writing" | "complete"): string {
    return sheetWord(word, this.input.locale === "zh-CN");
  }

  /** A rate per bucket, by the bucket's id; the last stands for items without a due date. */
  private rates(): readonly (readonly PlanCell[])[] {
    const { provisionRates: rates } = this.input.policy;
    let pastDue = 0;
    return lossBuckets(this.input.policy).map((bucket) => {
      const rate = bucket.kind === "not-due" ? rates.notDue : bucket.kind === "none" ? rates.noDueDate : (rates.byBucket[pastDue++] ?? "0");
      return [text(0, bucket.id, "text"), number(1, Number(rate), "input-percent")];
    });
  }

  /** Rows enough for what is named, and for more to be named later. */
  private entityRows(): readonly (readonly PlanCell[])[] {
    const { entities } = this.input;
    return Array.from({ length: Math.max(entityRows, entities.length) }, (_, i) => {
      const { entity = "", place = "", currency = "" } = entities[i] ?? {};
      return [entity, place, currency].map((each, column) => text(column, each, "input-text"));
    });
  }

  /** A row for every field, so that whatever is corrected later has its place; most headers are empty. More where several tables are spoken of. */
  private mappingRows(): readonly (readonly PlanCell[])[] {
    const { mapping, locale } = this.input;
    return fields.flatMap((field) => {
      const said = new Map(mapping.filter((each) => each.field === field).map((each) => [each.place, each]));
      const rows = said.size > 0 ? [...said.values()] : [{ header: "", place: "" }];
      return rows.map(({ header, place }) => [
        text(0, field, "input-text"),
        text(1, header, "input-text"),
        text(2, fieldName(field, locale), "label"),
        text(3, place, "input-text"),
      ]);
    });
  }

  private table(name: string, headers: readonly string[], rows: readonly (readonly PlanCell[])[]): void {
    const top = this.rows.length;
    const cells = headers.map((header, column) => text(column, header, headRole(rows, column)));
    this.rows.push({ cells, ...heightOf(cells) });
    // A table of Excel's has at least one row beneath its header.
    for (const each of rows.length > 0 ? rows : [[]]) this.rows.push({ cells: each, ...heightOf(each) });
    this.tables.push({ name, top, left: 0, rows: this.rows.length - top, columns: headers.length });
    this.rows.push({ cells: [] });
  }

  private word(word: PolicyWord): string {
    return policyWord(word, this.input.locale);
  }
}

/** Characters. */
const columnWidths = [30, 24, 70, 24, 14, 14, 12];

/** Rows of AR_Entities at least. */
const entityRows = 4;

/** Room for the lines of what is wrapped: heads, what a person enters, and texts whose role says so. */
function heightOf(cells: readonly PlanCell[]): { readonly height?: number } {
  const lines = cells.map(({ column, role, value }) =>
    value.kind === "text" && wrapping.has(role) ? linesOf(value.text, (columnWidths[column] ?? 0) - 1) : 1,
  );
  const most = Math.max(1, ...lines);
  return most > 1 ? { height: most * linePoints + 3 } : {};
}

const wrapping: ReadonlySet<PlanCell["role"]> = new Set(["column-head", "column-head-number", "wrapped", "input-text"]);

/** A head stands right above numbers, as they do. */
function headRole(rows: readonly (readonly PlanCell[])[], column: number): "column-head" | "column-head-number" {
  const numbers = rows.every((cells) => cells.some((cell) => cell.column === column && cell.value.kind === "number"));
  return rows.length > 0 && numbers ? "column-head-number" : "column-head";
}
