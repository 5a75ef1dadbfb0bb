import fc from "fast-check";
import { addDays, civilFromDay, day, dayFromIso, isoFromDay, type DayNumber } from "../../src/kernel/day.js";
import { known } from "../../src/kernel/assert.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { asDay, asOtherExcel, asText, finding, ledgers, readDays, rowOf, swapped, type Dated } from "../support/dated-table.js";

const on = (iso: string): DayNumber => known(dayFromIso(iso), "a day");
const canSwap = (value: DayNumber): boolean => swapped(value) !== value;

/** A year of invoices, every few days one, due after 30 days. */
function year(size: number, terms = 30): readonly Dated[] {
  return Array.from({ length: size }, (_, i) => {
    const issued = day(on("2026-01-01") + Math.floor((i * 360) / size));
    return { number: `INV-${i + 1}`, issued, due: addDays(issued, terms), amount: 100 };
  });
}

describe("European days that were opened in an American Excel", () => {
  const invoices = year(40);

  it.each(["dmy", "mdy"] as const)("are found where the column holds swapped days up to the 12th and %s texts beyond", (order) => {
    const group = finding(readDays(invoices.map((each) => rowOf(each, asOtherExcel(order)))), "days-swapped");
    expect(group?.severity).toBe("error");
    const moved = invoices.flatMap(({ issued, due }) => [issued, due ?? issued]).filter(canSwap);
    expect(group?.count).toBe(moved.length);
    const items = invoices.filter(({ issued, due }) => canSwap(issued) || canSwap(due ?? issued)).length;
    expect(group?.amounts).toMatchObject([{ currency: "USD", amount: items * 10_000, count: moved.length }]);
  });

  it("are found although a person has named the order of the texts: the real days are wrong all the same", () =>
    expect(
      finding(
        readDays(
          invoices.map((each) => rowOf(each, asOtherExcel("dmy"))),
          { dateOrder: "dmy" },
        ),
        "days-swapped",
      ),
    ).toBeDefined());

  it("are named cell by cell, with the day that was meant, before anything else", () => {
    const reading = readDays(invoices.map((each) => rowOf(each, asOtherExcel("dmy"))));
    const first = invoices.findIndex(({ issued }) => canSwap(issued));
    const meant = known(invoices[first], "an invoice").issued;
    expect(reading.findings[0]).toMatchObject({
      kind: "days-swapped",
      cells: expect.arrayContaining([{ sheet: "Data", row: first + 1, column: 3 }]),
      found: expect.arrayContaining([isoFromDay(swapped(meant))]),
      otherwise: expect.arrayContaining([isoFromDay(meant)]),
    });
    expect(reading.otherDays[0]?.issued).toEqual(Int32Array.from(invoices.map(({ issued }) => issued)));
    expect(reading.otherDays[0]?.due).toEqual(Int32Array.from(invoices.map(({ due }) => due ?? 0)));
  });

  it("are found in a table that has no due dates", () => {
    const rows = invoices.map((each) => rowOf({ ...each, due: undefined }, asOtherExcel("dmy")));
    expect(finding(readDays(rows), "days-swapped")).toBeDefined();
  });
});

describe("a column of real days and texts that was never swapped", () => {
  it("is not taken for one when real days stand beyond the 12th too", () => {
    const rows = year(60).map((each, i) => rowOf(each, i % 3 === 0 ? asText("dmy") : asDay));
    expect(finding(readDays(rows), "days-swapped")).toBeUndefined();
  });

  it("is not taken for one when rent is billed on the first and ends are typed as texts", () => {
    const rows = Array.from({ length: 12 }, (_, i): CellValue[] => [
      "C1",
      `R-${i}`,
      "USD",
      on(`2026-${String(i + 1).padStart(2, "0")}-01`),
      "31/12/2026",
      100,
      null,
    ]);
    expect(finding(readDays(rows), "days-swapped")).toBeUndefined();
  });
});

describe("real days of which a part was swapped", () => {
  const invoices = year(120);

  it("are found by the terms, which changing back restores", () => {
    const rows = invoices.map((each, i) => rowOf(each, i >= 60 ? asDay : swapped));
    const group = finding(readDays(rows), "days-swapped");
    expect(group?.severity).toBe("error");
    expect(group?.count).toBeGreaterThan(10);
  });

  it("are found where only the issue day was swapped", () => {
    const rows = invoices.map((each, i) => rowOf(i % 4 === 0 ? { ...each, issued: swapped(each.issued) } : each, asDay));
    const group = finding(readDays(rows), "days-swapped");
    expect(group?.cells.every(({ column }) => column === 3)).toBe(true);
    expect(group?.otherwise?.[0]).toBe(
      isoFromDay(
        known(
          invoices.find(({ issued }, i) => i % 4 === 0 && canSwap(issued)),
          "an invoice",
        ).issued,
      ),
    );
  });

  it("are found by settlements before the issue day, where no due date is stated", () => {
    const rows = invoices.map((each, i) =>
      rowOf({ ...each, due: undefined, issued: i % 2 ? each.issued : swapped(each.issued), settled: addDays(each.issued, 25) }, asDay),
    );
    expect(finding(readDays(rows), "days-swapped")).toBeDefined();
  });

  it("are found by issue days far beyond all others, where nothing else is dated", () => {
    const quarter = Array.from({ length: 120 }, (_, i): Dated => ({
      number: `${i}`,
      issued: day(on("2026-01-01") + Math.floor(i * 0.75)),
      due: undefined,
      amount: 1,
    }));
    expect(finding(readDays(quarter.map((each) => rowOf(each, asDay))), "days-swapped")).toBeUndefined();
    expect(finding(readDays(quarter.map((each) => rowOf(each, swapped))), "days-swapped")).toBeDefined();
  });
});

describe("no alarm is raised", () => {
  const quiet = (rows: readonly CellValue[][]): void => expect(finding(readDays(rows), "days-swapped")).toBeUndefined();

  it("for two invoices with a due date typed wrong", () =>
    quiet(year(40).map((each, i) => rowOf(i === 3 || i === 17 ? { ...each, due: swapped(addDays(each.issued, 30)) } : each, asDay))));

  it("for customers who pay in advance", () =>
    quiet(year(200).map((each, i) => rowOf({ ...each, settled: addDays(each.issued, i % 5 === 0 ? -((i * 7) % 40) - 1 : 25) }, asDay))));

  it("for invoices due on the same day of the next month, or at its end", () => {
    const nextMonth = (value: DayNumber): DayNumber => {
      const { year: y, month, day: ofMonth } = civilFromDay(value);
      return known(
        dayFromIso(
          `${month === 12 ? y + 1 : y}-${String((month % 12) + 1).padStart(2, "0")}-${String(Math.min(ofMonth, 28)).padStart(2, "0")}`,
        ),
        "a day",
      );
    };
    const nextEnd = (value: DayNumber): DayNumber => {
      const { year: y, month } = civilFromDay(value);
      return addDays(
        known(
          dayFromIso(month > 10 ? `${y + 1}-${String(month - 10).padStart(2, "0")}-01` : `${y}-${String(month + 2).padStart(2, "0")}-01`),
          "a day",
        ),
        -1,
      );
    };
    quiet(year(300).map((each) => rowOf({ ...each, due: nextMonth(each.issued) }, asDay)));
    quiet(year(300).map((each) => rowOf({ ...each, due: nextEnd(each.issued) }, asDay)));
  });

  it("for subscriptions that are dated ahead on the first of each month", () => {
    const ahead = Array.from({ length: 24 }, (_, i): Dated => ({
      number: `S-${i}`,
      issued: known(dayFromIso(`${2027 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`), "a day"),
      due: undefined,
      amount: 5,
    }));
    quiet([...year(80), ...ahead].map((each) => rowOf({ ...each, due: undefined }, asDay)));
  });

  it("for one day with an odd due date, however many invoices it has", () =>
    quiet(year(200).map((each, i) => rowOf(i % 3 === 0 ? { ...each, issued: on("2026-03-02"), due: on("2026-05-01") } : each, asDay))));
});

describe("in any ledger with usual terms", () => {
  it("swapping a tenth or more of the rows that can be swapped is found", () =>
    fc.assert(
      fc.property(ledgers(200, 300), fc.integer({ min: 10, max: 100 }), fc.boolean(), (invoices, percent, both) => {
        const able = invoices.map(({ issued }, i) => (canSwap(issued) ? i : -1)).filter((i) => i >= 0);
        const turned = new Set(able.slice(0, Math.ceil((able.length * percent) / 100)));
        const rows = invoices.map((each, i) => {
          const due = known(each.due, "due");
          return rowOf(turned.has(i) ? { ...each, issued: swapped(each.issued), due: both ? swapped(due) : due } : each, asDay);
        });
        return finding(readDays(rows), "days-swapped") !== undefined;
      }),
    ));

  it("nothing is found where nothing was swapped, also with a share of odd terms", () =>
    fc.assert(
      fc.property(
        fc.oneof(ledgers(5, 300), ledgers(5, 300, 0.2), ledgers(5, 300, 0.45)),
        (invoices) => finding(readDays(invoices.map((each) => rowOf(each, asDay))), "days-swapped") === undefined,
      ),
    ));

  it("shuffling the rows changes nothing", () =>
    fc.assert(
      fc.property(
        ledgers(100, 150).chain((invoices) =>
          fc.tuple(fc.constant(invoices), fc.shuffledSubarray([...invoices], { minLength: invoices.length })),
        ),
        ([invoices, shuffled]) => {
          const count = (rows: readonly Dated[]): number | undefined =>
            finding(readDays(rows.map((each) => rowOf(each, Number(each.number.slice(4)) % 2 ? asDay : swapped))), "days-swapped")?.count;
          return count(invoices) === count(shuffled);
        },
      ),
    ));
});
