import { figuresOf } from "../../src/app/figures-of.js";
import { noChoices, readSource, type ReadSource, type SourceChoices } from "../../src/app/read-source.js";
import type { CurrencyFigures, Figures } from "../../src/analyses/figures.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { decimalText, type Minor } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import { openAt } from "../../src/analyses/balance.js";
import type { FindingGroup } from "../../src/ledger/finding.js";
import { itemKinds, type Ledger } from "../../src/ledger/ledger.js";
import type { Policy } from "../../src/policy/policy.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { Workbook } from "../../src/workbook/workbook.js";

/** A workbook from one text per sheet: a line per row, cells between bars. ISO dates become day serials, plain numbers numbers. */
export function bookOf(sheets: Readonly<Record<string, string>>): Workbook {
  const book = new Workbook("book.xlsx");
  for (const [name, text] of Object.entries(sheets)) {
    const sheet = book.addSheet(name);
    const lines = text.trim().split("\n");
    lines.forEach((line, row) =>
      line.split("|").forEach((cell, column) => {
        const value = valueOf(cell.trim());
        if (value !== null) sheet.cells.set(row, column, { value });
      }),
    );
  }
  return book;
}

function valueOf(text: string): CellValue {
  if (text === "") return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayFromIso(text) ?? text;
  return /^-?\d+(\.\d+)?$/.test(text) && !/^0\d/.test(text) ? Number(text) : text;
}

export interface ReadBook {
  readonly source: ReadSource;
  readonly ledger: Ledger;
  readonly findings: readonly FindingGroup[];
  readonly figures: Figures;
}

/** A workbook with an AR Policy sheet of ours that holds these tables, each of rows beneath a header. */
export function bookWithPolicy(
  sheets: Readonly<Record<string, string>>,
  tables: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): Workbook {
  const book = bookOf(sheets);
  const sheet = book.addSheet("AR Policy");
  let top = 0;
  for (const [name, body] of Object.entries(tables)) {
    const width = Math.max(...body.map((cells) => cells.length));
    const columns = Array.from({ length: width }, (_, column) => `${name} ${column}`);
    [columns, ...body].forEach((cells, row) => cells.forEach((value, column) => sheet.cells.set(top + row, column, { value })));
    sheet.tables.push({
      id: sheet.tables.length + 1,
      name,
      area: { top, left: 0, rows: body.length + 1, columns: width },
      hasHeaders: true,
      hasTotals: false,
      columns,
      style: "",
    });
    top += body.length + 2;
  }
  book.names.push({ name: "AR_Owned", scope: sheet, refersTo: "'AR Policy'!$A$1" });
  return book;
}

/** Reads a workbook as the product does, and computes its figures as of a day; `policy` stands in for what AR Policy would say. */
export async function readBookOf(
  sheets: Readonly<Record<string, string>>,
  asOf: string,
  policy: Partial<Policy> = {},
  choices: Partial<SourceChoices> = {},
  settings: Readonly<Record<string, string | number>> = {},
): Promise<ReadBook> {
  const stated = Object.entries(settings);
  const book = stated.length > 0 ? bookWithPolicy(sheets, { AR_Settings: stated }) : bookOf(sheets);
  const read = await readSource(hostOf(book), { ...noChoices, ...choices }, unwatched);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const source = { ...read.value, policy: { ...read.value.policy, ...policy } };
  const at = figuresOf(source, dayFromIso(asOf));
  if (!at.ok) throw new Error(JSON.stringify(at.failure));
  return { source, ledger: source.ledger, findings: at.value.findings, figures: at.value.figures };
}

/** "kind number open", an item a line, as of a day: what is open once everything dated until then has happened. */
export function openItems(ledger: Ledger, asOf: string): readonly string[] {
  const open = openAt(ledger, dayFromIso(asOf) ?? (0 as never));
  return [...open].flatMap((amount, item) => {
    const { exponent } = ledger.currencies[ledger.currency[item] ?? 0] ?? { exponent: 2 };
    const kind = itemKinds[ledger.kind[item] ?? 0];
    const number = ledger.invoiceNumber.at(item) ?? "";
    return amount === 0 ? [] : [`${kind} ${number === "" ? "-" : number} ${decimalText(amount as Minor, exponent)}`];
  });
}

/** "current 100.00 | 1-30 50.00", the buckets that hold anything. */
export function agingText(figures: CurrencyFigures | undefined): string {
  if (!figures) return "";
  const { buckets, amounts } = figures.agingByDue;
  return buckets
    .flatMap(({ id }, i) => (amounts[i] === 0 ? [] : [`${id} ${decimalText(amounts[i] ?? (0 as Minor), figures.currency.exponent)}`]))
    .join(" | ");
}

/** "kind count amount" of each finding. */
export function findingTexts(findings: readonly FindingGroup[]): readonly string[] {
  return findings.map(({ kind, count, amounts }) => [kind, count, ...amounts.map(({ amount }) => decimalText(amount, 2))].join(" "));
}
