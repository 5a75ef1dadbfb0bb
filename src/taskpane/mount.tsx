import { createRoot } from "react-dom/client";
import type { Desk } from "../app/view.js";
import { Pane } from "./pane.js";

/** Shows the pane in an element. Gives back how to take it away again. */
export function mountPane(root: HTMLElement, desk: Desk): () => void {
  const shown = createRoot(root);
  shown.render(<Pane desk={desk} />);
  return () => shown.unmount();
}
