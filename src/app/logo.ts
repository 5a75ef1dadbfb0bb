import { success, type Result } from "../kernel/result.js";
import type { BookSurvey, Host } from "../host/port/host.js";
import type { Policy } from "../policy/policy.js";
import { noLogo, type LogoPicture } from "../policy/presentation.js";
import type { Failure } from "../sheet/failure.js";
import type { Notice } from "../sheet/notice.js";
import type { Locale } from "../text/locale.js";
import { logoDescription } from "../text/notices.js";
import { policySheetOf } from "./ours.js";
import { policySheet } from "./pack-names.js";

/** The company's logo, or why there is none although a person wants one. */
export interface Logo {
  readonly picture: LogoPicture | undefined;
  readonly notice: Notice | undefined;
}

const none: Logo = { picture: undefined, notice: undefined };

/** Looks for the logo among the pictures on AR Policy: the one that AR_Settings names, else the only one there. */
export async function findLogo(host: Host, survey: BookSurvey, policy: Policy, locale: Locale): Promise<Result<Logo, Failure>> {
  const sheet = policySheetOf(survey, policySheet);
  const named = policy.presentation.logo;
  if (sheet === undefined || named === noLogo) return success(none);
  const found = await host.pictures(sheet);
  if (!found.ok) {
    const notice = named === "" ? undefined : ({ kind: "logo-refused", sheets: [sheet] } as const);
    return found.failure.kind === "unexpected" ? success({ picture: undefined, notice }) : found;
  }
  const pictures = found.value.map(({ name }) => name);
  const wanted = named === "" ? (pictures.length === 1 ? pictures[0] : undefined) : named;
  if (wanted === undefined)
    return success(pictures.length === 0 ? none : { picture: undefined, notice: { kind: "logo-unclear", sheet, pictures } });
  const picture = found.value.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (!picture) return success({ picture: undefined, notice: { kind: "logo-missing", sheet, named, pictures } });
  const { name, width, height } = picture;
  const description = picture.description === "" ? logoDescription(policy.company.name, locale) : picture.description;
  return success({ picture: { sheet, name, width, height, description }, notice: undefined });
}
