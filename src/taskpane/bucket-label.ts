import type { PaneWords } from "../text/pane.js";

/** A bucket's name: its days, or the words for what stands beside the ages. */
export function bucketLabel(id: string, words: PaneWords): string {
  const band = words.band(id);
  if (band !== undefined) return band;
  if (id === "current") return words.notDue;
  if (id === "credits") return words.creditsApart;
  if (id === "related") return words.relatedApart;
  if (id === "notes") return words.notesApart;
  return id.startsWith("no-") ? words.noDate : id.replace("-", "–");
}
