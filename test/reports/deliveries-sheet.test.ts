import { deliveriesPlan } from "../../src/app/deliveries.js";
import { monthEnd } from "../../src/app/month-end.js";
import type { PlanContext } from "../../src/app/plan-context.js";
import { noChoices, readSource } from "../../src/app/read-source.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { findDeliveryTable, isDeliveryList } from "../../src/read/deliveries.js";
import { dayFromIso } from "../../src/kernel/day.js";
import { decimalText } from "../../src/kernel/money.js";
import { unwatched } from "../../src/kernel/progress.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { expectSignedOff } from "../support/golden-sheet.js";
import { monthEndContext, monthEndSheets } from "../support/month-end-book.js";
import { planText } from "../support/plan-text.js";
import { expectRecalculated } from "../support/sheets-of-book.js";
import { gridOf } from "../../src/sheet/grid.js";

jest.setTimeout(120_000);

const name = "AR Unbilled 2026-10-31";
const deliveries = `
  Delivery No | Customer No | Delivery Date | Currency | Amount    | Invoice No
  D-1         | C1          | 2026-10-20    | EUR      | 1200.50   |
  D-2         | C1          | 2026-08-15    | EUR      | 300       |
  D-3         | C2          | 2026-06-01    | EUR      | 99.95     |
  D-4         | C2          | 2026-09-01    | EUR      | 86410.00  | INV-4
  D-5         | C5          | 2026-10-30    | EUR      | 500.00    | INV-7
  D-6         | C5          | 2026-11-02    | EUR      | 70        |
  D-7         | =C9         |               | EUR      | 12        |
  D-8         | C6          | 2026-10-05    | CNY      | 31200     |
  Total       |             |               |          | 119792.45 |
`;
const book = (sheet = "Deliveries", text = deliveries): Workbook => bookOf({ ...monthEndSheets, [sheet]: text });

const context = (of: Workbook, locale: "en-US" | "zh-CN" = "en-US"): Promise<PlanContext> => monthEndContext(locale, of);

const shown = async (of: Workbook): Promise<readonly string[]> =>
  ((await context(of)).figures.unbilled ?? []).flatMap(({ currency, customers }) =>
    customers.flatMap(({ customer, deliveries: own }) =>
      own.map(
        ({ delivery, age }) => `${customer} ${delivery.number} ${currency ?? ""} ${decimalText(delivery.amount, 2)} ${age ?? "undated"}`,
      ),
    ),
  );

it("lists what was delivered and had no invoice on the day, by customer, oldest first, each currency apart", async () =>
  expect(await shown(book())).toEqual([
    "=C9 D-7 EUR 12.00 undated",
    "C1 D-2 EUR 300.00 77",
    "C1 D-1 EUR 1200.50 11",
    "C2 D-3 EUR 99.95 152",
    "C5 D-5 EUR 500.00 1",
    "C6 D-8 CNY 31200.00 26",
  ]));

it("knows Chinese lists of deliveries", async () =>
  expect(
    await shown(
      book(
        "发货单",
        `
        发货单号 | 客户编号 | 发货日期   | 金额 | 币种 | 发票号
        FH001    | C6       | 2026-10-05 | 300  | CNY  |
        FH002    | C6       | 2026-10-06 | 400  | CNY  | INV-8
        `,
      ),
    ),
  ).toEqual(["C6 FH001 CNY 300.00 26"]));

it("stands beside the invoices and never among them", async () => {
  const { source, figures } = await monthEndContext("en-US", book());
  expect(source.place.sheet).toBe("Invoices");
  const alone = await monthEndContext("en-US");
  expect(figures.currencies.map(({ open }) => open)).toEqual(alone.figures.currencies.map(({ open }) => open));
});

it("is no list of deliveries that has no column for the invoice, states due dates, or that no name calls one", () => {
  const head = ["Delivery No", "Customer No", "Delivery Date", "Amount", "Invoice No"];
  const found = (headers: readonly string[], sheet = "Deliveries"): unknown =>
    findDeliveryTable(gridOf({ sheet, top: 0, left: 0, rows: 1, columns: headers.length }, [headers]), [sheet]);
  expect(found(head)).toMatchObject({ row: 0, mapping: { reference: { column: 0 }, invoiceNumber: { column: 4 } } });
  expect([found(head.slice(0, 4)), found([...head, "Due Date"]), found(head, "Sheet2")]).toEqual([undefined, undefined, undefined]);
});

it("offers no list of deliveries as invoices, also where no column says what bills them", async () => {
  const unbillable = deliveries.replace(/\|[^|\n]*$/gm, "");
  const read = await readSource(hostOf(book("Deliveries", unbillable)), noChoices, unwatched);
  expect(read.ok && read.value.ledger.source.sheet).toBe("Invoices");
  expect(read.ok && read.value.findings).toContainEqual(
    expect.objectContaining({ kind: "deliveries-not-read", cells: [{ sheet: "Deliveries", row: 0, column: 0 }] }),
  );
  expect(await readSource(hostOf(bookOf({ Deliveries: unbillable })), noChoices, unwatched)).toMatchObject({
    failure: { kind: "no-invoice-table" },
  });
  const head = ["送货单号", "客户编号", "日期", "金额"];
  const grid = (headers: readonly string[]) => gridOf({ sheet: "送货单", top: 0, left: 0, rows: 1, columns: headers.length }, [headers]);
  expect(isDeliveryList(grid(head), ["送货单"])).toBe(true);
  // A list by delivery notes that states what was received is how some keep their receivables.
  expect(isDeliveryList(grid([...head, "已收金额"]), ["送货单"])).toBe(false);
  expect(isDeliveryList(grid(head), ["应收账款"])).toBe(false);
});

it("names a delivery whose amount cannot be read, and leaves it out", async () => {
  const of = book("Deliveries", deliveries.replace("1200.50  ", "about 1200"));
  const { source } = await context(of);
  expect(source.deliveries?.findings).toMatchObject([{ kind: "amount-unreadable", cells: [{ sheet: "Deliveries", row: 1, column: 4 }] }]);
  expect(await shown(of)).not.toContain("C1 D-1 EUR 1200.50 11");
});

it("shows deliveries under their customer by days since delivery", async () =>
  expectSignedOff(deliveriesPlan(await context(book()), name), "unbilled.en-US"));

it("speaks both languages to Chinese readers", async () =>
  expectSignedOff(deliveriesPlan(await context(book(), "zh-CN"), name), "unbilled.zh-CN"));

it("says so where everything was billed", async () =>
  expect(
    planText(
      deliveriesPlan(
        await context(book("Deliveries", deliveries.split("\n").slice(0, 2).join("\n") + "\nD-4|C2|2026-09-01|EUR|10|INV-4")),
        name,
      ),
    ),
  ).toContain("Nothing delivered was unbilled on this day."));

it("is part of the month-end where the workbook holds deliveries, works out in LibreOffice, and is absent elsewhere", async () => {
  const request = {
    choices: noChoices,
    asOf: dayFromIso("2026-10-31"),
    locale: "en-US",
    preparedAt: "2026-11-02 09:47",
    whenEdited: "keep",
  } as const;
  const closed = book();
  const done = await monthEnd(hostOf(closed), request, unwatched);
  expect(done.ok && done.value.sheets.map((sheet) => sheet.name)).toContain(name);
  expectRecalculated(closed, name, 40);
  const none = await monthEnd(hostOf(bookOf(monthEndSheets)), request, unwatched);
  expect(none.ok && none.value.sheets.map((sheet) => sheet.name)).not.toContain(name);
});
