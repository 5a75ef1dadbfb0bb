import type { Flag } from "../analyses/methods/outcome.js";
import { isoFromDay, monthEnd, monthStart, type DayNumber } from "../kernel/day.js";
import { decimalText, exact, minor, rounded, type Exponent, type Minor, type Ratio } from "../kernel/money.js";
import { numbersOf } from "../analyses/explain.js";
import type { Explanation, Input, Step, Term, Unit } from "../analyses/explanation.js";
import type { FigureName, InputName, MetricInput, Reason } from "../analyses/figures.js";
import type { ProvisionReason } from "../analyses/provision-figures.js";
import { bucketName } from "./bucket-names.js";
import { choiceSentence } from "./choices.js";
import { formatRatio } from "./format.js";
import { inputName, inputNameWithin } from "./input-names.js";
import type { Locale } from "./locale.js";
import { isReason, metricName, reasonSentence } from "./metrics.js";
import { isProvisionReason, provisionReasonSentence } from "./provision-reasons.js";
import { allowanceLineName } from "./provision.js";

/** An explanation in words, in the parts that a panel, a sheet and a terminal each set in their own way. */
export interface ExplanationText {
  /** The figure, its currency and its day. */
  readonly title: string;
  /** What went in: "Sales 2013-04-02 to 2013-06-30" and "100,000.00". */
  readonly numbers: readonly { readonly label: string; readonly value: string }[];
  /** What AR Policy had to say. */
  readonly choices: readonly string[];
  /** "Left after 2013-06" and "5,119.85 - 3,000.00 = 2,119.85". */
  readonly steps: readonly { readonly label: string; readonly calculation: string }[];
  /** "DSO, 90 days = receivables / sales x days"; then the numbers put in, and the result. Empty where the figure cannot be had. */
  readonly calculation: readonly string[];
  /** A net credit, or why the figure cannot be had. */
  readonly notes: readonly string[];
}

/** Decimals of what is neither an amount nor a whole number. */
const places = 6;

/** Puts an explanation into words. What is printed can be worked out again from the printed numbers: tests do so. */
export function explanationText(explanation: Explanation, locale: Locale): ExplanationText {
  const { figure, asOf, currency, choices, steps, outcome, begins } = explanation;
  const inputs = numbersOf(explanation);
  const writer = new Writer(locale, currency.exponent, [...inputs, ...steps]);
  const chinese = locale === "zh-CN";
  const name = figureName(figure, locale);
  const title = [name, currency.code, chinese ? `截至 ${isoFromDay(asOf)}` : `as of ${isoFromDay(asOf)}`].filter((part) => part !== null);
  const parts = {
    title: title.join(chinese ? "，" : ", "),
    numbers: inputs.map((input) => ({ label: writer.label(input), value: writer.value(input.value) })),
    choices: choices.map(([setting, value]) => choiceSentence(setting, value, locale)),
    steps: steps.map((step) => ({
      label: writer.label(step),
      calculation: `${writer.numbers(step.formula)} = ${writer.value(step.value)}`,
    })),
  };
  if (outcome.kind === "unavailable") {
    const { reason, atLeast, unexplained } = outcome;
    const more =
      atLeast === undefined || unexplained === undefined
        ? []
        : [lowerBound(formatRatio(atLeast, places), writer.value({ kind: "amount", amount: unexplained }), chinese)];
    return { ...parts, calculation: [], notes: [whyNot(figure, reason, locale), ...more] };
  }
  const { formula, value, unit, flag } = outcome;
  const bare = formula.kind === "input" || formula.kind === "step" || formula.kind === "constant";
  return {
    ...parts,
    calculation: [
      `${name} = ${writer.words(formula)}`,
      ...(bare ? [] : [`= ${writer.numbers(formula)}`]),
      `= ${result(value, unit, currency.exponent, currency.code, chinese)}`,
    ],
    notes: [...(flag ? [flagText(flag, locale)] : []), ...(begins === undefined ? [] : [beginsText(begins, locale)])],
  };
}

/** The whole explanation as lines, for a terminal. `itemsBehind`: of how many items a number was made; `undefined` where none stand behind it. */
export function explanationLines(
  explanation: Explanation,
  locale: Locale,
  itemsBehind: (number: Input) => number | undefined = () => undefined,
): readonly string[] {
  const text = explanationText(explanation, locale);
  const colon = locale === "zh-CN" ? "：" : ": ";
  const behind = numbersOf(explanation).map((each) => itemsText(each.value.kind === "number" ? undefined : itemsBehind(each), locale));
  return [
    text.title,
    ...text.numbers.map(({ label, value }, i) => `  ${label}${colon}${value}${behind[i] ?? ""}`),
    ...text.choices.map((choice) => `  ${choice}`),
    ...text.steps.map(({ label, calculation }) => `  ${label}${colon}${calculation}`),
    ...text.calculation.map((line) => `  ${line}`),
    ...text.notes.map((note) => `  ${note}`),
  ];
}

/** " (41 items)", behind an amount. */
function itemsText(items: number | undefined, locale: Locale): string {
  if (items === undefined) return "";
  return locale === "zh-CN" ? `（${items} 项）` : ` (${items} ${items === 1 ? "item" : "items"})`;
}

/** What a figure lacks whose period begins before the ledger does. */
function beginsText(begins: DayNumber, locale: Locale): string {
  const day = isoFromDay(begins);
  return locale === "zh-CN"
    ? `该币种明细自 ${day} 起，晚于本指标期间的起点；此前数据未知，未计入。`
    : `The ledger of this currency begins on ${day}, later than the period of this figure: nothing before is known, and none of it counts.`;
}

function flagText(flag: Flag, locale: Locale): string {
  if (flag === "credit-balance") return locale === "zh-CN" ? "余额为贷方。" : "The balance is a net credit.";
  return locale === "zh-CN"
    ? "超过 100%：分母为未收净额，单列的贷项减少未收净额而不减少逾期。"
    : "Above 100 %: it is a share of what is open with credits taken off, and credits that stand apart do not reduce what is past due.";
}

/** What a figure is called. */
export function figureName(figure: FigureName, locale: Locale): string {
  const chinese = locale === "zh-CN";
  switch (figure.kind) {
    case "metric":
      return metricName(figure.id, locale);
    case "open":
      return chinese ? "未收合计" : "Open, all buckets";
    case "past-due":
      return chinese ? "逾期合计" : "Past due, all buckets";
    case "past-due-by-amount":
      return chinese ? "逾期率（金额）" : "Past due, percent of amount";
    case "past-due-by-count":
      return chinese ? "逾期率（项数）" : "Past due, percent of items";
    case "provision":
      return chinese ? "坏账准备合计" : "Provision";
    case "provision-line":
      return `${chinese ? "坏账准备，" : "Provision, "}${bucketOfPool(figure.bucket, locale, bucketName)}`;
    case "allowance":
      return `${chinese ? "坏账准备，" : "Allowance, "}${allowanceLineName(figure.line, locale)}`;
    case "headroom":
      return `${chinese ? "可用额度，" : "Headroom, "}${figure.name}`;
    case "dunning":
      return `${chinese ? "催款合计，" : "Reminder total, "}${figure.name}`;
  }
}

function lowerBound(days: string, unexplained: string, chinese: boolean): string {
  return chinese ? `至少 ${days} 天；尚有 ${unexplained} 未解释。` : `It is at least ${days} days; ${unexplained} stays unexplained.`;
}

/** The value with its unit; says that it was rounded where it was. */
function result(value: Ratio, unit: Unit, exponent: Exponent, code: string | null, chinese: boolean): string {
  const shown = unit === "amount" ? rounded(value, 0) : rounded(value, places);
  const note = shown.eq(value) ? "" : chinese ? "（四舍五入）" : " (rounded half away from zero)";
  const units: Readonly<Record<Unit, string>> = {
    amount: code === null ? "" : ` ${code}`,
    days: chinese ? " 天" : " days",
    percent: "%",
    times: chinese ? " 次" : " times",
    index: "",
    count: "",
  };
  const figure = unit === "amount" ? amountText(minor(shown.toNumber()), exponent) : formatRatio(value, places);
  return `${figure}${units[unit]}${note}`;
}

/** Negatives with a minus sign: brackets would read as arithmetic here. */
function amountText(amount: Minor, exponent: Exponent): string {
  return formatRatio(exact(decimalText(amount, exponent)), exponent);
}

/** A month, a period, or a day. */
function whenText({ from, to }: Pick<MetricInput, "from" | "to">, locale: Locale): string {
  if (to === undefined) return "";
  if (from === undefined) return isoFromDay(to);
  return isMonth(from, to) ? isoFromDay(to).slice(0, 7) : `${isoFromDay(from)} ${locale === "zh-CN" ? "至" : "to"} ${isoFromDay(to)}`;
}

function isMonth(from: DayNumber, to: DayNumber): boolean {
  return from === monthStart(from) && to === monthEnd(from);
}

/** Binds less tightly first: what must stand in brackets within something tighter. */
const strength = { sum: 1, difference: 1, product: 2, quotient: 2, larger: 3, smaller: 3, input: 3, step: 3, constant: 3 } as const;

/** Writes terms for one explanation: in words, and with the numbers put in. */
class Writer {
  private readonly chinese: boolean;
  private readonly severalOf: ReadonlySet<string>;

  constructor(
    private readonly locale: Locale,
    private readonly exponent: Exponent,
    named: readonly (Input | Step)[],
  ) {
    this.chinese = locale === "zh-CN";
    const seen = new Set<string>();
    const several = new Set<string>();
    for (const { name } of named) (seen.has(name) ? several : seen).add(name);
    this.severalOf = several;
  }

  /** "Sales 2013-04-02 to 2013-06-30". */
  label(named: Input | Step): string {
    return this.placed(inputName(named.name, this.locale), named);
  }

  value(value: MetricInput["value"]): string {
    switch (value.kind) {
      case "amount":
        return amountText(value.amount, this.exponent);
      case "number":
        return formatRatio(exact(value.number), 0);
      case "rate":
        return `${trimmed(value.rate.times(100))}%`;
      case "product": {
        const decimals = this.exponent * value.power;
        return formatRatio(value.product.div(exact(10).pow(decimals)), decimals);
      }
    }
  }

  numbers(term: Term): string {
    return this.write(term, (named) => this.value(named.value));
  }

  words(term: Term): string {
    return this.write(term, (named) => this.within(named), true);
  }

  /** The name in a formula; with its period or bucket where there are several of the name. */
  private within(named: Input | Step): string {
    const name = inputNameWithin(named.name, this.locale);
    return this.severalOf.has(named.name) ? this.placed(name, named) : name;
  }

  private placed(name: string, named: Input | Step): string {
    const of = named.of === undefined ? "" : ofDocument.has(named.name) ? named.of : bucketOfPool(named.of, this.locale, bucketDays);
    const when = whenText(named, this.locale);
    // A bucket is called by its days alone.
    if (named.name === "bucket") return this.chinese ? `${when} ${of}` : `${of} at ${when}`;
    if (this.chinese) return [when, name, of].filter((part) => part !== "").join(" ");
    const at = when !== "" && named.from === undefined ? `at ${when}` : when;
    return [name, of, at].filter((part) => part !== "").join(" ");
  }

  private write(term: Term, leaf: (named: Input | Step) => string, short = false): string {
    const part = (each: Term, above: number): string => {
      const text = this.write(each, leaf, short);
      const negative = text.startsWith("-") && above > 1;
      if (short && each.kind === "sum" && this.alike(each.terms) !== undefined) return text;
      return strength[each.kind] < above || negative ? this.bracketed(text) : text;
    };
    const [add, subtract, multiply, divide] = this.chinese ? [" + ", " − ", " × ", " ÷ "] : [" + ", " - ", " x ", " / "];
    switch (term.kind) {
      case "input":
      case "step":
        return leaf(term);
      case "constant":
        return formatRatio(exact(term.value), 0);
      case "sum": {
        const alike = short ? this.alike(term.terms) : undefined;
        if (alike !== undefined) return this.chinese ? `${this.bracketed(alike)}之和` : `the sum of ${this.bracketed(alike)}`;
        return term.terms
          .map((each) => part(each, 1))
          .reduce((sum, each) => (each.startsWith("-") ? sum + subtract + each.slice(1) : sum + add + each));
      }
      case "difference": {
        const less = part(term.less, 2);
        return `${part(term.of, 1)}${subtract}${less}`;
      }
      case "product":
        return term.factors.map((each, i) => part(each, i === 0 || each.kind !== "quotient" ? 2 : 3)).join(multiply);
      case "quotient":
        return `${part(term.of, 2)}${divide}${part(term.by, 3)}`;
      case "larger":
      case "smaller": {
        const each = term.terms.map((one) => this.write(one, leaf, short)).join("; ");
        const [larger, smaller] = this.chinese ? ["较大者", "较小者"] : ["the larger of ", "the smaller of "];
        return `${term.kind === "larger" ? larger : smaller}${this.bracketed(each)}`;
      }
    }
  }

  /** What terms say without their periods, where three or more all say the same. */
  private alike(terms: readonly Term[]): string | undefined {
    if (terms.length < 3) return undefined;
    const bare = terms.map((term) => this.write(term, (named) => inputNameWithin(named.name, this.locale), true));
    return bare.every((each) => each === bare[0]) ? bare[0] : undefined;
  }

  private bracketed(text: string): string {
    return this.chinese ? `（${text}）` : `(${text})`;
  }
}

/** Figures of the loss allowance; their reasons are told in its own words, and some of them are called as those of metrics are. */
const ofAllowance: ReadonlySet<FigureName["kind"]> = new Set(["provision", "provision-line", "allowance"]);

/** "Not available, because ...", of any figure. */
function whyNot({ kind }: FigureName, reason: Reason | ProvisionReason, locale: Locale): string {
  if (ofAllowance.has(kind) && isProvisionReason(reason)) return provisionReasonSentence(reason, locale);
  return isReason(reason) ? reasonSentence(reason, locale) : provisionReasonSentence(reason, locale);
}

/** Numbers of one customer or document: its name stands as it was given, hyphens and all. */
const ofDocument: ReadonlySet<InputName> = new Set(["invoice", "specific-provision", "security"]);

/** "Export: 1–30", a bucket by its words and before it the pool as it is called, where there is one. */
function bucketOfPool(line: string, locale: Locale, bucket: (id: string, locale: Locale) => string): string {
  const at = line.lastIndexOf(": ");
  if (at < 0) return bucket(line, locale);
  return `${line.slice(0, at)}${locale === "zh-CN" ? "：" : ": "}${bucket(line.slice(at + 2), locale)}`;
}

/** "1–30 days", "Not due". */
function bucketDays(id: string, locale: Locale): string {
  const name = bucketName(id, locale);
  return /^\d[\d+-]*$/.test(id) ? `${name}${locale === "zh-CN" ? " 天" : " days"}` : name;
}

/** As many decimals as it has. */
function trimmed(value: Ratio): string {
  return formatRatio(value, value.decimalPlaces());
}
