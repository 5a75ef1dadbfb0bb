import type { DayNumber } from "../kernel/day.js";
import { cellNumber, exponentOf, minor, type Exponent, type Minor } from "../kernel/money.js";
import type { LetterPlan } from "../sheet/letter-plan.js";
import type { PlanCell, SheetPlan } from "../sheet/sheet-plan.js";
import { SheetRows, type RowForm } from "../sheet/sheet-rows.js";
import type { CurrencyFigures, DunningProposal, Figures, LeftOutItem } from "../analyses/figures.js";
import type { Currency, Ledger } from "../ledger/ledger.js";
import { fewCharacters, textsAt } from "../ledger/text-list.js";
import type { CustomerTerms, Policy } from "../policy/policy.js";
import { formatAmount } from "../text/format.js";
import { longDay, remindersIn } from "../text/letters.js";
import type { Locale } from "../text/locale.js";
import { sheetWord, type SheetWord } from "../text/sheets.js";
import { mostPageBreaks } from "../sheet/style.js";
import { titleRows } from "./sheet-frame.js";
import { empty, isChinese, number, text } from "./columns.js";
import {
  AcrossForm,
  AddresseeForm,
  blankForm,
  closing,
  headForms,
  InvoiceForm,
  opening,
  ruleForm,
  sameAcross,
  spaceForm,
  subject,
  TotalForm,
  type LetterLines,
} from "./letter-forms.js";

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
  const letters: LetterPlan[] = [];
  for (const each of input.figures.currencies)
    for (const proposal of each.dunning) if (proposal.items.length > 0) letters.push(draft(input, each, proposal, words));
  return letters;
}

function draft(
  { ledger, customers }: LetterInput,
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
    opening: words.opening,
    items: proposal.items,
    open: proposal.open,
    totalLabel: words.totalLabel,
    total: proposal.amount,
    closing: words.closing,
  };
}

/** Past-due invoices of a currency that no letter is about, for one reason. */
export interface InNoLetter {
  readonly currency: Currency;
  readonly reason: LeftOutItem["reason"];
  readonly invoices: number;
  readonly open: Minor;
}

/** What is past due and in no letter, by currency and reason. */
export function inNoLetter({ currencies }: Figures): readonly InNoLetter[] {
  return currencies.flatMap(({ currency, dunning }) =>
    (["disputed", "credit"] as const).flatMap((reason): readonly InNoLetter[] => {
      const items = dunning.flatMap(({ leftOut }) => leftOut.filter((each) => each.reason === reason));
      const open = minor(items.reduce((sum, each) => sum + each.open, 0));
      return items.length === 0 ? [] : [{ currency, reason, invoices: items.length, open }];
    }),
  );
}

export interface LettersSheetInput {
  readonly letters: readonly LetterPlan[];
  readonly leftOut: readonly InNoLetter[];
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
  const leftOutAt = rows.length;
  addLeftOut(rows, input.leftOut, bilingual);
  // What is in no letter is for those who send them, and on a page of its own.
  const breaks = [...begins.slice(1), ...(begins.length > 0 && input.leftOut.length > 0 ? [leftOutAt] : [])];
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
      ...(breaks.length > 0 ? { breaks: breaks.slice(0, mostPageBreaks - 1) } : {}),
    },
    status: { row: 0, column: 4, writing: sheetWord("writing", bilingual), complete: sheetWord("complete", bilingual) },
    tables: [],
    names: [],
    checks: [],
  };
}

/** Rows of a letter beside its paragraphs and invoices, about. */
const linesAround = 12;

/** What is past due and in no letter, so that nobody takes the letters for all that is. */
function addLeftOut(rows: SheetRows, leftOut: readonly InNoLetter[], bilingual: boolean): void {
  if (leftOut.length === 0) return;
  const say = (word: SheetWord): string => sheetWord(word, bilingual);
  const head = (column: number, word: SheetWord, role: "column-head" | "column-head-number" = "column-head"): PlanCell =>
    text(column, say(word), role);
  rows.push(
    { cells: [text(0, say("inNoLetter"), "block-head", { span: 5 })] },
    {
      cells: [
        head(0, "currency"),
        head(1, "why"),
        empty(2, "column-head"),
        head(3, "invoices", "column-head-number"),
        head(4, "open", "column-head-number"),
      ],
      height: 18,
    },
    ...leftOut.map(({ currency, reason, invoices, open }) => ({
      cells: [
        text(0, currency.code ?? "", "text"),
        text(1, say(reason === "disputed" ? "disputed" : "coveredByCredits"), "text", { span: 2 }),
        number(3, invoices, "count"),
        number(4, cellNumber(open, currency.exponent), "amount", { decimals: currency.exponent }),
      ],
    })),
    { cells: [] },
  );
}

/** What the rows of letters are made by, from top to bottom. */
interface LetterForms {
  readonly sender: readonly RowForm[];
  readonly date: Readonly<Record<Locale, RowForm>>;
  readonly addressed: readonly RowForm[];
  readonly openings: readonly RowForm[];
  /** By the decimals of a letter's currency. */
  readonly invoices: readonly RowForm[];
  readonly totals: readonly RowForm[];
  readonly closings: readonly RowForm[];
}

/** Gives the rows in which the letters begin. */
function addLetters(rows: SheetRows, { letters, ledger, asOf, policy: { company } }: LettersSheetInput): readonly number[] {
  const lines = linesOf(letters, ledger);
  const forms: LetterForms = {
    sender: [
      ruleForm,
      ...(company.name === "" ? [] : [sameAcross(company.name, "letter-title")]),
      ...(company.address === "" ? [] : [sameAcross(company.address)]),
    ],
    date: { "en-US": sameAcross(longDay(asOf, "en-US")), "zh-CN": sameAcross(longDay(asOf, "zh-CN")) },
    addressed: [new AddresseeForm(letters), new AcrossForm(letters, subject, 20, "letter-title")],
    openings: paragraphs(letters, "opening").map((i) => new AcrossForm(letters, opening, i === 0 ? 18 : 30, "letter-text", i)),
    invoices: decimalsOfCurrencies.map((exponent) => new InvoiceForm(exponent, lines, asOf)),
    totals: decimalsOfCurrencies.map((exponent) => new TotalForm(exponent, letters)),
    closings: paragraphs(letters, "closing").map((i) => new AcrossForm(letters, closing, 18, "letter-text", i)),
  };
  const begins = new Array<number>(letters.length);
  let next = 0;
  for (let place = 0; place < letters.length; place++) {
    const letter = letters[place] as LetterPlan;
    begins[place] = rows.length;
    addLetter(rows, forms, letter, place, next);
    next += letter.items.length;
  }
  return begins;
}

/** `first`: the place of its first invoice among the lines of all letters. */
function addLetter(rows: SheetRows, forms: LetterForms, letter: LetterPlan, place: number, first: number): void {
  const exponent = exponentOf(letter.currency);
  rows.addUnder(forms.sender, place);
  rows.add(forms.date[letter.locale]);
  rows.addUnder(forms.addressed, place);
  rows.addUnder(forms.openings, place, letter.opening.length);
  rows.add(headForms[letter.locale]);
  rows.addRange(forms.invoices[exponent] as RowForm, first, letter.items.length);
  rows.add(forms.totals[exponent] as RowForm, place);
  rows.add(spaceForm);
  rows.addUnder(forms.closings, place, letter.closing.length);
  rows.add(blankForm);
}

const decimalsOfCurrencies = [0, 1, 2, 3, 4] as const satisfies readonly Exponent[];

function linesOf(letters: readonly LetterPlan[], ledger: Ledger): LetterLines {
  const size = letters.reduce((sum, letter) => sum + letter.items.length, 0);
  const items = new Uint32Array(size);
  const open = new Float64Array(size);
  let next = 0;
  for (const letter of letters) {
    items.set(letter.items, next);
    open.set(letter.open, next);
    next += letter.items.length;
  }
  const invoiceNumber = textsAt(ledger.invoiceNumber, items);
  return {
    invoiceNumber,
    characters: fewCharacters(invoiceNumber),
    issued: daysAt(ledger.issued, items),
    due: daysAt(ledger.due, items),
    open,
  };
}

function daysAt(days: Int32Array, items: Uint32Array): Int32Array {
  const found = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) found[i] = days[items[i] as number] as number;
  return found;
}

/** The first paragraph, the second, as far as any letter has one. */
function paragraphs(letters: readonly LetterPlan[], part: "opening" | "closing"): readonly number[] {
  let most = 0;
  for (const letter of letters) most = Math.max(most, letter[part].length);
  return Array.from({ length: most }, (_, i) => i);
}
