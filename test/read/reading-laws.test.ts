import fc from "fast-check";
import { openAt, sumOf } from "../../src/analyses/balance.js";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import type { CellValue } from "../../src/sheet/cell.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import {
  asNumbers,
  bookOfRows,
  columns,
  companies,
  customerIds,
  figuresText,
  invoiceRows,
  readBook,
  reportDay,
  rowOf,
  sheetsOf,
  writings,
  type Column,
  type Company,
  type Doc,
} from "../support/random-books.js";

const figures = async (sheets: Parameters<typeof bookOfRows>[0]): Promise<unknown> => figuresText(await readBook(bookOfRows(sheets)));

const either = fc.constantFrom("rows", "receipts").chain((paidIn) => companies({ paidIn }));
const shuffled = <T>(items: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** What is owed at the end of a day, reckoned from the documents alone: in cents, by currency. */
function owed({ docs, payments }: Company, asOf: number): Record<string, number> {
  const open: Record<string, number> = {};
  const add = (currency: string, cents: number): void => void (open[currency] = (open[currency] ?? 0) + cents);
  for (const { currency, issued, amount, paid, paidOn } of docs) {
    if (issued > asOf) continue;
    add(currency, amount);
    if (paidOn !== undefined && paidOn <= asOf) add(currency, -paid);
  }
  for (const { currency, day, amount } of payments) if (day <= asOf) add(currency, -amount);
  return Object.fromEntries(Object.entries(open).filter(([, cents]) => cents !== 0));
}

/** The same as the ledger has it. */
function read(ledger: Ledger, asOf: number): Record<string, number> {
  const open = openAt(ledger, asOf as typeof reportDay);
  const sums = ledger.currencies.map(({ code, exponent }, i) => [code ?? "", sumOf(ledger, i, open) * 10 ** (2 - exponent)] as const);
  return Object.fromEntries(sums.filter(([, cents]) => cents !== 0));
}

const days = fc.integer({ min: reportDay - 520, max: reportDay + 60 });

it("what is owed is what the documents add up to on every day, however amounts and days are written", () =>
  fc.assert(
    fc.asyncProperty(either, writings, days, async (company, writing, asOf) => {
      // A column of days without one above the 12th is read by its neighbours or by nobody: another law.
      fc.pre(company.docs.filter((doc) => new Date(doc.issued * 86_400_000 - 2_209_161_600_000).getUTCDate() > 12).length >= 2);
      const { ledger } = await readBook(bookOfRows(sheetsOf(company, writing)));
      expect(read(ledger, asOf)).toEqual(owed(company, asOf));
    }),
  ));

it("shuffling the rows changes no figure", () =>
  fc.assert(
    fc.asyncProperty(
      either.chain((company) => fc.tuple(fc.constant(company), shuffled(company.docs))),
      writings,
      async ([company, docs], writing) => {
        expect(await figures(sheetsOf({ ...company, docs }, writing))).toEqual(await figures(sheetsOf(company, writing)));
      },
    ),
  ));

const words: Readonly<Record<Column, readonly string[]>> = {
  customer: ["Customer Number", "customer_code", "Debtor No", "CustomerID", "Client Code", "客户编号", "客户代码", "往来单位编码"],
  name: ["Customer Name", "Name of customer", "Debtor name", "客户名称", "客户全称", "往来单位名称"],
  number: ["Invoice Number", "Document No.", "DocNumber", "Bill No", "Voucher No", "发票号码", "单据编号", "发票号"],
  currency: ["Curr", "Currency code", "Document currency", "CCY", "币种", "币别", "货币"],
  issued: ["Invoice Date", "Document date", "Billing date", "Issued on", "开票日期", "单据日期", "发票日期"],
  due: ["Due Date", "Net due date", "DUE_ON", "Maturity date", "Payment due", "到期日", "付款期限", "应收日期"],
  amount: ["Invoice amount", "Gross amount", "Original amount", "Amount in document currency", "价税合计", "应收金额", "发票金额"],
  paid: ["Amount paid", "Paid amount", "Received amount", "Amount received", "已收金额", "已核销金额", "回款金额"],
  paidOn: ["Settlement date", "Date paid", "Clearing date", "Payment date", "结清日期", "收款日期", "核销日期"],
};
const headers = fc.record(
  Object.fromEntries(columns.map((column) => [column, fc.constantFrom(...words[column])])) as Record<Column, fc.Arbitrary<string>>,
);

it("headers in other words of the same meaning change no figure", () =>
  fc.assert(
    fc.asyncProperty(companies(), headers, async (company, named) => {
      expect(await figures({ Invoices: invoiceRows(company, asNumbers, named) })).toEqual(await figures(sheetsOf(company)));
    }),
  ));

/** The same table as a printed report: titles above, blank rows, customers in blocks with their sums, a grand total. */
function asReport(company: Company, words: { readonly title: readonly CellValue[]; readonly sub: string; readonly all: string }) {
  const sum = (docs: readonly Doc[], of: (doc: Doc) => number): number => docs.reduce((cents, doc) => cents + of(doc), 0) / 100;
  const total = (label: string, docs: readonly Doc[]): CellValue[] => {
    const cells: CellValue[] = [label, null, null, null, null, null, sum(docs, (doc) => doc.amount)];
    return company.payments.length > 0 ? cells : [...cells, sum(docs, (doc) => doc.paid), null];
  };
  const [header = [], ...rows] = invoiceRows({ ...company, docs: [] });
  const width = header.length;
  const blocks = customerIds.flatMap((_, customer) => {
    const own = company.docs.filter((doc) => doc.customer === customer);
    return own.length === 0 ? [] : [...own.map((doc) => rowOf(doc).slice(0, width)), total(words.sub, own), []];
  });
  return [words.title, ["Printed for the credit committee"], [], header, ...rows, ...blocks, total(words.all, company.docs)];
}

const reports = fc.constantFrom(
  { title: ["Accounts receivable", null, "As of", 46_326], sub: "Subtotal", all: "Grand total" },
  { title: ["ACME Holding plc: open invoices"], sub: "Total", all: "Report total:" },
  { title: ["应收账款明细表"], sub: "小计", all: "合计" },
);

it("titles, blank rows, subtotals and a grand total change no figure", () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom("rows", "receipts").chain((paidIn) => companies({ paidIn, currencies: ["EUR"] })),
      reports,
      async (company, words) => {
        const sheets = sheetsOf(company);
        expect(await figures({ ...sheets, Invoices: asReport(company, words) })).toEqual(await figures(sheets));
      },
    ),
  ));

/** The changes of a span, each on the first day on which both it and its document have happened. */
function moved(ledger: Ledger, currency: number, from: number, till: number) {
  const sums = { invoices: 0, receipts: 0, credits: 0, writeOffs: 0 };
  const within = (day: number): boolean => day > from && day <= till;
  for (let item = 0; item < ledger.size; item++) {
    if (ledger.currency[item] !== currency) continue;
    const issued = ledger.issued[item] ?? 0;
    if (within(issued)) sums.invoices += ledger.amount[item] ?? 0;
    if (within(Math.max(issued, ledger.settled[item] ?? 0))) sums.receipts += ledger.paid[item] ?? 0;
  }
  const { entries } = ledger;
  const kinds = ["receipts", "credits", "writeOffs"] as const;
  for (let entry = 0; entry < entries.size; entry++) {
    const item = entries.item[entry] ?? 0;
    const kind = kinds[entries.kind[entry] ?? 0];
    if (ledger.currency[item] !== currency || !kind) continue;
    if (within(Math.max(ledger.issued[item] ?? 0, entries.day[entry] ?? 0))) sums[kind] += entries.amount[entry] ?? 0;
  }
  return sums;
}

it("opening + invoices - receipts - credits - write-offs = closing, for every span of days and every currency", () =>
  fc.assert(
    fc.asyncProperty(either, days, days, async (company, a, b) => {
      const [from, till] = a < b ? [a, b] : [b, a];
      const { ledger } = await readBook(bookOfRows(sheetsOf(company)));
      ledger.currencies.forEach((_, currency) => {
        const [opening, closing] = [from, till].map((day) => sumOf(ledger, currency, openAt(ledger, day as typeof reportDay)));
        const { invoices, receipts, credits, writeOffs } = moved(ledger, currency, from, till);
        expect((opening ?? 0) + invoices - receipts - credits - writeOffs).toBe(closing);
      });
    }),
  ));

const limits = fc
  .uniqueArray(fc.integer({ min: 10, max: 400 }), { minLength: 1, maxLength: 6 })
  .map((found) => found.sort((a, b) => a - b));

it("the buckets add up to what is open, whatever the limits, the days of grace, and what stands apart", () =>
  fc.assert(
    fc.asyncProperty(
      either,
      days,
      fc.record({
        bucketLimits: limits,
        graceDays: fc.nat(9),
        unappliedCredits: fc.constantFrom("by-age", "oldest-first", "apart"),
        notes: fc.constantFrom("with-invoices", "apart"),
      }),
      async (company, asOf, policy) => {
        const invoices = invoiceRows(company).map((row, i) => [
          ...row,
          i === 0 ? "Document type" : i % 5 === 0 ? "Bill of exchange" : null,
        ]);
        const source = await readBook(bookOfRows({ ...sheetsOf(company), Invoices: invoices }));
        const expected = owed(company, asOf);
        const { currencies } = figuresText(source, asOf as typeof reportDay, policy) as {
          currencies: { currency: string; open: number; byDue: number[][]; byIssue: number[][]; customers: [string, ...number[]][] }[];
        };
        for (const each of currencies) {
          const cents = each.currency === "JPY" ? 100 : 1;
          const sum = (amounts: readonly number[] = []): number => amounts.reduce((total, amount) => total + amount, 0) * cents;
          const open = expected[each.currency] ?? 0;
          expect([each.open * cents, sum(each.byDue[1]), sum(each.byIssue[1])]).toEqual([open, open, open]);
          expect(sum(each.customers.flatMap(([, ...amounts]) => amounts))).toBe(open);
        }
      },
    ),
  ));

const csvCell = (value: CellValue): string => {
  const text = value === null ? "" : String(value as string | number);
  return /[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function opened(bytes: Uint8Array, name: string): Workbook {
  const book = openBook(bytes, name);
  if (!book.ok) throw new Error(JSON.stringify(book.failure));
  return book.value;
}

it("the same rows as delimited text and as a workbook give the same figures", () =>
  fc.assert(
    fc.asyncProperty(companies(), writings, fc.constantFrom(",", ";", "\t"), fc.boolean(), async (company, writing, cut, mark) => {
      const rows = invoiceRows(company, writing);
      const lines = rows.map((row) => row.map(csvCell).join(cut));
      const text = opened(Buffer.from(`${mark ? "\ufeff" : ""}${lines.join("\r\n")}\r\n`), "book.csv");
      const book = opened(saveBook(bookOfRows({ book: rows })), "book.xlsx");
      expect(figuresText(await readBook(text))).toEqual(figuresText(await readBook(book)));
    }),
  ));
