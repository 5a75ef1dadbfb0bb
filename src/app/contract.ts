/** What the command line needs of the rooms beneath app: one door, so that cli/ imports nothing else of them. */
export { fields as fieldNames } from "../ledger/ledger.js";
export type { Failure } from "../sheet/failure.js";
export type { Locale } from "./desk.js";
export { explainedJson, explainedText, figureKeys } from "./explain-figures.js";
export { monthEnd, type MonthEnd } from "./month-end.js";
export { monthEndJson } from "./month-end-json.js";
export { packNames, type PackKind } from "./pack-names.js";
export { monthEndSummary } from "./month-end-summary.js";
export type { StatedEntity } from "../read/policy.js";
export type { SourceChoices } from "./read-source.js";
