import { act, cleanup, screen, waitFor, within, configure } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import { showPane } from "../support/show-pane.js";
import { bookOf } from "../support/book-of.js";
import { deskOver, eitherWay, oddBook, type MendingDesk } from "../support/odd-table.js";

// A busy machine may take its time; only what never comes fails.
configure({ asyncUtilTimeout: 20_000 });

jest.setTimeout(30_000);
afterEach(cleanup);

const options = { rules: { "aria-hidden-focus": { enabled: false }, "color-contrast": { enabled: false } } };

async function barriers(container: HTMLElement): Promise<readonly string[]> {
  const { violations } = await axe(container, options);
  return violations.map((each) => `${each.id}: ${each.nodes[0]?.html ?? ""}`);
}

async function shown(made: Promise<MendingDesk>): Promise<MendingDesk & { readonly container: HTMLElement }> {
  const desk = await made;
  return { ...desk, ...(await showPane(desk.desk)) };
}

const rowsOf = (card: HTMLElement): readonly string[] =>
  within(within(card).getAllByRole("table")[0] ?? card)
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent).join(" | "));

describe.each([
  [
    "en-US",
    {
      line: "Amounts kept as text: 3",
      card: "Preview: 2 cells would change",
      formula: "G7: a formula, left as it is. Correct the source.",
      one: "Correct G3",
      apply: "Correct 1 cell",
      undo: "Undo 1 cell",
      undone: "1 cell as before (amounts kept as text).",
    },
  ],
  [
    "zh-CN",
    {
      line: "金额为文本：3",
      card: "预览：将更改 2 个单元格",
      formula: "G7：含公式，保持原样，请在来源处更正。",
      one: "更正 G3",
      apply: "更正 1 个单元格",
      undo: "撤销 1 个单元格",
      undone: "1 个单元格已恢复原样（金额为文本）。",
    },
  ],
] as const)("a correction, in %s", (locale, words) => {
  it("is shown cell by cell, applied to the chosen ones, and undone, by keyboard alone, keeping nobody out", async () => {
    const { container, book } = await shown(deskOver(oddBook(), locale));
    const amount = (row: number): unknown => book.sheet("Invoices")?.cells.value(row, 6);
    screen.getByRole("button", { name: words.line }).focus();
    await userEvent.keyboard("{Enter}");
    const card = await screen.findByRole("region", { name: words.card });
    expect(rowsOf(card)).toEqual([" | G2 | “1,234.56” | 1,234.56", " | G3 | “(200.00)” | -200.00"]);
    expect(within(card).getByText(words.formula)).toBeTruthy();
    expect(await barriers(container)).toEqual([]);
    within(card).getByRole("checkbox", { name: words.one }).focus();
    await userEvent.keyboard(" ");
    within(card).getByRole("button", { name: words.apply }).focus();
    await userEvent.keyboard("{Enter}");
    const undo = await screen.findByRole("button", { name: words.undo });
    expect(document.activeElement?.contains(undo)).toBe(true);
    expect([amount(1), amount(2)]).toEqual([1234.56, "(200.00)"]);
    // The table is read again after a correction; the way back is shut meanwhile, and seen to be.
    await waitFor(() => expect(undo.getAttribute("aria-disabled")).not.toBe("true"));
    expect(await barriers(container)).toEqual([]);
    undo.focus();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText(words.undone)).toBeTruthy();
    expect([amount(1), amount(2)]).toEqual(["1,234.56", "(200.00)"]);
  });
});

it("asks how dates are meant before it corrects any, and shows what each reading moves", async () => {
  const { container } = await shown(deskOver(bookOf({ Invoices: eitherWay })));
  await userEvent.click(screen.getByRole("button", { name: /^Date can be read both ways: 3/ }));
  await userEvent.click(screen.getByRole("button", { name: "Show the correction" }));
  const card = await screen.findByRole("region", { name: "Preview: 3 cells would change" });
  expect(rowsOf(card)[0]).toBe(" | E2 | “03/04/2026” | 2026-04-03 or 2026-03-04");
  expect(within(card).getByRole("button", { name: "Correct 3 cells" }).getAttribute("aria-disabled")).toBe("true");
  expect(within(card).getByText("Choose a reading first.")).toBeTruthy();
  await userEvent.click(within(card).getByRole("radio", { name: "Day first: “03/04/2026” is 2026-04-03" }));
  expect(rowsOf(card)[0]).toBe(" | E2 | “03/04/2026” | 2026-04-03");
  expect(within(card).getByRole("button", { name: "Correct 3 cells" }).getAttribute("aria-disabled")).not.toBe("true");
  expect(await barriers(container)).toEqual([]);
});

it("leaves repeated rows out of the figures on request, says that the table stays, and counts them again", async () => {
  const { desk } = await shown(deskOver(oddBook()));
  await userEvent.click(screen.getByRole("button", { name: /^Row repeats an earlier one: 1/ }));
  await userEvent.click(screen.getByRole("button", { name: "Show them left out" }));
  const card = await screen.findByRole("region", { name: "Preview: leave repeats out of the figures" });
  expect(within(card).getByText("Your table stays as it is.")).toBeTruthy();
  expect(within(card).getByRole("row", { name: "Open 2,444.56 1,944.56" })).toBeTruthy();
  await userEvent.click(within(card).getByRole("button", { name: "Leave out" }));
  expect(await screen.findByText("Left out of the figures. The rows stay in the table.")).toBeTruthy();
  expect(document.querySelector('[data-figure="open"]')?.textContent).toContain("1,944.56");
  await act(() => desk.fixes.preview("row-repeated"));
  await userEvent.click(screen.getByRole("button", { name: "Count them again" }));
  await waitFor(() => expect(document.querySelector('[data-figure="open"]')?.textContent).toContain("2,444.56"));
});

it("names a cell that was changed meanwhile", async () => {
  const { desk, book } = await shown(deskOver(oddBook()));
  await act(() => desk.fixes.preview("currency-name"));
  book.sheet("Invoices")?.cells.set(3, 3, { value: "EUR" });
  await userEvent.click(screen.getByRole("button", { name: "Correct 3 cells" }));
  expect(await screen.findByText("Changed meanwhile, left as it is: D4.")).toBeTruthy();
  expect(book.sheet("Invoices")?.cells.value(3, 3)).toBe("EUR");
});
