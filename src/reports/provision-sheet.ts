import { isoFromDay } from "../kernel/day.js";
import { decimalText, zero } from "../kernel/money.js";
import { areaText, cellAddress } from "../sheet/address.js";
import type { PlanCell, PlanCheck, PlanRow, SheetPlan } from "../sheet/sheet-plan.js";
import type { CurrencyFigures } from "../analyses/figures.js";
import { defaultPolicy } from "../policy/policy.js";
import { inBoth, methodSentence, provisionLegend, provisionWord } from "../text/provision.js";
import { empty, formula, text } from "./columns.js";
import { journalBlock, rightBlock } from "./provision-movements.js";
import { at, leftBlock, type BlockContext } from "./provision-tables.js";
import type { ScheduleInput } from "./schedule.js";
import { isBilingual, ownerFact, printedPage, titleBlock, warningsOf, wordsOf, type Say, type Titled } from "./sheet-frame.js";
import { openFormula } from "./source-formula.js";

const width = at.last + 1;

/**
 * The loss allowance as one sheet: title block and sign-off, then for each currency its pools, specific provisions, security and closing allowance,
 * beside them the roll-forward, beneath them the journal entries. Amounts of different currencies stand in blocks of their own.
 */
export function planProvision(input: ScheduleInput): SheetPlan {
  return new ProvisionSheet(input).plan();
}

class ProvisionSheet {
  private readonly rows: PlanRow[] = [];
  private readonly checks: PlanCheck[] = [];
  private readonly bilingual: boolean;
  private readonly say: Say;
  private asOfCell = "";

  constructor(private readonly input: ScheduleInput) {
    const { ledger, locale, policy } = input;
    this.bilingual = isBilingual(locale, policy, ledger);
    this.say = wordsOf(this.bilingual);
  }

  plan(): SheetPlan {
    const { figures, name, locale, policy } = this.input;
    const { rows, status, asOfCell } = this.title();
    this.rows.push(...rows);
    this.asOfCell = asOfCell;
    const shown = figures.currencies.filter(({ items, provision }) => items > 0 || provision.rollForward.kind === "value");
    for (const each of shown) this.addCurrency(each, shown.length > 1);
    const asDelivered = JSON.stringify(policy.provisionRates) === JSON.stringify(defaultPolicy.provisionRates);
    for (const line of provisionLegend(policy.provision.method, this.bilingual, asDelivered)) this.add([text(0, line, "legend")]);
    return {
      kind: "provision",
      name,
      asOf: figures.asOf,
      columnWidths: [this.bilingual ? 46 : 38, 16, 14, 14, 11, 16, 3, 16, 15, 16, 17],
      rows: this.rows,
      frozenRows: 0,
      showGridlines: false,
      page: printedPage(0, locale, this.say),
      status,
      tables: [],
      names: [],
      checks: this.checks,
      units: policy.presentation.units,
    };
  }

  private title(): Titled {
    const { figures, ledger, findings, policy, locale, preparedAt, file } = this.input;
    const { provision } = policy;
    const history = figures.currencies.find((each) => each.provision.history)?.provision.history;
    const method = inBoth(
      (language) =>
        methodSentence(
          {
            method: provision.method,
            wording: provision.wording,
            history: history && { from: isoFromDay(history.from), to: isoFromDay(history.to), months: history.months },
            byCustomer: provision.credits === "by-customer",
          },
          language,
        ),
      this.bilingual,
    );
    return titleBlock({
      title: this.say(provision.wording === "CECL" ? "creditLossTitle" : "provisionTitle"),
      width,
      say: this.say,
      facts: [
        ownerFact(this.say, policy, file),
        [this.say("asAt"), figures.asOf],
        [this.say("source"), areaText(ledger.source.area)],
        [this.say("method"), method],
      ],
      preparedAt,
      warnings: warningsOf(findings, this.bilingual, locale),
      presentation: policy.presentation,
      units: policy.presentation.units,
      bilingual: this.bilingual,
    });
  }

  private addCurrency(figures: CurrencyFigures, several: boolean): void {
    const context: BlockContext = { ledger: this.input.ledger, figures, bilingual: this.bilingual };
    const name = figures.currency.code ?? this.say("noCurrency");
    const suffix = several ? ` (${name})` : "";
    this.add([text(0, name, "block-head"), ...Array.from({ length: width - 1 }, (_, i) => empty(i + 1, "block-head"))]);
    const top = this.rows.length;
    const left = leftBlock(context, top);
    const right = rightBlock(context, left, top);
    const height = Math.max(left.rows.rows.length, right.rows.rows.length);
    for (let i = 0; i < height; i++) {
      const cells = [...(left.rows.rows[i] ?? []), ...(right.rows.rows[i] ?? [])];
      this.add(
        cells,
        this.bilingual && cells.some(({ role, column }) => role === "column-head-number" && column < at.right) ? 28 : undefined,
      );
    }
    if (left.closingRow !== undefined) this.addOpenCheck(figures, left.closingRow, suffix);
    this.add([]);
    const journal = journalBlock(context, right, this.rows.length);
    for (const cells of journal.rows.rows) this.add(cells);
    this.add([]);
    this.check("allowance roll-forward", right.checkRow, at.last, figures, suffix);
    this.check("debit = credit", journal.checkRow, at.last, figures, suffix);
  }

  /** What is provided for less the open items, computed anew from the source where its cells allow it. */
  private addOpenCheck({ currency, open }: CurrencyFigures, closingRow: number, suffix: string): void {
    const { ledger, figures } = this.input;
    const recomputed = ledger.source.recomputable && figures.agedAsStated;
    const detail = recomputed ? openFormula(ledger, currency.code, this.asOfCell) : decimalText(open, currency.exponent);
    const row = this.rows.length;
    const difference = `=ROUND(${cellAddress(closingRow, at.gross)}-(${detail}),${currency.exponent})`;
    this.add([
      text(0, provisionWord("checkAging", this.bilingual), "check-label"),
      formula(at.gross, difference, 0, "check-amount", { decimals: currency.exponent }),
      formula(at.allowance, `=IF(${cellAddress(row, at.gross)}=0,"OK","CHECK")`, "OK", "check-verdict"),
    ]);
    this.checks.push({
      name: `provided for = open items${suffix}`,
      row,
      column: at.gross,
      difference: decimalText(zero, currency.exponent),
    });
  }

  private check(name: string, row: number | undefined, column: number, { currency }: CurrencyFigures, suffix: string): void {
    if (row !== undefined) this.checks.push({ name: `${name}${suffix}`, row, column, difference: decimalText(zero, currency.exponent) });
  }

  private add(cells: readonly PlanCell[], height?: number): void {
    this.rows.push({ cells, ...(height === undefined ? {} : { height }) });
  }
}
