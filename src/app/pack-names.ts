import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { entitiesOf } from "./entity.js";
import type { ReadSource } from "./read-source.js";

/** The sheets of the month-end pack, in the order of their writing: what each is, as AR_Sheets lists it, and its name before the day. */
export const packNames = [
  { kind: "aging", name: "AR Aging" },
  { kind: "summary", name: "AR Summary" },
  { kind: "detail", name: "AR Detail" },
  { kind: "movement", name: "AR Movement" },
  { kind: "trend", name: "AR Trend" },
  { kind: "provision", name: "AR Provision" },
  { kind: "letters", name: "AR Letters" },
  { kind: "credit", name: "AR Credit" },
  { kind: "deliveries", name: "AR Unbilled" },
  { kind: "tie-out", name: "AR Tie-out" },
  { kind: "findings", name: "AR Findings" },
  { kind: "late-entries", name: "AR Late Entries" },
  { kind: "sign-off", name: "AR Sign-off" },
] as const;

export type PackKind = (typeof packNames)[number]["kind"];

/** A sheet of the pack, or the policy beside it. */
export type SheetKind = PackKind | "policy";

/** What the sheet of the policy is called. */
export const policySheet = "AR Policy";

/** The names of the sheets, by kind. */
export type SheetTargets = Readonly<Record<SheetKind, string>>;

/** True for a name that a sheet of the pack bears, of any day: "AR Detail 2026-10-31 (2)". */
export function isReportName(sheet: string): boolean {
  return packNames.some(({ name }) => sheet.startsWith(`${name} `) && /^\d{4}-\d{2}-\d{2}/.test(sheet.slice(name.length + 1)));
}

/** Excel's limit. */
const longestName = 31;

/** The sheets that can be written, by what they would be called; those of one legal entity bear its name. */
export function sheetNames(asOf: DayNumber, source?: Pick<ReadSource, "ledger">, entity?: string): SheetTargets {
  const named = (kind: string): string => {
    const name = `${kind} ${isoFromDay(asOf)}`;
    return entity === undefined ? name : `${name} ${shortEntity(entity, source ? entitiesOf(source) : [], longestName - name.length - 1)}`;
  };
  const pack = Object.fromEntries(packNames.map(({ kind, name }) => [kind, named(name)])) as Record<PackKind, string>;
  return { ...pack, policy: policySheet };
}

/** An entity's name within a sheet's: without what Excel forbids there, and where it is cut short or empty, told apart by its number. */
function shortEntity(entity: string, all: readonly string[], room: number): string {
  const plain = entity.replace(/[\\/?*[\]:']+/g, " ").trim();
  if (plain !== "" && plain.length <= room && plain === entity) return plain;
  const number = `~${all.indexOf(entity) + 1}`;
  return `${plain.slice(0, room - number.length)}${number}`;
}
