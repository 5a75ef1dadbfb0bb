import type { Locale } from "./locale.js";

/** What can be corrected in the table, by what is the matter. */
type Kind =
  | "days-swapped"
  | "date-ambiguous"
  | "too-many-decimals"
  | "name-varies"
  | "amount-as-text"
  | "date-as-text"
  | "currency-name"
  | "space-around"
  | "row-repeated";

/** The words around corrections of the user's table. */
export interface FixWords {
  readonly canCorrect: string;
  readonly title: (kind: Kind, count: number) => string;
  /** What a correction does, and what it is good for. */
  readonly what: Readonly<Record<Kind, string>>;
  readonly show: string;
  readonly showRepeats: (leftOut: boolean) => string;
  readonly preview: (cells: number) => string;
  readonly previewRepeats: (leftOut: boolean) => string;
  readonly cell: string;
  readonly now: string;
  readonly after: string;
  readonly correctCell: (cell: string) => string;
  readonly all: (cells: number) => string;
  readonly others: (cells: number) => string;
  readonly or: string;
  readonly whichReading: string;
  readonly dayFirst: (text: string, day: string) => string;
  readonly monthFirst: (text: string, day: string) => string;
  readonly formulas: (cells: string, count: number) => string;
  readonly strays: (rows: number) => string;
  readonly chooseReading: string;
  readonly noneChosen: string;
  readonly figures: string;
  readonly noFigure: string;
  readonly open: string;
  readonly pastDue: string;
  readonly apply: (cells: number) => string;
  readonly leaveOut: string;
  readonly countAgain: string;
  readonly keepBoth: string;
  readonly keepOut: string;
  readonly close: string;
  readonly onlyThese: string;
  readonly tableStays: string;
  readonly leftOutNow: string;
  readonly mended: (kind: Kind, cells: number) => string;
  readonly undone: (kind: Kind, cells: number) => string;
  readonly left: (cells: string, count: number) => string;
  readonly undo: (cells: number) => string;
  readonly more: (count: number) => string;
}

const cells = (count: number): string => (count === 1 ? "1 cell" : `${count} cells`);

const english: FixWords = {
  canCorrect: "Can be corrected in the table",
  title: (kind, count) => `${englishTitles[kind]}: ${count}`,
  what: {
    "days-swapped": "Day and month change back, and the texts of the same columns become days. These cells go together.",
    "date-ambiguous": "Each becomes the day that you choose, for good.",
    "too-many-decimals": "Each is rounded to its currency, half away from zero, as the figures count it already.",
    "name-varies": "Each takes the first name of its customer number.",
    "amount-as-text": "They were read all the same. As numbers, formulas and sums see them too.",
    "date-as-text": "They were read all the same. As days, formulas and filters see them too.",
    "currency-name": "They were read all the same. Each becomes its ISO code.",
    "space-around": "The spaces go, so that look-ups find the numbers.",
    "row-repeated": "Repeats leave the figures, not the table. AR Policy keeps the choice.",
  },
  show: "Show the correction",
  showRepeats: (leftOut) => (leftOut ? "Show them counted again" : "Show them left out"),
  preview: (count) => `Preview: ${cells(count)} would change`,
  previewRepeats: (leftOut) => (leftOut ? "Preview: count repeats again" : "Preview: leave repeats out of the figures"),
  cell: "Cell",
  now: "Now",
  after: "After",
  correctCell: (cell) => `Correct ${cell}`,
  all: (count) => `All ${cells(count)}`,
  others: (count) => (count === 1 ? "The other cell" : `The other ${cells(count)}`),
  or: "or",
  whichReading: "How are they meant?",
  dayFirst: (text, day) => `Day first: ${text} is ${day}`,
  monthFirst: (text, day) => `Month first: ${text} is ${day}`,
  formulas: (list, count) =>
    `${list}: ${count === 1 ? "a formula" : "formulas"}, left as ${count === 1 ? "it is" : "they are"}. Correct the source.`,
  strays: (rows) =>
    `${rows === 1 ? "1 other row" : `${rows} other rows`} would then be read otherwise, since these cells show how it is meant. Choose all cells; formulas are to be corrected first.`,
  chooseReading: "Choose a reading first.",
  noneChosen: "No cell is chosen.",
  figures: "Figures",
  noFigure: "No open or past-due amount changes.",
  open: "Open",
  pastDue: "Past due",
  apply: (count) => `Correct ${cells(count)}`,
  leaveOut: "Leave out",
  countAgain: "Count them again",
  keepBoth: "Keep counting",
  keepOut: "Keep them out",
  close: "Leave as it is",
  onlyThese: "Only these cells of your table change. You can undo it here.",
  tableStays: "Your table stays as it is.",
  leftOutNow: "Left out of the figures. The rows stay in the table.",
  mended: (kind, count) => `${cells(count)} corrected (${lower(englishTitles[kind])}).`,
  undone: (kind, count) => `${cells(count)} as before (${lower(englishTitles[kind])}).`,
  left: (list, count) => `Changed meanwhile, left as ${count === 1 ? "it is" : "they are"}: ${list}.`,
  undo: (count) => `Undo ${cells(count)}`,
  more: (count) => `and ${count} more`,
};

const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

const englishTitles: Readonly<Record<Kind, string>> = {
  "days-swapped": "Day and month exchanged",
  "date-ambiguous": "Dates with two readings",
  "too-many-decimals": "Too many decimals",
  "name-varies": "Names that vary",
  "amount-as-text": "Amounts kept as text",
  "date-as-text": "Dates kept as text",
  "currency-name": "Currencies by other names",
  "space-around": "Spaces around numbers",
  "row-repeated": "Repeated rows",
};

const chinese: FixWords = {
  canCorrect: "可在表中更正",
  title: (kind, count) => `${chineseTitles[kind]}：${count}`,
  what: {
    "days-swapped": "日与月换回，同列的文本日期一并转为日期；这些单元格须一起更正。",
    "date-ambiguous": "各按所选读法写成确定的日期。",
    "too-many-decimals": "按币种小数位四舍五入，与现有计算口径一致。",
    "name-varies": "统一为该客户编号的首个名称。",
    "amount-as-text": "已照常读取。转为数值后，公式与求和也能识别。",
    "date-as-text": "已照常读取。转为日期后，公式与筛选也能识别。",
    "currency-name": "已照常读取。统一写为 ISO 代码。",
    "space-around": "去除空格，便于查找。",
    "row-repeated": "重复行不计入数字，但仍留在表中；选择保存在 AR Policy。",
  },
  show: "预览更正",
  showRepeats: (leftOut) => (leftOut ? "预览重新计入" : "预览不计入"),
  preview: (count) => `预览：将更改 ${count} 个单元格`,
  previewRepeats: (leftOut) => (leftOut ? "预览：重复行重新计入" : "预览：重复行不计入数字"),
  cell: "单元格",
  now: "现值",
  after: "更正后",
  correctCell: (cell) => `更正 ${cell}`,
  all: (count) => `全部 ${count} 个单元格`,
  others: (count) => `其余 ${count} 个单元格`,
  or: "或",
  whichReading: "应如何读取？",
  dayFirst: (text, day) => `日在前：${text} 为 ${day}`,
  monthFirst: (text, day) => `月在前：${text} 为 ${day}`,
  formulas: (list) => `${list}：含公式，保持原样，请在来源处更正。`,
  strays: (rows) => `另有 ${rows} 行的读法将随之改变，因其依据正是这些单元格。请选择全部单元格；公式须先更正。`,
  chooseReading: "请先选择读法。",
  noneChosen: "未选择单元格。",
  figures: "数字",
  noFigure: "未收与逾期金额均不变。",
  open: "未收",
  pastDue: "逾期",
  apply: (count) => `更正 ${count} 个单元格`,
  leaveOut: "不计入",
  countAgain: "重新计入",
  keepBoth: "继续计入",
  keepOut: "仍不计入",
  close: "保持原样",
  onlyThese: "仅更改您表中的这些单元格，可在此撤销。",
  tableStays: "您的表格不会改动。",
  leftOutNow: "未计入数字，行仍在表中。",
  mended: (kind, count) => `已更正 ${count} 个单元格（${chineseTitles[kind]}）。`,
  undone: (kind, count) => `${count} 个单元格已恢复原样（${chineseTitles[kind]}）。`,
  left: (list) => `期间已被更改，保持不动：${list}。`,
  undo: (count) => `撤销 ${count} 个单元格`,
  more: (count) => `等，另有 ${count} 个`,
};

const chineseTitles: Readonly<Record<Kind, string>> = {
  "days-swapped": "日与月对调",
  "date-ambiguous": "日期有两种读法",
  "too-many-decimals": "小数位过多",
  "name-varies": "名称不一",
  "amount-as-text": "金额为文本",
  "date-as-text": "日期为文本",
  "currency-name": "币种写法不一",
  "space-around": "编号前后有空格",
  "row-repeated": "整行重复",
};

/** The words of corrections in a language. */
export function fixWords(locale: Locale): FixWords {
  return locale === "zh-CN" ? chinese : english;
}
