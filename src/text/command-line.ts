import { isoFromDay, type DayNumber } from "../kernel/day.js";
import type { ProgressReport } from "../kernel/progress.js";
import type { Failure } from "../sheet/failure.js";
import { failureText } from "./failures.js";
import type { Locale } from "./locale.js";
import { stageName } from "./stages.js";

/** What was wrong with the arguments of a command. */
export type UsageProblem =
  | { readonly kind: "option-unknown"; readonly detail: string }
  | { readonly kind: "option-value"; readonly option: string; readonly given: string; readonly expected: string }
  | { readonly kind: "too-many-books"; readonly given: string }
  | { readonly kind: "in-place-csv" }
  | { readonly kind: "in-place-out" };

export function usageLine(problem: UsageProblem, locale: Locale): string {
  const chinese = locale === "zh-CN";
  switch (problem.kind) {
    case "option-unknown":
      return chinese ? `参数有误：${problem.detail}` : `The arguments are off: ${problem.detail}`;
    case "option-value":
      return chinese
        ? `--${problem.option} 为 ${problem.given}，应为 ${problem.expected}。`
        : `--${problem.option} is ${problem.given}; it takes ${problem.expected}.`;
    case "too-many-books":
      return chinese ? `一次只能处理一个工作簿，现给出：${problem.given}。` : `One workbook at a time; these were given: ${problem.given}.`;
    case "in-place-csv":
      return chinese
        ? "--in-place 不能用于 .csv：它不能保存工作表。请用 --out。"
        : "--in-place cannot be used on a .csv, which holds no sheets. Use --out.";
    case "in-place-out":
      return chinese ? "--in-place 与 --out 只能选一个。" : "Use either --in-place or --out, not both.";
  }
}

/** A sheet that a person had edited was left to them, and the new one written beside it. */
export function keptLine(kept: string, name: string, locale: Locale): string {
  return locale === "zh-CN"
    ? `工作表“${kept}”写入后被修改过，已保留不动；新表写入“${name}”。`
    : `The sheet “${kept}” was edited since it was written and was left as it is; the new one is “${name}”.`;
}

/** The month-end's open items were not kept for comparison, since something of a person's stands in the way. */
export function notKeptLine(failure: Failure, locale: Locale): string {
  const { what } = failureText(failure, locale);
  return locale === "zh-CN"
    ? `本月末未清项未能留存备查：${what}请恢复该表的列，或清空其下方各行后重新运行。`
    : `The open items of this month-end were not kept for later comparison: ${what} Restore the table's column, or clear the rows beneath it, and run again.`;
}

/** What a run is at: "Reading 600 of 2,466 rows". */
export function progressLine({ stage, done, total }: ProgressReport, locale: Locale): string {
  const name = stageName(stage, locale);
  if (total === 0) return name;
  return locale === "zh-CN" ? `${name} ${done} / ${total}` : `${name} ${done} of ${total}${stage === "formatting" ? "" : " rows"}`;
}

/** A person stopped the run; nothing of it reached the disk. */
export function stoppedLine(locale: Locale): string {
  return locale === "zh-CN" ? "已按您的要求停止，未保存任何文件。" : "Stopped as you asked. No file was written or changed.";
}

/** The closing lines of a run, for people. */
export function summaryLines(
  facts: {
    readonly asOf: DayNumber;
    readonly currencies: readonly { readonly code: string; readonly open: string; readonly pastDue: string; readonly items: number }[];
    /** What forbids to use the figures. */
    readonly warnings: readonly string[];
    /** What moved since an earlier day, where that was asked for. */
    readonly movement: readonly string[];
    readonly findings: readonly { readonly title: string }[];
    readonly sheets: readonly string[];
    readonly out: string;
  },
  locale: Locale,
): string {
  const chinese = locale === "zh-CN";
  const lines = [
    chinese ? `截至 ${isoFromDay(facts.asOf)}` : `As of ${isoFromDay(facts.asOf)}`,
    ...facts.warnings,
    ...facts.currencies.map(({ code, open, pastDue, items }) =>
      chinese ? `  ${code} 未收 ${open}，${items} 项，逾期 ${pastDue}` : `  ${code} open ${open} in ${items} items, past due ${pastDue}`,
    ),
    ...facts.movement.map((line) => `  ${line}`),
    ...facts.findings.map(({ title }) => `  ! ${title}`),
    writtenLine(facts.sheets, facts.asOf, locale),
    chinese ? `已保存：${facts.out}` : `Saved: ${facts.out}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The sheets on one line; those of the day without it, since all of a pack have the same. */
function writtenLine(sheets: readonly string[], asOf: DayNumber, locale: Locale): string {
  const ending = ` ${isoFromDay(asOf)}`;
  const dated = sheets.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  const others = sheets.filter((name) => !name.endsWith(ending));
  const chinese = locale === "zh-CN";
  const listed = (names: readonly string[]): string => names.join(chinese ? "、" : ", ");
  if (dated.length === 0) return chinese ? `已写入：${listed(others)}` : `Written: ${listed(others)}`;
  const also = others.length === 0 ? "" : chinese ? `；另有 ${listed(others)}` : `; also ${listed(others)}`;
  return `${chinese ? `已写入${ending}：` : `Written for${ending}: `}${listed(dated)}${also}`;
}
