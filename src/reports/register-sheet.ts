import type { Register, RegisterCell, RegisterRow } from "../policy/register.js";
import type { CellValue } from "../sheet/cell.js";
import type { CellInput } from "../sheet/batch.js";
import type { CellRole, SheetPlan } from "../sheet/sheet-plan.js";
import { formOfLines, SheetRows } from "../sheet/sheet-rows.js";
import { day } from "../kernel/day.js";
import type { Locale } from "../text/locale.js";
import { registerHead, registerTitle } from "../text/registers.js";
import { text } from "./columns.js";

export interface RegisterSheetInput {
  readonly register: Register;
  readonly rows: readonly RegisterRow[];
  readonly name: string;
  readonly locale: Locale;
  /** Decimals of the amounts. */
  readonly decimals: number;
}

/** Rows above the table: the title, and what the register is for. */
const above = 3;

/** The sheet of a register as it is made at first: from then on rows are brought into its table. */
export function planRegister({ register, rows, name, locale, decimals }: RegisterSheetInput): SheetPlan {
  const { title, purpose } = registerTitle(register.table, locale);
  const ruling = register.columns.map(({ holds }, column) => ({
    column,
    role: roles[holds],
    ...(holds === "amount" ? { decimals } : {}),
  }));
  const sheet = new SheetRows(above + 1 + Math.max(1, rows.length));
  sheet.push(
    { cells: [text(0, title, "title")], height: 24 },
    { cells: [text(0, purpose, "label")] },
    { cells: [] },
    {
      cells: register.columns.map(({ id, holds }, column) =>
        text(column, registerHead(id, locale), holds === "text" || holds === "day" ? "column-head" : "column-head-number"),
      ),
    },
  );
  const form = formOfLines(
    ruling,
    rows.map((cells) => register.columns.map(({ holds }, column) => inputOf(cells[column] ?? null, holds))),
  );
  sheet.addRange(form, 0, rows.length);
  if (rows.length === 0) sheet.push({ cells: [] });
  return {
    kind: "register",
    name,
    columnWidths: register.columns.map(({ holds }) => widths[holds]),
    rows: sheet,
    frozenRows: above + 1,
    showGridlines: false,
    page: {
      orientation: "portrait",
      paper: locale === "zh-CN" ? "a4" : "letter",
      fitToWidth: true,
      titleRows: { first: above, last: above },
    },
    tables: [{ name: register.table, top: above, left: 0, rows: 1 + Math.max(1, rows.length), columns: register.columns.length }],
    names: [],
    checks: [],
  };
}

const widths: Readonly<Record<RegisterCell, number>> = { text: 16, day: 12, amount: 17 };
const roles: Readonly<Record<RegisterCell, CellRole>> = { text: "text", day: "day", amount: "amount" };

function inputOf(cell: CellValue, holds: RegisterCell): CellInput {
  if (cell === null || cell === "") return null;
  if (holds === "text") return String(cell);
  return holds === "day" ? day(cell as number) : (cell as number);
}
