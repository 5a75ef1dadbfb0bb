import fc from "fast-check";
import {
  addDays,
  civilFromDay,
  day,
  dayFromIso,
  dayFromParts,
  dayFromSerial,
  isoFromDay,
  monthEnd,
  monthStart,
  plusMonths,
  quarterEnd,
  quarterStart,
  type DayNumber,
} from "../../src/kernel/day.js";

const iso = (text: string): DayNumber => {
  const value = dayFromIso(text);
  if (value === undefined) throw new Error(text);
  return value;
};
const days = fc.integer({ min: 61, max: 2_958_465 }).map(day);

describe("days as Excel counts them", () => {
  it.each([
    ["1900-03-01", 61],
    ["2000-01-01", 36_526],
    ["2024-02-29", 45_351],
    ["2026-10-31", 46_326],
    ["9999-12-31", 2_958_465],
  ])("%s is serial %p", (text, serial) => {
    expect(dayFromIso(text)).toBe(serial);
    expect(isoFromDay(day(serial))).toBe(text);
  });

  it.each(["2026-02-29", "2026-13-01", "2026-00-10", "31/02/2026", "2026-2-3", "", "1899-12-31"])("%p is no day", (text) => {
    expect(dayFromIso(text)).toBeUndefined();
  });

  it("cuts off the time of day and refuses serials from before Excel's calendar is right", () => {
    expect(dayFromSerial(45_351.75)).toBe(45_351);
    expect(dayFromSerial(60)).toBeUndefined();
    expect(dayFromSerial(-1)).toBeUndefined();
    expect(dayFromSerial(3_000_000)).toBeUndefined();
  });

  it("gives back year, month and day of any day", () => {
    fc.assert(
      fc.property(days, (value) => {
        const { year, month, day: dayOfMonth } = civilFromDay(value);
        expect(dayFromParts(year, month, dayOfMonth)).toBe(value);
      }),
    );
  });

  it("agrees with the calendar of the platform", () => {
    fc.assert(
      fc.property(days, (value) => {
        expect(isoFromDay(value)).toBe(new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });
});

describe("months and quarters", () => {
  it("knows their ends, leap years included", () => {
    expect(isoFromDay(monthEnd(iso("2024-02-10")))).toBe("2024-02-29");
    expect(isoFromDay(monthStart(iso("2024-02-10")))).toBe("2024-02-01");
    expect(isoFromDay(quarterStart(iso("2026-11-24")))).toBe("2026-10-01");
    expect(isoFromDay(quarterEnd(iso("2026-11-24")))).toBe("2026-12-31");
  });

  it("moves a month from the 31st to the last day of a shorter month", () => {
    expect(isoFromDay(plusMonths(iso("2026-01-31"), 1))).toBe("2026-02-28");
    expect(isoFromDay(plusMonths(iso("2026-03-31"), -1))).toBe("2026-02-28");
  });

  it("adds days across a year's end", () => expect(isoFromDay(addDays(iso("2025-12-31"), 1))).toBe("2026-01-01"));
});
