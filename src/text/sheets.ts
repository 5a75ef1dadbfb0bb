import { fieldName } from "./fields.js";
import type { ItemKind } from "../ledger/ledger.js";
import type { Locale, Words } from "./locale.js";

/** The words on the sheets that AR Desk writes. */
const words = {
  agingTitle: { "en-US": "Receivables aging", "zh-CN": "应收账款账龄分析表" },
  provisionTitle: { "en-US": "Loss allowance for receivables", "zh-CN": "坏账准备计提表" },
  creditLossTitle: { "en-US": "Allowance for credit losses on receivables", "zh-CN": "信用损失准备计提表" },
  method: { "en-US": "Method", "zh-CN": "方法" },
  entity: { "en-US": "Entity", "zh-CN": "单位" },
  asAt: { "en-US": "As at", "zh-CN": "截至" },
  currency: { "en-US": "Currency", "zh-CN": "币种" },
  basis: { "en-US": "Basis", "zh-CN": "口径" },
  source: { "en-US": "Source", "zh-CN": "来源" },
  writing: { "en-US": "writing", "zh-CN": "正在写入" },
  complete: { "en-US": "complete", "zh-CN": "完成" },
  name: { "en-US": "Name", "zh-CN": "姓名" },
  date: { "en-US": "Date", "zh-CN": "日期" },
  sign: { "en-US": "Sign", "zh-CN": "签字" },
  prepared: { "en-US": "Prepared", "zh-CN": "编制" },
  reviewed: { "en-US": "Reviewed", "zh-CN": "复核" },
  number: { "en-US": "No.", "zh-CN": "编号" },
  customer: { "en-US": "Customer", "zh-CN": "客户" },
  terms: { "en-US": "Terms", "zh-CN": "账期" },
  notDue: { "en-US": "Not due", "zh-CN": "未到期" },
  days: { "en-US": "days", "zh-CN": "天" },
  noDueDate: { "en-US": "No due date", "zh-CN": "无到期日" },
  inBase: { "en-US": "In the books' own currency,", "zh-CN": "折合本位币" },
  rateOf: { "en-US": "Rate of", "zh-CN": "汇率日期" },
  rate: { "en-US": "Rate", "zh-CN": "汇率" },
  closingRate: { "en-US": "At closing rate", "zh-CN": "按期末汇率" },
  booked: { "en-US": "As booked", "zh-CN": "账面折合" },
  revaluation: { "en-US": "Revaluation", "zh-CN": "汇兑差额" },
  creditsApart: { "en-US": "Unapplied credits", "zh-CN": "未核销贷项" },
  relatedApart: { "en-US": "Related parties", "zh-CN": "关联方" },
  notesList: { "en-US": "Notes receivable, discounted and endorsed ones included,", "zh-CN": "应收票据（含已贴现、已背书）" },
  noteParties: { "en-US": "Drawer / acceptor", "zh-CN": "出票人 / 承兑人" },
  maturity: { "en-US": "Maturity", "zh-CN": "到期日" },
  noteKind: { "en-US": "Accepted by", "zh-CN": "承兑方" },
  bankDraft: { "en-US": "bank", "zh-CN": "银行" },
  commercialDraft: { "en-US": "business", "zh-CN": "商业" },
  noteState: { "en-US": "State", "zh-CN": "状态" },
  noteHeld: { "en-US": "held", "zh-CN": "持有" },
  noteDiscounted: { "en-US": "discounted", "zh-CN": "已贴现" },
  noteEndorsed: { "en-US": "endorsed", "zh-CN": "已背书" },
  noteDishonoured: { "en-US": "dishonoured", "zh-CN": "拒付" },
  noteMatured: { "en-US": "matured", "zh-CN": "到期未付" },
  noteAmount: { "en-US": "Amount", "zh-CN": "票面金额" },
  inBooks: { "en-US": "In the books", "zh-CN": "账面余额" },
  notesApart: { "en-US": "Notes receivable", "zh-CN": "应收票据" },
  total: { "en-US": "Total", "zh-CN": "合计" },
  pastDuePercent: { "en-US": "Past due %", "zh-CN": "逾期率" },
  share: { "en-US": "Share of total %", "zh-CN": "占比 %" },
  checkDetail: { "en-US": "Check: less invoice detail", "zh-CN": "校验：与明细差额" },
  /** Where the cells of the source do not allow a formula over them. */
  checkAsRead: { "en-US": "Check: less items as read", "zh-CN": "校验：与读取时明细差额" },
  checkCrossFoot: { "en-US": "Check: cross-foot", "zh-CN": "校验：横向加总" },
  checkGroups: { "en-US": "Check: less total by customer", "zh-CN": "校验：减按客户合计" },
  noName: { "en-US": "(none)", "zh-CN": "（空）" },
  noCurrency: { "en-US": "No currency stated", "zh-CN": "未注明币种" },
  notAvailable: { "en-US": "n/a", "zh-CN": "无法计算" },
  page: { "en-US": "Page &P of &N", "zh-CN": "第 &P 页 / 共 &N 页" },
  lettersTitle: { "en-US": "Reminder letters: drafts", "zh-CN": "催款函草稿" },
  lettersNone: { "en-US": "No invoice is past due on this day. Nothing to write.", "zh-CN": "当日无逾期发票，无需发函。" },
  invoice: { "en-US": "Invoice", "zh-CN": "发票号" },
  issued: { "en-US": "Issued", "zh-CN": "开票日" },
  due: { "en-US": "Due", "zh-CN": "到期日" },
  daysLate: { "en-US": "Days late", "zh-CN": "逾期天数" },
  open: { "en-US": "Open", "zh-CN": "未收" },
  detailTitle: { "en-US": "Open items by customer", "zh-CN": "应收账款明细账龄表" },
  document: { "en-US": "Document", "zh-CN": "单据号" },
  kind: { "en-US": "Kind", "zh-CN": "类型" },
  file: { "en-US": "File", "zh-CN": "文件" },
  amountDue: { "en-US": "Amount due", "zh-CN": "应付金额" },
  inNoLetter: { "en-US": "Past due, in no letter", "zh-CN": "已逾期、未列入函件" },
  disputed: { "en-US": "in dispute", "zh-CN": "有争议" },
  coveredByCredits: { "en-US": "covered by credits", "zh-CN": "贷项抵足" },
  invoices: { "en-US": "Invoices", "zh-CN": "发票数" },
  why: { "en-US": "Why", "zh-CN": "原因" },
} as const satisfies Record<string, Words>;

export type SheetWord = keyof typeof words;

/** What amounts are shown in. Chinese readers know both units by their name, "千元" and "万元". */
export function sheetUnitsText(units: 1000 | 10_000, bilingual: boolean): string {
  const english = `Amounts in ${units === 1000 ? "thousands" : "ten thousands"}, rounded; cells hold full amounts, checks and entries to book show them`;
  const chinese = `金额单位：${units === 1000 ? "千元" : "万元"}（显示值已四舍五入，单元格保留完整金额，校验与分录按完整金额列示）`;
  return bilingual ? `${english} ${chinese}` : english;
}

/** One word of a sheet: English, or both languages where the readers may be Chinese. */
export function sheetWord(word: SheetWord, bilingual: boolean, separator = " "): string {
  return bilingual ? `${words[word]["en-US"]}${separator}${words[word]["zh-CN"]}` : words[word]["en-US"];
}

/** The word in one language. */
export function sheetWordIn(word: SheetWord, locale: Locale): string {
  return words[word][locale];
}

/** Sentences of the title block and the legend. */
export function agingSentences(facts: {
  readonly currencies: readonly string[];
  readonly basis: "rebuilt" | "stated-open-amount" | "mixed";
  readonly undated: number;
  /** What the ages count from that the source states itself; `undefined` where they are computed. */
  readonly stated: "due" | "issue" | undefined;
  readonly termsDays: number | undefined;
  readonly credits: "by-age" | "oldest-first" | "apart";
  readonly notesApart: boolean;
  readonly place: string;
  readonly rows: number;
  readonly readAt: string;
  readonly recomputed: boolean;
  /** True where amounts are shown to the cent. */
  readonly toTheCent: boolean;
  readonly bilingual: boolean;
}): { readonly currency: string; readonly basis: string; readonly source: string; readonly legend: readonly string[] } {
  const { bilingual } = facts;
  const say = (en: string, zh: string): string => (bilingual ? `${en} ${zh}` : en);
  const one = facts.currencies.length < 2;
  const names = facts.currencies.join(bilingual ? ", " : " and ");
  const basisWords: Record<typeof facts.basis, string> = {
    rebuilt: say("balances rebuilt as of the day", "余额按日重建"),
    "stated-open-amount": say("open amounts as the source states them", "按来源所列未收金额"),
    mixed: say("rebuilt; payments without a day deducted", "重建；无日期收款已扣除"),
  };
  const creditWords: Record<typeof facts.credits, string> = {
    "by-age": say("credits netted by bucket", "贷项在各账龄内抵减"),
    "oldest-first": say("credits taken off the oldest items first", "贷项先抵最早款项"),
    apart: say("unapplied credits apart", "未核销贷项单列"),
  };
  const notes = facts.notesApart ? `, ${say("notes receivable apart", "应收票据单列")}` : "";
  const ages =
    facts.stated === undefined
      ? say("Days past due by due date", "按到期日逾期天数")
      : facts.stated === "due"
        ? say("Ages past due as the source states them", "按来源所列逾期账龄")
        : say("Ages since issue as the source states them", "按来源所列账龄（自开票起）");
  const undated = facts.undated === 0 ? "" : `; ${say(`${facts.undated} without due date apart`, `${facts.undated} 张无到期日单列`)}`;
  const terms =
    facts.termsDays === undefined
      ? ""
      : `; ${say(`issue + ${facts.termsDays} days where no due date`, `无到期日按开票后 ${facts.termsDays} 天`)}`;
  const each = one ? names : say(`${names}, each in its own currency`, "各按原币");
  const cents = one
    ? say(`${names}, to the cent`, "精确到分")
    : say(`${names}, each in its own currency, to the cent`, "各按原币，精确到分");
  return {
    currency: facts.toTheCent ? cents : each,
    basis: `${ages}, ${creditWords[facts.credits]}${notes}; ${basisWords[facts.basis]}${undated}${terms}`,
    source: say(`${facts.place}, ${facts.rows} rows, read ${facts.readAt}`, `共 ${facts.rows} 行`),
    legend: [
      facts.recomputed
        ? say("Check rows are live formulas over the source table; 0.00 expected.", "校验行为公式，直接重算来源表，应为 0.00。")
        : say(
            "Check rows are live formulas against the ledger as it was read; 0.00 expected.",
            "校验行为公式，与读取时的明细核对，应为 0.00。",
          ),
      say(
        "Past due % = past-due buckets / total; no due date is not past due; n/a where the total is a credit.",
        "逾期率 = 逾期各档 ÷ 合计；无到期日不计逾期；合计为贷方时不计算。",
      ),
    ],
  };
}

/** "By region", "By Cost centre": the field, or the header as it stands in the table. */
export function groupTitle(key: string, bilingual: boolean): string {
  return bilingual ? `By ${fieldName(key, "en-US")} 按${fieldName(key, "zh-CN")}` : `By ${fieldName(key, "en-US")}`;
}

/** "Total CNY 合计, 18 customers". */
export function totalLabel(currency: string, customers: number, bilingual: boolean): string {
  const count = bilingual ? `${customers} customers 客户` : `${customers} ${customers === 1 ? "customer" : "customers"}`;
  return `${sheetWord("total", false)} ${currency}${bilingual ? " 合计" : ""}, ${count}`;
}

/** True for the status of a sheet that is not complete, in whichever language it was written. */
export function saysWriting(cell: unknown): boolean {
  return cell === sheetWord("writing", false) || cell === sheetWord("writing", true);
}

const kinds: Readonly<Record<ItemKind, Words>> = {
  invoice: { "en-US": "invoice", "zh-CN": "发票" },
  "credit-note": { "en-US": "credit note", "zh-CN": "贷项" },
  "debit-note": { "en-US": "debit note", "zh-CN": "借项" },
  receipt: { "en-US": "receipt", "zh-CN": "收款" },
  "write-off": { "en-US": "write-off", "zh-CN": "核销" },
  note: { "en-US": "note", "zh-CN": "票据" },
  retention: { "en-US": "retention", "zh-CN": "质保金" },
  journal: { "en-US": "journal", "zh-CN": "分录" },
};

/** What an item is, in one word. */
export function kindWord(kind: ItemKind, bilingual: boolean): string {
  return bilingual ? kinds[kind]["zh-CN"] : kinds[kind]["en-US"];
}

/** What the reader of the open items has to know. `linked`: so many of the items lead to their rows, where not all of them do. */
export function detailLegend(bilingual: boolean, linked: number | undefined): readonly string[] {
  const say = (en: string, zh: string): string => (bilingual ? `${en} ${zh}` : en);
  return [
    say(
      "Items fold away under each customer (− at the left edge). Subtotals follow a filter; the check row does not.",
      "各客户明细可折叠（左侧 −）。小计随筛选变化，校验行不变。",
    ),
    ...(linked === undefined
      ? []
      : [
          say(
            `The first ${linked} items lead to their rows by a click; the others are found by their document.`,
            `前 ${linked} 项可点击跳转至来源行，其余请按单据号查找。`,
          ),
        ]),
  ];
}
