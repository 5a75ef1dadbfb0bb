import { dayFromIso } from "../../src/kernel/day.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { proposeMapping } from "../../src/read/propose-mapping.js";
import { readLedger } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";

const headers = ["Customer No", "Customer Name", "Invoice No", "Currency", "Invoice Date", "Due Date", "Amount", "Settled Date"];

/**
 * A ledger whose sheet "Invoices" holds real days and numbers, from one line per invoice: customer, invoice, currency, issued, due ("-": none), amount
 * and, where it is settled, that day. `names` gives customers a name beside their number.
 */
export function numericLedgerOf(lines: readonly string[], names: Readonly<Record<string, string>> = {}): Ledger {
  const rows = lines.map((line): CellValue[] => {
    const [customer = "", invoice = "", currency = "", issued = "-", due = "-", amount = "", settled = "-"] = line.trim().split(/\s+/);
    return [customer, names[customer] ?? customer, invoice, currency, serial(issued), serial(due), Number(amount), serial(settled)];
  });
  const values = [headers, ...rows];
  const area = { sheet: "Invoices", top: 0, left: 0, rows: values.length, columns: headers.length };
  return readLedger(
    { area, values },
    {
      file: "book.xlsx",
      table: undefined,
      mapping: proposeMapping(headers, []).mapping,
      headerRow: 0,
      dateOrder: undefined,
      termsDays: undefined,
      defaultCurrency: undefined,
      excludeDuplicates: false,
    },
  ).ledger;
}

function serial(text: string): number | null {
  return text === "-" ? null : (dayFromIso(text) ?? null);
}
