import type { Field } from "../ledger/ledger.js";
import { fieldName } from "./fields.js";
import type { Locale } from "./locale.js";

/** Someone who owes, an amount, a day: what a ledger cannot do without. */
type Need = "customer" | "amount" | "day";

/** The words of the card that shows what the columns were taken for. */
export interface MappingWords {
  readonly columns: string;
  readonly checkColumns: string;
  readonly title: string;
  readonly start: string;
  readonly home: string;
  readonly place: (name: string, area: string, row: number) => string;
  readonly toLook: (look: number, all: number) => string;
  readonly others: (clear: number) => string;
  readonly needLook: string;
  readonly missingFirst: string;
  readonly clear: string;
  readonly more: (used: number) => string;
  readonly notInTable: string;
  readonly field: (field: Field) => string;
  readonly doubtful: (percent: number) => string;
  readonly needed: string;
  readonly chosen: string;
  readonly rivals: (other: string | undefined) => string;
  readonly general: string;
  readonly neededWhy: (need: Need) => string;
  readonly emptyColumn: string;
  readonly noColumn: string;
  readonly kept: string;
  readonly missing: (needs: readonly Need[]) => string;
  readonly use: string;
  readonly back: string;
  /** Beside a place that lacks something, before it was chosen. */
  readonly placeNeeds: (needs: readonly Need[]) => string;
  readonly chooseColumns: string;
}

const english: MappingWords = {
  columns: "Columns",
  checkColumns: "Check the columns",
  title: "Check the columns",
  start: "Start",
  home: "Home",
  place: (name, area, row) => `“${name}”, ${area}; headers in row ${row}.`,
  toLook: (look, all) =>
    look === 0 ? "Every field is clear." : `${look} of ${all} ${all === 1 ? "field" : "fields"} ${look === 1 ? "needs" : "need"} a look.`,
  others: (clear) => (clear === 0 ? "" : clear === 1 ? " The other one is clear." : ` The other ${clear} are clear.`),
  needLook: "Need a look",
  missingFirst: "missing first",
  clear: "Usual fields",
  more: (used) => (used === 0 ? "More columns" : `More columns, ${used} in use`),
  notInTable: "Not in this table",
  field: (field) => capital(fieldName(field, "en-US")),
  doubtful: (percent) => `Doubtful, ${percent}%`,
  needed: "Needed",
  chosen: "Chosen",
  rivals: (other) =>
    other === undefined
      ? "Several columns fit. Check that this is the one."
      : `Several columns fit: “${other}” does too. Check that this is the one.`,
  general: "The words of the header are general. Check that the column means this.",
  neededWhy: (need) =>
    need === "customer"
      ? "Needed: who owes. No column was recognised."
      : need === "amount"
        ? "Needed: an open amount or an amount, one of the two."
        : "Needed: a due date or an issue date, one of the two.",
  emptyColumn: "The first rows of this column are empty.",
  noColumn: "No column has this meaning.",
  kept: "Kept on AR Policy in this workbook and used for next month's paste.",
  missing: (needs) => `Still needed: ${needs.map((need) => needNames[need]["en-US"]).join(", ")}.`,
  use: "Use these columns",
  back: "Back",
  placeNeeds: (needs) => `Not recognised: ${needs.map((need) => needNames[need]["en-US"]).join(", ")}.`,
  chooseColumns: "Choose its columns",
};

const chinese: MappingWords = {
  columns: "列对应",
  checkColumns: "核对各列",
  title: "核对各列",
  start: "开始",
  home: "首页",
  place: (name, area, row) => `“${name}”，${area}；标题在第 ${row} 行。`,
  toLook: (look, all) => (look === 0 ? "各字段均已明确。" : `${all} 个字段中有 ${look} 个需要确认。`),
  others: (clear) => (clear === 0 ? "" : `其余 ${clear} 个已明确。`),
  needLook: "需要确认",
  missingFirst: "缺少的在前",
  clear: "常用字段",
  more: (used) => (used === 0 ? "更多列" : `更多列，已用 ${used} 个`),
  notInTable: "表中没有",
  field: (field) => fieldName(field, "zh-CN"),
  doubtful: (percent) => `存疑，${percent}%`,
  needed: "必需",
  chosen: "已选",
  rivals: (other) => (other === undefined ? "有几列都符合，请确认是否为此列。" : `有几列都符合，“${other}”也是；请确认是否为此列。`),
  general: "标题用语较笼统，请核对该列是否为此含义。",
  neededWhy: (need) =>
    need === "customer"
      ? "必需：欠款方。未识别到对应的列。"
      : need === "amount"
        ? "必需：未收余额或金额，任选其一。"
        : "必需：到期日或开票日期，任选其一。",
  emptyColumn: "该列前几行为空。",
  noColumn: "没有列表示此含义。",
  kept: "保存在本工作簿的 AR Policy 中，下月粘贴时沿用。",
  missing: (needs) => `尚缺：${needs.map((need) => needNames[need]["zh-CN"]).join("、")}。`,
  use: "使用这些列",
  back: "返回",
  placeNeeds: (needs) => `未识别：${needs.map((need) => needNames[need]["zh-CN"]).join("、")}。`,
  chooseColumns: "指定各列",
};

const needNames: Readonly<Record<Need, Readonly<Record<Locale, string>>>> = {
  customer: { "en-US": "customer", "zh-CN": "客户" },
  amount: { "en-US": "amount", "zh-CN": "金额" },
  day: { "en-US": "date", "zh-CN": "日期" },
};

/** The card's words in a language. */
export function mappingWords(locale: Locale): MappingWords {
  return locale === "zh-CN" ? chinese : english;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
