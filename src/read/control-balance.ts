import * as z from "zod/mini";
import { leftOutChoices, valuedChoices, type ControlBalance, type LeftOut } from "../policy/control-balance.js";
import { isBlank } from "../sheet/cell.js";
import type { CellGrid } from "../sheet/grid.js";
import { code, decimalOf, type PolicyCells, type PolicyRow } from "./policy-cells.js";

/** The table of AR Policy in which control balances are entered: entity, currency, day, account, balance, what it leaves out, its rates. */
export const controlTable = "AR_Control";

const column = { entity: 0, currency: 1, day: 2, account: 3, balance: 4, leavesOut: 5, valued: 6 } as const;
const amount = z.number();

/** Reads the balances of control accounts; a row with a cell that cannot be read is complained of and left out whole. */
export function readControls(cells: PolicyCells): readonly ControlBalance[] {
  return cells.body(controlTable).flatMap((row) => readRow(cells, row));
}

function readRow(policy: PolicyCells, { grid, row, cells }: PolicyRow): readonly ControlBalance[] {
  const before = policy.failures.length;
  const at = (place: keyof typeof column): (typeof cells)[number] => cells[column[place]] ?? null;
  const optional = <T>(place: "currency" | "valued", schema: z.ZodMiniType<T>, expected: string): T | undefined =>
    isBlank(at(place)) ? undefined : policy.parse(schema, at(place), grid, row, column[place], expected);
  const currency = optional("currency", code, "an ISO code such as EUR, or nothing where the ledger has one currency");
  const day = policy.dayOf(at("day"));
  if (day === undefined) policy.complain(grid, row, column.day, "the day of the balance, such as 2026-10-31");
  const balance = policy.parse(amount, at("balance"), grid, row, column.balance, "the account's balance as a number, a debit positive");
  const leavesOut: LeftOut[] = [];
  for (const word of textOf(at("leavesOut")).split(/[,;，；、\s]+/)) {
    const known = leftOutChoices.find((each) => each === word);
    if (known) leavesOut.push(known);
    else if (word !== "") policy.complain(grid, row, column.leavesOut, `${leftOutChoices.join(", ")}, or nothing`);
  }
  const valued = optional("valued", z.enum(valuedChoices), `${valuedChoices.join(", ")}, or nothing`);
  if (policy.failures.length > before || day === undefined || balance === undefined) return [];
  return [
    {
      entity: textOf(at("entity")),
      currency,
      day,
      account: textOf(at("account")),
      balance: decimalOf(balance),
      leavesOut,
      valued,
      at: { sheet: grid.area.sheet, row: grid.area.top + row, column: grid.area.left + column.balance },
    },
  ];
}

/** The currency in a cell's name "AR_GL" or "AR_GL_EUR"; `undefined` for a name that speaks of no control balance. */
export function controlName(name: string): { readonly currency: string | undefined } | undefined {
  const match = /^AR_GL(?:_([A-Z]{3}))?$/i.exec(name);
  return match ? { currency: match[1]?.toUpperCase() } : undefined;
}

/** A balance in a cell that a person named; an empty cell holds none, a text is complained of. */
export function readNamedControl(policy: PolicyCells, name: string, grid: CellGrid): readonly ControlBalance[] {
  const named = controlName(name);
  const cell = grid.cell(0, 0);
  if (!named || isBlank(cell)) return [];
  const balance = policy.parse(amount, cell, grid, 0, 0, "the account's balance as a number, a debit positive");
  const { sheet, top, left } = grid.area;
  if (balance === undefined) return [];
  return [
    {
      entity: "",
      currency: named.currency,
      day: undefined,
      account: name,
      balance: decimalOf(balance),
      leavesOut: [],
      valued: undefined,
      at: { sheet, row: top, column: left },
    },
  ];
}

function textOf(cell: unknown): string {
  return typeof cell === "string" || typeof cell === "number" ? String(cell).trim() : "";
}
