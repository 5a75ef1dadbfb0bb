import { decimalText, exact, minor, type Exponent, type Minor } from "../kernel/money.js";
import { creditStatuses, type CreditLine, type CreditList, type CreditStatus } from "../analyses/credit-list.js";
import { cellAddress } from "../sheet/address.js";
import type { CellRole, PlanCell, PlanLook, SheetPlan } from "../sheet/sheet-plan.js";
import type { RowForm, Ruling } from "../sheet/sheet-rows.js";
import { creditCounts, creditLegend, creditRules, creditWords, limitText, reasonText, statusWords } from "../text/credit-list.js";
import { formatRatio } from "../text/format.js";
import type { Locale } from "../text/locale.js";
import { totalLabel } from "../text/sheets.js";
import { empty, text } from "./columns.js";
import { CreditForm, type CreditColumns, type Said } from "./credit-forms.js";
import { Schedule, type ScheduleInput } from "./schedule.js";
import { openFormula } from "./source-formula.js";

export interface CreditSheetInput extends ScheduleInput {
  readonly lists: readonly CreditList[];
  /** False where the workbook holds no table of deliveries: there is no column for them then. */
  readonly withDeliveries: boolean;
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
  private readonly at: CreditColumns;

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
    const said = this.reasonsOf(lines);
    this.addCustomers(lines, said, exponent);
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
      label: live ? sheet.words(creditWords.checkOpen) : sheet.say("checkAsRead"),
      name: `open items by customer = open items (${name})`,
      difference: `${cellAddress(row, at.open)}-(${source})`,
      column: at.open,
      exponent,
      verdict: at.verdict,
    });
    sheet.gap();
  }

  /** A row per customer; those that look alike are of one form. */
  private addCustomers(lines: readonly CreditLine[], said: readonly Said[], exponent: Exponent): void {
    const { sheet, at } = this;
    const words = {
      statuses: Object.fromEntries(creditStatuses.map((status) => [status, sheet.words(statusWords(status))])) as Record<
        CreditStatus,
        string
      >,
      notKnown: sheet.words(creditWords.notKnown),
      notAvailable: sheet.say("notAvailable"),
    };
    const forms = new Map<string, RowForm>();
    const formOf = (status: CreditStatus, height: number | undefined): RowForm => {
      const key = `${status} ${height ?? ""}`;
      const looks = this.rulingOf(status, exponent);
      const form = forms.get(key) ?? new CreditForm(looks, height, { lines, said, exponent, at, width: sheet.width, words });
      forms.set(key, form);
      return form;
    };
    let form: RowForm | undefined;
    for (let place = 0; place < lines.length; place++) {
      const { status } = lines[place] as CreditLine;
      const { height } = said[place] as Said;
      // Lines of a status follow each other.
      if (!form || status !== lines[place - 1]?.status || height !== form.height) form = formOf(status, height);
      sheet.add(form, place);
    }
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

  /** Why, in words, and the height of the row that says so; there are few reasons and many customers. */
  private reasonsOf(lines: readonly CreditLine[]): readonly Said[] {
    const known = new Map<string, Said>();
    const said: Said[] = [];
    for (let place = 0; place < lines.length; place++) {
      const line = lines[place] as CreditLine;
      const before = lines[place - 1];
      said.push(before && isAlike(before, line) ? (said[place - 1] as Said) : this.saidOf(line, known));
    }
    return said;
  }

  private saidOf(line: CreditLine, known: Map<string, Said>): Said {
    const key = `${line.reasons.join()}|${line.limitNote ?? ""}|${line.limitCurrency ?? ""}`;
    let said = known.get(key);
    if (!said) {
      const words = this.sheet.inLanguages((locale) => this.reasons(line, locale)).trim();
      const height = this.sheet.heightOf(words, 3);
      known.set(key, (said = { words, height: height > 15 ? height : undefined }));
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

/** True where the same is to be said of two customers. */
function isAlike(a: CreditLine, b: CreditLine): boolean {
  if (a.limitNote !== b.limitNote || a.limitCurrency !== b.limitCurrency || a.reasons.length !== b.reasons.length) return false;
  for (let i = 0; i < a.reasons.length; i++) if (a.reasons[i] !== b.reasons[i]) return false;
  return true;
}

/** What needs a decision stands out, in words and not by colour alone. */
const roles = { hold: "alert-text", watch: "strong-text", "no-limit": "strong-text", ok: "text" } as const satisfies Record<
  CreditStatus,
  CellRole
>;
