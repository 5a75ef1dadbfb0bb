import { exact } from "../kernel/money.js";
import type { CustomerTerms } from "../policy/policy.js";
import { isCellError, type CellGrid, type CellValue } from "../sheet/cell.js";
import { currencyCode } from "./currency.js";
import { headerWords, normalHeader } from "./header-words.js";
import { headerText } from "./mapping.js";

const words: Readonly<Record<"id" | "name" | "limit" | "currency" | "terms" | "language", readonly string[]>> = {
  id: [...(headerWords.customer ?? []), "no", "number", "code", "id", "编号", "代码"],
  name: [...(headerWords.customerName ?? []), "名称"],
  limit: ["credit limit", "limit", "credit line", "信用额度", "额度", "授信额度"],
  currency: [...(headerWords.currency ?? []), "limit currency"],
  terms: [...(headerWords.terms ?? []), "terms days", "payment days"],
  language: ["language", "lang", "语言"],
};

/** Customers with their limits, terms and language; empty when the grid is no such list (it needs a customer and a limit or terms). */
export function readCustomers(grid: CellGrid): { readonly customers: readonly CustomerTerms[] } {
  const headers = (grid.values[0] ?? []).map((cell) => normalHeader(headerText(cell)));
  const column = (key: keyof typeof words): number => headers.findIndex((header) => header !== "" && words[key].includes(header));
  const at = {
    id: column("id"),
    name: column("name"),
    limit: column("limit"),
    currency: column("currency"),
    terms: column("terms"),
    language: column("language"),
  };
  if ((at.id < 0 && at.name < 0) || (at.limit < 0 && at.terms < 0) || headers.some((header) => /invoice|发票/.test(header)))
    return { customers: [] };
  const customers = grid.values.slice(1).flatMap((cells): CustomerTerms[] => {
    const show = (index: number): string => (index < 0 ? "" : textOf(cells[index] ?? null));
    const id = show(at.id < 0 ? at.name : at.id);
    if (id === "") return [];
    const amount = at.limit < 0 ? undefined : decimalOf(cells[at.limit] ?? null);
    const terms = at.terms < 0 ? undefined : daysOf(cells[at.terms] ?? null);
    const name = show(at.name);
    return [
      {
        id,
        name: name === "" ? id : name,
        limit: amount === undefined ? undefined : { amount, currency: currencyCode(show(at.currency)) ?? null },
        termsDays: terms,
        language: languageOf(show(at.language)),
      },
    ];
  });
  return { customers };
}

function textOf(cell: CellValue): string {
  return cell === null ? "" : isCellError(cell) ? "" : String(cell).trim();
}

/** A limit as plain decimal text; `undefined` where the cell holds none. */
function decimalOf(cell: CellValue): string | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? exact(Number(cell.toPrecision(15))).toFixed() : undefined;
  const plain = textOf(cell).replace(/,/g, "");
  return /^\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

function daysOf(cell: CellValue): number | undefined {
  const days = typeof cell === "number" ? cell : Number(/\d+/.exec(textOf(cell))?.[0] ?? Number.NaN);
  return Number.isInteger(days) && days >= 0 && days <= 3650 ? days : undefined;
}

function languageOf(text: string): CustomerTerms["language"] {
  if (/^(zh|chinese|中文|汉语)/i.test(text)) return "zh-CN";
  return /^(en|english|英文|英语)/i.test(text) ? "en-US" : undefined;
}
