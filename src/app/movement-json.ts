import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { decimalText, type Exponent, type Minor } from "../kernel/money.js";
import { spanOf, type Span } from "../analyses/compare-days.js";
import type { Outcome } from "../analyses/methods/outcome.js";
import { movementOf, type CurrencyMovement, type Migration, type Movement } from "../analyses/movement.js";
import { baseRollForward, rollForward, rollLines, type RollForward } from "../analyses/roll-forward.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Json } from "./json.js";
import type { ReadSource } from "./read-source.js";

/** Items listed one by one at most; a ledger may have a million. */
const itemsListed = 1000;

/** What happened between two days: each item's movement, and the roll-forward of receivables; or why it cannot be told. */
export function movementJson(source: ReadSource, from: DayNumber, till: DayNumber): Readonly<Record<string, Json>> {
  const { ledger, policy, customers } = source;
  const span = spanOf(ledger, from, till);
  if (span.kind === "unavailable") {
    const refused = { value: null, reason: span.reason };
    return { movement: refused, rollForward: refused };
  }
  const movement = movementOf(ledger, policy, customers, span.value);
  return {
    movement: {
      from: isoFromDay(from),
      to: isoFromDay(till),
      basis: movement.basis,
      currencies: movement.currencies.map(currencyJson),
      ...itemsJson(movement, ledger),
    },
    rollForward: rollForwardsJson(source, span.value),
  };
}

function rollForwardsJson({ ledger, policy }: ReadSource, span: Span): Json {
  const currencies = rollForward(ledger, span).map(rollJson);
  if (policy.baseCurrency === undefined) return { currencies };
  const inBase: Outcome<RollForward, "rate-missing"> = baseRollForward(ledger, span, policy.baseCurrency, policy.exchange);
  return { currencies, base: inBase.kind === "value" ? rollJson(inBase.value) : { value: null, reason: inBase.reason } };
}

/** Opening, the lines that move it with their signs, closing. */
function rollJson(roll: RollForward): Json {
  const { code, exponent } = roll.currency;
  const lines = rollLines.map((line) => [line, decimalText(roll[line], exponent)]);
  return {
    currency: code,
    opening: decimalText(roll.opening, exponent),
    ...(Object.fromEntries(lines) as Readonly<Record<string, string>>),
    closing: decimalText(roll.closing, exponent),
  };
}

function currencyJson({ currency, opening, byKind, closing, movedOn, migration }: CurrencyMovement): Json {
  const { code, exponent } = currency;
  return {
    currency: code,
    opening: decimalText(opening, exponent),
    byKind: byKind.map(({ kind, amount, items }) => ({ kind, amount: decimalText(amount, exponent), items })),
    closing: decimalText(closing, exponent),
    movedOn: { amount: decimalText(movedOn.amount, exponent), items: movedOn.items },
    migration: migrationJson(migration, exponent),
  };
}

/** One entry for each pair of buckets between which anything went. */
function migrationJson({ rows, columns, amounts }: Migration, exponent: Exponent): Json {
  return rows.flatMap((from, row) =>
    columns.flatMap((to, column) => {
      const amount = amounts[row]?.[column] ?? (0 as Minor);
      return amount === 0 ? [] : [{ from, to, amount: decimalText(amount, exponent) }];
    }),
  );
}

/** The items that moved, in the order of the ledger; beyond the first thousand only their number is told. */
function itemsJson({ items, itemAt }: Movement, ledger: Ledger): Readonly<Record<string, Json>> {
  const listed = Array.from(items.subarray(0, itemsListed), (item) => {
    const { opening, closing, byKind, fromBucket, toBucket, state } = itemAt(item);
    const currency = ledger.currencies[ledger.currency[item] as number];
    const shown = (amount: Minor): string => decimalText(amount, currency?.exponent ?? 2);
    return {
      customer: ledger.customers[ledger.customer[item] as number]?.id ?? "",
      invoice: ledger.invoiceNumber.at(item) ?? "",
      currency: currency?.code ?? null,
      state,
      opening: shown(opening),
      byKind: byKind.map(({ kind, amount }) => ({ kind, amount: shown(amount) })),
      closing: shown(closing),
      fromBucket: fromBucket ?? null,
      toBucket: toBucket ?? null,
    };
  });
  return { items: listed, itemsLeftOut: items.length - listed.length };
}
