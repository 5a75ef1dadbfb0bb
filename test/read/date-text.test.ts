import { isoFromDay } from "../../src/kernel/day.js";
import { DayReader } from "../../src/read/day-column.js";
import { dateOrderOf, readDateText, type DateOrder } from "../../src/read/date-text.js";

const read = (text: string, order: DateOrder = "mdy"): string | undefined => {
  const day = readDateText(text, order);
  return day === undefined ? undefined : isoFromDay(day);
};

describe("a date kept as text", () => {
  it.each([
    ["2013-06-30", "2013-06-30"],
    ["2013/6/3", "2013-06-03"],
    ["2013-06-30 00:00:00", "2013-06-30"],
    ["2013-06-30T12:34:56Z", "2013-06-30"],
    ["20130630", "2013-06-30"],
    ["2013年6月3日", "2013-06-03"],
    ["30-Jun-2013", "2013-06-30"],
    ["30 June 2013", "2013-06-30"],
    ["Jun 30, 2013", "2013-06-30"],
    ["6/30/2013", "2013-06-30"],
    ["6/30/13", "2013-06-30"],
    ["41455", "2013-06-30"],
  ])("%s is read as %s", (text, expected) => expect(read(text)).toBe(expected));

  it("is read day first where the column says so", () => {
    expect(read("03/06/2013", "dmy")).toBe("2013-06-03");
    expect(read("03.06.2013", "dmy")).toBe("2013-06-03");
  });

  it.each(["31/02/2026", "2026-02-30", "soon", "", "13/13/2026", "32 Jan 2026", "1/2"])("%p names no day", (text) => {
    expect(read(text)).toBeUndefined();
    expect(read(text, "dmy")).toBeUndefined();
  });
});

describe("the order of day and month", () => {
  it("is decided by a value above twelve", () => {
    expect(dateOrderOf(["1/2/2013", "13/2/2013"])).toEqual({ order: "dmy", sure: true });
    expect(dateOrderOf(["1/2/2013", "2/13/2013"])).toEqual({ order: "mdy", sure: true });
  });
  it("is not sure when no value decides", () => expect(dateOrderOf(["1/2/2013", "3/4/2013"])?.sure).toBe(false));
  it("is not in question where the year stands first", () => expect(dateOrderOf(["2013-01-02"])).toBeUndefined());
  it("matters only where both readings are days", () => {
    const others = (text: string): number | undefined => new DayReader("mdy", "nobody").read(text)?.others.length;
    expect(others("3/4/2013")).toBe(1);
    expect(others("3/3/2013")).toBe(0);
    expect(new DayReader("dmy", "nobody").read("13/4/2013")?.others).toEqual([]);
  });
});
