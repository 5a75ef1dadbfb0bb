import type { Outcome, Unavailable } from "../../src/analyses/methods/outcome.js";
import type { Ratio } from "../../src/kernel/money.js";

/** What a worked case may hold: plain JSON. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** What our functions give back: decimals, figures that may be unavailable, and records and lists of them. */
export type Result = undefined | null | boolean | number | string | Ratio | Figure | Unavailable<string> | readonly Result[] | Results;
export interface Results {
  readonly [key: string]: Result;
}
interface Figure {
  readonly kind: "value";
  readonly value: Result;
  readonly flag?: "credit-balance";
}

/**
 * Results in the plain shape of a worked case: decimals as numbers; a figure that cannot be had as null, its reason beside it; a credit balance as
 * a flag; a list of which no element can be had as null.
 */
export function plainResults(results: Results): Readonly<Record<string, Plain>> {
  const notes: Notes = { reasons: [], flags: new Set() };
  const plain: Record<string, Plain> = {};
  for (const [key, value] of Object.entries(results)) if (key !== "reason") plain[key] = toPlain(value, notes);
  const reason = typeof results["reason"] === "string" ? results["reason"] : notes.reasons[0];
  if (reason !== undefined) plain["reason"] = reason;
  if (notes.flags.size > 0) plain["flags"] = [...notes.flags];
  return plain;
}

interface Notes {
  readonly reasons: string[];
  readonly flags: Set<string>;
}

function toPlain(value: Result, notes: Notes): Plain {
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") return value;
  if (isDecimal(value)) return value.toNumber();
  if (isOutcome(value)) {
    if (value.kind === "unavailable") {
      notes.reasons.push(value.reason);
      return null;
    }
    if (value.flag) notes.flags.add(value.flag);
    return toPlain(value.value, notes);
  }
  if (isList(value)) {
    const list = value.map((each) => toPlain(each, notes));
    return list.length > 0 && list.every((each) => each === null) ? null : list;
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPlain(each, notes)]));
}

function isDecimal(value: object): value is Ratio {
  return "toNumber" in value && typeof value.toNumber === "function";
}

function isOutcome(value: object): value is Figure | Unavailable<string> {
  return "kind" in value && (value.kind === "value" || value.kind === "unavailable");
}

function isList(value: object): value is readonly Result[] {
  return Array.isArray(value);
}

/** One figure of several parts as so many results: each part under its name, or none of them for the same reason. */
export function parts<T extends object>(outcome: Outcome<T, string>, names: readonly (keyof T & string)[]): Results {
  return Object.fromEntries(
    names.map((name) => [name, outcome.kind === "value" ? ({ ...outcome, value: outcome.value[name] } as Figure) : outcome]),
  );
}
