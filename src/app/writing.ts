/** What the pane loads when a sheet is first written. */
export { whileClaimed } from "./claim.js";
export { packContext } from "./pack-context.js";
export { planOf } from "./plans.js";
export { ensurePolicy } from "./policy-home.js";
export { policyPlan } from "./policy-plan.js";
export { keepingNotices, unkeptNotices } from "./snapshots.js";
export { writeListed } from "./write-listed.js";
export { unadorned, writePack } from "./write-pack.js";
