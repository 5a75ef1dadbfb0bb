import type { AgingRow } from "../analyses/figures.js";
import { cellNumber, zero, type Exponent, type Minor } from "../kernel/money.js";
import { cellOf, type Customer, type Ledger } from "../ledger/ledger.js";
import type { CustomerTerms } from "../policy/policy.js";
import { columnName } from "../sheet/address.js";
import type { CellFormula, CellInput } from "../sheet/batch.js";
import type { PlanLook } from "../sheet/sheet-plan.js";
import type { CellLink, RowForm, Ruling } from "../sheet/sheet-rows.js";

/** Columns before the buckets: number, customer, terms. */
export const firstBucket = 3;

interface CustomerRows {
  readonly exponent: Exponent;
  /** Where an aging has each bucket that is shown. */
  readonly places: readonly number[];
  /** Those shown that are past due. */
  readonly pastDue: readonly number[];
  readonly totalColumn: number;
  readonly ledger: Ledger;
  readonly terms: ReadonlyMap<string, CustomerTerms>;
  /** The first item of each customer. */
  readonly firstItems: Int32Array;
}

/** Rows of customers, by their places in an aging; each leads to where the customer first stands in the source. */
export class CustomerForm implements RowForm {
  readonly looks: Ruling;
  readonly formulas = 2;
  private readonly share: PastDueShare;
  /** The buckets that the total sums, as a formula has them. */
  private readonly from: string;
  private readonly till: string;

  constructor(
    private readonly rows: readonly AgingRow[],
    private readonly input: CustomerRows,
  ) {
    const { exponent, places, pastDue, totalColumn } = input;
    const amounts = [...places, undefined].map((_, i): PlanLook => ({ column: firstBucket + i, role: "amount", decimals: exponent }));
    this.looks = [
      { column: 0, role: "text", link: true },
      { column: 1, role: "text" },
      { column: 2, role: "count" },
      ...amounts,
      { column: totalColumn + 1, role: "percent" },
    ];
    this.share = new PastDueShare(totalColumn, pastDue);
    this.from = columnName(firstBucket);
    this.till = columnName(totalColumn - 1);
  }

  lineOf(place: number, row: number): readonly CellInput[] {
    const { exponent, places, pastDue, terms } = this.input;
    const { customer, amounts, total } = this.rows[place] as AgingRow;
    const { id, name } = this.customerAt(customer);
    const line: CellInput[] = [id || null, name || null, terms.get(id)?.termsDays ?? null];
    for (const at of places) line.push(cellNumber(amounts[at] ?? zero, exponent));
    let late = 0;
    for (const bucket of pastDue) late += amounts[places[bucket] as number] ?? 0;
    line.push({ formula: `=SUM(${this.from}${row + 1}:${this.till}${row + 1})`, expected: cellNumber(total, exponent) });
    line.push(this.share.of(row, late, total));
    return line;
  }

  charactersOf(place: number): number {
    const { id, name } = this.customerAt((this.rows[place] as AgingRow).customer);
    return id.length + name.length + longestFormulas;
  }

  linkOf(place: number): CellLink {
    const { ledger, firstItems } = this.input;
    const { customer } = this.rows[place] as AgingRow;
    return { to: cellOf(ledger, firstItems[customer] as number, "customer"), text: this.customerAt(customer).id };
  }

  private customerAt(customer: number): Customer {
    return this.input.ledger.customers[customer] as Customer;
  }
}

/** "=SUM(XFD1048576:XFD1048576)", and `=IF(XFD1048576>0,SUM(XFD1048576:XFD1048576)/XFD1048576*100,"n/a")` with what it shows: none are longer. */
const longestFormulas = 27 + 65 + 3;

/** What is past due, in percent of the total of a row. */
export class PastDueShare {
  private readonly from: string;
  private readonly till: string;
  private readonly whole: string;

  /** `pastDue`: the buckets of it, among those shown. */
  constructor(totalColumn: number, pastDue: readonly number[]) {
    this.from = columnName(firstBucket + (pastDue[0] ?? 0));
    this.till = columnName(firstBucket + (pastDue[pastDue.length - 1] ?? 0));
    this.whole = columnName(totalColumn);
  }

  of(row: number, late: number, total: Minor): CellFormula {
    const { from, till, whole } = this;
    const line = row + 1;
    return {
      formula: `=IF(${whole}${line}>0,SUM(${from}${line}:${till}${line})/${whole}${line}*100,"n/a")`,
      expected: total > 0 ? (late / total) * 100 : "n/a",
    };
  }
}
