import type { Amounts, AmountCheck } from "./consistency.js";
import { normalHeader } from "./header-text.js";

/** Amounts nearer to each other than this are the same. */
const same = 0.005;

/** How sure a column is that a person must look at: below what counts as known. */
const unsure = 0.55;

/**
 * What is open and what was paid, and no column headed as billed (应收 | 已收 | 未收): the column that is their sum in every row is what was billed.
 * Without one, a payment beside nothing open shows that this is what is left of it; else either may be meant, and a person must look.
 */
export function takeBilled({ mapping, confidence, rows, headers }: AmountCheck, columns: Amounts): void {
  const { amount, openAmount, paidAmount } = mapping;
  if (amount || !openAmount || !paidAmount) return;
  const paidRows = rows.flatMap((_, row) => {
    const paid = columns.net(paidAmount, row);
    const open = columns.net(openAmount, row);
    return paid !== undefined && open !== undefined && paid !== 0 ? [{ row, paid, open }] : [];
  });
  if (paidRows.length === 0) return;
  const column = freeColumn({ mapping, headers }, (each) =>
    paidRows.every(({ row, paid, open }) => Math.abs((columns.at(each, row) ?? NaN) - paid - open) < same),
  );
  if (column !== undefined) {
    mapping.amount = { column, header: headers[column] ?? "" };
    confidence.amount = 0.9;
    return;
  }
  const settled = paidRows.some(({ paid, open }) => paid > 0 && Math.abs(open) < same);
  if (settled) {
    delete mapping.paidAmount;
    delete confidence.paidAmount;
    return;
  }
  confidence.openAmount = Math.min(confidence.openAmount ?? 1, unsure);
  confidence.paidAmount = Math.min(confidence.paidAmount ?? 1, unsure);
}

/** "Amount | VAT | Total": the column that is amount and tax together, in every row with tax, is what is owed; the amount is net. */
export function takeGross({ mapping, confidence, rows, headers }: AmountCheck, columns: Amounts): void {
  const { amount } = mapping;
  if (!amount || amount.contra !== undefined) return;
  const taxes = headers.flatMap((header, column) => (column !== amount.column && headsTax(header) ? [column] : []));
  const taxed = rows.flatMap((_, row) => {
    const net = columns.at(amount.column, row);
    const tax = taxes.reduce((sum, column) => sum + (columns.at(column, row) ?? 0), 0);
    return net !== undefined && tax !== 0 ? [{ row, gross: net + tax }] : [];
  });
  if (taxed.length === 0) return;
  const column = freeColumn({ mapping, headers }, (each) =>
    taxed.every(({ row, gross }) => Math.abs((columns.at(each, row) ?? NaN) - gross) < same),
  );
  if (column === undefined) return;
  if (!mapping.netAmount) {
    mapping.netAmount = amount;
    confidence.netAmount = 0.9;
  }
  mapping.amount = { column, header: headers[column] ?? "" };
  confidence.amount = 0.95;
}

/** True for a column of tax in money: "VAT", "CGST", 税额; not for a rate, a number or a code of it. */
export function headsTax(header: string): boolean {
  return /\b(tax|vat|[csi]?gst|utgst|cess|hst|pst|mwst|ust)\b|税额|税金/.test(normalHeader(header)) && !noTax.test(normalHeader(header));
}

const noTax =
  /%|\b(rate|percent|code|no|number|id|type|date|point|group|incl\w*|excl\w*|ex|before|after|net|gross|with|without|taxable|invoice|withh\w*)\b|税率|含税|不含|税号|合计/;

function freeColumn({ mapping, headers }: Pick<AmountCheck, "mapping" | "headers">, fits: (column: number) => boolean): number | undefined {
  const meant = new Set(Object.values(mapping).flatMap(({ column, contra }) => (contra === undefined ? [column] : [column, contra])));
  const column = headers.findIndex((_, each) => !meant.has(each) && fits(each));
  return column < 0 ? undefined : column;
}
