import {
  CheckmarkCircleFilled,
  CircleHalfFillRegular,
  CircleRegular,
  ErrorCircleFilled,
  InfoRegular,
  WarningFilled,
} from "@fluentui/react-icons";
import { usePane } from "./pane-context.js";

export type State = "done" | "warn" | "bad" | "next" | "todo" | "info";

/** A state by its own shape and colour; the word beside it says the same. */
export function StateIcon({ state }: { readonly state: State }) {
  const { colors } = usePane();
  switch (state) {
    case "done":
      return <CheckmarkCircleFilled aria-hidden color={colors.ok} fontSize={18} />;
    case "warn":
      return <WarningFilled aria-hidden color={colors.warn} fontSize={18} />;
    case "bad":
      return <ErrorCircleFilled aria-hidden color={colors.bad} fontSize={18} />;
    case "next":
      return <CircleHalfFillRegular aria-hidden color={colors.brand} fontSize={18} />;
    case "todo":
      return <CircleRegular aria-hidden color={colors.soft} fontSize={18} />;
    case "info":
      return <InfoRegular aria-hidden color={colors.brand} fontSize={18} />;
  }
}
