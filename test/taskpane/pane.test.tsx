import { act, cleanup, configure, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import { Suspense } from "react";
import { lazyPart } from "../../src/taskpane/lazy-part.js";
import { PaneContext, wordsOf } from "../../src/taskpane/pane-context.js";
import { palette } from "../../src/taskpane/styles.js";
import { day } from "../../src/kernel/day.js";
import { showPane } from "../support/show-pane.js";
import { swapped } from "../support/dated-table.js";
import { readDesk, sampleDesk } from "../support/sample-desk.js";

jest.setTimeout(30_000);
// The reports load when a sheet is first written.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

const options = { rules: { "aria-hidden-focus": { enabled: false }, "color-contrast": { enabled: false } } };

describe("before anything was read", () => {
  it("offers the table that was found, and reads it after one click", async () => {
    const { desk } = sampleDesk();
    await showPane(desk);
    await act(() => desk.start());
    expect(screen.getByText("599 rows, 11 columns; 11 fields recognised.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Use this table" }));
    expect(await screen.findByRole("heading", { name: "Close of 2026-10-31" })).toBeTruthy();
  });

  it("speaks Chinese when asked to", async () => {
    const { desk } = sampleDesk();
    await showPane(desk);
    await act(() => desk.start());
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language" }), "zh-CN");
    expect(screen.getByRole("button", { name: "使用此表" })).toBeTruthy();
  });
});

describe.each([
  ["en-US", { aging: "Aging", settings: "Settings", how: /How is DSO, 90 days computed/ }],
  ["zh-CN", { aging: "账龄", settings: "设置", how: /周转天数（90 天）如何计算/ }],
] as const)("once read, in %s", (locale, names) => {
  it("keeps nobody out, on any tab", async () => {
    const { desk } = await readDesk(locale);
    const { container } = await showPane(desk);
    for (const tab of [names.aging, names.settings]) {
      await userEvent.click(screen.getByRole("tab", { name: tab }));
      const { violations } = await axe(container, options);
      expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html ?? ""}`)).toEqual([]);
    }
  });

  it("shows how a figure was computed, with the numbers that went in", async () => {
    const { desk } = await readDesk(locale);
    await showPane(desk);
    await userEvent.click(screen.getByRole("button", { name: names.how }));
    expect(await screen.findByText("1,889,265.15")).toBeTruthy();
    expect(screen.getByText(/^= 1,640,835\.71 [/÷] 1,889,265\.15 [x×] 90$/)).toBeTruthy();
  });
});

describe("the aging", () => {
  it("lists the customers with the largest first and foots to the open amount", async () => {
    const { desk } = await readDesk();
    await showPane(desk);
    await userEvent.click(screen.getByRole("tab", { name: "Aging" }));
    const table = screen.getByRole("table");
    expect(within(table).getByText("Total, 20 customers")).toBeTruthy();
    expect(within(table).getByText("1,640,835.71")).toBeTruthy();
    await userEvent.type(screen.getByRole("textbox", { name: "Find a customer" }), "nobody");
    expect(within(table).getByText("No customer matches.")).toBeTruthy();
  });

  it.each([
    ["en-US", "Aging", "By years since issue", "up to 1 year", /^over 5 years$/],
    ["zh-CN", "账龄", "按年（自开票日）", "1年以内", /^5年以上$/],
  ] as const)("is shown by years where AR Policy asks for them, in %s", async (locale, tab, choice, youngest, oldest) => {
    const { desk, host } = sampleDesk(locale);
    statePolicy(host.book, [["aging_bands", "years-anniversary"]]);
    await desk.start();
    const place = desk.state().places[0];
    if (place) await desk.use(place);
    await showPane(desk);
    await userEvent.click(screen.getByRole("tab", { name: tab }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: tab }), choice);
    const heads = within(screen.getByRole("table")).getAllByRole("columnheader");
    expect(heads[0]?.textContent).toBe(youngest);
    expect(heads.some(({ textContent }) => oldest.test(textContent ?? ""))).toBe(true);
  });

  it("offers no days that the table does not have, and no years that nobody asked for", async () => {
    const { desk } = await readDesk();
    await showPane(desk);
    await userEvent.click(screen.getByRole("tab", { name: "Aging" }));
    const choices = within(screen.getByRole("combobox", { name: "Aging" })).getAllByRole("option");
    expect(choices.map(({ textContent }) => textContent)).toEqual(["By due date", "By issue date"]);
  });

  it("is recomputed for another day", async () => {
    const { desk } = await readDesk();
    await showPane(desk);
    const day = screen.getByRole("combobox", { name: "As of" });
    await userEvent.clear(day);
    await userEvent.type(day, "2026-06-30");
    expect(await screen.findByRole("heading", { name: "Close of 2026-06-30" })).toBeTruthy();
    await userEvent.click(screen.getByRole("tab", { name: "Aging" }));
    expect(screen.getByRole("button", { name: "Write “AR Aging 2026-06-30”" })).toBeTruthy();
  });
});

describe("a table whose days were swapped in part", () => {
  it.each([
    ["en-US", /^Do not book: day and month have changed places in \d+ dates/, "Aging"],
    ["zh-CN", /^请勿入账：/, "账龄"],
  ] as const)("says so above every figure, in %s", async (locale, warning, aging) => {
    const { desk, host } = sampleDesk(locale);
    swapSome(host.book);
    await desk.start();
    const place = desk.state().places[0];
    if (place) await desk.use(place);
    const { container } = await showPane(desk);
    expect(screen.getByRole("alert").textContent?.trim()).toMatch(warning);
    expect((await axe(container, options)).violations).toEqual([]);
    await userEvent.click(screen.getByRole("tab", { name: aging }));
    expect(screen.getByRole("alert").textContent?.trim()).toMatch(warning);
  });

  /** Day and month change places in the issue days of every other row, where they can. */
  function swapSome(book: ReturnType<typeof sampleDesk>["host"]["book"]): void {
    const sheet = book.sheet("Invoices");
    const issued = Array.from({ length: 11 }, (_, column) => column).find((column) => sheet?.cells.value(0, column) === "Issue date") ?? -1;
    for (let row = 1; row < 600; row += 2) {
      const value = sheet?.cells.value(row, issued);
      if (typeof value === "number") sheet?.cells.set(row, issued, { value: swapped(day(value)) });
    }
  }
});

describe("writing", () => {
  it("writes AR Policy once, and then leaves what a person has changed in it", async () => {
    const { desk, host } = await readDesk();
    await desk.writePolicy();
    host.book.sheet("AR Policy")?.cells.set(40, 8, { value: "my note" });
    await desk.writePolicy();
    expect(host.book.sheet("AR Policy")?.cells.value(40, 8)).toBe("my note");
    expect(desk.state().failure).toBeUndefined();
  });

  it("says which sheet is complete", async () => {
    const { desk, host } = await readDesk();
    await showPane(desk);
    await userEvent.click(screen.getByRole("button", { name: "Sheets" }));
    await userEvent.click(screen.getByRole("button", { name: "Write “AR Aging 2026-10-31”" }));
    expect(await screen.findByText("“AR Aging 2026-10-31” is complete.")).toBeTruthy();
    expect(host.book.sheet("AR Aging 2026-10-31")).toBeDefined();
  });

  it.each([
    ["en-US", "Write the pack", "Sheets", /^\d+ sheets are complete\.$/],
    ["zh-CN", "写入月结报表", "单张报表", /^\d+ 张报表已完成。$/],
  ] as const)("writes every sheet of the month-end at once, in %s", async (locale, write, list, complete) => {
    const { desk, host } = sampleDesk(locale);
    await desk.start();
    const place = desk.state().places[0];
    if (place) await desk.use(place);
    const { container } = await showPane(desk);
    await userEvent.click(screen.getByRole("button", { name: write }));
    // A dozen sheets with their formulas.
    expect(await screen.findByText(complete, undefined, { timeout: 40_000 })).toBeTruthy();
    const { targets, written } = desk.state();
    const ours = host.book.sheets.map(({ name }) => name);
    // Late entries need an earlier month-end to compare with, unbilled deliveries a table of deliveries.
    const missing = Object.values(targets).filter((name) => !written.includes(name) && !ours.includes(name));
    expect(missing.sort()).toEqual([targets["late-entries"], targets.deliveries].sort());
    await userEvent.click(screen.getByRole("button", { name: list }));
    expect(within(screen.getByRole("list", { name: list })).getAllByRole("listitem")).toHaveLength(Object.keys(targets).length);
    expect((await axe(container, options)).violations).toEqual([]);
  });

  it("says that a protected sheet was not written, and completes it once it is open again", async () => {
    const { desk, host } = await readDesk();
    await showPane(desk);
    await act(() => desk.writeSheet("aging"));
    const sheet = host.book.sheet("AR Aging 2026-10-31");
    if (sheet) sheet.protected = true;
    await act(() => desk.writeSheet("aging"));
    expect(screen.getByRole("alert").textContent).toContain("is protected. Nothing was written to it.");
    if (sheet) sheet.protected = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks about a sheet that a person has edited, the safe way first, and keeps it", async () => {
    const { desk, host } = await readDesk();
    const { container } = await showPane(desk);
    await act(() => desk.writeSheet("aging"));
    host.book.sheet("AR Aging 2026-10-31")?.cells.set(12, 14, { value: "called them, J." });
    await act(() => desk.writeSheet("aging"));
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("was edited since it was written.Nothing was written.");
    expect(
      within(alert)
        .getAllByRole("button")
        .map((each) => each.textContent),
    ).toEqual(["Keep it, write a new sheet", "Write over it", "Go on without it"]);
    expect((await axe(container, options)).violations).toEqual([]);
    await userEvent.click(within(alert).getByRole("button", { name: "Keep it, write a new sheet" }));
    expect(await screen.findByText("“AR Aging 2026-10-31 (2)” is complete.")).toBeTruthy();
    expect(host.book.sheet("AR Aging 2026-10-31")?.cells.value(12, 14)).toBe("called them, J.");
  });
});

/** An AR Policy of ours that holds these settings and nothing else. */
function statePolicy(book: ReturnType<typeof sampleDesk>["host"]["book"], settings: readonly (readonly [string, string])[]): void {
  const sheet = book.addSheet("AR Policy");
  [["Setting", "Value"] as const, ...settings].forEach((cells, row) =>
    cells.forEach((value, column) => sheet.cells.set(row, column, { value })),
  );
  const area = { top: 0, left: 0, rows: settings.length + 1, columns: 2 };
  sheet.tables.push({ id: 90, name: "AR_Settings", area, hasHeaders: true, hasTotals: false, columns: ["Setting", "Value"], style: "" });
  book.names.push({ name: "AR_Owned", scope: sheet, refersTo: "'AR Policy'!$A$1" });
}

it("says beneath the written sheet that one sheet alone keeps no month-end", async () => {
  const { desk } = await readDesk();
  await showPane(desk);
  await userEvent.click(screen.getByRole("tab", { name: "Aging" }));
  await userEvent.click(screen.getByRole("button", { name: "Write “AR Aging 2026-10-31”" }));
  expect(
    await screen.findByText("This month-end is not kept yet for later comparison: that comes with the pack (“Write the pack”)."),
  ).toBeTruthy();
});

it("says in its place that a part could not be loaded, and keeps the rest", async () => {
  const { desk } = await readDesk();
  const Part = lazyPart(() => Promise.reject<{ default: () => null }>(new Error("ChunkLoadError: 404")));
  render(
    <PaneContext.Provider
      value={{
        desk,
        words: wordsOf("en-US"),
        locale: "en-US",
        colors: palette.light,
        theme: "auto",
        setTheme: () => undefined,
        currency: undefined,
        setCurrency: () => undefined,
        inBase: false,
        setInBase: () => undefined,
      }}
    >
      <p>the rest</p>
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    </PaneContext.Provider>,
  );
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toMatch(/could not be loaded.*404/);
  expect(screen.getByText("the rest")).toBeTruthy();
});
