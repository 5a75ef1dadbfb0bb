import type { Minor } from "../kernel/money.js";
import type { Mapping } from "../ledger/ledger.js";
import type { CellReader } from "./cell-reader.js";
import { dueBy, readTerms, type PaymentTerms } from "./payment-terms.js";

/** How an item is dated that states no due date. */
export interface DueRules {
  readonly mapping: Mapping;
  /** Issue day + so many days. */
  readonly termsDays: number | undefined;
  /** Terms of a row (its own column) and of a customer go before; absent, such items stand apart. */
  readonly dueByTerms?: { readonly ofCustomer: (id: string) => number | undefined } | undefined;
}

/** Reads the day of issue and the due day of a row; what is missing or odd is a finding. */
export class ItemDays {
  constructor(
    private readonly cells: CellReader,
    private readonly rules: DueRules,
  ) {}

  /** Days as the ledger keeps them, 0 where there is none. `amount` in minor units, for the findings; `customer` by whose terms it may be due. */
  of(row: number, customer: string, amount: Minor, currency: string | null): { readonly issued: number; readonly due: number } {
    const issued = this.cells.day(row, "issueDate", this.cells.days.issue, amount, currency);
    let due = this.cells.day(row, "dueDate", this.cells.days.due, amount, currency);
    if (issued === undefined) this.cells.note("issue-missing", "warning", row, "issueDate", amount, currency);
    if (due === undefined) {
      const terms = issued === undefined ? undefined : this.termsOf(row, customer);
      if (issued !== undefined && terms) {
        due = dueBy(issued, terms);
        this.cells.recomputable = false;
        this.cells.note("due-by-terms", "info", row, "dueDate", amount, currency);
      } else if (amount >= 0) {
        this.cells.note("due-missing", "warning", row, "dueDate", amount, currency);
      } else {
        // A credit without a due date ages from its own day.
        due = issued;
        this.cells.recomputable = false;
      }
    } else if (issued !== undefined && due < issued) this.cells.note("due-before-issue", "warning", row, "dueDate", amount, currency);
    return { issued: issued ?? 0, due: due ?? 0 };
  }

  /** The terms of an item without a due date: its own, else its customer's, else those given for all. */
  private termsOf(row: number, customer: string): PaymentTerms | undefined {
    const { dueByTerms, termsDays, mapping } = this.rules;
    const own = dueByTerms && mapping.terms ? readTerms(this.cells.text(row, "terms")) : undefined;
    const days = dueByTerms?.ofCustomer(customer) ?? termsDays;
    return own ?? (days === undefined ? undefined : { days, from: "issue" });
  }
}
