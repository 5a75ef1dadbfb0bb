import { exponentOf, minor, wholeMinor, type Exponent, type Minor } from "../kernel/money.js";
import { isSale, type AmountBasis, type Currency, type Field, type Mapping } from "../ledger/ledger.js";
import type { CellGrid } from "../sheet/grid.js";
import type { CellReader } from "./cell-reader.js";
import { currencyOfHeader } from "./currency.js";
import { normalHeader } from "./header-text.js";
import { headerWords, wordScore } from "./header-words.js";
import type { LedgerColumns } from "./ledger-columns.js";

/** So many rows must say that amounts are net of tax, and none in a hundred of them the contrary. */
const leastRows = 3;

/** The items read so far, and the further lines of an invoice that were joined to one of them. */
export interface TaxedItems {
  readonly columns: Pick<LedgerColumns, "amount" | "paid" | "currency" | "kind" | "row">;
  readonly currencies: readonly Currency[];
  /** Items that stand in rows of this table: the first ones. */
  readonly own: number;
  /** All items, those of receipts included. */
  readonly size: number;
  readonly lines: readonly { readonly item: number; readonly row: number }[];
  /** Items of whose row another one holds a part. */
  readonly split?: readonly number[] | undefined;
}

/**
 * What a table says of tax: the net amount and the tax of a row, and whether its column of amounts is net of tax itself. That is for the header to
 * say, or for all rows together; one row alone is only named.
 */
export class TaxColumns {
  /** True where the column of amounts is net of tax. */
  readonly amountsAreNet: boolean;
  /** True where the tax of each row is added to its amount. */
  readonly adds: boolean;
  private readonly mapping: Mapping;

  constructor(
    private readonly grid: CellGrid,
    private readonly cells: CellReader,
    { mapping, headerRow }: { readonly mapping: Mapping; readonly headerRow: number },
  ) {
    this.mapping = mapping;
    this.amountsAreNet = mapping.amount !== undefined && this.sayNet(mapping.amount.header, headerRow);
    this.adds = this.amountsAreNet && mapping.taxAmount !== undefined;
  }

  /** The tax to be added to a row's amount, on the side of the amount; 0 where amounts hold it already. */
  addedTo(row: number, amount: Minor, currency: string | null): Minor {
    if (!this.adds) return minor(0);
    this.cells.recomputable = false;
    const tax = this.value(row, "taxAmount", exponentOf(currency));
    if (tax === undefined) return minor(0);
    const added = sideOf(tax, amount);
    if (added !== 0) this.cells.note("tax-added", "info", row, "taxAmount", added, currency);
    return added;
  }

  /** True, with a finding, where a balance or a payment exceeds its amount by just the tax of the row. */
  seemsNet(row: number, amount: Minor, other: Minor, currency: string | null): boolean {
    if (this.amountsAreNet || !this.mapping.taxAmount || amount <= 0) return false;
    const tax = this.value(row, "taxAmount", exponentOf(currency)) ?? 0;
    if (tax <= 0 || other - amount !== tax) return false;
    this.cells.note("amount-seems-net", "warning", row, "amount", minor(tax), currency);
    return true;
  }

  /**
   * Net amounts in minor units by item, on the side of the amount, 0 where a row states none; `undefined` where no column tells them. Rows whose
   * amount is not net plus tax, or that state neither, are findings.
   */
  nets(items: TaxedItems): Float64Array | undefined {
    const { amount: mapped, netAmount, taxAmount } = this.mapping;
    if (!mapped || !(netAmount ?? taxAmount ?? (this.amountsAreNet || undefined))) return undefined;
    const { amount, currency, kind, row } = items.columns;
    const nets = new Float64Array(items.size);
    const first = this.grid.area.top;
    const joined = new Set([...items.lines.map(({ item }) => item), ...(items.split ?? [])]);
    for (let item = 0; item < items.own; item++) {
      const money = items.currencies[currency[item] as number];
      const whole = isSale(kind[item] as number) && !joined.has(item);
      nets[item] = this.netOf((row[item] as number) - first, amount[item] as number, money, whole);
    }
    for (const { item, row: line } of items.lines) {
      const money = items.currencies[currency[item] as number];
      nets[item] = (nets[item] as number) + this.netOf(line, amount[item] as number, money, false);
    }
    return nets;
  }

  /** Whether sales and what is owed of them are both with tax, both net of it, or one of each; the last two are a finding. */
  basis({ columns, currencies, own }: TaxedItems): AmountBasis {
    if (!this.amountsAreNet || this.adds) return "gross";
    const { amount, paid, currency, row } = columns;
    const excess = new Map<Currency | undefined, number>();
    const sales = new Map<Currency | undefined, number>();
    for (let item = 0; item < own; item++) {
      const billed = amount[item] as number;
      if (billed <= 0) continue;
      const money = currencies[currency[item] as number];
      sales.set(money, (sales.get(money) ?? 0) + billed);
      const beyond = Math.max(-(paid[item] as number), (paid[item] as number) - billed);
      if (beyond > 0) excess.set(money, (excess.get(money) ?? 0) + beyond);
    }
    const mixed = excess.size > 0;
    const at = own > 0 ? (row[0] as number) - this.grid.area.top : 0;
    for (const [money, sum] of mixed ? excess : sales)
      this.cells.note("tax-basis-mismatch", "warning", at, "amount", sum as Minor, money?.code ?? null, this.mapping.amount?.header ?? "");
    return mixed ? "mixed" : "net";
  }

  /** `whole`: the item is a sale that stands in this row alone, so that its parts must add up. */
  private netOf(row: number, amount: number, currency: Currency | undefined, whole: boolean): number {
    const exponent = currency?.exponent ?? exponentOf(null);
    const code = currency?.code ?? null;
    const net = this.amountsAreNet ? this.value(row, "amount", exponent) : this.value(row, "netAmount", exponent);
    const tax = this.value(row, "taxAmount", exponent);
    if (net === undefined && tax === undefined) {
      if (amount !== 0 && whole)
        this.cells.note("tax-not-stated", "info", row, this.mapping.netAmount ? "netAmount" : "taxAmount", minor(amount), code);
      return 0;
    }
    if (net === undefined) return (whole ? amount : sideOf(this.value(row, "amount", exponent) ?? 0, amount)) - sideOf(tax ?? 0, amount);
    const signed = sideOf(net, amount);
    const gross = signed + (this.amountsAreNet && !this.adds ? 0 : sideOf(tax ?? 0, amount));
    if (tax !== undefined && whole && gross !== amount && !this.amountsAreNet)
      this.cells.note("amount-not-net-plus-tax", "warning", row, "amount", minor(amount - gross), code);
    return signed;
  }

  private value(row: number, field: Field, exponent: Exponent): Minor | undefined {
    const cell = this.cells.cell(row, field);
    const plain = typeof cell === "number" ? wholeMinor(cell, exponent) : undefined;
    return plain ?? this.cells.quietAmount(row, field, exponent);
  }

  /** A header says net ("Net amount", 不含税金额), or the rows do, where nothing in them says the contrary. */
  private sayNet(header: string, headerRow: number): boolean {
    const { net, gross } = this.rowsSay(headerRow);
    const normal = normalHeader(header);
    const said = wordScore(headerWords.netAmount, currencyOfHeader(normal)?.rest ?? normal) >= 0.6;
    return said ? gross <= net : net >= leastRows && gross * 100 <= net;
  }

  /** How many rows with tax hold an amount that lacks it, and how many one that holds it. */
  private rowsSay(headerRow: number): { readonly net: number; readonly gross: number } {
    let net = 0;
    let gross = 0;
    if (!this.mapping.taxAmount) return { net, gross };
    const at = (row: number, field: Field): number | undefined =>
      this.mapping[field] ? this.cells.quietAmount(row, field, exponentOf(null)) : undefined;
    for (let row = headerRow + 1; row < this.grid.rowCount; row++) {
      const [amount, tax] = [at(row, "amount"), at(row, "taxAmount")];
      if (!amount || !tax || amount < 0 || tax < 0) continue;
      const others = [at(row, "netAmount") ?? Number.NaN, at(row, "openAmount") ?? 0, at(row, "paidAmount") ?? 0];
      const [stated = Number.NaN, open = 0, paid = 0] = others;
      if (stated === amount || open === amount + tax || paid === amount + tax) net++;
      else if (stated + tax === amount || open === amount || paid === amount) gross++;
    }
    return { net, gross };
  }
}

/** A net amount or a tax stands on the side of its amount, with or without a sign of its own. */
function sideOf(value: number, amount: number): Minor {
  return minor(amount < 0 ? -Math.abs(value) : value);
}
