/** What the pane needs to know of the rooms beneath app: types alone, and the few readers of them. */
export type { Aging, Bucket, CurrencyFigures, Figures, Metric, MetricInput } from "../analyses/figures.js";
export { forbidsBooking, type FindingGroup } from "../ledger/finding.js";
export type { Customer, Ledger } from "../ledger/ledger.js";
export type { CellRef } from "../sheet/cell.js";
export { areaText, refText } from "../sheet/address.js";
export type { Desk, DeskState, Locale, Place, Reading } from "./desk.js";
