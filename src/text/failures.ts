import { unreachable } from "../kernel/assert.js";
import { refText } from "../sheet/address.js";
import type { Failure } from "../sheet/failure.js";
import { fieldName } from "./fields.js";
import type { Locale } from "./locale.js";
import { lackOf } from "./sheet-lacks.js";
import { notAWorkbook } from "./not-a-workbook.js";

/** What happened, and what to do about it. */
export interface FailureText {
  readonly what: string;
  readonly todo: string;
}

/** One line for a terminal: what happened, then what to do. */
export function failureLine(failure: Failure, locale: Locale): string {
  const { what, todo } = failureText(failure, locale);
  return locale === "zh-CN" ? `${what}${todo}` : `${what} ${todo}`;
}

export function failureText(failure: Failure, locale: Locale): FailureText {
  return locale === "zh-CN" ? inChinese(failure) : inEnglish(failure);
}

function inEnglish(failure: Failure): FailureText {
  const say = (what: string, todo: string): FailureText => ({ what, todo });
  switch (failure.kind) {
    case "file-missing":
      return say(`The file “${failure.file}” is not there.`, "Check the name and the folder.");
    case "not-a-workbook":
      return say(
        `“${failure.file}” is not a workbook that AR Desk can read: ${notAWorkbook(failure.detail, "en-US").is}.`,
        notAWorkbook(failure.detail, "en-US").todo,
      );
    case "part-damaged":
      return say(
        `“${failure.file}” is damaged: its part ${failure.part} cannot be read${failure.at === "" ? "" : `, at ${failure.at}`}.`,
        "Open it in Excel, let Excel repair it, save it as .xlsx and try again.",
      );
    case "part-missing":
      return say(
        `“${failure.file}” is incomplete: its part ${failure.part} is missing.`,
        "Open it in Excel, let Excel repair it, save it as .xlsx and try again.",
      );
    case "quote-open":
      return say(
        `In “${failure.file}”, a quotation mark opens on line ${failure.line} and never closes.`,
        "Take it out or close it, or export the list as .xlsx.",
      );
    case "file-encrypted":
      return say(`“${failure.file}” is protected by a password.`, "Open it in Excel, remove the password under File > Info, and save it.");
    case "sheet-missing":
      return failure.known.length > 0
        ? say(`There is no sheet “${failure.sheet}”.`, `The workbook has: ${list(failure.known)}.`)
        : say(`The sheet “${failure.sheet}” is gone: it was deleted or renamed.`, "Try again; a sheet of AR Desk's is written anew.");
    case "table-missing":
      return say(
        `There is no table “${failure.table}”.`,
        failure.known.length > 0 ? `The workbook has: ${list(failure.known)}.` : "The workbook has no tables; name a sheet instead.",
      );
    case "entity-missing":
      return say(
        `There is no legal entity “${failure.entity}”.`,
        failure.known.length > 0
          ? `The table has: ${list(failure.known)}.`
          : "The table has no column of legal entities; map one with --map.",
      );
    case "entity-table-missing":
      return say(
        `The invoices of “${failure.entity}” are said to stand on “${failure.table}”, and no invoice list is there.`,
        `Invoice lists were found at: ${list(failure.known)}. Correct AR_Entities on AR Policy, or --entities.`,
      );
    case "entity-table-twice":
      return say(`${list(failure.entities)} are both said to stand on “${failure.table}”.`, "Give each legal entity a table of its own.");
    case "entity-aging-stated":
      return say(
        `${failure.place} (“${failure.entity}”) states an aging and no invoices: it cannot be aged together with the invoices of others.`,
        "Bring its invoices, or read it alone with --sheet.",
      );
    case "entity-currency-missing":
      return say(
        `The tables of ${list(failure.entities)} hold amounts without a currency, which cannot be added to each other.`,
        "Name the currency of each in AR_Entities on AR Policy, give the tables a currency column, or name one for all with --currency.",
      );
    case "compare-day-late":
      return say(
        `${failure.day} is not before the as-of day ${failure.asOf}: there is no movement between them.`,
        "Name an earlier day with --compare-to, or a later one with --as-of.",
      );
    case "book-empty":
      return say(`“${failure.file}” holds no data.`, "Paste or export the invoice list into it.");
    case "no-invoice-table":
      return say(
        `No invoice list was found in “${failure.file}”.`,
        "It needs a header row with at least a customer, an amount and a date; name the columns with a header each.",
      );
    case "several-tables":
      return say(
        `More than one place could be the invoice list: ${list(failure.places)}.`,
        "Name one with --sheet or --table, or choose it in the pane; tables of several legal entities are read together with --entities.",
      );
    case "column-missing":
      return say(
        `${failure.place} has no column that reads as ${fieldName(failure.field, "en-US")}.`,
        `Name it with --map ${failure.field}=HEADER, or give the column a clear header.`,
      );
    case "header-missing":
      return say(
        `${failure.place} has no header “${failure.header}” (for ${fieldName(failure.field, "en-US")}).`,
        `Its headers are: ${list(failure.known)}.`,
      );
    case "header-twice":
      return say(
        `The header “${failure.header}” (for ${fieldName(failure.field, "en-US")}) stands more than once: ${list(failure.columns)}.`,
        `Name the column by its letter, such as --map ${failure.field}=${failure.columns[0] ?? "[C]"}.`,
      );
    case "grouping-unclear":
      return failure.columns.length > 0
        ? say(`The header “${failure.header}”, to group by, stands more than once: ${list(failure.columns)}.`, `Name one by its letter.`)
        : say(
            `There is no header “${failure.header}” to group by.`,
            `The headers are: ${list(failure.known)}. Correct --group-by, or group_by on AR Policy.`,
          );
    case "amount-in-units":
      return say(
        `“${failure.header}” at ${failure.place} says that amounts are counted in thousands, in cents or the like.`,
        "AR Desk multiplies nothing on a guess: export the table in full amounts, or multiply the column and change its header.",
      );
    case "nothing-readable":
      return say(`No row of ${failure.place} could be read as an invoice.`, "Check that the amount column holds numbers.");
    case "as-of-differs":
      return say(
        `${failure.place} states its ages as of ${failure.stated}; ages as of ${failure.asked} cannot be worked out from it.`,
        `Ask for ${failure.stated}, or bring the invoices with their days.`,
      );
    case "as-of-missing":
      return say(
        `${failure.place} states ages, and not of which day.`,
        "Give the day that the report was made for: as of in the pane or on AR Policy, --as-of on the command line.",
      );
    case "policy-invalid":
      return say(
        `${refText(failure.at)} holds “${failure.found}”, where ${failure.expected} is needed.`,
        "Correct the cell and run again.",
      );
    case "sheet-protected":
      return say(
        `The sheet “${failure.sheet}” is protected. Nothing was written to it.`,
        "Take the protection off, or keep the sheet and choose another day.",
      );
    case "book-protected":
      return say(
        "The structure of the workbook is protected, so no sheet can be added.",
        "Take the protection off under Review > Protect Workbook.",
      );
    case "read-only":
      return say("The workbook is open for reading only.", "Enable editing or save a copy, then try again.");
    case "cell-edit":
      return say("Excel waits while you type in a cell.", "Press Enter or Esc, then try again.");
    case "lost-focus":
      return say("Another workbook is in front.", "Click into this workbook, then try again.");
    case "busy":
      return say("Excel is busy.", "Wait a moment, then try again.");
    case "too-large":
      return say(`One piece of ${failure.what} is larger than Excel takes at once.`, "Shorten very long texts in it, then try again.");
    case "sheet-edited":
      return say(
        `The sheet “${failure.sheet}” was edited since it was written.`,
        "Nothing was written. Keep it as it is and write a new sheet beside it, or write over it.",
      );
    case "sheet-changed":
      return say(
        `Somebody changed ${refText(failure.at)} while “${failure.at.sheet}” was being written.`,
        "The sheet says “writing” and is not complete. Try again: you are asked what becomes of what was entered there.",
      );
    case "sheet-taken":
      return say(
        `A sheet “${failure.sheet}” was added by somebody else just now. It was not touched.`,
        "Try again: the new sheet takes the next free name.",
      );
    case "table-taken":
      return say(
        `Your table “${failure.table}” on “${failure.sheet}” bears a name that AR Desk needs. It was not touched.`,
        "Rename it under Table Design > Table Name, then try again.",
      );
    case "claimed":
      return say(
        `${failure.by} is writing in this workbook, since ${failure.since}. Nothing was written.`,
        `Wait until that is done. If it was broken off, anybody may write from ${failure.until} on, or once ${refText(failure.at)} is empty.`,
      );
    case "file-changed":
      return say(`“${failure.file}” was saved by another program after it was read.`, "It was left as it is. Run again.");
    case "file-open":
      return say(
        `“${failure.file}” seems to be open in Excel: “${failure.lock}” lies beside it.`,
        "Close it there, or save under another name with --out. If nobody has it open, delete that file.",
      );
    case "no-room":
      return say(
        `The table ${failure.table} on “${failure.sheet}” is gone or has no free row. Nothing was written to it.`,
        "Your choice counts until the pane is closed. Add rows to the table, then try again.",
      );
    case "no-such-sheet":
      return say(...lackOf(failure.sheet, failure.lacks, "en-US"));
    case "host-gone":
      return say("Excel does not answer any more.", "Close the pane and open it again.");
    case "cancelled":
      return say("Stopped as you asked.", "A sheet that says “writing” is not complete; run again to complete it.");
    case "write-refused":
      return say(
        `“${failure.file}” could not be written (${failure.detail}).`,
        "Check the folder, and that the file is not open or write-protected.",
      );
    case "unexpected":
      return say("AR Desk itself failed.", `Your workbook is as it was. Details for a report: ${failure.detail}`);
    default:
      return unreachable(failure);
  }
}

function inChinese(failure: Failure): FailureText {
  const say = (what: string, todo: string): FailureText => ({ what, todo });
  switch (failure.kind) {
    case "file-missing":
      return say(`找不到文件“${failure.file}”。`, "请检查文件名和文件夹。");
    case "not-a-workbook":
      return say(
        `“${failure.file}”不是 AR Desk 能读取的工作簿：${notAWorkbook(failure.detail, "zh-CN").is}。`,
        notAWorkbook(failure.detail, "zh-CN").todo,
      );
    case "part-damaged":
      return say(
        `“${failure.file}”已损坏：其中的部件 ${failure.part} 无法读取${failure.at === "" ? "" : `（位置 ${failure.at}）`}。`,
        "请在 Excel 中打开并修复，另存为 .xlsx 后重试。",
      );
    case "part-missing":
      return say(`“${failure.file}”不完整：缺少部件 ${failure.part}。`, "请在 Excel 中打开并修复，另存为 .xlsx 后重试。");
    case "quote-open":
      return say(`“${failure.file}”第 ${failure.line} 行的引号没有配对。`, "请删除或补全该引号，或将清单导出为 .xlsx。");
    case "file-encrypted":
      return say(`“${failure.file}”设有密码。`, "请在 Excel 中打开，经“文件 > 信息”取消密码并保存。");
    case "sheet-missing":
      return failure.known.length > 0
        ? say(`没有工作表“${failure.sheet}”。`, `工作簿中有：${listChinese(failure.known)}。`)
        : say(`工作表“${failure.sheet}”已被删除或重命名。`, "请重试；AR Desk 的工作表会重新写入。");
    case "table-missing":
      return say(
        `没有表格“${failure.table}”。`,
        failure.known.length > 0 ? `工作簿中有：${listChinese(failure.known)}。` : "工作簿中没有表格，请指定工作表。",
      );
    case "entity-missing":
      return say(
        `没有核算主体“${failure.entity}”。`,
        failure.known.length > 0 ? `表中有：${failure.known.join("、")}。` : "表中没有核算主体列，请用 --map 指定。",
      );
    case "entity-table-missing":
      return say(
        `主体“${failure.entity}”的发票应在“${failure.table}”，但该处没有发票清单。`,
        `已找到的发票清单：${listChinese(failure.known)}。请更正 AR Policy 的 AR_Entities，或 --entities。`,
      );
    case "entity-table-twice":
      return say(`${listChinese(failure.entities)}均指向“${failure.table}”。`, "请为每个主体指定各自的表。");
    case "entity-aging-stated":
      return say(
        `${failure.place}（“${failure.entity}”）只列账龄而无发票明细，无法与其他主体的发票合并分账龄。`,
        "请提供其发票明细，或用 --sheet 单独读取。",
      );
    case "entity-currency-missing":
      return say(
        `${listChinese(failure.entities)}的表中有未注明币种的金额，不能相加。`,
        "请在 AR Policy 的 AR_Entities 中注明各主体币种，或在表中增加币种列，或用 --currency 统一指定。",
      );
    case "compare-day-late":
      return say(
        `${failure.day} 不早于截止日 ${failure.asOf}，两者之间没有变动。`,
        "请用 --compare-to 指定更早的日期，或用 --as-of 指定更晚的日期。",
      );
    case "book-empty":
      return say(`“${failure.file}”中没有数据。`, "请粘贴或导出发票清单。");
    case "no-invoice-table":
      return say(`在“${failure.file}”中未找到发票清单。`, "清单需有标题行，至少包含客户、金额和日期。");
    case "several-tables":
      return say(
        `有多处可能是发票清单：${listChinese(failure.places)}。`,
        "请用 --sheet 或 --table 指定，或在窗格中选择；多个主体的表可用 --entities 合并读取。",
      );
    case "column-missing":
      return say(
        `${failure.place} 中没有可识别为“${fieldName(failure.field, "zh-CN")}”的列。`,
        `请用 --map ${failure.field}=标题 指定，或为该列写明标题。`,
      );
    case "header-missing":
      return say(
        `${failure.place} 中没有标题“${failure.header}”（${fieldName(failure.field, "zh-CN")}）。`,
        `现有标题：${listChinese(failure.known)}。`,
      );
    case "header-twice":
      return say(
        `标题“${failure.header}”（${fieldName(failure.field, "zh-CN")}）出现多次：${listChinese(failure.columns)}。`,
        `请用列号指定，例如 --map ${failure.field}=${failure.columns[0] ?? "[C]"}。`,
      );
    case "grouping-unclear":
      return failure.columns.length > 0
        ? say(`分组所用标题“${failure.header}”出现多次：${listChinese(failure.columns)}。`, "请用列号指定其一。")
        : say(
            `没有可供分组的标题“${failure.header}”。`,
            `现有标题：${listChinese(failure.known)}。请更正 --group-by，或 AR Policy 的 group_by。`,
          );
    case "amount-in-units":
      return say(
        `${failure.place} 的“${failure.header}”表明金额以千、万、分等单位计。`,
        "AR Desk 不作换算猜测：请按完整金额重新导出，或将该列换算后更改标题。",
      );
    case "nothing-readable":
      return say(`${failure.place} 中没有一行能读作发票。`, "请检查金额列是否为数字。");
    case "as-of-differs":
      return say(
        `${failure.place} 的账龄截至 ${failure.stated}，无法据此得出 ${failure.asked} 的账龄。`,
        `请使用 ${failure.stated}，或提供带日期的发票明细。`,
      );
    case "as-of-missing":
      return say(`${failure.place} 列有账龄，但未注明截止日。`, "请指定报表截止日：窗格或 AR Policy 的截止日，或命令行 --as-of。");
    case "policy-invalid":
      return say(`${refText(failure.at)} 为“${failure.found}”，应为${failure.expected}。`, "请更正该单元格后重新运行。");
    case "sheet-protected":
      return say(`工作表“${failure.sheet}”受保护，未写入任何内容。`, "请取消保护，或保留该表并选择其他日期。");
    case "book-protected":
      return say("工作簿结构受保护，无法新增工作表。", "请在“审阅 > 保护工作簿”中取消保护。");
    case "read-only":
      return say("工作簿以只读方式打开。", "请启用编辑或另存副本后重试。");
    case "cell-edit":
      return say("您正在编辑单元格，Excel 在等待。", "按 Enter 或 Esc 后重试。");
    case "lost-focus":
      return say("另一工作簿在前台。", "请点击本工作簿后重试。");
    case "busy":
      return say("Excel 正忙。", "请稍候重试。");
    case "too-large":
      return say(`${failure.what} 中有一块超过 Excel 一次能处理的大小。`, "请缩短其中过长的文字后重试。");
    case "sheet-edited":
      return say(`工作表“${failure.sheet}”写入后被修改过。`, "未写入任何内容。可保留该表并另写新表，或覆盖该表。");
    case "sheet-changed":
      return say(
        `写入“${failure.at.sheet}”时，${refText(failure.at)} 被他人修改。`,
        "该表显示“正在写入”，尚不完整。请重试，届时会询问如何处理已录入的内容。",
      );
    case "sheet-taken":
      return say(`他人刚新增了工作表“${failure.sheet}”，未作改动。`, "请重试，新表将使用下一个可用名称。");
    case "table-taken":
      return say(
        `“${failure.sheet}”上您的表格“${failure.table}”占用了 AR Desk 所需的名称，未作改动。`,
        "请在“表设计 > 表名称”中改名后重试。",
      );
    case "claimed":
      return say(
        `${failure.by} 自 ${failure.since} 起正在写入本工作簿，本次未写入任何内容。`,
        `请等待其完成。若已中断，${failure.until} 之后或清空 ${refText(failure.at)} 后即可写入。`,
      );
    case "file-changed":
      return say(`读取后“${failure.file}”已被其他程序保存。`, "文件保持原样，请重新运行。");
    case "file-open":
      return say(
        `“${failure.file}”似乎已在 Excel 中打开：旁边有“${failure.lock}”。`,
        "请在 Excel 中关闭，或用 --out 另存。若无人打开，请删除该文件。",
      );
    case "no-room":
      return say(
        `“${failure.sheet}”上的表格 ${failure.table} 已不存在或没有空行，未写入任何内容。`,
        "您的选择在窗格关闭前有效。请为该表格增加行后重试。",
      );
    case "no-such-sheet":
      return say(...lackOf(failure.sheet, failure.lacks, "zh-CN"));
    case "host-gone":
      return say("Excel 无响应。", "请关闭窗格后重新打开。");
    case "cancelled":
      return say("已按您的要求停止。", "显示“正在写入”的工作表不完整，重新运行即可补全。");
    case "write-refused":
      return say(`无法写入“${failure.file}”（${failure.detail}）。`, "请检查文件夹，以及文件是否已打开或写保护。");
    case "unexpected":
      return say("AR Desk 自身出错。", `工作簿未受影响。报告用详情：${failure.detail}`);
    default:
      return unreachable(failure);
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}

function listChinese(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join("、");
}
