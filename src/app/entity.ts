import { failed, success, type Result } from "../kernel/result.js";
import type { Policy } from "../policy/policy.js";
import { itemPlaces, pick, selectItems } from "../ledger/select-items.js";
import type { Failure } from "../sheet/failure.js";
import { intercompanyFindings } from "./join-tables.js";
import type { ReadSource } from "./read-source.js";

/** The legal entities of a source, in the order of their appearance; none where nothing names them. */
export function entitiesOf({ ledger }: Pick<ReadSource, "ledger">): readonly string[] {
  return ledger.groupings.entity?.names ?? [];
}

/**
 * The source of one legal entity alone. Everything computed and written of it is that entity's; `undefined`: all of them together. Of tables
 * that were read together it is the entity's own, as if it had been read alone; of a column of entities it is the entity's rows.
 */
export function ofEntity(source: ReadSource, entity: string | undefined): Result<ReadSource, Failure> {
  if (entity === undefined) return success(source);
  const entities = entitiesOf(source);
  const code = entities.indexOf(entity);
  const { ledger, standing, customers } = source;
  const policy = policyOf(source.policy, entity);
  const grouping = ledger.groupings.entity;
  if (!grouping || code < 0) return failed({ kind: "entity-missing", entity, known: entities });
  if (source.tables.length > 1) {
    const table = source.tables.find((each) => each.entity === entity);
    if (!table) return failed({ kind: "entity-missing", entity, known: entities });
    const within = intercompanyFindings(table.ledger, entities, standing.customers);
    const findings = [...table.findings, ...within, ...standing.findings];
    return success({
      ...source,
      ...table,
      policy,
      customers: standing.customers,
      tables: [table],
      findings,
      entity,
      deliveries: undefined,
    });
  }
  const places = itemPlaces(ledger, (item) => grouping.code[item] === code);
  const otherDays = source.otherDays.map((days) => ({
    ...days,
    issued: pick(days.issued, places),
    due: pick(days.due, places),
    settled: pick(days.settled, places),
  }));
  return success({ ...source, policy, customers, entity, deliveries: undefined, ledger: selectItems(ledger, places), otherDays });
}

/** The policy as it speaks of one entity: balances entered for it are those of the whole, others are not its own. */
function policyOf(policy: Policy, entity: string): Policy {
  const own = policy.balances.filter((each) => each.entity === entity);
  return { ...policy, balances: own.map((each) => ({ ...each, entity: "" })) };
}
