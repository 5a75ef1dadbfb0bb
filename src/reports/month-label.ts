import { isoFromDay, monthEnd, type DayNumber } from "../kernel/day.js";

/** "2026-10", or the day where the month is not over: as text, so that a chart shows it as it stands. */
export function monthLabel(day: DayNumber): string {
  const iso = isoFromDay(day);
  return day === monthEnd(day) ? iso.slice(0, 7) : iso;
}
