import { isoFromDay } from "../kernel/day.js";
import type { Figures } from "./figures.js";
import type { NoteLine } from "./notes.js";
import { cellsKept, type FindingGroup, type FindingKind, type Severity } from "../ledger/finding.js";
import { FindingAmounts } from "../ledger/finding-amounts.js";
import { cellOf, type Field, type Ledger } from "../ledger/ledger.js";

/** What is odd only when seen from a day: items dated after it, and a balance that the source cannot rebuild. */
export function findingsAt(
  ledger: Ledger,
  figures: Pick<Figures, "basis" | "asOf" | "base" | "notes" | "currencies">,
): readonly FindingGroup[] {
  const { basis, asOf, base, notes } = figures;
  const groups: FindingGroup[] = [...lossHistory(ledger, figures)];
  for (const { currency, open, closing, booked } of base?.byCurrency ?? []) {
    if (open === 0 || (closing !== undefined && booked !== undefined)) continue;
    const items = itemsWhere(ledger, (item) => ledger.currencies[ledger.currency[item] as number] === currency);
    const found = group(ledger, "rate-missing", "warning", "currency", items);
    groups.push({ ...found, amounts: found.amounts.map((each) => ({ ...each, amount: open })) });
  }
  const later = itemsWhere(ledger, (item) => (ledger.issued[item] as number) > asOf);
  if (later.length > 0) groups.push(group(ledger, "future-dated", "info", "issueDate", later));
  const noted = (kind: FindingKind, severity: Severity, lines: readonly NoteLine[], amountOf: (line: NoteLine) => number): void => {
    if (lines.length === 0) return;
    const amounts = sumsOf(ledger, lines, ({ note }) => note.item, amountOf);
    const items = lines.map(({ note }) => note.item);
    groups.push({ ...group(ledger, kind, severity, "dueDate", items), amounts });
  };
  const passedOn = notes.filter(({ state }) => state === "discounted" || state === "endorsed");
  noted(
    "note-matured",
    "warning",
    notes.filter(({ treatment }) => treatment === "receivable"),
    ({ open }) => open,
  );
  noted(
    "notes-derecognised",
    "info",
    passedOn.filter(({ treatment }) => treatment === "derecognised"),
    ({ amount, matured }) => (matured ? 0 : amount),
  );
  noted(
    "notes-kept",
    "info",
    passedOn.filter(({ treatment }) => treatment === "note"),
    ({ open }) => open,
  );
  if (ledger.stated) {
    const { bands, asOf: stated } = ledger.stated;
    groups.push({ ...aboutTheWhole(ledger, "ages-stated"), found: [bands.map(({ label }) => label).join(" | ")] });
    if (stated === undefined)
      groups.push({ ...aboutTheWhole(ledger, "ages-of-day-asked"), severity: "warning", found: [isoFromDay(asOf)] });
  } else if (basis === "stated-open-amount") groups.push(aboutTheWhole(ledger, "basis-stated-open-amount"));
  if (basis === "mixed") {
    const { entries } = ledger;
    const reduced = new Set<number>();
    for (let e = 0; e < entries.size && entries.day[e] === 0; e++) reduced.add(entries.item[e] as number);
    const undated = itemsWhere(
      ledger,
      (item) => reduced.has(item) || ((ledger.settled[item] as number) === 0 && (ledger.paid[item] as number) !== 0),
    );
    groups.push(group(ledger, "basis-mixed", "info", "paidAmount", undated));
  }
  return groups;
}

/** What the history behind loss rates was too thin for, by bucket. */
function lossHistory(ledger: Ledger, { currencies }: Pick<Figures, "currencies">): readonly FindingGroup[] {
  const histories = currencies.flatMap(({ items, provision }) => (items > 0 && provision.history ? [provision.history] : []));
  const about = (
    kind: FindingKind,
    buckets: readonly { readonly pool: string | undefined; readonly bucket: string }[],
  ): readonly FindingGroup[] => {
    if (buckets.length === 0) return [];
    const found = buckets.map(({ pool, bucket }) => (pool === undefined ? bucket : `${pool}: ${bucket}`));
    const { cells, ...group } = aboutTheWhole(ledger, kind, "warning");
    return [{ ...group, count: found.length, cells: found.flatMap(() => cells), found }];
  };
  return [
    ...about(
      "loss-history-thin",
      histories.flatMap(({ thin }) => thin),
    ),
    ...about(
      "roll-rate-above-one",
      histories.flatMap(({ above }) => above),
    ),
  ];
}

function itemsWhere(ledger: Ledger, holds: (item: number) => boolean): readonly number[] {
  const items: number[] = [];
  for (let item = 0; item < ledger.size; item++) if (holds(item)) items.push(item);
  return items;
}

function group(ledger: Ledger, kind: FindingKind, severity: Severity, field: Field, items: readonly number[]): FindingGroup {
  const amounts = sumsOf(
    ledger,
    items,
    (item) => item,
    (item) => ledger.amount[item] as number,
  );
  const shown = items.slice(0, cellsKept);
  return {
    kind,
    severity,
    count: items.length,
    cells: shown.map((item) => cellOf(ledger, item, field)),
    found: shown.map((item) => ledger.invoiceNumber.at(item) ?? ""),
    amounts,
  };
}

/** Sums by currency, in minor units. */
function sumsOf<T>(
  ledger: Ledger,
  list: readonly T[],
  itemOf: (each: T) => number,
  amountOf: (each: T) => number,
): FindingGroup["amounts"] {
  const amounts = new FindingAmounts();
  list.forEach((each, place) =>
    amounts.add(ledger.currencies[ledger.currency[itemOf(each)] as number]?.code ?? null, amountOf(each), place),
  );
  return amounts.toList();
}

function aboutTheWhole(ledger: Ledger, kind: FindingKind, severity: Severity = "info"): FindingGroup {
  const { area, mapping } = ledger.source;
  const column = (mapping.openAmount ?? mapping.amount)?.column ?? 0;
  return {
    kind,
    severity,
    count: 1,
    cells: [{ sheet: area.sheet, row: area.top, column: area.left + column }],
    found: [""],
    amounts: [],
  };
}
