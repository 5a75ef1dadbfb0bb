import { failed, success, type Result } from "../kernel/result.js";
import { itemPlaces, pick, selectItems } from "../ledger/select-items.js";
import type { Failure } from "../sheet/failure.js";
import type { ReadSource } from "./read-source.js";

/** The legal entities of a source, in the order of their appearance; none where it has no such column. */
export function entitiesOf({ ledger }: Pick<ReadSource, "ledger">): readonly string[] {
  return ledger.groupings.entity?.names ?? [];
}

/** The source of one legal entity alone. Everything computed and written of it is that entity's; `undefined`: all of them together. */
export function ofEntity(source: ReadSource, entity: string | undefined): Result<ReadSource, Failure> {
  if (entity === undefined) return success(source);
  const { ledger } = source;
  const grouping = ledger.groupings.entity;
  const code = grouping?.names.indexOf(entity) ?? -1;
  if (!grouping || code < 0) return failed({ kind: "entity-missing", entity, known: entitiesOf(source) });
  const places = itemPlaces(ledger, (item) => grouping.code[item] === code);
  const otherDays = source.otherDays.map((days) => ({
    ...days,
    issued: pick(days.issued, places),
    due: pick(days.due, places),
    settled: pick(days.settled, places),
  }));
  return success({ ...source, entity, ledger: selectItems(ledger, places), otherDays });
}
