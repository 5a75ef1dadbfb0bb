import type { Minor } from "../kernel/money.js";
import { isBlank } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import type { Mapping } from "../ledger/ledger.js";
import { titlesUnits } from "./amount-units.js";
import { showCell, type CellReader } from "./cell-reader.js";
import { currencyCode, currencyOfHeader } from "./currency.js";
import { namesOpeningBalance } from "./total-words.js";

/** Headings over items that are not owed, or that take something off: paid, cancelled, credit notes, payments. */
const notOwed =
  /^(list of |all )?(fully )?(paid|settled|cleared|closed|cancell?ed|void(ed)?|reversed|drafts?|pro ?-?forma|quotes?|quotations?|written[ -]?off|credit (notes?|memos?)|credits|payments?|receipts?|cash|unapplied (cash|credits?|payments?)|prepayments?|deposits|refunds|payables?|suppliers?|purchases?)( (invoices?|items?|documents?|received|receipts?|ledger|list|since .*|in .*|\d{4}))*\s*:?$|^(已(收款?|付款?|结清|回款|核销|作废|取消)|作废|收款|回款|红字|贷项|预收(账?款)?|退款|草稿|应付(账?款)?|供应商)(发票|单据|明细|部分|项目)*[:：]?$/i;

/**
 * Rows of words between the items, and what they say of the items beneath: a currency, or that they are paid, cancelled, credits. Customers'
 * names, which head rows too, say nothing of the kind.
 */
export class Sections {
  /** What the heading above the present row says; "" for nothing. */
  private heading = "";

  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    private readonly mapping: Mapping,
  ) {}

  /** True where rows stand beneath a heading that changes what they are. */
  get active(): boolean {
    return this.heading !== "" || this.cells.headingCurrency !== undefined;
  }

  /** True when the row was a heading of this kind and nothing more need be said of it. */
  begin(row: number): boolean {
    const texts = this.grid
      .row(row)
      .filter((cell) => !isBlank(cell))
      .map((cell) => showCell(cell).trim());
    const text = texts.join(" ");
    const field = this.mapping.amount ? "amount" : "openAmount";
    if (titlesUnits(text)) {
      this.cells.note("units-beneath", "error", row, field, undefined, undefined, text);
      return true;
    }
    const currency = this.mapping.currency ? undefined : currencyHeaded(text);
    if (currency !== undefined) {
      this.cells.headingCurrency = currency;
      this.cells.note("currency-by-heading", "info", row, field, undefined, undefined, text);
      return true;
    }
    this.heading = texts.length === 1 && notOwed.test(text.normalize("NFKC")) ? text : "";
    return this.heading !== "";
  }

  /** Names an item that stands beneath a heading which says that it is not owed. */
  noteItem(row: number, amount: Minor, currency: string | null): void {
    if (this.heading === "" || amount <= 0) return;
    this.cells.note("section-not-owed", "warning", row, this.mapping.amount ? "amount" : "openAmount", amount, currency, this.heading);
  }

  /** A balance brought forward is owed, and is no item that could be aged: it is left out, loudly, with its amount. */
  isOpeningBalance(row: number): boolean {
    const cells = this.grid.row(row);
    if (!cells.some((cell) => typeof cell === "string" && namesOpeningBalance(cell))) return false;
    const currency = this.cells.readCurrency(row);
    const amounts = cells.flatMap((cell) => this.cells.plainAmount(cell, currency) ?? []);
    const amount = amounts[amounts.length - 1];
    this.cells.note("opening-balance-left-out", "warning", row, "amount", amount, currency, this.cells.firstText(row));
    return true;
  }
}

/** "USD", "Currency: USD", 币种：美元, "EUR invoices": the currency of the rows beneath. */
function currencyHeaded(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim();
  const stated = /^(?:currency|curr|ccy|币种|币别|货币)\s*[:\s]\s*(\S+)$/i.exec(plain)?.[1];
  if (stated !== undefined) return currencyCode(stated);
  const word = /^(?:in\s+)?(\S+?)(?:\s*(?:invoices?|items?|ledger|发票|部分))?\s*:?$/i.exec(plain)?.[1] ?? "";
  return currencyOfHeader(`x ${word.toLowerCase()}`)?.code;
}
