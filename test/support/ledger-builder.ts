import { dayFromIso } from "../../src/kernel/day.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { readTable } from "./read-table.js";

const headers = ["Customer No", "Customer Name", "Invoice No", "Currency", "Invoice Date", "Due Date", "Amount", "Settled Date"];

/**
 * A ledger from one line per invoice, read as a sheet "Invoices" would be: customer, invoice, currency, issued, due ("-": none), amount
 * and, where it is settled, that day. `names` gives customers a name beside their number.
 */
export function ledgerOf(lines: readonly string[], names: Readonly<Record<string, string>> = {}): Ledger {
  const rows = lines.map((line): CellValue[] => {
    const [customer = "", invoice = "", currency = "", issued = "-", due = "-", amount = "", settled = "-"] = line.trim().split(/\s+/);
    return [customer, names[customer] ?? customer, invoice, currency, serial(issued), serial(due), Number(amount), serial(settled)];
  });
  return readTable("Invoices", headers, rows).ledger;
}

function serial(text: string): number | null {
  return text === "-" ? null : (dayFromIso(text) ?? null);
}
