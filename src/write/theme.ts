import { sheetUnitChoices, type CellRole, type PlanLook, type SeriesTone, type SheetUnits } from "../sheet/sheet-plan.js";
import type { BorderLine, CellStyle } from "../sheet/style.js";

/** Colours that keep at least 4.5 to 1 on white, printed or on a screen. */
const ink = {
  text: "#1F1F1F",
  grey: "#595959",
  rule: "#BFBFBF",
  head: "#E8EAF6",
  block: "#F5F5F5",
  check: "#0E5A0E",
  input: "#0000C8",
  link: "#2F4A94",
  warning: "#A80000",
  warningGround: "#FDE7E9",
};

const thin: BorderLine = { line: "thin", color: "#000000" };
const double: BorderLine = { line: "double", color: "#000000" };
const alarm: BorderLine = { line: "thin", color: ink.warning };
const hair: BorderLine = { line: "thin", color: ink.rule };

/** One decimal; zero a dash; a word such as n/a ends where the digits end. */
const percent = `0.0_);[Red](0.0);"-"_);@_)`;
/** A loss rate or a rate of interest: a fraction, shown in percent. */
const rateFormat = "0.00%_);[Red](0.00%)";
/** Words above or among numbers end where their digits end. */
const wordOverDigits = "0_);-0_);0_);@_)";

const font: CellStyle = { fontName: "Arial", fontSize: 9, color: ink.text, verticalAlign: "center" };

const input: CellStyle = { ...font, color: ink.input, border: { bottom: hair } };

/** A look per role. Numbers stand right, their closing bracket outside the column of digits. */
const looks: Readonly<Record<CellRole, CellStyle>> = {
  "report-title": { ...font, fontSize: 16, bold: true },
  title: { ...font, fontSize: 14, bold: true },
  label: { ...font, color: ink.grey },
  fact: { ...font, bold: true },
  "fact-day": { ...font, bold: true, align: "left", numberFormat: "yyyy-mm-dd" },
  status: {
    ...font,
    bold: true,
    color: ink.check,
    align: "center",
    border: { top: check(), bottom: check(), left: check(), right: check() },
  },
  warning: { ...font, bold: true, color: ink.warning, fill: ink.warningGround, wrap: true, border: { top: alarm, bottom: alarm } },
  note: { ...font, color: ink.grey, wrap: true, verticalAlign: "top" },
  legend: { ...font, fontSize: 8, color: ink.grey },
  "column-head": { ...font, bold: true, fill: ink.head, wrap: true, border: { top: thin, bottom: thin } },
  "column-head-number": {
    ...font,
    bold: true,
    fill: ink.head,
    wrap: true,
    align: "right",
    border: { top: thin, bottom: thin },
    numberFormat: wordOverDigits,
  },
  "block-head": { ...font, bold: true, fill: ink.block, border: { bottom: hair } },
  text: { ...font, border: { bottom: hair } },
  wrapped: { ...font, wrap: true, border: { bottom: hair } },
  "strong-text": { ...font, bold: true, border: { bottom: hair } },
  "alert-text": { ...font, bold: true, color: ink.warning, border: { bottom: hair } },
  remark: { ...font, fontSize: 8, color: ink.grey, wrap: true, align: "left", indent: 1, border: { bottom: hair } },
  amount: { ...font, align: "right", border: { bottom: hair } },
  percent: { ...font, align: "right", border: { bottom: hair }, numberFormat: '0.0_);[Red](0.0);"-"_)' },
  count: { ...font, align: "right", border: { bottom: hair }, numberFormat: "0_)" },
  day: { ...font, align: "left", border: { bottom: hair }, numberFormat: "yyyy-mm-dd" },
  "subtotal-label": { ...font, bold: true, border: { top: hair, bottom: hair } },
  "subtotal-amount": { ...font, bold: true, align: "right", border: { top: hair, bottom: hair } },
  "total-label": { ...font, bold: true, border: { top: thin, bottom: double } },
  "total-amount": { ...font, bold: true, align: "right", border: { top: thin, bottom: double } },
  "total-percent": { ...font, bold: true, align: "right", border: { top: thin, bottom: double }, numberFormat: percent },
  "share-label": { ...font, italic: true, color: ink.grey },
  "share-percent": { ...font, italic: true, color: ink.grey, align: "right", numberFormat: '0.0_);[Red](0.0);"-"_)' },
  "check-label": { ...font, color: ink.check },
  "check-amount": { ...font, color: ink.check, align: "right" },
  "check-verdict": { ...font, color: ink.check, bold: true, align: "right", numberFormat: wordOverDigits },
  "sign-head": { ...font, color: ink.grey, fill: ink.block, border: box() },
  "sign-cell": { ...font, border: box() },
  "input-text": { ...input, align: "left", wrap: true },
  "input-amount": { ...input, align: "right" },
  "input-percent": { ...input, align: "right", numberFormat: "0.00%_)" },
  "rate-percent": { ...font, align: "right", border: { bottom: hair }, numberFormat: rateFormat },
  "total-rate-percent": { ...font, bold: true, align: "right", border: { top: thin, bottom: double }, numberFormat: rateFormat },
  rate: { ...font, align: "right", border: { bottom: hair }, numberFormat: "#,##0.0000##_)" },
  "input-rate": { ...input, align: "right", numberFormat: "#,##0.0000##_)" },
  "input-count": { ...input, align: "right", numberFormat: "0_)" },
  "input-day": { ...input, align: "left", numberFormat: "yyyy-mm-dd" },
  "letter-text": { ...font, fontSize: 10, wrap: true, verticalAlign: "top" },
  "letter-title": { ...font, fontSize: 12, bold: true },
  rule: { ...font, border: { top: thin } },
};

function check(): BorderLine {
  return { line: "thin", color: ink.check };
}

function box(): CellStyle["border"] & object {
  return { top: hair, bottom: hair, left: hair, right: hair };
}

const amountRoles: ReadonlySet<CellRole> = new Set(["amount", "subtotal-amount", "total-amount", "check-amount", "input-amount"]);

/**
 * The style of a planned cell: its role's, with decimals where it is an amount, and a link's colour where it leads somewhere. Amounts show in
 * `units`, but for checks and what is marked to be in full. Equal looks are one object.
 */
export function styleOf(cell: PlanLook, units: SheetUnits = 1): CellStyle {
  const isAmount = amountRoles.has(cell.role);
  const decimals = isAmount ? (cell.decimals ?? 2) : 0;
  const shownIn = isAmount && !cell.inFull && cell.role !== "check-amount" ? units : 1;
  const variant = (decimals * sheetUnitChoices.length + sheetUnitChoices.indexOf(shownIn)) * 2 + (cell.link ? 1 : 0);
  let ofRole = made.get(cell.role);
  if (!ofRole) made.set(cell.role, (ofRole = []));
  return (ofRole[variant] ??= one({
    ...looks[cell.role],
    ...(cell.link ? { color: ink.link } : {}),
    ...(isAmount ? { numberFormat: amountFormat(decimals, cell.role === "check-amount", shownIn) } : {}),
  }));
}

/** Looks by role, then by decimals and link: a sheet of a million cells has a dozen of them. */
const made = new Map<CellRole, CellStyle[]>();
const bySpelling = new Map<string, CellStyle>();

function one(style: CellStyle): CellStyle {
  const spelling = JSON.stringify(style);
  const known = bySpelling.get(spelling) ?? style;
  bySpelling.set(spelling, known);
  return known;
}

/** Grouped, negatives red in brackets, zero a dash; in checks a real zero, since that is what is looked for. */
function amountFormat(decimals: number, showZero: boolean, units: SheetUnits): string {
  const digits = units === 1 ? fullDigits(decimals) : scaledDigits[units];
  return showZero ? `${digits}_);[Red](${digits})` : `${digits}_);[Red](${digits});"-"_)`;
}

function fullDigits(decimals: number): string {
  return decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
}

/**
 * Thousands, and ten thousands with one decimal: no format divides by ten thousand, so it is thousands with their last digit behind a point
 * that is a literal. These have no separators: programs do not agree where to put them beside a literal (12,34.6).
 */
const scaledDigits: Readonly<Record<Exclude<SheetUnits, 1>, string>> = { 1000: "#,##0,", 10_000: "0\\.0," };

/** The format along the axis of a chart of amounts; any other stays. */
export function axisFormat(format: string, units: SheetUnits): string {
  return format === fullDigits(0) && units !== 1 ? scaledDigits[units] : format;
}

/** How a check that does not hold shows itself, whoever changed what since the sheet was written. */
export const alarmed = { color: ink.warning, fill: ink.warningGround };

/** A ramp from light to dark rust for growing lateness, blue for what is not late. */
const tones: Readonly<Record<SeriesTone, string>> = {
  "not-due": "#6C85D0",
  "late-1": "#C77B30",
  "late-2": "#B4581F",
  "late-3": "#93381A",
  "late-4": "#661F10",
  undated: "#8A8A8A",
  plain: "#33509E",
  second: "#C77B30",
};

export function inkOf(tone: SeriesTone): string {
  return tones[tone];
}
