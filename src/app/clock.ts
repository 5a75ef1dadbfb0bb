import { known } from "../kernel/assert.js";
import { dayFromParts, type DayNumber } from "../kernel/day.js";

/** The wall clock of whoever sits at the machine: today, and the time as "09:42". */
export function localDay(): { readonly today: DayNumber; readonly time: string } {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  const today = known(dayFromParts(now.getFullYear(), now.getMonth() + 1, now.getDate()), "today is a day");
  return { today, time: `${two(now.getHours())}:${two(now.getMinutes())}` };
}
