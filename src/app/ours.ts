import type { BookSurvey } from "../host/port/host.js";
import { ownedName } from "../sheet/batch.js";

/** Names of the sheets that AR Desk wrote. */
export function ourSheets(survey: BookSurvey): ReadonlySet<string> {
  return new Set(survey.names.flatMap((each) => (each.name === ownedName && each.sheet !== undefined ? [each.sheet] : [])));
}
