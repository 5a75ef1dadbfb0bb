import type { Locale } from "./locale.js";

/** How somebody in a pane is named to others while they write: Excel does not tell an add-in who its user is. */
export function paneWriterName(locale: Locale): string {
  return locale === "zh-CN" ? "AR Desk 窗格中的另一用户" : "Somebody in another pane of AR Desk";
}
