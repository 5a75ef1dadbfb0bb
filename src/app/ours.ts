import type { BookSurvey } from "../host/port/host.js";

/** The sheet-scoped name by which every sheet of ours is known, whatever it is called. */
export const ownedName = "AR_Owned";

/** Names of the sheets that AR Desk wrote. */
export function ourSheets(survey: BookSurvey): ReadonlySet<string> {
  return new Set(survey.names.flatMap((each) => (each.name === ownedName && each.sheet !== undefined ? [each.sheet] : [])));
}
