import { policyVersion } from "../policy/settings.js";
import type { Policy } from "../policy/policy.js";
import type { PlanCell } from "../sheet/sheet-plan.js";
import type { Locale } from "../text/locale.js";
import { policyWord, type PolicyWord } from "../text/policy-sheet.js";
import { number, text } from "./columns.js";
import { provisionSettings } from "./policy-tables.js";

/** A row of AR_Settings: key, value, and what it means. */
export interface SettingRow {
  readonly key: string;
  readonly cells: readonly PlanCell[];
}

export function settingHeads(locale: Locale): readonly string[] {
  return (["setting", "value", "meaning"] as const).map((word) => policyWord(word, locale));
}

/** Every setting with what the policy says of it. */
export function settingRows(policy: Policy, locale: Locale): readonly SettingRow[] {
  const setting = (key: PolicyWord, value: PlanCell): SettingRow => ({
    key,
    cells: [text(0, key, "text"), value, text(2, policyWord(key, locale), "label")],
  });
  return [
    setting("terms_days", count(1, policy.termsDays)),
    setting("default_currency", text(1, policy.defaultCurrency ?? "", "input-text")),
    setting("watch_from", number(1, Number(policy.credit.watchFrom), "input-percent")),
    setting("hold_when_past_due_over", count(1, policy.credit.holdWhenPastDueOver)),
    setting("base_currency", text(1, policy.baseCurrency ?? "", "input-text")),
    setting("grace_days", number(1, policy.graceDays, "input-count")),
    setting("aging_bands", text(1, policy.agingBands, "input-text")),
    setting("missing_due", text(1, policy.missingDue, "input-text")),
    setting("unapplied_credits", text(1, policy.unappliedCredits, "input-text")),
    setting("notes_receivable", text(1, policy.notes, "input-text")),
    setting("discounted_notes", text(1, policy.discountedNotes, "input-text")),
    setting("related_parties", text(1, policy.relatedParties, "input-text")),
    setting("notes_in_turnover", text(1, policy.notesInTurnover ? "yes" : "no", "input-text")),
    setting("sales_basis", text(1, policy.salesBasis, "input-text")),
    setting("repeats", text(1, policy.repeats, "input-text")),
    setting("writing_now", text(1, "", "text")),
    ...(policy.groupBy.length > 0 ? policy.groupBy : [""]).map((header) => setting("group_by", text(1, header, "input-text"))),
    setting("same_customers", text(1, policy.sameCustomers, "input-text")),
    ...provisionSettings(policy.provision).map(({ key, cell }) => setting(key, cell)),
    setting("late_interest_regime", text(1, policy.lateInterest ?? "", "input-text")),
    setting("year_days", number(1, policy.measures.yearDays, "input-count")),
    setting("average_balance", text(1, policy.measures.averageBalance, "input-text")),
    setting("count_back_months", text(1, policy.measures.countBackMonths, "input-text")),
    setting("zero_month", text(1, policy.measures.zeroMonth, "input-text")),
    setting("cost_of_capital", rate(1, policy.measures.costOfCapital)),
    setting("sheet_units", number(1, policy.presentation.units, "input-count")),
    setting("report_title", text(1, policy.presentation.reportTitle, "input-text")),
    setting("prepared_by", text(1, policy.presentation.preparedBy, "input-text")),
    setting("reviewed_by", text(1, policy.presentation.reviewedBy, "input-text")),
    setting("logo", text(1, policy.presentation.logo, "input-text")),
    setting("detail_columns", text(1, detailColumnsText(policy.presentation.detailColumns), "input-text")),
    setting("policy_version", number(1, policyVersion, "count")),
  ];
}

/** The columns as a person names them; a list that names none but those that always stand there is no empty cell, which is the default. */
function detailColumnsText(columns: Policy["presentation"]["detailColumns"]): string {
  return columns.length === 0 ? "total" : columns.join(", ");
}

function rate(column: number, value: string | undefined): PlanCell {
  return value === undefined ? text(column, "", "input-percent") : number(column, Number(value), "input-percent");
}

function count(column: number, value: number | undefined): PlanCell {
  return value === undefined ? text(column, "", "input-count") : number(column, value, "input-count");
}
