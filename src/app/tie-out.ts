import { tieOut } from "../analyses/tie-out.js";
import { unavailable } from "../analyses/methods/outcome.js";
import type { ControlBalance } from "../policy/control-balance.js";
import { planTieOut, type ControlTieOut, type Uncovered } from "../reports/tie-out-sheet.js";
import type { SheetPlan } from "../sheet/sheet-plan.js";
import { ofEntity } from "./entity.js";
import { figuresOf } from "./figures-of.js";
import type { ReadSource } from "./read-source.js";
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
    without: withoutControl(context, ofDay).map(({ currency, entity }) => ({
      currency,
      entity,
      otherDays: mine.flatMap((each) =>
        each.currency === currency && each.day !== undefined && each.day !== asOf && (entity === undefined || each.entity === entity)
          ? [each.day]
          : [],
      ),
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

/**
 * Currencies with open items that no balance covers. Where balances are entered for legal entities only, those entities that lack one in a
 * currency which they hold are named.
 */
function withoutControl(context: PlanContext, controls: readonly ControlBalance[]): readonly Pick<Uncovered, "currency" | "entity">[] {
  const { source, figures } = context;
  const covered = (entity: string, code: string | null): boolean =>
    controls.some(
      (each) =>
        each.entity === entity &&
        (each.valued !== undefined || each.currency === code || (each.currency === undefined && source.ledger.currencies.length === 1)),
    );
  return figures.currencies.flatMap(({ items, currency: { code } }): readonly Pick<Uncovered, "currency" | "entity">[] => {
    if (items === 0 || covered(source.entity ?? "", code)) return [];
    const entities = source.entity === undefined ? holdersOf(source, code) : [];
    const lacking = entities.filter((entity) => !covered(entity, code));
    return lacking.length === entities.length
      ? [{ currency: code, entity: undefined }]
      : lacking.map((entity) => ({ currency: code, entity }));
  });
}

/** The legal entities that have items of a currency. */
function holdersOf({ ledger }: ReadSource, code: string | null): readonly string[] {
  const grouping = ledger.groupings.entity;
  if (!grouping) return [];
  const found = new Set<string>();
  for (let item = 0; item < ledger.size; item++)
    if ((ledger.currencies[ledger.currency[item] as number]?.code ?? null) === code)
      found.add(grouping.names[grouping.code[item] as number] ?? "");
  return [...found];
}
