/** What the pane needs to know of the rooms beneath app: types alone, and the few readers of them. */
export type { Aging, Bucket, CurrencyFigures, FigureName, Figures, Metric, MetricId } from "../analyses/figures.js";
export { forbidsBooking, type FindingGroup } from "../ledger/finding.js";
export type { Customer, Ledger } from "../ledger/ledger.js";
export type { Field } from "../ledger/ledger.js";
export type { Need } from "../read/mapping.js";
export type { CellRef } from "../sheet/cell.js";
export type { Failure } from "../sheet/failure.js";
export { areaText, cellText, refText } from "../sheet/address.js";
export { samplesOf, type CardField, type MappingCard, type Why } from "./mapping-card.js";
export { isDecided, wantedOf, type FixCell, type FixEffect, type FixPreview, type OfferKind } from "./fix-preview.js";
export type { FixState } from "./fixes.js";
export type { Mended } from "../read/fixes.js";
export { areaAddress } from "../sheet/address.js";
export type { BaseBalance } from "../analyses/base-currency.js";
export type { GroupAging } from "../analyses/by-group.js";
export type { Desk, DeskState, EntityPlace, Locale, Place, Reading } from "./desk.js";
export type { SheetKind } from "./pack-names.js";
