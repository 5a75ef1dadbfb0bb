import { parseArgs } from "node:util";
import { z } from "zod";
import { dayFromIso, type DayNumber } from "../kernel/day.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { UsageProblem } from "../text/command-line.js";
import { fieldNames, packNames, type Locale, type PackKind, type SourceChoices, type StatedEntity } from "../app/contract.js";

export interface CliOptions {
  /** `undefined`: the sample. */
  readonly book: string | undefined;
  readonly asOf: DayNumber | undefined;
  readonly compareTo: DayNumber | undefined;
  readonly out: string | undefined;
  readonly inPlace: boolean;
  readonly json: boolean;
  /** The figure to explain, or "all"; `undefined`: none. */
  readonly explain: string | undefined;
  /** The sheets that are wanted; `undefined`: all. */
  readonly sheets: readonly PackKind[] | undefined;
  readonly locale: Locale;
  readonly choices: SourceChoices;
}

const day = z.string().transform((text, context) => {
  const value = dayFromIso(text);
  if (value === undefined) context.addIssue({ code: "custom", message: "a day of the calendar as YYYY-MM-DD" });
  return value ?? z.NEVER;
});

const mapping = z.string().transform((text, context) => {
  const at = text.indexOf("=");
  const field = fieldNames.find((each) => each === text.slice(0, at));
  if (field === undefined || at === text.length - 1)
    context.addIssue({ code: "custom", message: `FIELD=HEADER (${fieldNames.join(", ")})` });
  return field === undefined ? z.NEVER : { field, header: text.slice(at + 1) };
});

/** ENTITY=SHEET, or a sheet or table alone, which then names the entity too. */
const entityTable = z.string().transform((text, context): StatedEntity => {
  const at = text.indexOf("=");
  const entity = (at < 0 ? text : text.slice(0, at)).trim();
  const place = text.slice(at + 1).trim();
  if (entity === "" || place === "")
    context.addIssue({ code: "custom", message: "ENTITY=SHEET, SHEET being the name of a sheet or table" });
  return { entity, place, currency: undefined };
});

/** "aging,detail": sheets of the pack by their kinds. */
const packKinds = z.string().transform((text, context): readonly PackKind[] => {
  const kinds = text.split(",").map((word) => packNames.find(({ kind }) => kind === word.trim())?.kind);
  if (kinds.includes(undefined)) context.addIssue({ code: "custom", message: packNames.map(({ kind }) => kind).join(", ") });
  return kinds.filter((kind) => kind !== undefined);
});

const schema = z.object({
  "as-of": day.optional(),
  "compare-to": day.optional(),
  out: z.string().min(1, "a file name").optional(),
  "in-place": z.boolean().default(false),
  json: z.boolean().default(false),
  explain: z.string().min(1, "a figure such as dsoSimple90, or all").optional(),
  sheets: packKinds.optional(),
  sheet: z.string().min(1, "a sheet's name").optional(),
  table: z.string().min(1, "a table's name").optional(),
  map: z.array(mapping).default([]),
  "date-order": z.enum(["dmy", "mdy", "ymd"], "dmy, mdy or ymd").optional(),
  terms: z
    .string()
    .regex(/^\d{1,4}$/, "a whole number of days")
    .transform(Number)
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "an ISO code such as EUR")
    .optional(),
  "exclude-duplicates": z.boolean().default(false),
  entity: z.string().optional(),
  entities: z
    .array(entityTable)
    .refine((all) => new Set(all.map(({ entity }) => entity.toLowerCase())).size === all.length, "each legal entity once")
    .optional(),
  "group-by": z.array(z.string().min(1, "a header")).default([]),
  locale: z.enum(["en-US", "zh-CN"], "en-US or zh-CN").default("en-US"),
});

/** Reads the arguments of `month-end`. */
export function readOptions(args: readonly string[]): Result<CliOptions, UsageProblem> {
  const raw = rawOptions(args);
  if (!raw.ok) return raw;
  const { values, positionals } = raw.value;
  if (positionals.length > 1) return failed({ kind: "too-many-books", given: positionals.join(" ") });
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const option = String(issue?.path[0] ?? "");
    const given = JSON.stringify(values[option as keyof typeof values]);
    return failed({ kind: "option-value", option, given, expected: issue?.message ?? "" });
  }
  const options = parsed.data;
  const book = positionals[0];
  if (options["in-place"] && book !== undefined && /\.csv$/i.test(book)) return failed({ kind: "in-place-csv" });
  if (options["in-place"] && options.out !== undefined) return failed({ kind: "in-place-out" });
  return success({
    book,
    asOf: options["as-of"],
    compareTo: options["compare-to"],
    out: options.out,
    inPlace: options["in-place"],
    json: options.json,
    explain: options.explain,
    sheets: options.sheets,
    locale: options.locale,
    choices: {
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
      ...(options.table === undefined ? {} : { table: options.table }),
      overrides: options.map,
      dateOrder: options["date-order"],
      termsDays: options.terms,
      currency: options.currency,
      excludeDuplicates: options["exclude-duplicates"],
      entity: options.entity,
      ...(options.entities === undefined ? {} : { entities: options.entities }),
      groupBy: options["group-by"],
    },
  });
}

function rawOptions(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: {
        "as-of": text,
        "compare-to": text,
        out: text,
        "in-place": flag,
        json: flag,
        explain: text,
        sheets: text,
        sheet: text,
        table: text,
        map: { type: "string", multiple: true },
        "date-order": text,
        terms: text,
        currency: text,
        "exclude-duplicates": flag,
        entity: text,
        entities: { type: "string", multiple: true },
        "group-by": { type: "string", multiple: true },
        locale: text,
      },
    });
    return success({ values, positionals });
  } catch (error) {
    // parseArgs throws for an unknown option or a missing value; its sentence names the option.
    return failed({ kind: "option-unknown", detail: error instanceof Error ? error.message : String(error) } as const);
  }
}
