import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { decimalText, exponentOf, zero } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { LetterPlan } from "../sheet/letter-plan.js";
import { RuledRow, type PlanRow, type Ruling, type SheetPlan } from "../sheet/sheet-plan.js";
import type { CurrencyFigures, DunningProposal, Figures } from "../analyses/figures.js";
import { dayAt, type Ledger } from "../ledger/ledger.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { formatAmount } from "../text/format.js";
import { longDay, reminderText } from "../text/letters.js";
import type { Locale } from "../text/locale.js";
import { sheetWord, sheetWordIn } from "../text/sheets.js";
import { mostPageBreaks } from "../sheet/style.js";
import { titleRows } from "./sheet-frame.js";
import { isChinese, text } from "./columns.js";

export interface LetterInput {
  readonly figures: Figures;
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly customers: ReadonlyMap<string, CustomerTerms>;
}

/** A draft per customer and currency whose proposal has items: in the customer's own language, else that of its name. */
export function draftLetters(input: LetterInput): readonly LetterPlan[] {
  return input.figures.currencies.flatMap((each) =>
    each.dunning.filter((proposal) => proposal.items.length > 0).map((proposal) => draft(input, each, proposal)),
  );
}

function draft({ figures, ledger, policy, customers }: LetterInput, each: CurrencyFigures, proposal: DunningProposal): LetterPlan {
  const customer = ledger.customers[proposal.customer];
  const name = customer?.name ?? "";
  const locale = customers.get(customer?.id ?? "")?.language ?? (isChinese(name) ? "zh-CN" : "en-US");
  const { exponent, code } = each.currency;
  const words = reminderText(
    {
      name,
      level: proposal.level,
      currency: code ?? "",
      total: formatAmount(proposal.amount, exponent),
      items: proposal.items.length,
      asOf: figures.asOf,
      company: policy.company,
    },
    locale,
  );
  return {
    customer: customer?.id ?? "",
    name,
    currency: code,
    level: proposal.level,
    locale,
    subject: words.subject,
    date: figures.asOf,
    opening: words.opening,
    lines: proposal.items.map((item, i) => ({
      invoice: ledger.invoiceNumber[item] ?? "",
      issued: dayAt(ledger.issued, item),
      due: dayAt(ledger.due, item),
      daysLate: figures.asOf - (ledger.due[item] as number),
      // Less the credits that the policy takes off it: the lines add up to the total.
      open: decimalText(proposal.open[i] ?? zero, exponent),
    })),
    totalLabel: words.totalLabel,
    total: decimalText(proposal.amount, exponent),
    closing: words.closing,
  };
}

export interface LettersSheetInput {
  readonly letters: readonly LetterPlan[];
  readonly asOf: DayNumber;
  readonly policy: Policy;
  readonly locale: Locale;
  readonly preparedAt: string;
  readonly name: string;
}

/** All drafts one beneath the other; each total is a formula over its lines. */
export function planLetters({ letters, asOf, policy, locale, preparedAt, name }: LettersSheetInput): SheetPlan {
  const bilingual = locale === "zh-CN" || letters.some((letter) => letter.locale === "zh-CN");
  const rows: PlanRow[] = [
    ...titleRows(
      sheetWord("lettersTitle", bilingual),
      [text(4, sheetWord("complete", bilingual), "status"), text(5, preparedAt, "label")],
      { ...policy.presentation, reportTitle: "" },
    ),
    { cells: [] },
  ];
  if (letters.length === 0) rows.push({ cells: [text(0, sheetWord("lettersNone", bilingual), "label")] });
  // A letter is sent by itself: each begins a page.
  const begins = letters.map((letter) => addLetter(rows, letter, policy));
  return {
    kind: "letters",
    name,
    asOf,
    columnWidths: [18, 16, 16, 14, 18, 18],
    rows,
    frozenRows: 1,
    showGridlines: false,
    page: {
      orientation: "portrait",
      paper: locale === "zh-CN" ? "a4" : "letter",
      fitToWidth: true,
      footer: { left: "&F", center: "&A", right: sheetWord("page", bilingual) },
      ...(begins.length > 1 ? { breaks: begins.slice(1, mostPageBreaks) } : {}),
    },
    status: { row: 0, column: 4, writing: sheetWord("writing", bilingual), complete: sheetWord("complete", bilingual) },
    tables: [],
    names: [],
    checks: [],
  };
}

/** Gives the row in which the letter begins. */
function addLetter(rows: PlanRow[], letter: LetterPlan, policy: Policy): number {
  const begins = rows.length;
  const exponent = exponentOf(letter.currency);
  const word = (key: Parameters<typeof sheetWordIn>[0]): string => sheetWordIn(key, letter.locale);
  const line = (value: string, height = 15, role: "letter-text" | "letter-title" = "letter-text"): void => {
    rows.push(new RuledRow(acrossRulings[role], [value || null, null, null, null, null, null], undefined, height));
  };
  rows.push(new RuledRow(ruleRuling, emptyLine));
  if (policy.company.name !== "") line(policy.company.name, 15, "letter-title");
  if (policy.company.address !== "") line(policy.company.address);
  line(longDay(letter.date, letter.locale));
  line(`${letter.name}  (${letter.customer})`);
  line(letter.subject, 20, "letter-title");
  letter.opening.forEach((paragraph, i) => line(paragraph, i === 0 ? 18 : 30));
  const heads = [word("invoice"), word("issued"), word("due"), word("daysLate"), word("open"), null];
  rows.push(new RuledRow(headRuling, heads, undefined, 18));
  const first = rows.length;
  const rulings = known(rulingsOf[exponent], "a ruling for the decimals of each currency");
  for (const { invoice, issued, due, daysLate, open } of letter.lines)
    rows.push(new RuledRow(rulings.line, [invoice || null, issued ?? null, due ?? null, daysLate, amountOf(open), null]));
  const total = rows.length;
  const sum = { formula: `=SUM(${cellAddress(first, 4)}:${cellAddress(total - 1, 4)})`, expected: amountOf(letter.total) };
  rows.push(new RuledRow(rulings.total, [letter.totalLabel || null, null, null, null, sum, null], undefined, 16));
  rows.push({ cells: [], height: 8 });
  letter.closing.forEach((paragraph) => line(paragraph, 18));
  rows.push({ cells: [] });
  return begins;
}

/** A line of text across the letter. */
const acrossRulings: Readonly<Record<"letter-text" | "letter-title", Ruling>> = {
  "letter-text": [{ column: 0, role: "letter-text", span: 6 }],
  "letter-title": [{ column: 0, role: "letter-title", span: 6 }],
};

/** The rule above a letter. */
const ruleRuling: Ruling = [0, 1, 2, 3, 4, 5].map((column) => ({ column, role: "rule" }));
const emptyLine = [null, null, null, null, null, null];

const headRuling: Ruling = [0, 1, 2, 3, 4].map((column) => ({ column, role: column < 3 ? "column-head" : "column-head-number" }));

/** How the lines of a letter and their total are laid out, by the decimals of their amounts. */
const rulingsOf: readonly { readonly line: Ruling; readonly total: Ruling }[] = [0, 1, 2, 3, 4].map((decimals) => ({
  line: [
    { column: 0, role: "text" },
    { column: 1, role: "day" },
    { column: 2, role: "day" },
    { column: 3, role: "count" },
    { column: 4, role: "amount", decimals },
  ],
  total: [
    { column: 0, role: "total-label", span: 4 },
    { column: 4, role: "total-amount", decimals },
  ],
}));

/** The number a cell holds for decimal text that was made from minor units: the double nearest to either is the same. */
function amountOf(decimal: string): number {
  return Number(decimal);
}
