import { areaText } from "../sheet/address.js";
import type { Place } from "./desk.js";

/** "table Invoices (Sheet1!A1:K601)" without words: the name and the address. */
export function placeText(place: Place): string {
  return place.table === undefined ? areaText(place.area) : `${place.table} (${areaText(place.area)})`;
}

/** A place by its name alone, for looking it up: its area changes with each paste. */
export function placeName({ sheet, table }: Pick<Place, "sheet" | "table">): string {
  return JSON.stringify([sheet, table]);
}

/** A place as a person names it: by its table, else by its sheet. */
export function placeTitle({ sheet, table }: Pick<Place, "sheet" | "table">): string {
  return table ?? sheet;
}

/** True when a name means this place: that of its table, or of its sheet. Excel's names know no case. */
export function isCalled({ sheet, table }: Pick<Place, "sheet" | "table">, name: string): boolean {
  return sameName(sheet, name) || (table !== undefined && sameName(table, name));
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
