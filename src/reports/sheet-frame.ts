import type { DayNumber } from "../kernel/day.js";
import type { FindingGroup } from "../ledger/finding.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Policy } from "../policy/policy.js";
import type { Presentation } from "../policy/presentation.js";
import { cellAddress } from "../sheet/address.js";
import type { PicturePlace } from "../sheet/picture.js";
import { titleRowOf, type PlanCell, type PlanRow, type SheetPlan, type SheetUnits } from "../sheet/sheet-plan.js";
import type { PageSetup } from "../sheet/style.js";
import { bookingWarning } from "../text/findings.js";
import type { Locale } from "../text/locale.js";
import { sheetUnitsText, sheetWord, type SheetWord } from "../text/sheets.js";
import { isChinese, text } from "./columns.js";

/** Gives a word of a sheet in the language or languages of its readers; `separator` stands between the two. */
export type Say = (word: SheetWord, separator?: string) => string;

/** True where a reader may be Chinese: sheets then speak both languages. */
export function isBilingual(locale: Locale, policy: Policy, ledger: Ledger): boolean {
  return locale === "zh-CN" || isChinese(policy.company.name) || isChinese(policy.presentation.reportTitle) || hasChineseNames(ledger);
}

/** By ledger: every sheet of a pack asks. */
const chineseNames = new WeakMap<Ledger, boolean>();

function hasChineseNames(ledger: Ledger): boolean {
  let has = chineseNames.get(ledger);
  if (has === undefined) chineseNames.set(ledger, (has = ledger.customers.some(({ name }) => isChinese(name))));
  return has;
}

/** The words of a sheet in English, or in both languages. */
export function wordsOf(bilingual: boolean): Say {
  return (word, separator) => sheetWord(word, bilingual, separator);
}

/** A line of the title block: what it is, and what it says; a day stands as a date. */
export type TitleFact = readonly [label: string, fact: string | DayNumber];

/** Whose books they are; where that is not known, the file they stand in. */
export function ownerFact(say: Say, policy: Policy, file: string, entity?: string): TitleFact {
  const name = entity ?? policy.company.name;
  return name === "" ? [say("file"), file] : [say("entity"), name];
}

export interface TitleBlock {
  readonly title: string;
  /** Columns of the sheet; the sign-off takes the last four. */
  readonly width: number;
  readonly say: Say;
  /** Beneath the title, in this order; three of them stand beside the sign-off. */
  readonly facts: readonly TitleFact[];
  /** "2026-11-02 09:47". */
  readonly preparedAt: string;
  /** Sentences that forbid to use the figures. */
  readonly warnings: readonly string[];
  /** The company's own title and the names of those who sign. */
  readonly presentation: Presentation;
  /** What the sheet's amounts are shown in. */
  readonly units: SheetUnits;
  /** In both languages; the words of the units go by it. */
  readonly bilingual: boolean;
  /** False where the sheet has a sign-off of its own. */
  readonly signed?: boolean;
}

export interface Titled {
  readonly rows: readonly PlanRow[];
  readonly status: NonNullable<SheetPlan["status"]>;
  /** Where the first of the days stands, for formulas: "$B$3". */
  readonly asOfCell: string;
  /** Where each of the days stands, in the order of the facts. */
  readonly dayCells: readonly string[];
}

/**
 * What stands at the top of every sheet of the pack: the company's own title above ours, state and time of writing, warnings across the sheet
 * where nobody prints past them, who and what it is about, and the block where the one who prepared and the one who reviewed it sign. Its last
 * line says what amounts are shown in and is there, blank, where they are full: formulas are then the same in all units.
 */
export function titleBlock(block: TitleBlock): Titled {
  const { title, width, say, facts, preparedAt, warnings, presentation, units, bilingual, signed = true } = block;
  const status = { row: 0, column: width - 3, writing: say("writing"), complete: say("complete") };
  const sign = width - 4;
  const state = [text(status.column, status.complete, "status"), text(status.column + 1, preparedAt, "label", { span: 2 })];
  const rows: PlanRow[] = [
    // The state stays in the first row: that is where a run looks for it.
    ...titleRows(title, state, presentation),
    ...warnings.map((warning) => ({ cells: [text(0, warning, "warning", { span: width })], height: 26 })),
  ];
  const dayCells: string[] = [];
  facts.forEach(([label, fact], i) => {
    const wide = i < 3 ? { span: sign - 1 } : {};
    if (typeof fact === "number") dayCells.push(cellAddress(rows.length, 1, true));
    const shown: PlanCell =
      typeof fact === "number" ? { column: 1, value: { kind: "day", day: fact }, role: "fact-day" } : text(1, fact, "fact", wide);
    rows.push({ cells: [text(0, label, "label"), shown, ...(signed ? signLine(i, sign, say, presentation) : [])], height: 15 });
  });
  rows.push(units === 1 ? { cells: [] } : { cells: [text(0, sheetUnitsText(units, bilingual), "fact")], height: 15 });
  return { rows, status, asOfCell: dayCells[0] ?? "", dayCells };
}

function signLine(line: number, column: number, say: Say, { preparedBy, reviewedBy }: Presentation): readonly PlanCell[] {
  if (line > 2) return [];
  const words: readonly string[] =
    line === 0
      ? ["", say("name"), say("date"), say("sign")]
      : [say(line === 1 ? "prepared" : "reviewed"), line === 1 ? preparedBy : reviewedBy, "", ""];
  return words.map((each, i) => text(column + i, each, line === 0 ? "sign-head" : "sign-cell"));
}

/** The first rows of a sheet: its state at the right of the company's own title or of ours, which stands beneath that title and beside the logo. */
export function titleRows(title: string, state: readonly PlanCell[], { reportTitle, logoPicture }: Presentation): readonly PlanRow[] {
  const own = text(0, title, "title");
  if (reportTitle === "" && !logoPicture) return [{ cells: [own, ...state], height: 24 }];
  const above = reportTitle === "" ? [] : [text(0, reportTitle, "report-title")];
  return [
    { cells: [...above, ...state], height: reportTitle === "" ? 18 : 24 },
    { cells: [own], height: logoPicture ? logoRow : 22 },
  ];
}

/** Height of the row in which the logo stands beside the title, and of the largest logo. Points. */
const logoRow = 42;
const tallestLogo = 36;

/** Columns at the right that the logo may take: as many as the state above it, so that it covers no title. */
const logoColumns = 3;

/** Points of a character of the default font. */
const pointsPerCharacter = 5.25;

/** A sheet with the company's logo at the right of its title, never larger than a person made it; as it is where there is none. */
export function withLogo(plan: SheetPlan, { logoPicture }: Presentation): SheetPlan {
  const row = logoPicture && titleRowOf(plan);
  if (!logoPicture || row === undefined) return plan;
  const { sheet, name, width, height, description } = logoPicture;
  const widest = plan.columnWidths.slice(-logoColumns).reduce((sum, each) => sum + each * pointsPerCharacter, 0);
  const scale = Math.min(1, tallestLogo / height, widest / width);
  const picture: PicturePlace = {
    from: { sheet, picture: name },
    row,
    column: plan.columnWidths.length - 1,
    width: width * scale,
    height: height * scale,
    description,
  };
  return { ...plan, picture };
}

/** Sentences of the findings that forbid to book from the figures, in the languages of the sheet. */
export function warningsOf(findings: readonly FindingGroup[], bilingual: boolean, locale: Locale): readonly string[] {
  return findings.flatMap((group) =>
    (bilingual ? (["en-US", "zh-CN"] as const) : [locale]).flatMap((language) => bookingWarning(group, language) ?? []),
  );
}

/** How a sheet of the pack prints: all columns on one page across, the head on every page, file, sheet and page beneath. */
export function printedPage(
  headRow: number,
  locale: Locale,
  say: Say,
  orientation: PageSetup["orientation"] = "landscape",
  breaks: readonly number[] = [],
): PageSetup {
  return {
    orientation,
    paper: locale === "zh-CN" ? "a4" : "letter",
    fitToWidth: true,
    titleRows: { first: headRow, last: headRow },
    ...(breaks.length === 0 ? {} : { breaks }),
    footer: { left: "&F", center: "&A", right: say("page") },
    margins: { top: 0.5, bottom: 0.6, left: 0.4, right: 0.4 },
  };
}
