import type { Locale } from "./locale.js";
import { sheetWordIn, type SheetWord } from "./sheets.js";
import { bandName } from "./year-bands.js";

const words: Readonly<Record<string, SheetWord>> = {
  current: "notDue",
  credits: "creditsApart",
  related: "relatedApart",
  notes: "notesApart",
  "no-due-date": "noDueDate",
  "no-issue-date": "noDueDate",
};

/** A bucket by its id: its days, or the words for what stands beside the ages. */
export function bucketName(id: string, locale: Locale): string {
  const word = words[id];
  return word === undefined ? (bandName(id, locale) ?? id.replace("-", "–")) : sheetWordIn(word, locale);
}
