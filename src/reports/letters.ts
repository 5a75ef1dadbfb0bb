import type { DayNumber } from "../kernel/day.js";
import { cellNumber, exponentOf, type Exponent, type Minor } from "../kernel/money.js";
import { cellAddress } from "../sheet/address.js";
import type { CellInput } from "../sheet/batch.js";
import type { LetterPlan } from "../sheet/letter-plan.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { SheetRows, type RowForm, type Ruling } from "../sheet/sheet-rows.js";
import type { CurrencyFigures, DunningProposal, Figures } from "../analyses/figures.js";
import type { Ledger } from "../ledger/ledger.js";
import { lengthAt, textsAt, type TextList } from "../ledger/text-list.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { formatAmount } from "../text/format.js";
import { longDay, remindersIn } from "../text/letters.js";
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
  const run = { asOf: input.figures.asOf, company: input.policy.company };
  const words = { "en-US": remindersIn("en-US", run), "zh-CN": remindersIn("zh-CN", run) };
  return input.figures.currencies.flatMap((each) =>
    each.dunning.filter((proposal) => proposal.items.length > 0).map((proposal) => draft(input, each, proposal, words)),
  );
}

function draft(
  { figures, ledger, customers }: LetterInput,
  each: CurrencyFigures,
  proposal: DunningProposal,
  remindersBy: Readonly<Record<Locale, ReturnType<typeof remindersIn>>>,
): LetterPlan {
  const customer = ledger.customers[proposal.customer];
  const name = customer?.name ?? "";
  const locale = customers.get(customer?.id ?? "")?.language ?? (isChinese(name) ? "zh-CN" : "en-US");
  const { exponent, code } = each.currency;
  const words = remindersBy[locale]({
    name,
    level: proposal.level,
    currency: code ?? "",
    total: formatAmount(proposal.amount, exponent),
    items: proposal.items.length,
  });
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
  const begins = addLetters(rows, input);
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

/** Gives the rows in which the letters begin. */
function addLetters(rows: SheetRows, { letters, ledger, asOf, policy: { company } }: LettersSheetInput): readonly number[] {
  const lines = linesOf(letters, ledger);
  const across = acrossIn(letters);
  const days = { "en-US": longDay(asOf, "en-US"), "zh-CN": longDay(asOf, "zh-CN") };
  const addressed = [
    ruleForm,
    ...(company.name === "" ? [] : [across(() => company.name, 15, "letter-title")]),
    ...(company.address === "" ? [] : [across(() => company.address)]),
    across(({ locale }) => days[locale]),
    across(({ name, customer }) => `${name}  (${customer})`),
    across((letter) => letter.subject, 20, "letter-title"),
  ];
  const opening = paragraphs(letters, "opening", (of, i) => across(of, i === 0 ? 18 : 30));
  const closing = paragraphs(letters, "closing", (of) => across(of, 18));
  const itemForms = decimalsOfCurrencies.map((exponent) => itemForm(exponent, lines));
  const totalForms = decimalsOfCurrencies.map((exponent) => totalForm(exponent, letters));
  let next = 0;
  return letters.map((letter, place) => {
    const begins = rows.length;
    const exponent = exponentOf(letter.currency);
    rows.addUnder([...addressed, ...opening.slice(0, letter.opening.length), headForms[letter.locale]], place);
    rows.addEach(itemForms[exponent] as RowForm, lines.places.subarray(next, next + letter.items.length));
    next += letter.items.length;
    rows.addUnder([totalForms[exponent] as RowForm, spaceForm, ...closing.slice(0, letter.closing.length), blankForm], place);
    return begins;
  });
}

/** What stands in the lines of all letters, one letter after the other: their invoices lie anywhere in the ledger. */
interface LetterLines {
  /** The place of each line, which its row is made of. */
  readonly places: Uint32Array;
  readonly invoiceNumber: TextList;
  readonly issued: Int32Array;
  readonly due: Int32Array;
  readonly daysLate: Int32Array;
  /** Minor units. */
  readonly open: Float64Array;
}

function linesOf(letters: readonly LetterPlan[], ledger: Ledger): LetterLines {
  const size = letters.reduce((sum, { items }) => sum + items.length, 0);
  const item = new Uint32Array(size);
  const places = new Uint32Array(size);
  const issued = new Int32Array(size);
  const due = new Int32Array(size);
  const daysLate = new Int32Array(size);
  const open = new Float64Array(size);
  let next = 0;
  for (const letter of letters)
    for (let i = 0; i < letter.items.length; i++) {
      const invoice = letter.items[i] as number;
      item[next] = invoice;
      places[next] = next;
      issued[next] = ledger.issued[invoice] as number;
      due[next] = ledger.due[invoice] as number;
      daysLate[next] = letter.date - (ledger.due[invoice] as number);
      open[next++] = letter.open[i] as number;
    }
  return { places, invoiceNumber: textsAt(ledger.invoiceNumber, item), issued, due, daysLate, open };
}

type Across = (textOf: (letter: LetterPlan) => string, height?: number, role?: "letter-text" | "letter-title") => RowForm;

/** Lines of text across letters, each made of its letter. */
function acrossIn(letters: readonly LetterPlan[]): Across {
  return (textOf, height = 15, role = "letter-text") => {
    const textAt = (place: number): string => textOf(letters[place] as LetterPlan);
    return {
      looks: acrossRulings[role],
      height,
      lineOf: (place) => [textAt(place) || null, null, null, null, null, null],
      bounds: { formulas: 0, charactersOf: (place) => textAt(place).length },
    };
  };
}

/** A form for the first paragraph of each letter, for the second, as far as any has one. */
function paragraphs(
  letters: readonly LetterPlan[],
  part: "opening" | "closing",
  form: (textOf: (letter: LetterPlan) => string, i: number) => RowForm,
): readonly RowForm[] {
  const most = letters.reduce((longest, letter) => Math.max(longest, letter[part].length), 0);
  return Array.from({ length: most }, (_, i) => form((letter) => letter[part][i] ?? "", i));
}

const acrossRulings: Readonly<Record<"letter-text" | "letter-title", Ruling>> = {
  "letter-text": [{ column: 0, role: "letter-text", span: 6 }],
  "letter-title": [{ column: 0, role: "letter-title", span: 6 }],
};

const emptyLine: readonly CellInput[] = [null, null, null, null, null, null];

/** The rule above a letter. */
const ruleForm: RowForm = { looks: [0, 1, 2, 3, 4, 5].map((column) => ({ column, role: "rule" })), lineOf: () => emptyLine };

/** Above and beneath what closes a letter. */
const spaceForm: RowForm = { looks: [], height: 8, lineOf: () => emptyLine };
const blankForm: RowForm = { looks: [], lineOf: () => emptyLine };

const heads = ["invoice", "issued", "due", "daysLate", "open"] as const;
const headLooks: Ruling = heads.map((_, column) => ({ column, role: column < 3 ? "column-head" : "column-head-number" }));
const headForm = (locale: Locale): RowForm => {
  const line = [...heads.map((word) => sheetWordIn(word, locale)), null];
  return { looks: headLooks, height: 18, lineOf: () => line };
};
const headForms: Readonly<Record<Locale, RowForm>> = { "en-US": headForm("en-US"), "zh-CN": headForm("zh-CN") };

const decimalsOfCurrencies = [0, 1, 2, 3, 4] as const satisfies readonly Exponent[];

/** Invoices of letters in currencies of so many decimals, by their places among all lines. */
function itemForm(exponent: Exponent, { invoiceNumber, issued, due, daysLate, open }: LetterLines): RowForm {
  return {
    looks: [
      { column: 0, role: "text" },
      { column: 1, role: "day" },
      { column: 2, role: "day" },
      { column: 3, role: "count" },
      { column: 4, role: "amount", decimals: exponent },
    ],
    lineOf: (place) => [
      invoiceNumber.at(place) || null,
      issued[place] || null,
      due[place] || null,
      daysLate[place] as number,
      cellNumber(open[place] as Minor, exponent),
      null,
    ],
    bounds: { formulas: 0, charactersOf: (place) => lengthAt(invoiceNumber, place) },
  };
}

/** The totals of such letters, beneath their invoices. */
function totalForm(exponent: Exponent, letters: readonly LetterPlan[]): RowForm {
  return {
    looks: [
      { column: 0, role: "total-label", span: 4 },
      { column: 4, role: "total-amount", decimals: exponent },
    ],
    height: 16,
    lineOf: (place, row) => {
      const { items, total, totalLabel } = letters[place] as LetterPlan;
      const sum = `=SUM(${cellAddress(row - items.length, 4)}:${cellAddress(row - 1, 4)})`;
      return [totalLabel || null, null, null, null, { formula: sum, expected: cellNumber(total, exponent) }, null];
    },
    bounds: { formulas: 1, charactersOf: (place) => (letters[place] as LetterPlan).totalLabel.length + longestSum },
  };
}

/** "=SUM(E1048576:E1048576)": none is longer. */
const longestSum = 23;
