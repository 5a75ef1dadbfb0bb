import type { DayNumber } from "../kernel/day.js";
import { entryKinds, isSale, itemKind } from "../ledger/ledger.js";
import type { MetricInput } from "./figures.js";
import type { MetricSource } from "./metrics.js";
import { standsAsNote } from "./notes.js";
import { openItems } from "./open-items.js";

const receiptEntry = entryKinds.indexOf("receipt");
const writeOffEntry = entryKinds.indexOf("write-off");

/**
 * The items of a currency that a number of an explanation was made from, rising; `undefined` for a number that no items stand behind. Each is
 * selected as its sum was, so that their amounts add up to it.
 */
export function itemsBehind(source: MetricSource, currency: number, { rows, from, to }: MetricInput): readonly number[] | undefined {
  if (rows === undefined || to === undefined) return undefined;
  if (typeof rows !== "string") return rows;
  const { ledger } = source;
  const holds =
    rows === "open" || rows === "not-past-due" || rows === "past-due"
      ? openHolds(source, to, rows)
      : movedHolds(source, from ?? to, to, rows);
  const found: number[] = [];
  for (let i = 0; i < ledger.size; i++) if ((ledger.currency[i] as number) === currency && holds(i)) found.push(i);
  return found;
}

function openHolds(
  { ledger, policy, customers }: MetricSource,
  day: DayNumber,
  rows: "open" | "not-past-due" | "past-due",
): (item: number) => boolean {
  const { open, apart } = openItems(ledger, policy, customers, day);
  const asNote = standsAsNote(ledger, day);
  return (i) => {
    if (open[i] === 0 || (!policy.notesInTurnover && asNote(i))) return false;
    if (rows === "open") return true;
    const due = ledger.due[i] as number;
    const late = due !== 0 && day - due > policy.graceDays && !apart.some(({ holds }) => holds(i));
    return late === (rows === "past-due");
  };
}

function movedHolds(
  { ledger }: MetricSource,
  from: DayNumber,
  till: DayNumber,
  rows: "billed" | "paid" | "written-off",
): (item: number) => boolean {
  const within = (day: number | undefined): boolean => day !== undefined && day >= from && day <= till;
  if (rows === "billed") return (i) => within(ledger.issued[i]) && isSale(ledger.kind[i] as number);
  const { entries } = ledger;
  const kind = rows === "paid" ? receiptEntry : writeOffEntry;
  const moved = new Set<number>();
  for (let e = 0; e < entries.size; e++) if (entries.kind[e] === kind && within(entries.day[e])) moved.add(entries.item[e] as number);
  if (rows === "paid") return (i) => (ledger.amount[i] as number) > 0 && (moved.has(i) || within(ledger.settled[i]));
  return (i) => moved.has(i) || (ledger.kind[i] === itemKind["write-off"] && within(ledger.issued[i]));
}
