import { act, render, type RenderResult } from "@testing-library/react";
import type { Desk } from "../../src/app/view.js";
import { Pane } from "../../src/taskpane/pane.js";

/** The pane over a desk, with the parts that load when they are first shown. */
export async function showPane(desk: Desk): Promise<RenderResult> {
  const shown = render(<Pane desk={desk} />);
  await act(async () => {
    await Promise.all([import("../../src/taskpane/workplace.js"), import("../../src/taskpane/mapping-card.js")]);
  });
  return shown;
}
