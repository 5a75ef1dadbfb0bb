import { cellNumber, decimalText, exact, minor, type Exponent, type Minor } from "../kernel/money.js";
import { creditStatuses, type CreditLine, type CreditList, type CreditStatus } from "../analyses/credit-list.js";
import { cellAddress } from "../sheet/address.js";
import type { CellInput } from "../sheet/batch.js";
import type { CellRole, PlanCell, PlanLook, SheetPlan } from "../sheet/sheet-plan.js";
import type { RowForm, Ruling } from "../sheet/sheet-rows.js";
import { creditCounts, creditLegend, creditRules, creditWords, limitText, reasonText, statusWords } from "../text/credit-list.js";
import { formatRatio } from "../text/format.js";
import type { Locale } from "../text/locale.js";
import { totalLabel } from "../text/sheets.js";
import { empty, text } from "./columns.js";
import { Schedule, type ScheduleInput } from "./schedule.js";
import { openFormula } from "./source-formula.js";

export interface CreditSheetInput extends ScheduleInput {
  readonly lists: readonly CreditList[];
  /** False where the workbook holds no table of deliveries: there is no column for them then. */
  readonly withDeliveries: boolean;
}

/** Columns of the sheet; without deliveries the exposure is what is open, and has no column of its own. */
interface Places {
  readonly limit: number;
  readonly open: number;
  readonly delivered: number | undefined;
  readonly exposure: number;
  readonly headroom: number;
  readonly used: number;
  readonly pastDue: number;
  readonly oldest: number;
  readonly verdict: number;
}

interface Said {
  readonly words: string;
  readonly height: number | undefined;
}

/**
 * Each customer's exposure against its limit: on hold, watched, without a limit, within it. A limit that is not known is said, and then no
 * headroom is told.
 */
export function planCredit(input: CreditSheetInput): SheetPlan {
  return new CreditSheet(input).plan();
}

class CreditSheet {
  private readonly sheet: Schedule;
  private readonly at: Places;
  private readonly said = new Map<string, Said>();

  constructor(private readonly input: CreditSheetInput) {
    const { withDeliveries } = input;
    const more = withDeliveries ? 2 : 0;
    this.at = {
      limit: 4,
      open: 5,
      delivered: withDeliveries ? 6 : undefined,
      exposure: 5 + more,
      headroom: 6 + more,
      used: 7 + more,
      pastDue: 8 + more,
      oldest: 9 + more,
      verdict: 10 + more,
    };
    this.sheet = new Schedule(input, {
      kind: "credit",
      title: creditWords.title,
      columnWidths: [12, 26, 15, 40, 16, 16, ...(withDeliveries ? [16, 16] : []), 16, 9, 16, 12, 9],
    });
  }

  plan(): SheetPlan {
    const { sheet, input } = this;
    const { credit } = input.policy;
    const share = `${formatRatio(exact(credit.watchFrom).times(100), 0)} %`;
    const rules = sheet.inLanguages((locale) => creditRules(share, credit.holdWhenPastDueOver, locale));
    sheet.row([text(0, sheet.words(creditWords.rules), "label"), text(1, rules, "fact", { span: 6 })]);
    sheet.gap();
    this.heads();
    for (const list of input.lists) this.currency(list);
    sheet.legend(creditLegend(input.withDeliveries).map((line) => sheet.words(line)));
    return sheet.plan();
  }

  private heads(): void {
    const { sheet, at } = this;
    const word = (key: keyof typeof creditWords): string => sheet.words(creditWords[key], "\n");
    sheet.heads(
      [
        [0, sheet.say("number", "\n"), "text"],
        [1, sheet.say("customer", "\n"), "text"],
        [2, word("status"), "text"],
        [3, word("reason"), "text"],
        [at.limit, word("limit"), "number"],
        [at.open, word(at.delivered === undefined ? "exposure" : "open"), "number"],
        ...(at.delivered === undefined
          ? []
          : ([
              [at.delivered, word("delivered"), "number"],
              [at.exposure, word("exposure"), "number"],
            ] as const)),
        [at.headroom, word("headroom"), "number"],
        [at.used, word("used"), "number"],
        [at.pastDue, word("pastDue"), "number"],
        [at.oldest, word("oldest"), "number"],
        [at.verdict, "", "text"],
      ],
      { repeated: true },
    );
  }

  private currency({ currency, open, lines }: CreditList): void {
    const { sheet, at, input } = this;
    const { code, exponent } = currency;
    const name = code ?? sheet.say("noCurrency");
    const counts = Object.fromEntries(
      creditStatuses.map((status) => [status, lines.filter((line) => line.status === status).length]),
    ) as Record<CreditStatus, number>;
    sheet.block(`${name}: ${sheet.inLanguages((locale) => creditCounts(counts, locale), " · ")}`);
    const first = sheet.next;
    const said = lines.map((line) => this.reasonsOf(line));
    const formOf = this.formsOf(lines, said, exponent);
    lines.forEach(({ status }, place) => {
      sheet.add(formOf(status, said[place]?.height), place);
    });
    const last = sheet.next - 1;
    const total = (column: number, of: (line: CreditLine) => Minor): PlanCell =>
      sheet.sum(column, first, last, minor(lines.reduce((sum, line) => sum + of(line), 0)), exponent);
    const row = sheet.row([
      text(0, totalLabel(name, lines.length, sheet.bilingual), "total-label", { span: at.limit + 1 }),
      total(at.open, ({ open }) => open),
      ...(at.delivered === undefined
        ? []
        : [total(at.delivered, ({ delivered }) => delivered), total(at.exposure, ({ exposure }) => exposure)]),
      empty(at.headroom, "total-amount"),
      empty(at.used, "total-amount"),
      total(at.pastDue, ({ pastDue }) => pastDue),
      empty(at.oldest, "total-amount"),
    ]);
    const live = input.ledger.source.recomputable && input.figures.agedAsStated;
    const source = live ? openFormula(input.ledger, code, sheet.asOfCell) : decimalText(open, exponent);
    sheet.check({
      label: sheet.words(creditWords.checkOpen),
      name: `open items by customer = open items (${name})`,
      difference: `${cellAddress(row, at.open)}-(${source})`,
      column: at.open,
      exponent,
      verdict: at.verdict,
    });
    sheet.gap();
  }

  /** The form of the row of a customer, by status and by the height that its reasons take. */
  private formsOf(
    lines: readonly CreditLine[],
    said: readonly Said[],
    exponent: Exponent,
  ): (status: CreditStatus, height: number | undefined) => RowForm {
    const made = this.customerLines(lines, said, exponent);
    const forms = new Map<string, RowForm>();
    return (status, height) => {
      const key = `${status} ${height ?? ""}`;
      const form = forms.get(key) ?? { looks: this.rulingOf(status, exponent), height, ...made };
      forms.set(key, form);
      return form;
    };
  }

  private rulingOf(status: CreditStatus, decimals: Exponent): Ruling {
    const { at } = this;
    const amount = (column: number): PlanLook => ({ column, role: "amount", decimals });
    return [
      { column: 0, role: "text" },
      { column: 1, role: "text" },
      { column: 2, role: roles[status] },
      { column: 3, role: "wrapped" },
      amount(at.limit),
      amount(at.open),
      ...(at.delivered === undefined ? [] : [amount(at.delivered), amount(at.exposure)]),
      amount(at.headroom),
      { column: at.used, role: "percent" },
      amount(at.pastDue),
      { column: at.oldest, role: "count" },
    ];
  }

  /** What stands in the rows of customers, by their places in the list. */
  private customerLines(lines: readonly CreditLine[], said: readonly Said[], exponent: Exponent): Pick<RowForm, "lineOf" | "bounds"> {
    const { sheet, at } = this;
    const money = (amount: Minor): number => cellNumber(amount, exponent);
    const statuses = Object.fromEntries(creditStatuses.map((status) => [status, sheet.words(statusWords(status))]));
    const notKnown = sheet.words(creditWords.notKnown);
    const notAvailable = sheet.say("notAvailable");
    const words = Math.max(...Object.values(statuses).map(({ length }) => length)) + notKnown.length + 2 * notAvailable.length;
    const lineOf = (place: number, row: number): readonly CellInput[] => {
      const line = lines[place] as CreditLine;
      const cell = (column: number): string => cellAddress(row, column);
      const { limit, headroom } = line;
      const values = new Array<CellInput>(sheet.width).fill(null);
      values[0] = line.customer || null;
      values[1] = line.name || null;
      values[2] = statuses[line.status] as string;
      values[3] = (said[place] as Said).words || null;
      values[at.limit] = limit === undefined ? notKnown : money(limit);
      values[at.open] = money(line.open);
      if (at.delivered !== undefined) {
        values[at.delivered] = money(line.delivered);
        values[at.exposure] = { formula: `=${cell(at.open)}+${cell(at.delivered)}`, expected: money(line.exposure) };
      }
      values[at.headroom] =
        headroom === undefined ? notAvailable : { formula: `=${cell(at.limit)}-${cell(at.exposure)}`, expected: money(headroom) };
      values[at.used] =
        limit === undefined || limit === 0
          ? notAvailable
          : { formula: `=${cell(at.exposure)}/${cell(at.limit)}*100`, expected: (money(line.exposure) / money(limit)) * 100 };
      values[at.pastDue] = money(line.pastDue);
      values[at.oldest] = line.oldestDays ?? null;
      return values;
    };
    const charactersOf = (place: number): number => {
      const line = lines[place] as CreditLine;
      return line.customer.length + line.name.length + (said[place] as Said).words.length + words + longestFormulas;
    };
    return { lineOf, bounds: { formulas: 3, charactersOf } };
  }

  /** Why, in words, and the height of the row that says so; there are few reasons and many customers. */
  private reasonsOf(line: CreditLine): Said {
    const key = `${line.reasons.join()}|${line.limitNote ?? ""}|${line.limitCurrency ?? ""}`;
    let said = this.said.get(key);
    if (!said) {
      const words = this.sheet.inLanguages((locale) => this.reasons(line, locale)).trim();
      const height = this.sheet.heightOf(words, 3);
      this.said.set(key, (said = { words, height: height > 15 ? height : undefined }));
    }
    return said;
  }

  private reasons({ reasons, limitNote, limitCurrency }: CreditLine, locale: Locale): string {
    const days = this.input.policy.credit.holdWhenPastDueOver;
    const said = reasons.map((reason) => reasonText(reason, days, locale)).filter((words) => words !== "");
    const note = limitNote === undefined ? [] : [limitText(limitNote, limitCurrency, locale)];
    return [...said, ...note].join(locale === "zh-CN" ? "；" : "; ");
  }
}

/** "=K1048576+L1048576", "=K1048576-L1048576" and "=K1048576/L1048576*100": none are longer. */
const longestFormulas = 18 + 18 + 22;

/** What needs a decision stands out, in words and not by colour alone. */
const roles = { hold: "alert-text", watch: "strong-text", "no-limit": "strong-text", ok: "text" } as const satisfies Record<
  CreditStatus,
  CellRole
>;
