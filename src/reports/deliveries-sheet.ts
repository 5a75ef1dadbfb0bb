import { decimalText, exponentOf, minor, zero, type Exponent, type Minor } from "../kernel/money.js";
import type { Unbilled, UnbilledOfCurrency } from "../analyses/deliveries.js";
import { cellAddress } from "../sheet/address.js";
import type { PlanCell, SheetPlan } from "../sheet/sheet-plan.js";
import { billedLater, deliveriesLegend, deliveriesTotal, deliveryWords } from "../text/deliveries.js";
import { empty, number, text } from "./columns.js";
import { Schedule, type ScheduleInput } from "./schedule.js";

export interface DeliveriesSheetInput extends ScheduleInput {
  readonly unbilled: readonly UnbilledOfCurrency[];
}

/** Columns before the ages: customer's number and name, delivery, day, remark, age. */
const firstAge = 6;

/**
 * What is delivered and not billed, under its customer, by days since delivery: apart from the receivables, since no invoice had been issued.
 * Deliveries fold away under a subtotal per customer.
 */
export function planDeliveries(input: DeliveriesSheetInput): SheetPlan {
  return new DeliveriesSheet(input).plan();
}

class DeliveriesSheet {
  private readonly sheet: Schedule;
  /** Upper limits of the ages in days, the last open; then no day. */
  private readonly limits: readonly number[];
  private readonly total: number;

  constructor(private readonly input: DeliveriesSheetInput) {
    this.limits = input.policy.bucketLimits;
    const ages = this.limits.length + 2;
    this.total = firstAge + ages;
    this.sheet = new Schedule(input, {
      kind: "deliveries",
      title: deliveryWords.title,
      columnWidths: [12, 28, 16, 11, 22, 10, ...Array.from({ length: ages }, () => 14), 15, 9],
    });
  }

  plan(): SheetPlan {
    const { sheet } = this;
    this.heads();
    if (this.input.unbilled.length === 0) sheet.note(sheet.words(deliveryWords.nothing));
    for (const each of this.input.unbilled) this.currency(each);
    sheet.legend(deliveriesLegend.map((line) => sheet.words(line)));
    return sheet.plan();
  }

  private heads(): void {
    const { sheet } = this;
    const last = this.limits.at(-1) ?? 0;
    const days = (range: string): string => `${range}\n${sheet.words(deliveryWords.days)}`;
    const ranges = this.limits.map((limit, i) => days(`${i === 0 ? 0 : (this.limits[i - 1] ?? 0) + 1}-${limit}`));
    sheet.heads(
      [
        [0, sheet.say("number", "\n"), "text"],
        [1, sheet.say("customer", "\n"), "text"],
        [2, sheet.words(deliveryWords.delivery, "\n"), "text"],
        [3, sheet.words(deliveryWords.delivered, "\n"), "text"],
        [4, sheet.words(deliveryWords.remark, "\n"), "text"],
        [5, sheet.words(deliveryWords.age, "\n"), "number"],
        ...[...ranges, days(`${last + 1}+`), sheet.words(deliveryWords.undatedHead, "\n")].map(
          (words, i) => [firstAge + i, words, "number"] as const,
        ),
        [this.total, sheet.words(deliveryWords.amount, "\n"), "number"],
        [this.total + 1, "", "text"],
      ],
      { repeated: true },
    );
  }

  private currency({ currency, total, customers }: UnbilledOfCurrency): void {
    const { sheet } = this;
    const name = currency ?? sheet.say("noCurrency");
    const exponent = exponentOf(currency);
    sheet.block(name);
    const first = sheet.next;
    for (const { customer, name: shown, deliveries } of customers) {
      const top = sheet.next;
      for (const each of deliveries) this.delivery(each, shown, exponent);
      sheet.fold(top, sheet.next - 1);
      this.sums(
        [text(0, customer, "subtotal-label"), text(1, shown, "subtotal-label", { span: firstAge - 1 })],
        deliveries,
        top,
        exponent,
        "subtotal-amount",
      );
    }
    const all = customers.flatMap(({ deliveries }) => deliveries);
    const label = sheet.inLanguages((locale) => deliveriesTotal(name, all.length, locale));
    const row = this.sums([text(0, label, "total-label", { span: firstAge })], all, first, exponent, "total-amount");
    const ages = `${cellAddress(row, firstAge)}:${cellAddress(row, this.total - 1)}`;
    const totalCell = cellAddress(row, this.total);
    const check = { column: this.total, exponent };
    sheet.check({
      ...check,
      label: sheet.words(deliveryWords.checkFoots),
      name: `ages = total (${name})`,
      difference: `${totalCell}-SUM(${ages})`,
    });
    // Deliveries have a number, subtotals have none; unlike SUBTOTAL, the check does not follow a filter.
    const column = (at: number): string => `${cellAddress(first, at)}:${cellAddress(row - 1, at)}`;
    sheet.check({
      ...check,
      label: sheet.words(deliveryWords.checkSource),
      name: `deliveries = not billed as read (${name})`,
      difference: `SUMPRODUCT((${column(2)}<>"")*${column(this.total)})-(${decimalText(total, exponent)})`,
    });
    sheet.gap();
  }

  private delivery({ delivery, age, billedOn }: Unbilled, name: string, exponent: Exponent): void {
    const { sheet } = this;
    const place = this.placeOf(age);
    const remark =
      billedOn !== undefined
        ? sheet.inLanguages((locale) => billedLater(billedOn, locale))
        : age === undefined
          ? sheet.words(deliveryWords.undated)
          : "";
    sheet.row([
      text(0, delivery.customer, "text"),
      text(1, name, "text"),
      text(2, delivery.number === "" ? "-" : delivery.number, "text", { link: delivery.at }),
      delivery.day === 0 ? empty(3, "day") : { column: 3, role: "day", value: { kind: "day", day: delivery.day } },
      text(4, remark, "text"),
      age === undefined ? empty(5, "count") : number(5, age, "count"),
      ...Array.from({ length: this.total - firstAge }, (_, i) =>
        sheet.amount(firstAge + i, i === place ? delivery.amount : zero, exponent),
      ),
      sheet.amount(this.total, delivery.amount, exponent),
    ]);
  }

  private placeOf(age: number | undefined): number {
    if (age === undefined) return this.limits.length + 1;
    const place = this.limits.findIndex((limit) => age <= limit);
    return place < 0 ? this.limits.length : place;
  }

  /** Subtotals follow a filter, and a total never counts one twice. */
  private sums(
    labels: readonly PlanCell[],
    list: readonly Unbilled[],
    first: number,
    exponent: Exponent,
    role: "subtotal-amount" | "total-amount",
  ): number {
    const { sheet } = this;
    const last = sheet.next - 1;
    const cell = (column: number, amount: Minor): PlanCell =>
      sheet.reckoned(column, `=SUBTOTAL(9,${cellAddress(first, column)}:${cellAddress(last, column)})`, amount, exponent, role);
    return sheet.row([
      ...labels,
      ...Array.from({ length: this.total - firstAge }, (_, i) =>
        cell(firstAge + i, sumOf(list.filter(({ age }) => this.placeOf(age) === i))),
      ),
      cell(this.total, sumOf(list)),
    ]);
  }
}

function sumOf(list: readonly Unbilled[]): Minor {
  return minor(list.reduce((sum, { delivery }) => sum + delivery.amount, 0));
}
