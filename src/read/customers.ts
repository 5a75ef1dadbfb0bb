import { exact } from "../kernel/money.js";
import type { FindingGroup, FindingKind } from "../ledger/finding.js";
import type { CustomerTerms } from "../policy/policy.js";
import { isBlank, isCellError, type CellValue } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { currencyCode } from "./currency.js";
import { headerText, normalHeader } from "./header-text.js";
import { headerWords, wordScore, type HeaderWords } from "./header-words.js";
import { FindingList } from "./finding-list.js";
import { readTerms } from "./payment-terms.js";

/** What the columns of a list of customers are called, beside the words that head them in any table. */
const words: Readonly<Record<"id" | "name" | "limit" | "currency" | "terms" | "language" | "related", readonly HeaderWords[]>> = {
  id: [headerWords.customer, { says: [[0.9, /^(no|number|code|id|编号|代码)$/]] }],
  name: [headerWords.customerName, { says: [[0.9, /^名称$/]] }],
  limit: [{ says: [[1, /^(credit )?(limit|line)( amount)?$|^(信用|授信)?额度$|^信用限额$/]] }],
  currency: [{ says: [[1, /^limit currency$/]] }, headerWords.currency],
  terms: [headerWords.terms],
  related: [
    { says: [[1, /^(related( party)?|inter ?company|affiliate|group company|ic)( flag)?$|^(是否)?(关联方|内部客户|关联公司|关联企业)$/]] },
  ],
  language: [{ says: [[1, /^(language|lang|语言)$/]] }],
};

export interface CustomersReading {
  readonly customers: readonly CustomerTerms[];
  readonly findings: readonly FindingGroup[];
}

/** Customers with their limits, terms and language; empty when the grid is no such list (it needs a customer and a limit, terms, or a mark of related parties). */
export function readCustomers(grid: CellGrid): CustomersReading {
  const { area } = grid;
  const headers = grid.row(0).map((cell) => normalHeader(headerText(cell)));
  const column = (key: keyof typeof words): number => {
    const scores = headers.map((header) => Math.max(...words[key].map((each) => wordScore(each, header))));
    const best = Math.max(0, ...scores);
    return best >= 0.7 ? scores.indexOf(best) : -1;
  };
  const at = {
    id: column("id"),
    name: column("name"),
    limit: column("limit"),
    currency: column("currency"),
    terms: column("terms"),
    language: column("language"),
    related: column("related"),
  };
  if (
    (at.id < 0 && at.name < 0) ||
    (at.limit < 0 && at.terms < 0 && at.related < 0) ||
    headers.some((header) => /invoice|发票/.test(header))
  )
    return { customers: [], findings: [] };
  const findings = new FindingList();
  const known = new Set<string>();
  const customers: CustomerTerms[] = [];
  grid.rows(1).forEach((cells, i) => {
    const show = (index: number): string => (index < 0 ? "" : textOf(cells[index] ?? null));
    const note = (kind: FindingKind, index: number): void =>
      findings.add({
        kind,
        severity: "warning",
        at: { sheet: area.sheet, row: area.top + 1 + i, column: area.left + index },
        found: showCell(cells[index] ?? null),
      });
    /** What a cell says, with a finding where it says something that cannot be read. */
    const reading = <T>(index: number, kind: FindingKind, read: (cell: CellValue) => T | undefined): T | undefined => {
      const cell = cells[index] ?? null;
      const value = index < 0 || isBlank(cell) ? undefined : read(cell);
      if (index >= 0 && !isBlank(cell) && value === undefined) note(kind, index);
      return value;
    };
    const idColumn = at.id < 0 ? at.name : at.id;
    const id = show(idColumn);
    if (id === "") return;
    if (known.has(id)) return note("customer-twice", idColumn);
    known.add(id);
    const amount = reading(at.limit, "limit-unreadable", decimalOf);
    const name = show(at.name);
    customers.push({
      id,
      name: name === "" ? id : name,
      limit: amount === undefined ? undefined : { amount, currency: currencyCode(show(at.currency)) ?? null },
      termsDays: reading(at.terms, "terms-unreadable", daysOf),
      language: languageOf(show(at.language)),
      related: saysRelated(show(at.related)),
    });
  });
  return { customers, findings: findings.toGroups() };
}

function showCell(cell: CellValue): string {
  return cell === null ? "" : isCellError(cell) ? cell.error : String(cell);
}

function textOf(cell: CellValue): string {
  return cell === null ? "" : isCellError(cell) ? "" : String(cell).trim();
}

/** A limit as plain decimal text; `undefined` where the cell holds none. */
function decimalOf(cell: CellValue): string | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) && cell >= 0 ? exact(Number(cell.toPrecision(15))).toFixed() : undefined;
  const plain = textOf(cell).replace(/,/g, "");
  return /^\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

/** Days of terms; `undefined` for what names no one number of days. */
function daysOf(cell: CellValue): number | undefined {
  return readTerms(textOf(cell))?.days;
}

function saysRelated(text: string): boolean {
  return /^(y|yes|true|x|1|是|关联方?|related( party)?|inter ?company|ic)$/i.test(text);
}

function languageOf(text: string): CustomerTerms["language"] {
  if (/^(zh|chinese|中文|汉语)/i.test(text)) return "zh-CN";
  return /^(en|english|英文|英语)/i.test(text) ? "en-US" : undefined;
}
