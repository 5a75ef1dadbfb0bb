import { fieldName } from "./fields.js";
import type { Locale } from "./locale.js";

/** The pane's words for legal entities, the books' own currency, and groupings. */
export interface EntityWords {
  readonly entity: string;
  readonly all: string;
  /** Items that name no entity, or no name of a grouping. */
  readonly none: string;
  readonly together: string;
  readonly togetherWhat: string;
  readonly nameOf: (place: string) => string;
  readonly take: (place: string) => string;
  readonly readTogether: (tables: number) => string;
  /** Why nothing is offered to be corrected while several tables are looked at. */
  readonly chooseOne: string;
  readonly view: string;
  readonly documents: string;
  readonly inBase: (currency: string) => string;
  readonly atClosing: string;
  readonly booked: string;
  readonly revaluation: string;
  readonly rate: (rate: string, day: string | undefined) => string;
  readonly noRate: (currency: string) => string;
  readonly noBooked: string;
  readonly byCustomer: string;
  readonly by: (grouping: string) => string;
  readonly totalOf: (names: number) => string;
  readonly tables: (entities: readonly string[]) => string;
}

const english: EntityWords = {
  entity: "Legal entity",
  all: "All entities",
  none: "(none)",
  together: "Read together as legal entities",
  togetherWhat: "Each table keeps its own columns and currency. Figures and sheets then exist for each entity and for all together.",
  nameOf: (place) => `Entity of ${place}`,
  take: (place) => `Read ${place}`,
  readTogether: (tables) => `Read ${tables} tables together`,
  chooseOne: "Choose one legal entity to see its columns or to correct cells of its table.",
  view: "Figures in",
  documents: "Each currency",
  inBase: (currency) => `${currency}, the books' own`,
  atClosing: "Open at closing rates",
  booked: "As booked",
  revaluation: "Revaluation",
  rate: (rate, day) => (day === undefined ? `× ${rate}` : `× ${rate} of ${day}`),
  noRate: (currency) => `not available, because AR_Exchange on AR Policy has no rate for ${currency}`,
  noBooked: "not available, because a document has no rate on its own day",
  byCustomer: "By customer",
  by: (grouping) => `By ${fieldName(grouping, "en-US")}`,
  totalOf: (names) => `Total, ${names} ${names === 1 ? "name" : "names"}`,
  tables: (entities) => `${entities.length} tables: ${entities.join(", ")}`,
};

const chinese: EntityWords = {
  entity: "核算主体",
  all: "全部主体",
  none: "（空）",
  together: "作为多个核算主体合并读取",
  togetherWhat: "各表保留自己的列与币种；数字和报表可按主体，也可合并列示。",
  nameOf: (place) => `${place} 的主体名称`,
  take: (place) => `读取 ${place}`,
  readTogether: (tables) => `合并读取 ${tables} 张表`,
  chooseOne: "请先选择一个核算主体，再查看其列或更正其表中的单元格。",
  view: "列示币种",
  documents: "各按原币",
  inBase: (currency) => `本位币 ${currency}`,
  atClosing: "按期末汇率未收",
  booked: "账面折合",
  revaluation: "汇兑差额",
  rate: (rate, day) => (day === undefined ? `× ${rate}` : `× ${rate}（${day}）`),
  noRate: (currency) => `无法得出：AR Policy 的 AR_Exchange 中没有 ${currency} 的汇率`,
  noBooked: "无法得出：有单据在其日期没有汇率",
  byCustomer: "按客户",
  by: (grouping) => `按${fieldName(grouping, "zh-CN")}`,
  totalOf: (names) => `合计，${names} 项`,
  tables: (entities) => `${entities.length} 张表：${entities.join("、")}`,
};

export function entityWords(locale: Locale): EntityWords {
  return locale === "zh-CN" ? chinese : english;
}
