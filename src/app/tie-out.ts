import { tieOut } from "../analyses/tie-out.js";
import { unavailable } from "../analyses/methods/outcome.js";
import type { ControlBalance } from "../policy/control-balance.js";
import { planTieOut, type ControlTieOut } from "../reports/tie-out-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { ofEntity } from "./entity.js";
import { figuresOf } from "./figures-of.js";
import { scheduleInput, type PlanContext } from "./plan-context.js";

/** The open items against the balances of the control accounts that were entered for the day. */
export function tieOutPlan(context: PlanContext, name: string): SheetPlan {
  const { source, figures } = context;
  const { asOf } = figures;
  // A named cell speaks of the whole workbook, an entity's sheets only of the entity.
  const mine = source.policy.controls.filter(({ entity }) => source.entity === undefined || entity === source.entity);
  const ofDay = mine.filter(({ day }) => day === undefined || day === asOf);
  return planTieOut({
    ...scheduleInput(context, name),
    tieOuts: ofDay.map((control) => tieOutOf(control, context)),
    without: withoutControl(context, ofDay).map((currency) => ({
      currency,
      otherDays: mine.flatMap((each) => (each.currency === currency && each.day !== undefined && each.day !== asOf ? [each.day] : [])),
    })),
  });
}

function tieOutOf(control: ControlBalance, { source, figures, snapshots }: PlanContext): ControlTieOut {
  const own = control.entity === "" || control.entity === source.entity;
  const kept = own ? snapshots?.months.find(({ monthEnd }) => monthEnd === figures.asOf)?.items : undefined;
  if (own) return { control, outcome: tieOut({ ledger: source.ledger, figures, control, kept }), ledger: source.ledger };
  const entity = ofEntity(source, control.entity);
  const at = entity.ok ? figuresOf(entity.value, figures.asOf) : entity;
  if (!entity.ok || !at.ok) return { control, outcome: unavailable("entity-unknown"), ledger: source.ledger };
  const { ledger } = entity.value;
  return { control, outcome: tieOut({ ledger, figures: at.value.figures, control, kept }), ledger };
}

/** Currencies that hold anything open and that no balance of the whole covers. */
function withoutControl({ source, figures }: PlanContext, controls: readonly ControlBalance[]): readonly (string | null)[] {
  if (controls.some(({ valued }) => valued !== undefined)) return [];
  const open = figures.currencies.filter(({ items }) => items > 0).map(({ currency }) => currency.code);
  const covers = (code: string | null): boolean =>
    controls.some(({ currency }) => currency === code || (currency === undefined && source.ledger.currencies.length === 1));
  return open.filter((code) => !covers(code));
}
