import { unreachable } from "../kernel/assert.js";
import type { Notice } from "../sheet/notice.js";
import { notKeptLine } from "./command-line.js";
import type { Locale } from "./locale.js";
import { keptText } from "./sign-off.js";

/** What happened and what to do about it, in a line. */
export function noticeLine(notice: Notice, locale: Locale): string {
  const chinese = locale === "zh-CN";
  switch (notice.kind) {
    case "logo-unclear":
      return chinese
        ? `“${notice.sheet}”上有多张图片（${notice.pictures.join("、")}），未注明哪张为徽标，各表未加徽标。请在 AR_Settings 的 logo 一行填写图片名称。`
        : `Several pictures stand on “${notice.sheet}” (${notice.pictures.join(", ")}) and none is named as the logo: the sheets bear none. Write the name of one at logo in AR_Settings.`;
    case "logo-missing":
      return chinese
        ? `“${notice.sheet}”上没有名为“${notice.named}”的图片，各表未加徽标。${notice.pictures.length > 0 ? `现有图片：${notice.pictures.join("、")}。` : "请将图片浮动放置在该表上，或清空 logo 一行。"}`
        : `No picture on “${notice.sheet}” is called “${notice.named}”: the sheets bear no logo. ${notice.pictures.length > 0 ? `The pictures there: ${notice.pictures.join(", ")}.` : "Place one over its cells, or empty the row logo."}`;
    case "logo-refused":
      return chinese
        ? `Excel 未能复制徽标，以下各表未加徽标，其余内容完整：${notice.sheets.join("、")}。`
        : `Excel did not copy the logo; these sheets are without it and whole in all else: ${notice.sheets.join(", ")}.`;
    case "signature-void":
      return chinese
        ? `“${notice.file}”带有数字签名。保存结果时签名部件予以保留，但内容已变，所存文件中的签名不再有效。请在 Excel 中重新签名。`
        : `“${notice.file}” is digitally signed. What is saved keeps the parts of the signature, but its content is no longer what was signed, so the signature is not valid there. Sign it again in Excel.`;
    case "month-end-kept":
      return keptText("kept", locale);
    case "month-end-closed":
      return keptText("closed", locale);
    case "month-end-not-kept":
      return chinese
        ? "本月末尚未留存备查：留存随整套月结报表（“写入月结报表”）一并进行。"
        : "This month-end is not kept yet for later comparison: that comes with the pack (“Write the pack”).";
    case "month-end-refused":
      return notKeptLine(notice.failure, locale);
    default:
      return unreachable(notice);
  }
}

/** What is read out of the logo to those who cannot see it. */
export function logoDescription(company: string, locale: Locale): string {
  if (locale === "zh-CN") return company === "" ? "公司徽标" : `${company}徽标`;
  return company === "" ? "Company logo" : `Logo of ${company}`;
}
