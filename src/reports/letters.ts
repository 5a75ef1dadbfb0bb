import { known } from "../kernel/assert.js";
import type { DayNumber } from "../kernel/day.js";
import { cellNumber, exponentOf, zero } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { CellInput } from "../sheet/batch.js";
import type { LetterPlan } from "../sheet/letter-plan.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { SheetRows, type Ruling } from "../sheet/sheet-rows.js";
import type { CurrencyFigures, DunningProposal, Figures } from "../analyses/figures.js";
import type { Ledger } from "../ledger/ledger.js";
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
    items: proposal.items,
    open: proposal.open,
    totalLabel: words.totalLabel,
    total: proposal.amount,
    closing: words.closing,
  };
}

export interface LettersSheetInput {
  readonly letters: readonly LetterPlan[];
  /** The ledger of the invoices that they are about. */
  readonly ledger: Ledger;
  readonly asOf: DayNumber;
  readonly policy: Policy;
  readonly locale: Locale;
  readonly preparedAt: string;
  readonly name: string;
}

/** All drafts one beneath the other; each total is a formula over its lines. */
export function planLetters(input: LettersSheetInput): SheetPlan {
  const { letters, asOf, policy, locale, preparedAt, name } = input;
  const bilingual = locale === "zh-CN" || letters.some((letter) => letter.locale === "zh-CN");
  const rows = new SheetRows(
    letters.reduce((sum, { items, opening, closing }) => sum + items.length + opening.length + closing.length + linesAround, 0),
  );
  rows.push(
    ...titleRows(
      sheetWord("lettersTitle", bilingual),
      [text(4, sheetWord("complete", bilingual), "status"), text(5, preparedAt, "label")],
      { ...policy.presentation, reportTitle: "" },
    ),
    { cells: [] },
  );
  if (letters.length === 0) rows.push({ cells: [text(0, sheetWord("lettersNone", bilingual), "label")] });
  // A letter is sent by itself: each begins a page.
  const begins = letters.map((letter) => addLetter(rows, letter, input));
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

/** Rows of a letter beside its paragraphs and invoices, about. */
const linesAround = 12;

/** Gives the row in which the letter begins. */
function addLetter(rows: SheetRows, letter: LetterPlan, { ledger, policy: { company } }: LettersSheetInput): number {
  const begins = rows.length;
  const exponent = exponentOf(letter.currency);
  const rulings = known(rulingsOf[exponent], "a ruling for the decimals of each currency");
  const across = (value: string, height = 15, role: keyof typeof acrossRulings = "letter-text"): void => {
    rows.text(rows.begin(acrossRulings[role], 1, height), 0, value);
  };
  rows.begin(ruleRuling);
  if (company.name !== "") across(company.name, 15, "letter-title");
  if (company.address !== "") across(company.address);
  across(longDay(letter.date, letter.locale));
  across(`${letter.name}  (${letter.customer})`);
  across(letter.subject, 20, "letter-title");
  letter.opening.forEach((paragraph, i) => {
    across(paragraph, i === 0 ? 18 : 30);
  });
  rows.ruled(headRuling, headLines[letter.locale], 18);
  const first = rows.length;
  rows.begin(rulings.line, letter.items.length);
  letter.items.forEach((item, i) => {
    const row = first + i;
    const issued = ledger.issued[item] as number;
    const due = ledger.due[item] as number;
    rows.text(row, 0, ledger.invoiceNumber.at(item) ?? "");
    if (issued !== 0) rows.number(row, 1, issued);
    if (due !== 0) rows.number(row, 2, due);
    rows.number(row, 3, letter.date - due);
    rows.number(row, 4, cellNumber(letter.open[i] ?? zero, exponent));
  });
  const sum = `=SUM(${cellAddress(first, 4)}:${cellAddress(rows.length - 1, 4)})`;
  const total = { formula: sum, expected: cellNumber(letter.total, exponent) };
  rows.ruled(rulings.total, [letter.totalLabel || null, null, null, null, total, null], 16);
  rows.begin(noLooks, 1, 8);
  letter.closing.forEach((paragraph) => {
    across(paragraph, 18);
  });
  rows.begin(noLooks);
  return begins;
}

/** A line of text across the letter. */
const acrossRulings: Readonly<Record<"letter-text" | "letter-title", Ruling>> = {
  "letter-text": [{ column: 0, role: "letter-text", span: 6 }],
  "letter-title": [{ column: 0, role: "letter-title", span: 6 }],
};

/** The rule above a letter. */
const ruleRuling: Ruling = [0, 1, 2, 3, 4, 5].map((column) => ({ column, role: "rule" }));

/** Above and beneath what closes a letter. */
const noLooks: Ruling = [];

const heads = ["invoice", "issued", "due", "daysLate", "open"] as const;
const headLine = (locale: Locale): readonly CellInput[] => [...heads.map((word) => sheetWordIn(word, locale)), null];
const headLines: Readonly<Record<Locale, readonly CellInput[]>> = { "en-US": headLine("en-US"), "zh-CN": headLine("zh-CN") };
const headRuling: Ruling = heads.map((_, column) => ({ column, role: column < 3 ? "column-head" : "column-head-number" }));

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
