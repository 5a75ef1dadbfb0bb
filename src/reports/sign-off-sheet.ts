import { minor, type Exponent } from "../kernel/money.js";
import type { Result } from "../kernel/result.js";
import { cellAddress, quotedSheet } from "../sheet/address.js";
import type { CellRef } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import type { PlanCell, PlanCheck, SheetPlan } from "../sheet/sheet-plan.js";
import { notKeptLine } from "../text/command-line.js";
import { keptText, leftToEditor, signOffLegend, signOffWords, tickMarks, whyAbsent, type Kept } from "../text/sign-off.js";
import { empty, formula, number, text } from "./columns.js";
import { Schedule, type ScheduleInput } from "./schedule.js";
import { sourcePlace } from "./source-formula.js";

/** A sheet of the pack as it was written. */
export interface SignedSheet {
  readonly name: string;
  readonly title: string;
  /** Where its title stands in the first column. */
  readonly titleRow: number;
  /** Where it says whether it is complete. */
  readonly status: SheetPlan["status"];
  readonly checks: readonly (PlanCheck & { readonly label: string; readonly decimals: number })[];
  /** The sheet that a person had edited, beside which this one was written. */
  readonly kept: string | undefined;
}

export interface SignOffInput extends ScheduleInput {
  /** In the order of their writing. */
  readonly sheets: readonly SignedSheet[];
  /** Kinds of sheets that cannot exist for this source. */
  readonly absent: readonly string[];
  readonly policySheet: string;
  /** Sheets of the registers that keep month-ends. */
  readonly registers: readonly string[];
  /** What became of keeping this month-end; absent where it was not tried. */
  readonly keeping: Result<Kept, Failure> | undefined;
}

const column = { ref: 0, sheet: 1, shows: 2, state: 3, count: 4, difference: 4, result: 5 } as const;
/** Points of a line in which somebody signs. */
const signHeight = 27;

/**
 * What the pack holds and whether its checks hold, by formulas over the sheets themselves; who prepared, reviewed and approved it; the marks
 * with which they tick; and what the figures refer to.
 */
export function planSignOff(input: SignOffInput): SheetPlan {
  return new SignOffSheet(input).plan();
}

class SignOffSheet {
  private readonly sheet: Schedule;

  constructor(private readonly input: SignOffInput) {
    this.sheet = new Schedule(input, {
      kind: "sign-off",
      title: signOffWords.title,
      columnWidths: [13, 32, 62, 22, 18, 16],
      signed: false,
      inFull: true,
    });
  }

  plan(): SheetPlan {
    const { sheet } = this;
    this.signatures();
    this.sheets();
    this.checks();
    this.ticks();
    this.references();
    sheet.legend(signOffLegend.map((line) => sheet.words(line)));
    return sheet.plan();
  }

  private signatures(): void {
    const { sheet } = this;
    sheet.section(sheet.words(signOffWords.signOff));
    const line = (words: readonly string[], role: "sign-head" | "sign-cell", height?: number): void => {
      const [label = "", name = "", day = "", sign = ""] = words;
      sheet.row(
        [
          text(column.ref, label, "sign-head", { span: 2 }),
          text(column.shows, name, role),
          text(column.state, day, role),
          text(column.count, sign, role, { span: 2 }),
        ],
        height,
      );
    };
    line(["", sheet.say("name"), sheet.say("date"), sheet.say("sign")], "sign-head");
    const { preparedBy, reviewedBy } = this.input.policy.presentation;
    const names = { prepared: preparedBy, reviewed: reviewedBy, approved: "" };
    for (const who of ["prepared", "reviewed", "approved"] as const)
      line([sheet.words(signOffWords[who]), names[who]], "sign-cell", signHeight);
    sheet.gap();
  }

  private sheets(): void {
    const { sheet, input } = this;
    sheet.section(sheet.words(signOffWords.sheets));
    sheet.heads([
      [column.ref, sheet.words(signOffWords.reference, "\n"), "text"],
      [column.sheet, sheet.words(signOffWords.sheet, "\n"), "text"],
      [column.shows, sheet.words(signOffWords.shows, "\n"), "text"],
      [column.state, sheet.words(signOffWords.state, "\n"), "text"],
      [column.count, sheet.words(signOffWords.checkCount, "\n"), "number"],
      [column.result, sheet.words(signOffWords.result, "\n"), "number"],
    ]);
    // The checks follow beneath: a blank, their title and their head stand between.
    let first = sheet.next + input.sheets.length + input.absent.length + 3;
    for (const [i, each] of input.sheets.entries()) {
      this.sheetRow(each, i, first);
      first += each.checks.length;
    }
    for (const kind of input.absent) {
      const why = sheet.words(whyAbsent(kind));
      const cells = [
        text(column.ref, "-", "text"),
        text(column.sheet, sheet.words(signOffWords.notWritten), "text"),
        text(column.shows, why, "wrapped", { span: 4 }),
      ];
      sheet.row(cells, sheet.heightOf(why, column.shows, 4) + 3);
    }
    sheet.gap();
  }

  /** `first`: the row of its first check further down. */
  private sheetRow({ name, title, titleRow, status, checks, kept }: SignedSheet, i: number, first: number): void {
    const { sheet } = this;
    const last = first + checks.length - 1;
    const verdicts = `${cellAddress(first, column.result)}:${cellAddress(last, column.result)}`;
    const holds = checks.every(({ difference }) => isZero(difference));
    sheet.row([
      text(column.ref, refOf(i), "text"),
      text(column.sheet, name, "text", { link: { sheet: name, row: 0, column: 0 } }),
      kept === undefined
        ? this.refersTo(column.shows, { sheet: name, row: titleRow, column: 0 }, title)
        : text(
            column.shows,
            sheet.inLanguages((locale) => leftToEditor(kept, locale)),
            "wrapped",
          ),
      status
        ? this.refersTo(column.state, { sheet: name, row: status.row, column: status.column }, status.complete)
        : empty(column.state, "text"),
      number(column.count, checks.length, "count"),
      checks.length === 0
        ? text(column.result, sheet.words(signOffWords.noChecks), "count")
        : formula(column.result, `=IF(COUNTIF(${verdicts},"OK")=${checks.length},"OK","CHECK")`, holds ? "OK" : "CHECK", "check-verdict"),
    ]);
  }

  private checks(): void {
    const { sheet, input } = this;
    sheet.section(sheet.words(signOffWords.checks));
    sheet.heads([
      [column.ref, sheet.words(signOffWords.reference, "\n"), "text"],
      [column.sheet, sheet.words(signOffWords.sheet, "\n"), "text"],
      [column.shows, sheet.words(signOffWords.check, "\n"), "text"],
      [column.state, "", "text"],
      [column.difference, sheet.words(signOffWords.difference, "\n"), "number"],
      [column.result, sheet.words(signOffWords.result, "\n"), "number"],
    ]);
    const first = sheet.next;
    let failing = 0;
    input.sheets.forEach(({ name, checks }, i) => {
      for (const check of checks) {
        const at = { sheet: name, row: check.row, column: check.column };
        const difference = Number(check.difference);
        const holds = isZero(check.difference);
        if (!holds) failing++;
        const cell = cellAddress(sheet.next, column.difference);
        sheet.row([
          text(column.ref, refOf(i), "text"),
          text(column.sheet, name, "text", { link: at }),
          check.label === "" ? text(column.shows, check.name, "wrapped") : this.refersTo(column.shows, { ...at, column: 0 }, check.label),
          text(column.state, bracketed(check.name), "text"),
          formula(column.difference, `=${address(at)}`, difference, "check-amount", { decimals: check.decimals }),
          // Excel keeps a difference of formulas as a double: less than half of the last decimal is none.
          formula(column.result, `=IF(ROUND(${cell},${check.decimals})=0,"OK","CHECK")`, holds ? "OK" : "CHECK", "check-verdict"),
        ]);
      }
    });
    const count = sheet.next - first;
    if (count > 0) {
      const verdicts = `${cellAddress(first, column.result)}:${cellAddress(sheet.next - 1, column.result)}`;
      const none: Exponent = 0;
      sheet.check({
        label: sheet.words(signOffWords.failing),
        name: "checks that do not hold",
        difference: `${count}-COUNTIF(${verdicts},"OK")`,
        column: column.difference,
        exponent: none,
        expected: minor(failing),
      });
    }
    sheet.gap();
  }

  private ticks(): void {
    const { sheet } = this;
    sheet.section(sheet.words(signOffWords.tickMarks));
    for (const [mark, meaning] of tickMarks)
      sheet.row([text(column.ref, mark, "strong-text"), text(column.sheet, sheet.words(meaning), "text", { span: 2 })]);
    sheet.gap();
  }

  private references(): void {
    const { sheet, input } = this;
    sheet.section(sheet.words(signOffWords.references));
    const { area } = input.ledger.source;
    const source: CellRef = { sheet: area.sheet, row: area.top, column: area.left };
    sheet.row([
      empty(column.ref, "text"),
      text(column.sheet, sheet.words(signOffWords.source), "text"),
      text(column.shows, sourcePlace(input.ledger), "text", { link: source }),
    ]);
    const reference = (name: string, what: string): number =>
      sheet.row([
        empty(column.ref, "text"),
        text(column.sheet, name, "text", { link: { sheet: name, row: 0, column: 0 } }),
        text(column.shows, what, "text"),
      ]);
    reference(input.policySheet, sheet.words(signOffWords.policy));
    for (const name of input.registers) reference(name, sheet.words(signOffWords.registers));
    const { keeping } = input;
    if (keeping)
      sheet.note(
        sheet.inLanguages((locale) => (keeping.ok ? keptText(keeping.value, locale) : notKeptLine(keeping.failure, locale))),
        column.sheet,
      );
    sheet.gap();
  }

  /** The text of another sheet's cell, live. */
  private refersTo(at: number, ref: CellRef, expected: string): PlanCell {
    return formula(at, `=${address(ref)}`, expected, "wrapped");
  }
}

/** "A-1" for the first sheet of the pack. */
function refOf(i: number): string {
  return `A-${i + 1}`;
}

function address({ sheet, row, column: at }: CellRef): string {
  return `${quotedSheet(sheet)}!${cellAddress(row, at, true)}`;
}

function isZero(difference: string): boolean {
  return Number(difference) === 0;
}

/** The words in the last brackets of a check's name: its currency. */
function bracketed(name: string): string {
  return /\(([^()]*)\)$/.exec(name)?.[1] ?? "";
}
