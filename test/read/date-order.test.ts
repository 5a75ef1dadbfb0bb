import fc from "fast-check";
import { known } from "../../src/kernel/assert.js";
import { addDays, civilFromDay, day, dayFromIso, dayFromParts, isoFromDay, type DayNumber } from "../../src/kernel/day.js";
import type { ReadOptions } from "../../src/read/ledger-reader.js";
import type { CellValue } from "../../src/sheet/cell.js";
import { asText, finding, readDays, rowOf, type Dated } from "../support/dated-table.js";

type Order = "dmy" | "mdy";

/** Rows "issued due settled amount", days as they are written in the cells; "-" is an empty one. */
function rowsOf(lines: readonly string[]): CellValue[][] {
  return lines.map((line, i): CellValue[] => {
    const [issued = "-", due = "-", settled = "-"] = line.split(" ").map((cell) => cell);
    const cell = (text: string): CellValue => (text === "-" ? null : text);
    return ["C1", `INV-${i + 1}`, "USD", cell(issued), cell(due), 100, cell(settled)];
  });
}

function check(lines: readonly string[], options: Partial<ReadOptions> = {}) {
  const reading = readDays(rowsOf(lines), options);
  const firstDay = reading.ledger.issued[0] || reading.ledger.due[0] || 0;
  return {
    first: firstDay === 0 ? undefined : isoFromDay(firstDay as DayNumber),
    ambiguous: finding(reading, "date-ambiguous"),
    decided: finding(reading, "date-order-by-neighbours"),
    reading,
  };
}

describe("the order of days and months that no value above twelve decides", () => {
  it("follows the terms: thirty days by one reading, disorder by the other", () => {
    const lines = ["03/04/2026 03/05/2026", "05/06/2026 05/07/2026", "08/09/2026 08/10/2026"];
    const { first, ambiguous, decided } = check(lines);
    expect(first).toBe("2026-04-03");
    expect(ambiguous).toBeUndefined();
    expect(decided).toMatchObject({ severity: "info", count: 6, found: expect.arrayContaining(["DD/MM/YYYY"]) });
  });

  it("follows the settlements, which do not come before the invoice", () => {
    const lines = ["01/09/2026 - 02/03/2026", "02/11/2026 - 03/04/2026", "03/12/2026 - 04/02/2026"].map((line) =>
      line.replace(/(\S+) - (\S+)/, "$2 - $1"),
    );
    // 2 March settled on 1 September: by the other reading 3 February settled on 9 January.
    const { decided, first } = check(lines);
    expect(decided?.found[0]).toBe("DD/MM/YYYY");
    expect(first).toBe("2026-03-02");
  });

  it("follows days past due that the source counts itself", () => {
    const head = ["Customer", "Invoice No.", "Currency", "Issue date", "Due date", "Amount", "Settled on", "Days overdue"];
    const late = (iso: string): number => known(dayFromIso("2026-10-31"), "a day") - known(dayFromIso(iso), "a day");
    const rows = (
      [
        ["02/03/2026", "2026-03-02"],
        ["04/05/2026", "2026-05-04"],
        ["06/07/2026", "2026-07-06"],
      ] as const
    ).map(([due, iso], i): CellValue[] => ["C1", `${i}`, "USD", null, due, 100, null, late(iso)]);
    const layout = { groups: undefined, helpers: { daysPastDue: 7 } };
    const reading = readDays(rows, { layout }, head);
    expect(isoFromDay(known(reading.ledger.due[0], "due") as DayNumber)).toBe("2026-03-02");
    expect(finding(reading, "date-ambiguous")).toBeUndefined();
    expect(finding(readDays(rows, {}, head), "date-ambiguous")).toBeDefined();
  });

  it("follows the invoice numbers, with which the issue days rise", () => {
    const days = [
      "01/02",
      "02/02",
      "03/02",
      "01/03",
      "04/03",
      "07/03",
      "02/04",
      "06/04",
      "09/04",
      "01/05",
      "03/05",
      "08/05",
      "02/06",
      "04/06",
      "01/07",
      "05/07",
    ];
    const { first, decided } = check(days.map((each) => `${each}/2026 -`));
    expect(decided?.found[0]).toBe("DD/MM/YYYY");
    expect(first).toBe("2026-02-01");
  });

  it("is not decided by two rows, nor by a hundred invoices of one day", () => {
    expect(check(["03/04/2026 03/05/2026", "05/06/2026 05/07/2026"]).ambiguous).toBeDefined();
    expect(check(Array(100).fill("03/04/2026 03/05/2026")).ambiguous).toBeDefined();
  });

  it("is not decided where both readings make sense", () => {
    const { ambiguous, decided } = check(["01/02/2026 -", "01/03/2026 -", "01/04/2026 -", "01/05/2026 -"]);
    expect(ambiguous).toMatchObject({ severity: "warning", count: 4, amounts: [{ currency: "USD", amount: 40_000 }] });
    expect(decided).toBeUndefined();
  });
});

describe("a date that stays in doubt", () => {
  it("shows both readings, the one that was taken first, and counts its amount once", () => {
    const { ambiguous, reading } = check(["03/04/2026 05/06/2026"]);
    expect(ambiguous).toMatchObject({
      count: 2,
      found: ["03/04/2026: 2026-03-04", "05/06/2026: 2026-05-06"],
      otherwise: ["2026-04-03", "2026-06-05"],
      amounts: [{ currency: "USD", amount: 10_000 }],
    });
    expect(reading.otherDays[0]?.due[0]).toBe(dayFromIso("2026-06-05"));
  });

  it("moves a due date that was counted from it", () => {
    const { reading } = check(["03/04/2026 -"], { termsDays: 30 });
    expect(reading.otherDays[0]?.due[0]).toBe(dayFromIso("2026-05-03"));
  });

  it("is in none where a person names the order", () => {
    const { ambiguous, decided, first } = check(["03/04/2026 03/05/2026", "05/06/2026 05/07/2026", "08/09/2026 08/10/2026"], {
      dateOrder: "mdy",
    });
    expect([ambiguous, decided, first]).toEqual([undefined, undefined, "2026-03-04"]);
  });
});

describe("a column whose values contradict each other", () => {
  it("is sure of neither order", () => {
    const { ambiguous } = check(["13/04/2026 -", "14/05/2026 -", "04/15/2026 -", "03/04/2026 -"]);
    expect(ambiguous).toMatchObject({ count: 1, found: ["03/04/2026: 2026-04-03"], otherwise: ["2026-03-04"] });
  });

  it("is sure where a single slip stands against a hundred", () => {
    const lines = [...Array.from({ length: 100 }, (_, i) => `${13 + (i % 15)}/0${1 + (i % 9)}/2026 -`), "04/15/2026 -", "03/04/2026 -"];
    expect(check(lines).ambiguous).toBeUndefined();
  });
});

/** Invoices whose issue and due days both fall before the 13th, due after 30 or 31 days. */
const early = fc
  .array(
    fc.record({
      month: fc.integer({ min: 1, max: 11 }),
      ofMonth: fc.integer({ min: 3, max: 12 }),
      amount: fc.integer({ min: 1, max: 999 }),
    }),
    { minLength: 25, maxLength: 80 },
  )
  .map((rows) =>
    rows.map(({ month, ofMonth, amount }, i): Dated => {
      const issued = known(dayFromParts(2026, month, ofMonth), "a day");
      return { number: `${(i * 7919) % 1000}`, issued, due: addDays(issued, 30), amount };
    }),
  )
  .map((all) => all.filter(({ due }) => civilFromDay(due ?? day(61)).day <= 12));

const written = (invoices: readonly Dated[], order: Order): CellValue[][] => invoices.map((each) => rowOf(each, asText(order)));

it.each(["dmy", "mdy"] as const)("reads a file written %s right, though no value is above twelve", (order) =>
  fc.assert(
    fc.property(early, (invoices) => {
      const { ledger, findings } = readDays(written(invoices, order));
      expect([...ledger.issued]).toEqual(invoices.map(({ issued }) => issued));
      expect(findings.map(({ kind }) => kind)).not.toContain("date-ambiguous");
      expect(findings.map(({ kind }) => kind)).not.toContain("days-swapped");
    }),
  ),
);

it("reads shuffled rows as it read them before", () =>
  fc.assert(
    fc.property(
      fc
        .array(
          fc.tuple(
            fc.integer({ min: 1, max: 12 }),
            fc.integer({ min: 1, max: 12 }),
            fc.integer({ min: 1, max: 12 }),
            fc.integer({ min: 1, max: 12 }),
            fc.nat(40),
          ),
          { minLength: 1, maxLength: 40 },
        )
        .map((rows) =>
          rows.map(([a, b, c, d, number]): CellValue[] => ["C1", `N${number}`, "USD", `${a}/${b}/2026`, `${c}/${d}/2026`, 1, null]),
        )
        .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length }))),
      ([rows, shuffled]) => {
        const orders = (each: CellValue[][]): string | undefined => finding(readDays(each), "date-order-by-neighbours")?.found[0];
        return orders(rows) === orders(shuffled);
      },
    ),
  ));

describe("dates with years of two digits", () => {
  it("begin with the year where a part above 31 can be nothing else", () => {
    const { first, ambiguous, decided } = check(["99-12-31 00-01-30", "99-11-02 99-12-02"]);
    expect([first, ambiguous, decided]).toEqual(["1999-12-31", undefined, undefined]);
  });

  it("begin with the year where the terms of the rows say so: 26 January 2010 due on 9 February 2026 is no sale", () => {
    const lines = ["26-01-10 26-02-09", "26-01-12 26-02-11", "26-01-15 26-02-14", "26-01-20 26-02-19"];
    const { first, decided, ambiguous, reading } = check(lines);
    expect(first).toBe("2026-01-10");
    expect(isoFromDay(known(reading.ledger.due[0], "due") as DayNumber)).toBe("2026-02-09");
    expect(decided).toMatchObject({ severity: "info", found: expect.arrayContaining(["YY-MM-DD"]) });
    expect(ambiguous).toBeUndefined();
  });

  it("begin with the year beside real due days of that year", () => {
    const due = (iso: string): number => known(dayFromIso(iso), "a day");
    const rows = [
      ["26-01-10", due("2026-02-09")],
      ["26-01-12", due("2026-02-11")],
      ["26-01-15", due("2026-02-14")],
    ].map(([issued, day], i): CellValue[] => ["C1", `INV-${i}`, "USD", issued ?? null, day ?? null, 100, null]);
    expect(isoFromDay(known(readDays(rows).ledger.issued[0], "issued") as DayNumber)).toBe("2026-01-10");
  });

  it("begin with the year where the days of the month would else be years strewn over decades, and that is said", () => {
    const { first, decided } = check(["26-01-05 -", "26-02-28 -", "25-12-17 -", "26-01-09 -"]);
    expect([first, decided?.found[0]]).toEqual(["2026-01-05", "YY-MM-DD"]);
  });

  it("end with the year where it is the same and the first parts are days of the month", () => {
    const { first, ambiguous, decided } = check(["15.03.26 -", "02.04.26 -", "28.02.26 -"]);
    expect([first, ambiguous, decided]).toEqual(["2026-03-15", undefined, undefined]);
  });

  it("are in doubt where nothing tells, with each reading and what it moves", () => {
    const { ambiguous, reading } = check(["26-01-10 -"]);
    expect(ambiguous).toMatchObject({
      severity: "warning",
      found: ["26-01-10: 2026-01-10"],
      otherwise: ["2010-01-26"],
      amounts: [{ currency: "USD", amount: 10_000 }],
    });
    expect(reading.otherDays[0]?.issued[0]).toBe(dayFromIso("2010-01-26"));
    expect(check(["05-06-07 -"]).ambiguous).toMatchObject({ found: ["05-06-07: 2007-05-06"], otherwise: ["2007-06-05 / 2005-06-07"] });
  });

  it("are not ordered by texts beside them whose years have four digits", () => {
    expect(check(["26-01-10 10/02/2026", "26-01-12 13/02/2026"]).first).toBe("2026-01-10");
  });

  it("are read as a person says", () => expect(check(["26-01-10 -"], { dateOrder: "dmy" }).first).toBe("2010-01-26"));
});

it.each([
  ["ymd", (y: string, m: string, d: string) => `${y}-${m}-${d}`],
  ["dmy", (y: string, m: string, d: string) => `${d}.${m}.${y}`],
] as const)("reads a year of invoices written %s with two digits right, or says that it is in doubt", (_, write) =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 46_023, max: 46_387 }), { minLength: 1, maxLength: 40 }), (days) => {
      const text = (value: number): string => {
        const { year, month, day: ofMonth } = civilFromDay(day(value));
        return write(String(year % 100), String(month).padStart(2, "0"), String(ofMonth).padStart(2, "0"));
      };
      const { reading, ambiguous } = check(days.map((value) => `${text(value)} -`));
      if (!ambiguous) expect([...reading.ledger.issued]).toEqual(days);
    }),
  ),
);
