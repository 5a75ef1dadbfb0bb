import type { Locale } from "./locale.js";

/** What a file is that is no workbook, as the end of a sentence, and what to do about it. */
export interface NotAWorkbookText {
  readonly is: string;
  readonly todo: string;
}

/** `detail` is the word that files/ gives for the content, or the system's code for an error of reading. */
export function notAWorkbook(detail: string, locale: Locale): NotAWorkbookText {
  const [english, chinese, what] = known[detail] ?? [detail, detail, "save"];
  const [todo, todoChinese] = todos[what];
  return locale === "zh-CN" ? { is: chinese, todo: todoChinese } : { is: english, todo };
}

type Todo = "save" | "resave" | "export" | "rename" | "unzip" | "split" | "copy";

const todos: Readonly<Record<Todo, readonly [english: string, chinese: string]>> = {
  save: ["Save it as .xlsx or .csv and try again.", "请另存为 .xlsx 或 .csv 后重试。"],
  resave: ["Open it in Excel, save it as .xlsx and try again.", "请在 Excel 中打开，另存为 .xlsx 后重试。"],
  export: ["Export the list again as .xlsx or .csv.", "请重新导出为 .xlsx 或 .csv。"],
  rename: ["Rename it to end in .csv, or open it in Excel and save it as .xlsx.", "请将扩展名改为 .csv，或在 Excel 中打开后另存为 .xlsx。"],
  unzip: ["Unpack it and choose the workbook inside.", "请解压后选择其中的工作簿。"],
  split: ["Split the list, or leave out rows that are not needed.", "请拆分清单，或去掉不需要的行。"],
  copy: ["Copy or export the file once more and try again.", "请重新复制或导出该文件后重试。"],
};

const known: Readonly<Record<string, readonly [english: string, chinese: string, todo: Todo]>> = {
  "old-format": ["it has the old .xls format", "为旧版 .xls 格式", "resave"],
  "binary-workbook": ["it has the binary .xlsb format", "为二进制 .xlsb 格式", "resave"],
  "open-document": ["it is an OpenDocument file", "为 OpenDocument 文件", "resave"],
  "spreadsheet-2003": ["it is an XML Spreadsheet of Excel 2003, whatever its name says", "实际为 Excel 2003 的 XML 表格", "resave"],
  html: ["it is a web page (HTML), whatever its name says", "实际为网页（HTML）", "resave"],
  "web-archive": ["it is a web page with its pictures (MHTML), whatever its name says", "实际为单文件网页（MHTML）", "resave"],
  "delimited-text": ["it is plain text cut into columns, though its name says otherwise", "实际为分隔文本，与扩展名不符", "rename"],
  xml: ["it is an XML file that holds no sheet", "为 XML 文件，不含工作表", "export"],
  pdf: ["it is a PDF", "为 PDF 文件", "export"],
  "other-document": ["it is another kind of Office document", "为其他 Office 文档", "export"],
  "zip-archive": ["it is a zip archive", "为 zip 压缩包", "unzip"],
  "beyond-a-sheet": ["it has more rows or columns than a sheet can hold", "行数或列数超出一张工作表的上限", "split"],
  "too-large": ["it is too large when unpacked", "解压后过大", "split"],
  damaged: ["it is damaged or incomplete", "文件损坏或不完整", "copy"],
  folder: ["it is a folder", "这是文件夹", "save"],
  unknown: ["its content is neither a workbook nor delimited text", "内容既不是工作簿，也不是分隔文本", "save"],
};
