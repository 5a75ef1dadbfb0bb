import { act, cleanup, waitFor, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import { createDesk } from "../../src/app/create-desk.js";
import type { Desk, Locale } from "../../src/app/desk.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { day } from "../../src/kernel/day.js";
import type { Workbook } from "../../src/workbook/workbook.js";
import { gridOfLayout } from "../layouts/layout.js";
import { showPane } from "../support/show-pane.js";
import { bookOf, exportOf, paste } from "../support/export-book.js";

jest.setTimeout(30_000);
afterEach(cleanup);

const options = { rules: { "aria-hidden-focus": { enabled: false }, "color-contrast": { enabled: false } } };

/** SAP's list: "Account" may be the customer's or one of the general ledger. */
const sapBook = (): Workbook => bookOf(gridOfLayout(exportOf("SAP ECC/S4", "FBL5N customer line items")).rows());

const summary = (): Workbook =>
  bookOf([
    ["Customer", "Amount", "Remark"],
    ["Aspen Ltd", 100.5, "2026-03-31"],
    ["Birch Ltd", 200, "2026-03-30"],
    ["Cedar Ltd", 60, "2026-03-29"],
  ]);

async function shown(
  book: Workbook,
  button: string,
  locale: Locale = "en-US",
): Promise<{ readonly desk: Desk; readonly root: HTMLElement }> {
  const desk = createDesk({ host: hostOf(book), locale, clock: () => ({ today: day(46_350), time: "09:42" }) });
  const { container } = await showPane(desk);
  await act(() => desk.start());
  await userEvent.click(screen.getByRole("button", { name: button }));
  // What comes next loads when it is first shown.
  await waitFor(() => expect(desk.state().work).toBeUndefined());
  await act(async () => undefined);
  return { desk, root: container };
}

it("shows what needs a look first, with its cells and the reason, and begins at its title", async () => {
  await shown(sapBook(), "Use this table");
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Check the columns" }));
  expect(screen.getByText("2 of 7 fields need a look.")).toBeTruthy();
  const look = screen.getByRole("region", { name: "Need a look" });
  expect(
    within(look)
      .getAllByRole("combobox")
      .map((each) => each.getAttribute("title")),
  ).toEqual(["Account", "Assignment"]);
  expect(within(look).getByText("A2").parentElement?.textContent).toBe("A210387");
  expect(within(look).getByText(/“Reference” does too/)).toBeTruthy();
  // "3/12/2026" stands beside "1/19/2026": the month comes first.
  expect(screen.getAllByText("2026-03-12")).toHaveLength(1);
});

it("reads with the columns as they were chosen, and finds the focus again after going back", async () => {
  await shown(sapBook(), "Use this table");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Reference" }), "Reference");
  expect(screen.getByText("Chosen")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Use these columns" }));
  await userEvent.click(await screen.findByRole("button", { name: "Columns" }));
  expect(screen.getByText("Every field is clear.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Columns" }));
});

it("asks for what a ledger needs and the table does not say", async () => {
  const { desk } = await shown(summary(), "Choose its columns");
  expect(screen.getByText("Still needed: date.")).toBeTruthy();
  const use = screen.getByRole("button", { name: "Use these columns" });
  await userEvent.click(use);
  expect(desk.state().card).toBeDefined();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Issue date" }), "Remark");
  expect(screen.queryByText("Needed")).toBeNull();
  await userEvent.click(use);
  expect(await screen.findByRole("heading", { name: "Close of 2026-03-31" })).toBeTruthy();
});

it("leads from a doubt among the findings to the columns, which are then clear", async () => {
  const header = ["Customer No", "Document Number", "Document Date", "Net Due Date", "Amount"];
  const rows = [1, 2, 3].map((each) => [10_000 + each, `A-${each}`, 46_112, 46_140, 100 * each]);
  const book = bookOf([header, ...rows]);
  const { desk } = await shown(book, "Use this table");
  // The export of another month calls the customer's number by a general word.
  paste(book, [["Account", ...header.slice(1)], ...rows]);
  await act(() => desk.readAgain());
  await userEvent.click(screen.getByRole("button", { name: /^Column/, expanded: false }));
  await userEvent.click(screen.getByRole("button", { name: "Check the columns" }));
  await userEvent.click(screen.getByRole("button", { name: "Use these columns" }));
  await screen.findByRole("heading", { name: "Close of 2026-03-31" });
  expect(desk.state().reading?.findings.map(({ kind }) => kind)).not.toContain("mapping-doubtful");
});

it.each([
  ["en-US", "Use this table", /^More columns/],
  ["zh-CN", "使用此表", /^更多列/],
] as const)("keeps nobody out, folded or open, in %s", async (locale, button, more) => {
  const { root } = await shown(sapBook(), button, locale);
  expect((await axe(root, options)).violations).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: more }));
  expect((await axe(root, options)).violations).toEqual([]);
});
