import type { BookSurvey } from "../host/port/host.js";
import { ownedName } from "../sheet/batch.js";

/** Names of the sheets that AR Desk wrote. */
export function ourSheets(survey: BookSurvey): ReadonlySet<string> {
  return new Set(survey.names.flatMap((each) => (each.name === ownedName && each.sheet !== undefined ? [each.sheet] : [])));
}

/** The sheet of ours that holds AR Policy: a user's sheet of that name is none. */
export function policySheetOf(survey: BookSurvey, wanted: string): string | undefined {
  const ours = ourSheets(survey);
  const numbered = (name: string): boolean => name.toLowerCase() === wanted.toLowerCase() || name.startsWith(`${wanted} (`);
  return survey.sheets.find(({ name }) => ours.has(name) && numbered(name))?.name;
}
