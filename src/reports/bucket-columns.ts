import type { Aging, Bucket, CurrencyFigures, Figures } from "../analyses/figures.js";
import { bandName } from "../text/year-bands.js";
import { sheetWord } from "../text/sheets.js";
import type { Say } from "./sheet-frame.js";

/** All buckets that any currency has, in one order: currencies differ in whether they need those beside the ages. */
export function bucketColumns(
  { currencies }: Figures,
  agingOf: (each: CurrencyFigures) => Aging = ({ agingByDue }) => agingByDue,
): readonly Bucket[] {
  const kinds: readonly Bucket["kind"][] = ["not-due", "days", "none", "credits", "notes", "related"];
  const all = new Map(currencies.flatMap((each) => agingOf(each).buckets).map((bucket) => [bucket.id, bucket]));
  // Sorting keeps the days in their order.
  return [...all.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** What stands above a bucket's column, in the language or languages of the sheet. */
export function bucketHead(bucket: Bucket, say: Say, bilingual: boolean): string {
  if (bucket.label !== undefined) return bucket.label;
  const band = bandName(bucket.id, "en-US");
  if (band !== undefined) return bilingual ? `${band}\n${bandName(bucket.id, "zh-CN") ?? ""}` : band;
  switch (bucket.kind) {
    case "not-due":
      return say("notDue", "\n");
    case "none":
      return say("noDueDate", "\n");
    case "credits":
      return say("creditsApart", "\n");
    case "related":
      return say("relatedApart", "\n");
    case "notes":
      return say("notesApart", "\n");
    case "days": {
      const days = bucket.id.replace("-", "–");
      return bilingual ? `${days}\n${sheetWord("days", false)} 天` : days;
    }
  }
}
