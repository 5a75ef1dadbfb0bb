import { dayFromSerial, isoFromDay } from "../kernel/day.js";
import { exponentOf, type Minor } from "../kernel/money.js";
import { forbidsBooking, type FindingGroup, type FindingKind, type Severity } from "../ledger/finding.js";
import { refText } from "../sheet/address.js";
import type { CellRole, PlanCell, SheetPlan } from "../sheet/sheet-plan.js";
import { findingName, findingRemedy, foundText } from "../text/findings.js";
import { findingsLegend, findingsWords, moreCells, severityWords } from "../text/findings-sheet.js";
import { empty, number, text } from "./columns.js";
import { Schedule, type ScheduleInput } from "./schedule.js";

export interface FindingsSheetInput extends ScheduleInput {
  /** Kinds of findings that the pane offers to correct. */
  readonly mendable: ReadonlySet<FindingKind>;
}

/** A narrow column parts the amounts from the texts beside them. */
const column = { severity: 0, finding: 1, count: 2, amount: 3, gap: 4, showed: 5, remedy: 6, cells: 7 } as const;
const linked = 3;
const widths = [17, 26, 8, 16, 2, 18, 52, ...Array.from({ length: linked }, () => 15), 10];

const severityOrder: readonly Severity[] = ["error", "warning", "info"];
const roles = { error: "alert-text", warning: "strong-text", info: "text" } as const satisfies Record<Severity, CellRole>;

/** Findings of a kind as they stand in one currency; `amount` absent for those where no money is known to be concerned. */
interface Line {
  readonly group: FindingGroup;
  readonly amount: Minor | undefined;
  readonly count: number;
  /** Places among the cells of the group. */
  readonly places: readonly number[];
}

/** Those that are in no currency; `undefined` where all are in one. */
function withoutAmount(group: FindingGroup): Line | undefined {
  const count = group.amounts.reduce((rest, each) => rest - each.count, group.count);
  // One finding may stand in several currencies, such as a customer who owes in two.
  if (count <= 0 && group.amounts.length > 0) return undefined;
  const known = new Set(group.amounts.flatMap(({ places }) => places));
  return { group, amount: undefined, count, places: group.cells.map((_, place) => place).filter((place) => !known.has(place)) };
}

/**
 * All that is odd in the data: errors whose amount is not known, by currency what concerns most money first, then what concerns none; each with
 * its count, its cells, what was done about it and what to do. What forbids to book from the figures is also said above the sheet.
 */
export function planFindings(input: FindingsSheetInput): SheetPlan {
  const sheet = new Schedule(input, { kind: "findings", title: findingsWords.title, columnWidths: widths, inFull: true });
  const word = (key: keyof typeof findingsWords): string => sheet.words(findingsWords[key], "\n");
  sheet.heads(
    [
      [column.severity, word("severity"), "text"],
      [column.finding, word("finding"), "text"],
      [column.count, word("count"), "number"],
      [column.amount, word("amount"), "number"],
      [column.gap, "", "text"],
      [column.showed, word("showed"), "text"],
      [column.remedy, word("remedy"), "text"],
      [column.cells, word("cells"), "text"],
      ...Array.from({ length: linked }, (_, i) => [column.cells + 1 + i, "", "text"] as const),
    ],
    { repeated: true },
  );
  const { findings } = input;
  if (findings.length === 0) sheet.note(sheet.words(findingsWords.nothing));
  const unknown = (error: boolean): readonly Line[] =>
    findings.flatMap((group) => ((group.severity === "error") === error ? (withoutAmount(group) ?? []) : []));
  // What is left out and has no amount that could be read may concern any amount: it is never the least.
  if (unknown(true).length > 0) block(sheet, input, sheet.words(findingsWords.amountUnknown), unknown(true), null);
  const currencies = [...new Set(findings.flatMap(({ amounts }) => amounts.map(({ currency }) => currency)))];
  for (const currency of currencies) {
    const lines = findings.flatMap((group): readonly Line[] => {
      const found = group.amounts.find((each) => each.currency === currency);
      return found ? [{ group, ...found }] : [];
    });
    block(sheet, input, currency ?? sheet.say("noCurrency"), lines, currency);
  }
  if (unknown(false).length > 0) block(sheet, input, sheet.words(findingsWords.noAmount), unknown(false), null);
  sheet.legend(findingsLegend.map((line) => sheet.words(line)));
  return sheet.plan();
}

function block(sheet: Schedule, input: FindingsSheetInput, name: string, lines: readonly Line[], currency: string | null): void {
  sheet.block(name);
  for (const line of [...lines].sort(byEffect)) addLine(sheet, input, line, currency);
  sheet.gap();
}

/** What forbids to book first, then the most money, then what is worst, then what is most frequent. */
function byEffect(a: Line, b: Line): number {
  const rank = ({ group }: Line): number => severityOrder.indexOf(group.severity);
  return (
    Number(forbidsBooking(b.group)) - Number(forbidsBooking(a.group)) ||
    Math.abs(b.amount ?? 0) - Math.abs(a.amount ?? 0) ||
    rank(a) - rank(b) ||
    b.count - a.count
  );
}

function addLine(sheet: Schedule, { mendable }: FindingsSheetInput, { group, amount, count, places }: Line, currency: string | null): void {
  const remedy = sheet.inLanguages((locale) => {
    const offer = mendable.has(group.kind) ? `${locale === "zh-CN" ? "" : " "}${findingsWords.mendable[locale]}` : "";
    return findingRemedy(group, locale) + offer;
  }, "\n");
  const name = sheet.inLanguages((locale) => findingName(group, locale), "\n");
  // -1 where none of its cells is kept: what others showed is not what these did.
  const first = places[0] ?? -1;
  const shown = group.otherwise ? sheet.inLanguages((locale) => foundText(group, first, locale)) : shownOf(group, first);
  const named = places.slice(0, linked).flatMap((place) => group.cells[place] ?? []);
  const more = count - named.length;
  const cells = named.map((cell, i) => text(column.cells + i, refText(cell), "wrapped", { link: cell }));
  const height = Math.max(
    sheet.heightOf(remedy, column.remedy),
    sheet.heightOf(name, column.finding),
    sheet.heightOf(shown, column.showed),
    ...cells.map((cell) => (cell.value.kind === "text" ? sheet.heightOf(cell.value.text, cell.column) : 0)),
  );
  sheet.row(
    [
      text(column.severity, sheet.words(severityWords(group.severity)), roles[group.severity]),
      text(column.finding, name, "wrapped"),
      number(column.count, count, "count"),
      amount === undefined ? empty(column.amount, "amount") : sheet.amount(column.amount, amount, exponentOf(currency)),
      empty(column.gap, "text"),
      text(column.showed, shown, "remark"),
      text(column.remedy, remedy, "wrapped"),
      ...cells,
      ...blanks(column.cells + cells.length, column.cells + linked),
      text(column.cells + linked, more > 0 ? sheet.inLanguages((locale) => moreCells(more, locale), "\n") : "", "wrapped"),
    ],
    // Two scripts on one line stand higher than one.
    height + 3,
  );
}

function blanks(from: number, to: number): readonly PlanCell[] {
  return Array.from({ length: to - from }, (_, i) => empty(from + i, "text"));
}

/** Findings whose cell holds a day, which is kept as a number. */
const ofDays: ReadonlySet<FindingKind> = new Set(["due-before-issue", "settled-before-issue", "receipt-before-issue"]);

function shownOf({ kind, found }: FindingGroup, place: number): string {
  const first = found[place] ?? "";
  const day = ofDays.has(kind) && /^\d{5}$/.test(first) ? dayFromSerial(Number(first)) : undefined;
  return day === undefined ? first : isoFromDay(day);
}
