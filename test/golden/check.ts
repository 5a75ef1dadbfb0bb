import { functions } from "./functions.js";
import { plainResults, type Plain } from "./plain.js";

/** A worked case: `fn(params)` must give `expected`. */
export interface Case {
  readonly id: string;
  readonly fn: string;
  readonly params: Readonly<Record<string, Plain>>;
  readonly expected: Readonly<Record<string, Plain>>;
  /** Absolute, by result key; element by element in lists. */
  readonly tolerance?: Readonly<Record<string, number>>;
}

export type Verdict =
  | { readonly kind: "pass" }
  | { readonly kind: "no such fn" }
  | { readonly kind: "differs"; readonly ours: string; readonly expected: string };

/** What our function gives for the params of a case, in plain shape; `undefined` when there is no such function. */
export function oursFor(fn: string, params: Case["params"]): Readonly<Record<string, Plain>> | undefined {
  const call = Object.hasOwn(functions, fn) ? functions[fn] : undefined;
  return call && plainResults(call(params as never));
}

/** Holds our function against the case: numbers within the tolerance, text and true/false exactly, reason and flags there or absent as expected. */
export function check(of: Case): Verdict {
  let ours: Readonly<Record<string, Plain>> | undefined;
  try {
    ours = oursFor(of.fn, of.params);
  } catch (error) {
    return { kind: "differs", ours: error instanceof Error ? error.message : String(error), expected: JSON.stringify(of.expected) };
  }
  if (ours === undefined) return { kind: "no such fn" };
  const found = ours;
  const keys = [...new Set([...Object.keys(of.expected), "reason", "flags"])];
  const differing = keys.filter((key) => !agree(found[key] ?? null, of.expected[key] ?? null, of.tolerance?.[key] ?? 0));
  if (differing.length === 0) return { kind: "pass" };
  const shown = (from: Readonly<Record<string, Plain>>): string =>
    JSON.stringify(Object.fromEntries(differing.map((key) => [key, from[key] ?? null])));
  return { kind: "differs", ours: shown(found), expected: shown(of.expected) };
}

/** Equal, numbers within `tolerance` and the last digits of binary arithmetic. */
export function agree(ours: Plain, expected: Plain, tolerance: number): boolean {
  if (typeof expected === "number")
    return typeof ours === "number" && Math.abs(ours - expected) <= tolerance + 1e-9 * Math.max(Math.abs(expected), 1e-3);
  if (expected === null || typeof expected !== "object" || ours === null || typeof ours !== "object") return ours === expected;
  if (Array.isArray(expected) !== Array.isArray(ours)) return false;
  const wanted = Object.entries(expected);
  const given = ours as { readonly [key: string]: Plain };
  return wanted.length === Object.keys(given).length && wanted.every(([key, each]) => agree(given[key] ?? null, each, tolerance));
}
