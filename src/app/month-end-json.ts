import { isoFromDay, type DayNumber } from "../kernel/day.js";
import { decimalText, exponentOf, minor, ratioText, rounded, type Exponent, type Minor } from "../kernel/money.js";
import { agingByGroup } from "../analyses/by-group.js";
import { creditStatus } from "../analyses/credit.js";
import { creditLists } from "../analyses/credit-list.js";
import type { NoteLine } from "../analyses/notes.js";
import type { BaseBalance } from "../analyses/base-currency.js";
import type { Unit } from "../analyses/explanation.js";
import { metricIds, metricUnits, type CurrencyFigures, type Figures, type Metric, type MetricId } from "../analyses/figures.js";
import { metricSource } from "../analyses/metrics.js";
import { trends, type TrendMonth } from "../analyses/trend.js";
import type { FindingGroup, ReadingEffect } from "../ledger/finding.js";
import { fields, groupingsOf, type Currency, type Ledger, type StatedAging } from "../ledger/ledger.js";
import { trendMonths } from "../reports/trend-sheet.js";
import { columnLabel } from "../read/mapping.js";
import { refText } from "../sheet/address.js";
import type { Notice } from "../sheet/notice.js";
import { agingsJson, baseAgingsJson, groupAgingsJson } from "./aging-json.js";
import type { Json } from "./json.js";
import { movementJson } from "./movement-json.js";
import { provisionJson } from "./provision-json.js";
import type { ReadSource } from "./read-source.js";
import type { TableReading } from "./read-table.js";
import type { MonthEnd } from "./month-end.js";
import { trendJson } from "./trend-json.js";

/** The figures in the form of the command line's contract: amounts and ratios as decimal text, days as ISO dates. */
export function monthEndJson({ figures, findings, source, compareTo, sheets, keeping, notices }: MonthEnd): {
  readonly [key: string]: Json | undefined;
} {
  const { ledger } = source;
  const byCurrency = trends(metricSource(ledger, source.policy, source.customers), figures.asOf, trendMonths);
  const trendOf = (currency: Currency): readonly TrendMonth[] => byCurrency[ledger.currencies.indexOf(currency)] ?? [];
  return {
    asOf: isoFromDay(figures.asOf),
    source: {
      sheet: ledger.source.sheet,
      ...(ledger.source.table === undefined ? {} : { table: ledger.source.table }),
      rows: ledger.source.rows,
      mapping: mappingJson(ledger, source.place.header.headers),
      ...(source.tables.length === 1 ? {} : { tables: source.tables.map(tableJson) }),
    },
    ...(source.entity === undefined ? {} : { entity: source.entity }),
    basis: figures.basis,
    ...(ledger.stated ? { agesStated: statedJson(ledger.stated) } : {}),
    findings: findings.flatMap(findingJson),
    currencies: figures.currencies.map((each) => currencyJson(each, ledger, trendOf(each.currency))),
    ...groupsJson(source, figures.asOf),
    ...(figures.base ? { base: { ...baseJson(figures.base), ...baseAgingsJson(figures.base, figures) } } : {}),
    ...(compareTo === undefined ? {} : movementJson(source, compareTo, figures.asOf)),
    ...(figures.notes.length === 0 ? {} : { notes: figures.notes.map((line) => noteJson(line, ledger)) }),
    provision: figures.currencies.map((each) => provisionJson(each, ledger, source.policy.provision)),
    credit: [...figures.currencies.flatMap((each) => creditJson(each, ledger)), ...deliveredJson(figures, source)],
    dunning: figures.currencies.flatMap((each) => dunningJson(each, ledger)),
    sheets: sheets.map(({ name, checks }) => ({
      name,
      checks: checks.map((check) => ({ name: check.name, difference: check.difference })),
    })),
    // Whether the month-end was kept for later comparison, or why it was not.
    ...(notices.length === 0 ? {} : { notices: notices.map(noticeJson) }),
    ...(keeping === undefined ? {} : { monthEndKept: keeping.ok ? keeping.value : keeping.failure.kind }),
  };
}

function noticeJson(notice: Notice): Json {
  return notice.kind === "month-end-refused" ? { kind: notice.kind, failure: notice.failure.kind } : { ...notice };
}

/** One of the tables that were read together. */
function tableJson({ entity, ledger, place }: TableReading): Json {
  const { sheet, table, rows } = ledger.source;
  return {
    entity: entity ?? null,
    sheet,
    ...(table === undefined ? {} : { table }),
    rows,
    mapping: mappingJson(ledger, place.header.headers),
  };
}

function noteJson({ note, state, treatment, amount, open }: NoteLine, ledger: Ledger): Json {
  const { code, exponent } = ledger.currencies[ledger.currency[note.item] as number] ?? { code: null, exponent: 2 };
  const day = (value: number | undefined): string | null => (value ? isoFromDay(value as DayNumber) : null);
  return {
    number: ledger.invoiceNumber.at(note.item) ?? "",
    customer: ledger.customers[ledger.customer[note.item] as number]?.id ?? "",
    drawer: note.drawer,
    acceptor: note.acceptor,
    acceptance: note.acceptance ?? null,
    recourse: note.recourse ?? null,
    currency: code,
    amount: decimalText(amount, exponent),
    open: decimalText(open, exponent),
    maturity: day(ledger.due[note.item]),
    state,
    transferredOn: state === "held" ? null : day(note.transferred),
    treatment,
  };
}

/** That the ages are the source's own: of which day, counted from what, and in which bands. */
function statedJson({ asOf, basis, bands }: StatedAging): Json {
  return { asOf: asOf === undefined ? null : isoFromDay(asOf), basis, bands: bands.map(({ label }) => label) };
}

function mappingJson(ledger: Ledger, headers: readonly string[]): Json {
  const entries = fields.flatMap((field) => {
    const mapped = ledger.source.mapping[field];
    return mapped ? [[field, columnLabel(mapped, headers, ledger.source.area.left)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** One entry per kind and currency: sums of different currencies are never added. */
function findingJson(group: FindingGroup): readonly Json[] {
  const common = {
    kind: group.kind,
    severity: group.severity,
    count: group.count,
    cells: group.cells.map(refText),
    ...(group.otherwise ? { found: group.found, otherwise: group.otherwise } : {}),
    ...(group.effects ? { effects: group.effects.map(effectJson) } : {}),
  };
  if (group.amounts.length === 0) return [common];
  if (group.amounts.length === 1) {
    const only = group.amounts[0];
    return only ? [{ ...common, amount: decimalText(only.amount, exponentOf(only.currency)), currency: only.currency }] : [];
  }
  return [
    { ...common, amounts: group.amounts.map(({ currency, amount }) => ({ currency, amount: decimalText(amount, exponentOf(currency)) })) },
  ];
}

function effectJson({ currency, pastDue, pastDueOtherwise, moved }: ReadingEffect): Json {
  const shown = (amount: Minor): string => decimalText(amount, exponentOf(currency));
  return { currency, pastDue: shown(pastDue), pastDueOtherwise: shown(pastDueOtherwise), moved: shown(moved) };
}

function currencyJson(each: CurrencyFigures, ledger: Ledger, trend: readonly TrendMonth[]): Json {
  const { exponent } = each.currency;
  const { metrics } = each;
  const shown = (metric: Metric): Json => metricJson(metric, exponent);
  return {
    currency: each.currency.code,
    open: decimalText(each.open, exponent),
    items: each.items,
    customers: each.customers,
    ...agingsJson(each),
    pastDuePercent: { byAmount: shown(each.pastDue.byAmount), byCount: shown(each.pastDue.byCount) },
    ...(each.relatedParties.customers === 0
      ? {}
      : { relatedParties: { open: decimalText(each.relatedParties.open, exponent), customers: each.relatedParties.customers } }),
    top: each.top.map(({ customer, open }) => ({
      customer: ledger.customers[customer]?.id ?? "",
      name: ledger.customers[customer]?.name ?? "",
      open: decimalText(open, exponent),
    })),
    salesBasis: each.salesBasis,
    metrics: metricsJson(metrics, exponent),
    trend: trendJson(trend, exponent, (of) => metricsJson(of, exponent)),
  };
}

/** By id; days late stand together, as one figure with two readings. */
function metricsJson(metrics: CurrencyFigures["metrics"], exponent: Exponent): Json {
  const shown = (id: MetricId): Json => metricJson(metrics[id], exponent, metricUnits[id]);
  const both = metrics.daysLateFloored365.kind === "value" && metrics.daysLateSigned365.kind === "value";
  const entries = metricIds.flatMap((id): readonly (readonly [string, Json])[] => {
    if (id === "daysLateSigned365") return [];
    if (id !== "daysLateFloored365") return [[id, shown(id)]];
    return [["daysLate365", both ? { floored: shown(id), signed: shown("daysLateSigned365") } : shown(id)]];
  });
  return Object.fromEntries(entries);
}

/** The aging by the names of each grouping column that the table has, by its field, and of each that was chosen, by its header. */
function groupsJson({ ledger, policy, customers }: ReadSource, asOf: DayNumber): Readonly<Record<string, Json>> {
  const groups = groupingsOf(ledger).flatMap(({ key, grouping }) => {
    const rows = agingByGroup(ledger, grouping, policy, customers, asOf);
    const shown = rows.map((row) => ({
      name: row.name,
      currency: row.currency.code,
      open: decimalText(row.open, row.currency.exponent),
      pastDue: decimalText(row.pastDue, row.currency.exponent),
      ...groupAgingsJson(row),
    }));
    return rows.length === 0 ? [] : [[key, shown] as const];
  });
  return groups.length === 0 ? {} : { groups: Object.fromEntries(groups) };
}

function baseJson({ currency, byCurrency, open, booked, revaluation }: BaseBalance): Readonly<Record<string, Json>> {
  const had = (amount: Minor | undefined): Json =>
    amount === undefined ? { value: null, reason: "rate-missing" } : decimalText(amount, currency.exponent);
  return {
    currency: currency.code,
    open: had(open),
    booked: had(booked),
    revaluation: had(revaluation),
    byCurrency: byCurrency
      .filter((each) => each.open !== 0)
      .map((each) => ({
        currency: each.currency.code,
        open: decimalText(each.open, each.currency.exponent),
        rate: each.rate?.rate.toFixed() ?? null,
        rateOf: each.rate && each.rate.day > 0 ? isoFromDay(each.rate.day) : null,
        closing: had(each.closing),
        booked: had(each.booked),
      })),
  };
}

function metricJson(metric: Metric, exponent: Exponent, unit?: Unit): Json {
  if (metric.kind === "value") {
    const value = unit === "amount" ? decimalText(minor(rounded(metric.value, 0).toNumber()), exponent) : ratioText(metric.value, 6);
    return metric.flag ? { value, flag: metric.flag } : value;
  }
  return {
    value: null,
    reason: metric.reason,
    ...(metric.atLeast ? { atLeast: ratioText(metric.atLeast, 6) } : {}),
    ...(metric.unexplained === undefined ? {} : { unexplained: decimalText(metric.unexplained, exponent) }),
  };
}

function creditJson({ currency, credit }: CurrencyFigures, ledger: Ledger): readonly Json[] {
  const amount = (value: Minor | undefined): string | null => (value === undefined ? null : decimalText(value, currency.exponent));
  return credit.map((check) => ({
    customer: ledger.customers[check.customer]?.id ?? "",
    currency: currency.code,
    ...(check.delivered === 0 ? {} : { open: amount(check.open), delivered: amount(check.delivered) }),
    exposure: amount(check.exposure),
    limit: amount(check.limit),
    available: amount(check.available),
    status: check.status,
    reasons: check.reasons,
  }));
}

/** Customers who owe nothing in a currency and received what is not billed. */
function deliveredJson(figures: Figures, { ledger, policy, customers }: ReadSource): readonly Json[] {
  if (!figures.unbilled) return [];
  return creditLists({ figures, ledger, policy, customers }).flatMap(({ currency, lines }) => {
    const met = figures.currencies.find((each) => each.currency === currency)?.credit ?? [];
    const owing = new Set(met.map(({ customer }) => ledger.customers[customer]?.id ?? ""));
    const amount = (value: Minor | undefined): string | null => (value === undefined ? null : decimalText(value, currency.exponent));
    return lines
      .filter(({ customer }) => !owing.has(customer))
      .map((line) => ({
        customer: line.customer,
        currency: currency.code,
        open: amount(line.open),
        delivered: amount(line.delivered),
        exposure: amount(line.exposure),
        limit: amount(line.limit),
        available: amount(line.headroom),
        status: creditStatus(line.reasons),
        reasons: line.reasons,
      }));
  });
}

function dunningJson({ currency, dunning }: CurrencyFigures, ledger: Ledger): readonly Json[] {
  return dunning.map((proposal) => ({
    customer: ledger.customers[proposal.customer]?.id ?? "",
    currency: currency.code,
    level: proposal.level,
    amount: decimalText(proposal.amount, currency.exponent),
    items: proposal.items.length,
    leftOut: proposal.leftOut.map(({ item, reason }) => ({ invoice: ledger.invoiceNumber.at(item) ?? "", reason })),
  }));
}
