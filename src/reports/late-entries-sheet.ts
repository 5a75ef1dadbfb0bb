import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { exponentOf, minor, type Exponent, type Minor } from "../kernel/money.js";
import type { CompareReason } from "../analyses/compare-days.js";
import type { BalanceLine, ItemLine, LateEntries, LateEntry } from "../analyses/snapshot.js";
import { cellOf, itemKinds, type Ledger } from "../ledger/ledger.js";
import { cellAddress, columnName, quotedSheet } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import type { PlanCell, SheetPlan } from "../sheet/sheet-plan.js";
import { failureText } from "../text/failures.js";
import { lateKind, lateLegend, lateTotal, lateWords, notRebuilt, rowNotCounted, smallerEntries } from "../text/late-entries.js";
import { kindWord } from "../text/sheets.js";
import { empty, text } from "./columns.js";
import { Schedule, type ScheduleInput } from "./schedule.js";
import { openFormula } from "./source-formula.js";

/** Where a register stands: its sheet, and the column of the sheet for each of its own. */
interface RegisterPlace {
  readonly sheet: string;
  readonly columns: Readonly<Record<string, number>>;
}

export interface LateEntriesInput extends ScheduleInput {
  /** The closed month-end; `undefined` where none is kept. */
  readonly monthEnd: DayNumber | undefined;
  /** The legal entity as the registers name it; "" for all together. */
  readonly entityKey: string;
  readonly compared: readonly LateEntries[];
  /** The balances of that month-end as they were kept. */
  readonly balances: readonly BalanceLine[];
  /** Why that day cannot be rebuilt now. */
  readonly reason: CompareReason | undefined;
  /** Cells of the registers that could not be read. */
  readonly unreadable: readonly Failure[];
  readonly at: { readonly items: RegisterPlace; readonly balances: RegisterPlace } | undefined;
}

const column = { id: 0, name: 1, document: 2, kind: 3, issued: 4, due: 5, what: 6, kept: 7, now: 8, change: 9, verdict: 10 } as const;
const widths = [12, 26, 16, 12, 11, 11, 19, 16, 16, 16, 9];

/** Entries of a currency that are listed; the smaller ones beyond are one line. */
const mostEntries = 500;

/**
 * A month that was closed, rebuilt now, against what was kept of it: item by item what was posted after the close, changed or vanished. Per
 * currency, kept + late entries = rebuilt, by formulas over the register and, where its cells allow it, over the source itself.
 */
export function planLateEntries(input: LateEntriesInput): SheetPlan {
  return new LateEntriesSheet(input).plan();
}

class LateEntriesSheet {
  private readonly sheet: Schedule;
  /** Where the closed month-end stands, for formulas. */
  private dayCell = "";

  constructor(private readonly input: LateEntriesInput) {
    this.sheet = new Schedule(input, { kind: "late-entries", title: lateWords.title, columnWidths: widths, inFull: true });
  }

  plan(): SheetPlan {
    const { sheet, input } = this;
    const { monthEnd, reason, compared } = input;
    if (monthEnd !== undefined) {
      const row = sheet.row([
        text(0, sheet.words(lateWords.closed), "label"),
        { column: 1, role: "fact-day", value: { kind: "day", day: monthEnd } },
      ]);
      this.dayCell = cellAddress(row, 1, true);
      sheet.gap();
    }
    this.heads();
    if (monthEnd !== undefined && reason !== undefined) sheet.note(sheet.inLanguages((locale) => notRebuilt(monthEnd, reason, locale)));
    for (const each of compared) this.currency(each);
    for (const failure of input.unreadable)
      sheet.note(sheet.inLanguages((locale) => rowNotCounted(failureText(failure, locale).what, locale)));
    sheet.legend(lateLegend.map((line) => sheet.words(line)));
    return sheet.plan();
  }

  private heads(): void {
    const { sheet } = this;
    const words = ["number", "customer", "document", "kind", "issued", "due"] as const;
    sheet.heads(
      [
        ...words.map((word, i) => [i, sheet.say(word, "\n"), "text"] as const),
        [column.what, sheet.words(lateWords.what, "\n"), "text"],
        [column.kept, sheet.words(lateWords.kept, "\n"), "number"],
        [column.now, sheet.words(lateWords.now, "\n"), "number"],
        [column.change, sheet.words(lateWords.change, "\n"), "number"],
        [column.verdict, "", "text"],
      ],
      { repeated: true },
    );
  }

  private currency({ currency, kept, rebuilt, entries }: LateEntries): void {
    const { sheet } = this;
    const exponent = exponentOf(currency);
    const name = currency ?? sheet.say("noCurrency");
    sheet.block(name);
    const change = minor(rebuilt - kept);
    const lateCell = entries.length > 0 ? this.entries(entries, exponent) : undefined;
    if (lateCell === undefined) sheet.note(sheet.words(lateWords.none));
    const line = (label: string, cell: (row: number) => PlanCell): string => {
      const row = sheet.next;
      sheet.row([text(0, label, "text", { span: column.change }), cell(row)]);
      return cellAddress(row, column.change);
    };
    const { at, balances } = this.input;
    const keptCell = line(sheet.words(lateWords.keptTotal), () =>
      at
        ? sheet.reckoned(column.change, `=${this.keptFormula(at.items, currency)}`, kept, exponent)
        : sheet.amount(column.change, kept, exponent),
    );
    const changeCell = line(sheet.words(lateWords.lateTotal), () =>
      lateCell === undefined
        ? sheet.amount(column.change, change, exponent)
        : sheet.reckoned(column.change, `=${lateCell}`, change, exponent),
    );
    const nowCell = line(sheet.words(lateWords.rebuiltTotal), () => this.rebuilt(currency, rebuilt, exponent));
    sheet.check({
      label: sheet.words(lateWords.checkFoots),
      name: `kept + late entries = rebuilt (${name})`,
      difference: `${keptCell}+${changeCell}-${nowCell}`,
      column: column.change,
      exponent,
    });
    if (at) {
      const total = minor(balances.reduce((sum, each) => (each.currency === currency ? sum + each.open : sum), 0));
      sheet.check({
        label: sheet.words(lateWords.checkKept),
        name: `kept items = kept balances (${name})`,
        difference: `${keptCell}-${this.keptFormula(at.balances, currency)}`,
        column: column.change,
        exponent,
        expected: minor(kept - total),
      });
    }
    sheet.gap();
  }

  /** The list with its total; gives the cell of the total change. */
  private entries(entries: readonly LateEntry[], exponent: Exponent): string {
    const { sheet } = this;
    const first = sheet.next;
    const shown = entries.slice(0, mostEntries);
    const rest = entries.slice(mostEntries);
    const links = this.linksTo(shown.map(({ item }) => item));
    const amounts = (before: Minor, now: Minor): readonly PlanCell[] => {
      const [keptAt, nowAt] = [cellAddress(sheet.next, column.kept), cellAddress(sheet.next, column.now)];
      return [
        sheet.amount(column.kept, before, exponent),
        sheet.amount(column.now, now, exponent),
        sheet.reckoned(column.change, `=${nowAt}-${keptAt}`, minor(now - before), exponent),
      ];
    };
    for (const { kind, item, before, now } of shown)
      sheet.row([
        text(column.id, item.customer, "text"),
        text(column.name, this.nameOf(item.customer), "text"),
        text(column.document, item.invoice, "text", links.get(item) ?? {}),
        text(column.kind, kindWord(item.kind, sheet.bilingual), "text"),
        this.dayCellOf(column.issued, item.issued),
        this.dayCellOf(column.due, item.due),
        text(column.what, sheet.words(lateKind(kind)), "text"),
        ...amounts(before, now),
      ]);
    const sumOf = (list: readonly LateEntry[], side: "before" | "now"): Minor => minor(list.reduce((sum, each) => sum + each[side], 0));
    if (rest.length > 0)
      sheet.row([
        text(
          column.id,
          sheet.inLanguages((locale) => smallerEntries(rest.length, locale)),
          "text",
          { span: column.kept },
        ),
        ...amounts(sumOf(rest, "before"), sumOf(rest, "now")),
      ]);
    const last = sheet.next - 1;
    const [before, now] = [sumOf(entries, "before"), sumOf(entries, "now")];
    const row = sheet.row([
      text(
        0,
        sheet.inLanguages((locale) => lateTotal(entries.length, locale)),
        "total-label",
        { span: column.kept },
      ),
      sheet.sum(column.kept, first, last, before, exponent),
      sheet.sum(column.now, first, last, now, exponent),
      sheet.sum(column.change, first, last, minor(now - before), exponent),
    ]);
    return cellAddress(row, column.change);
  }

  /** What a register holds of the month, entity and currency: whole columns, so that sorting and further months change nothing. */
  private keptFormula({ sheet, columns }: RegisterPlace, currency: string | null): string {
    const whole = (id: string): string => {
      const letter = columnName(known(columns[id], "a place for every column of a register"));
      return `${quotedSheet(sheet)}!$${letter}:$${letter}`;
    };
    return `SUMIFS(${whole("open")},${whole("monthEnd")},${this.dayCell},${whole("entity")},${criterion(this.input.entityKey)},${whole("currency")},${criterion(currency ?? "")})`;
  }

  private rebuilt(currency: string | null, rebuilt: Minor, exponent: Exponent): PlanCell {
    const { ledger } = this.input;
    if (!ledger.source.recomputable) return this.sheet.amount(column.change, rebuilt, exponent);
    return this.sheet.reckoned(column.change, `=ROUND(${openFormula(ledger, currency, this.dayCell)},${exponent})`, rebuilt, exponent);
  }

  private nameOf(customer: string): string {
    return this.input.ledger.customers.find(({ id }) => id === customer)?.name ?? "";
  }

  private dayCellOf(at: number, day: DayNumber | undefined): PlanCell {
    return day === undefined ? empty(at, "day") : { column: at, role: "day", value: { kind: "day", day } };
  }

  /** The cells where listed items stand in the source now. */
  private linksTo(items: readonly ItemLine[]): ReadonlyMap<ItemLine, Partial<PlanCell>> {
    const { ledger } = this.input;
    const wanted = new Map(items.map((item) => [`${item.invoice}|${item.customer}|${item.kind}`, item]));
    const found = new Map<ItemLine, Partial<PlanCell>>();
    for (let i = 0; i < ledger.size; i++) {
      const item = wanted.get(`${ledger.invoiceNumber.at(i) ?? ""}|${idOf(ledger, i)}|${itemKinds[ledger.kind[i] as number] ?? ""}`);
      if (item && !found.has(item)) found.set(item, { link: cellOf(ledger, i, "invoiceNumber") });
    }
    return found;
  }
}

function idOf(ledger: Ledger, item: number): string {
  return ledger.customers[ledger.customer[item] as number]?.id ?? "";
}

/** A text as a criterion of SUMIFS that matches itself alone: "" matches empty cells, wildcards are escaped. */
function criterion(value: string): string {
  return `"${value.replace(/[~*?]/g, "~$&").replace(/"/g, '""')}"`;
}
