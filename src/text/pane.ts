import { entityWords, type EntityWords } from "./entities.js";
import type { Locale } from "./locale.js";
import { bandName } from "./year-bands.js";
import { mappingWords, type MappingWords } from "./mapping-card.js";

/** The words of the pane. Both languages have the same keys: the type says so. */
export interface PaneWords {
  readonly product: string;
  readonly headline: string;
  readonly promise: string;
  readonly looking: string;
  readonly opening: string;
  readonly partNotLoaded: string;
  readonly found: (place: string) => string;
  readonly foundFacts: (rows: number, columns: number, fields: number) => string;
  readonly useTable: string;
  readonly lookAgain: string;
  readonly nothingFound: string;
  readonly promises: readonly [string, string, string];
  readonly language: string;
  readonly asOf: string;
  readonly currency: string;
  readonly noCurrency: string;
  readonly readAgain: string;
  readonly readAt: (time: string) => string;
  readonly home: string;
  readonly aging: string;
  readonly settings: string;
  readonly close: (month: string) => string;
  readonly source: (file: string, sheet: string, rows: number) => string;
  readonly steps: { readonly read: string; readonly check: string; readonly figures: string; readonly sheets: string };
  readonly stepRead: (rows: number, customers: number) => string;
  readonly stepCheck: (open: number) => string;
  readonly stepFigures: (basis: "rebuilt" | "stated-open-amount" | "mixed") => string;
  readonly stepSheets: (written: number) => string;
  readonly done: string;
  readonly open: (count: number) => string;
  readonly next: string;
  readonly keyFigures: string;
  readonly openAmount: string;
  readonly pastDue: string;
  readonly dso: string;
  readonly days: string;
  readonly provision: string;
  readonly how: string;
  readonly howOf: (figure: string) => string;
  readonly hide: string;
  readonly otherCurrencies: (list: string) => string;
  readonly whatIsOdd: string;
  readonly nothingOdd: string;
  readonly showCell: (cell: string) => string;
  readonly byDue: string;
  readonly byIssue: string;
  readonly byPosting: string;
  readonly byYears: string;
  /** A bucket that is named by years, or by days until it is due; `undefined` for any other. */
  readonly band: (bucket: string) => string | undefined;
  readonly pastDueLine: (amount: string, percent: string) => string;
  readonly customer: string;
  readonly filter: string;
  readonly notDue: string;
  readonly noDate: string;
  readonly creditsApart: string;
  readonly notesApart: string;
  readonly relatedApart: string;
  readonly total: (customers: number) => string;
  readonly wholeUnits: (currency: string) => string;
  readonly shortUnits: string;
  readonly noMatch: string;
  readonly nothingOpen: (day: string) => string;
  readonly write: (sheet: string) => string;
  readonly writeAgain: (sheet: string) => string;
  readonly writePack: string;
  /** Opens the list of sheets that can be written one by one. */
  readonly singleSheets: string;
  readonly writeOne: string;
  readonly again: string;
  readonly writeNote: string;
  readonly written: (sheet: string) => string;
  readonly writtenSheets: (count: number) => string;
  readonly reading: (target: string) => string;
  readonly writing: (target: string) => string;
  readonly rowsOf: (done: number, total: number) => string;
  readonly cancel: string;
  readonly failedRead: string;
  readonly failedWrite: (target: string) => string;
  readonly tryAgain: string;
  readonly dismiss: string;
  readonly keepEdited: string;
  readonly overwriteEdited: string;
  readonly chooseAnother: string;
  readonly stored: string;
  readonly storedText: string;
  readonly theme: string;
  readonly themes: { readonly auto: string; readonly light: string; readonly dark: string };
  readonly chart: string;
  readonly outsideExcel: string;
  readonly mapping: MappingWords;
  readonly entities: EntityWords;
}

const english: PaneWords = {
  product: "AR Desk",
  headline: "From an invoice list to a month-end that foots, in this workbook.",
  promise: "Aging, DSO, credit, provisions and letters. Each figure leads to its invoices.",
  looking: "Looking for the invoice list",
  opening: "Opening …",
  partNotLoaded: "This part of AR Desk could not be loaded. Close the pane and open it again.",
  found: (place) => place,
  foundFacts: (rows, columns, fields) => `${rows} rows, ${columns} columns; ${fields} fields recognised.`,
  useTable: "Use this table",
  lookAgain: "Look again",
  nothingFound: "No invoice list was found. It needs a header row with a customer, an amount and a date.",
  promises: ["Your sheets change only when you say so.", "Nothing leaves this computer.", "Each figure names its method and its day."],
  language: "Language",
  asOf: "As of",
  currency: "Currency",
  noCurrency: "No currency",
  readAgain: "Read again",
  readAt: (time) => `Read at ${time}`,
  home: "Home",
  aging: "Aging",
  settings: "Settings",
  close: (month) => `Close of ${month}`,
  source: (file, sheet, rows) => `${file} · “${sheet}”, ${rows} rows`,
  steps: { read: "Read", check: "Check", figures: "Figures", sheets: "Sheets" },
  stepRead: (rows, customers) => `${rows} items, ${customers} customers`,
  stepCheck: (open) => (open === 0 ? "Nothing odd was found" : "Look at what is odd below"),
  stepFigures: (basis) =>
    basis === "rebuilt" ? "Rebuilt as of the day" : basis === "mixed" ? "Rebuilt, some payments undated" : "Open amounts as stated",
  stepSheets: (written) => (written === 0 ? "Not written yet" : `${written} written`),
  done: "Done",
  open: (count) => `${count} open`,
  next: "Next",
  keyFigures: "Key figures",
  openAmount: "Open",
  pastDue: "Past due",
  dso: "DSO, 90 days",
  days: "days",
  provision: "Provision",
  how: "how?",
  howOf: (figure) => `How is ${figure} computed?`,
  hide: "Hide",
  otherCurrencies: (list) => `Other currencies apart: ${list}`,
  whatIsOdd: "What is odd",
  nothingOdd: "Nothing odd was found in the table.",
  showCell: (cell) => `Show ${cell}`,
  byDue: "By due date",
  byIssue: "By issue date",
  byPosting: "By posting date",
  byYears: "By years since issue",
  band: (bucket) => bandName(bucket, "en-US"),
  pastDueLine: (amount, percent) => `Past due ${amount}, ${percent}`,
  customer: "Customer",
  filter: "Find a customer",
  notDue: "Not due",
  noDate: "No date",
  creditsApart: "Credits",
  notesApart: "Notes",
  relatedApart: "Related",
  total: (customers) => `Total, ${customers} ${customers === 1 ? "customer" : "customers"}`,
  wholeUnits: (currency) => `Bucket rows show whole ${currency}; totals are to the cent.`,
  shortUnits: "Bucket rows are rounded (k thousands, m millions); totals are to the cent.",
  noMatch: "No customer matches.",
  nothingOpen: (day) => `Nothing is open on ${day}. Choose another day.`,
  write: (sheet) => `Write “${sheet}”`,
  writeAgain: (sheet) => `Write “${sheet}” again`,
  writePack: "Write the pack",
  singleSheets: "Sheets",
  writeOne: "Write",
  again: "Again",
  writeNote: "New sheets only. Your own sheets are not touched.",
  written: (sheet) => `“${sheet}” is complete.`,
  writtenSheets: (count) => `${count} sheets are complete.`,
  reading: (target) => `Reading “${target}”`,
  writing: (target) => `Writing “${target}”`,
  rowsOf: (done, total) => `${done} of ${total}`,
  cancel: "Cancel",
  failedRead: "The table was not read",
  failedWrite: (target) => `“${target}” was not completed`,
  tryAgain: "Try again",
  keepEdited: "Keep it, write a new sheet",
  overwriteEdited: "Write over it",
  dismiss: "Go on without it",
  chooseAnother: "Choose another table",
  stored: "What is stored, and where",
  storedText: "Policy and remembered columns stand on the sheet AR Policy in this workbook. Nothing is sent anywhere.",
  theme: "Appearance",
  themes: { auto: "As the system", light: "Light", dark: "Dark" },
  chart: "Aging by bucket",
  outsideExcel: "AR Desk runs inside Excel. Open it there from the Home tab.",
  mapping: mappingWords("en-US"),
  entities: entityWords("en-US"),
};

const chinese: PaneWords = {
  product: "AR Desk",
  headline: "从发票清单到勾稽一致的月结，就在本工作簿中。",
  promise: "账龄、周转天数、信用、坏账准备与催款函。每个数字都可追溯到发票。",
  looking: "正在查找发票清单",
  opening: "正在打开…",
  partNotLoaded: "AR Desk 的这一部分未能加载。请关闭窗格后重新打开。",
  found: (place) => place,
  foundFacts: (rows, columns, fields) => `${rows} 行，${columns} 列；识别 ${fields} 个字段。`,
  useTable: "使用此表",
  lookAgain: "重新查找",
  nothingFound: "未找到发票清单。清单需有标题行，至少包含客户、金额和日期。",
  promises: ["未经确认，不改动您的工作表。", "数据不离开本机。", "每个数字均注明方法与日期。"],
  language: "语言",
  asOf: "截至",
  currency: "币种",
  noCurrency: "未注明币种",
  readAgain: "重新读取",
  readAt: (time) => `读取于 ${time}`,
  home: "首页",
  aging: "账龄",
  settings: "设置",
  close: (month) => `${month} 关账`,
  source: (file, sheet, rows) => `${file} ·“${sheet}”，${rows} 行`,
  steps: { read: "读取", check: "检查", figures: "数字", sheets: "报表" },
  stepRead: (rows, customers) => `${rows} 项，${customers} 个客户`,
  stepCheck: (open) => (open === 0 ? "未发现异常" : "请查看下列异常"),
  stepFigures: (basis) => (basis === "rebuilt" ? "已按日重建" : basis === "mixed" ? "已重建，部分付款无日期" : "按来源所列未收"),
  stepSheets: (written) => (written === 0 ? "尚未写入" : `已写入 ${written} 张`),
  done: "完成",
  open: (count) => `${count} 项待看`,
  next: "下一步",
  keyFigures: "关键指标",
  openAmount: "未收余额",
  pastDue: "逾期率",
  dso: "周转天数（90 天）",
  days: "天",
  provision: "坏账准备",
  how: "算法",
  howOf: (figure) => `${figure}如何计算？`,
  hide: "收起",
  otherCurrencies: (list) => `其他币种单列：${list}`,
  whatIsOdd: "异常",
  nothingOdd: "表中未发现异常。",
  showCell: (cell) => `查看 ${cell}`,
  byDue: "按到期日",
  byIssue: "按开票日",
  byPosting: "按记账日期",
  byYears: "按年（自开票日）",
  band: (bucket) => bandName(bucket, "zh-CN"),
  pastDueLine: (amount, percent) => `逾期 ${amount}，${percent}`,
  customer: "客户",
  filter: "查找客户",
  notDue: "未到期",
  noDate: "无日期",
  creditsApart: "未核销",
  notesApart: "票据",
  relatedApart: "关联方",
  total: (customers) => `合计，${customers} 个客户`,
  wholeUnits: (currency) => `各账龄按 ${currency} 元取整；合计精确到分。`,
  shortUnits: "各账龄为约数（k 千，m 百万）；合计精确到分。",
  noMatch: "没有匹配的客户。",
  nothingOpen: (day) => `${day} 无未收项目，请选择其他日期。`,
  write: (sheet) => `写入“${sheet}”`,
  writeAgain: (sheet) => `重新写入“${sheet}”`,
  writePack: "写入月结报表",
  singleSheets: "单张报表",
  writeOne: "写入",
  again: "重写",
  writeNote: "只新增工作表，不改动您的工作表。",
  written: (sheet) => `“${sheet}”已完成。`,
  writtenSheets: (count) => `${count} 张报表已完成。`,
  reading: (target) => `正在读取“${target}”`,
  writing: (target) => `正在写入“${target}”`,
  rowsOf: (done, total) => `${done} / ${total}`,
  cancel: "取消",
  failedRead: "未能读取表格",
  failedWrite: (target) => `“${target}”未完成`,
  tryAgain: "重试",
  keepEdited: "保留该表，另写新表",
  overwriteEdited: "覆盖该表",
  dismiss: "暂不处理",
  chooseAnother: "选择其他表格",
  stored: "存储内容与位置",
  storedText: "政策与列对应关系保存在本工作簿的 AR Policy 工作表中，不向外发送任何数据。",
  theme: "外观",
  themes: { auto: "跟随系统", light: "浅色", dark: "深色" },
  chart: "账龄分布",
  outsideExcel: "AR Desk 在 Excel 中运行，请从“开始”选项卡打开。",
  mapping: mappingWords("zh-CN"),
  entities: entityWords("zh-CN"),
};

export function paneWords(locale: Locale): PaneWords {
  return locale === "zh-CN" ? chinese : english;
}
