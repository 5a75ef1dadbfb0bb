import type { Locale, Words } from "./locale.js";
import { provisionPolicyWords } from "./provision-policy.js";

/** The words on the sheet AR Policy. Keys of settings are not translated: the reader of the sheet goes by them. */
const words = {
  ...provisionPolicyWords,
  title: { "en-US": "AR Policy", "zh-CN": "应收政策" },
  hint: {
    "en-US":
      "Every choice that moves a figure. Blue cells are yours to change; AR Desk reads them at its next run and complains at the cell where it cannot.",
    "zh-CN": "影响数字的各项选择。蓝色单元格可修改；AR Desk 下次运行时读取，无法识别时会指出单元格。",
  },
  asOf: { "en-US": "As of", "zh-CN": "截止日" },
  asOfNote: { "en-US": "Empty: the last month-end not after the newest invoice.", "zh-CN": "留空：最新发票之前（含）的最近月末。" },
  setting: { "en-US": "Setting", "zh-CN": "设置" },
  value: { "en-US": "Value", "zh-CN": "值" },
  meaning: { "en-US": "Meaning", "zh-CN": "说明" },
  terms_days: {
    "en-US": "Days from issue to due where the source has no due date; empty: such items stand apart.",
    "zh-CN": "无到期日时，自开票日起的天数；留空则单列。",
  },
  default_currency: { "en-US": "ISO code for items that state no currency; empty: none.", "zh-CN": "未注明币种时的 ISO 代码；留空则无。" },
  watch_from: { "en-US": "Share of the credit limit from which a customer is watched.", "zh-CN": "占信用额度的比例，达到即关注。" },
  hold_when_past_due_over: {
    "en-US": "Hold a customer with an item past due for more days than this; empty: no such rule.",
    "zh-CN": "逾期超过此天数则暂停发货；留空则不适用。",
  },
  base_currency: {
    "en-US": "The books' own currency: balances are also shown in it, by the rates in AR_Exchange; empty: each currency for itself.",
    "zh-CN": "本位币：按 AR_Exchange 的汇率另行折算；留空则各按原币。",
  },
  grace_days: {
    "en-US": "Items past due for no more days than this count as not due; below the first upper limit.",
    "zh-CN": "宽限天数：逾期不超过此天数视为未到期；须小于首个上限。",
  },
  currency: { "en-US": "Currency", "zh-CN": "币种" },
  exchangeRate: { "en-US": "Base units for one unit", "zh-CN": "折算汇率（1 单位原币）" },
  aging_bands: {
    "en-US":
      "Aging by years beside those by days (AR_YearBuckets), from the issue day: days (none), years-anniversary, or years-period (accounting years touched).",
    "zh-CN": "按年账龄（见 AR_YearBuckets，自开票日起）：days 不列示；years-anniversary 按周年；years-period 按会计年度。",
  },
  missing_due: {
    "en-US": "No due date: apart (a bucket of its own), or by-terms (of the row, else the customer, else terms_days).",
    "zh-CN": "无到期日：apart 单列；by-terms 按该行、客户或 terms_days 的账期推算。",
  },
  unapplied_credits: {
    "en-US":
      "Credits that no invoice took: by-age (in the bucket of their day), oldest-first (off the oldest items), or apart (own column).",
    "zh-CN": "未核销贷项：by-age 按自身账龄；oldest-first 先抵最早款项；apart 单列。",
  },
  notes_receivable: {
    "en-US": "Bills and notes receivable: apart (own column), or with-invoices (aged by maturity).",
    "zh-CN": "应收票据：apart 单列；with-invoices 按到期日与发票一并分账龄。",
  },
  discounted_notes: {
    "en-US":
      "Notes discounted or endorsed: by-kind (those a bank accepted, or without recourse, leave the books), derecognised (all do), or kept (none does). All are listed.",
    "zh-CN": "已贴现或已背书票据：by-kind 按类别（银行承兑或无追索权者终止确认）；derecognised 全部终止确认；kept 全部保留。均另行列示。",
  },
  related_parties: {
    "en-US": "Related parties (marked in the list of customers): included, or apart (own column).",
    "zh-CN": "关联方（在客户表中标注）：included 一并列示；apart 单列。",
  },
  notes_in_turnover: { "en-US": "Notes count in DSO and turnover: yes or no.", "zh-CN": "周转指标是否包含应收票据：yes 或 no。" },
  sales_basis: {
    "en-US":
      "Sales and receivables of DSO, turnover, CEI and bad debt to sales: gross (with tax), or net (needs a column of net amounts or tax).",
    "zh-CN": "周转天数、周转率、回款有效率及坏账比率所用口径：gross 含税；net 不含税（须有不含税金额或税额列）。",
  },
  repeats: {
    "en-US": "Rows that wholly repeat an earlier one: counted, or left-out (of all figures; they stay in the table).",
    "zh-CN": "整行重复的行：counted 计入；left-out 不计入任何数字（仍保留在表中）。",
  },
  writing_now: {
    "en-US": "Who is writing sheets in this workbook right now, and since when; empties itself.",
    "zh-CN": "正在写入本工作簿的人及开始时间；完成后自动清空。",
  },
  group_by: {
    "en-US": "Header of a column by which the aging is also shown, such as Cost centre; a row more for each further one.",
    "zh-CN": "另按此列（标题）汇总账龄，如“成本中心”；可增加多行。",
  },
  same_customers: {
    "en-US": "A customer number in two legal entities: by-number-and-name (one customer where the names agree), or by-number (always one).",
    "zh-CN": "两个主体中的同一客户编号：by-number-and-name 名称一致才视为同一客户；by-number 一律视为同一客户。",
  },
  year_days: {
    "en-US": "Days of a year in turnover days and costs of financing: 365 or 360.",
    "zh-CN": "周转天数与资金成本的年天数：365 或 360。",
  },
  average_balance: {
    "en-US": "Average balance of a year: ends (opening and closing), or month-ends (all 13).",
    "zh-CN": "平均余额：ends 期初与期末平均；month-ends 13 个月末平均。",
  },
  count_back_months: {
    "en-US": "Count-back DSO: calendar (each month its own days), or 30 (30 days a month).",
    "zh-CN": "倒推法月天数：calendar 按日历；30 每月 30 天。",
  },
  zero_month: {
    "en-US": "Count-back DSO, a month without sales: elapse (its days count), skip (left out), or stop (the count ends there).",
    "zh-CN": "倒推法遇无销售月份：elapse 计入天数；skip 略过；stop 就此停止。",
  },
  cost_of_capital: {
    "en-US": "Cost of capital a year, such as 8%; empty: costs of financing are not told.",
    "zh-CN": "年资金成本率，例如 8%；留空则不计算资金成本。",
  },
  sheet_units: {
    "en-US": "Amounts on the month-end's sheets are shown in: 1 (full), 1000 (thousands), or 10000 (万). Cells keep their full amounts.",
    "zh-CN": "月结报表金额单位：1 元；1000 千元；10000 万元。仅改变显示，单元格保留完整金额。",
  },
  report_title: {
    "en-US": "A line of your own above the title of each sheet of the month-end; empty: none.",
    "zh-CN": "月结各表标题上方的自定义标题行；留空则无。",
  },
  prepared_by: {
    "en-US": "Name of who prepares, for the block where the sheets are signed; empty: filled in by hand.",
    "zh-CN": "编制人姓名，列入签字栏；留空则手填。",
  },
  reviewed_by: {
    "en-US": "Name of who reviews, for the block where the sheets are signed; empty: filled in by hand.",
    "zh-CN": "复核人姓名，列入签字栏；留空则手填。",
  },
  logo: {
    "en-US":
      "Logo on each sheet of the month-end: the picture placed on this sheet (over the cells), where there is one; of several, the name of one; - for none.",
    "zh-CN": "月结各表的徽标：本表上浮动放置的图片；有多张时填图片名称；- 表示不用。",
  },
  policy_version: {
    "en-US": "Which settings and tables this sheet knows. AR Desk writes newer ones beside it, once, and changes no other cell.",
    "zh-CN": "本表已包含的设置与表格的版本。新增的会由 AR Desk 在旁补充一次，不改动其他单元格。",
  },
  newTables: {
    "en-US": "Tables newer than this sheet; they count as if they stood on its left.",
    "zh-CN": "本表生成后新增的表格，与左侧各表同等有效。",
  },
  newSettings: {
    "en-US": "Settings newer than this sheet; they count as if they stood in AR_Settings.",
    "zh-CN": "本表生成后新增的设置，与 AR_Settings 中的设置同等有效。",
  },
  detail_columns: {
    "en-US":
      "Columns of AR Detail, in their order: document, kind, issued, due, daysLate, buckets. Number and customer come first and the total last.",
    "zh-CN":
      "AR Detail 的列及顺序：document 单据号，kind 类型，issued 开票日，due 到期日，daysLate 逾期天数，buckets 各账龄；编号、客户居首，合计居末。",
  },
  controlDay: { "en-US": "Day of the balance", "zh-CN": "余额日期" },
  controlAccount: { "en-US": "GL control account", "zh-CN": "总账控制科目" },
  controlBalance: { "en-US": "GL balance, debit +", "zh-CN": "总账余额（借方为正）" },
  controlLeavesOut: {
    "en-US": "Held elsewhere: unapplied-cash, notes",
    "zh-CN": "在其他科目：unapplied-cash 未核销收款，notes 票据",
  },
  controlValued: {
    "en-US": "All currencies, at: closing, booked",
    "zh-CN": "折合本位币：closing 期末汇率，booked 入账汇率",
  },
  statedBalance: {
    "en-US": "Balance: cash, inventory, payables, ...",
    "zh-CN": "余额种类：cash 货币资金，inventory 存货，payables 应付…",
  },
  statedAmount: { "en-US": "Amount, positive", "zh-CN": "金额（正数）" },
  upperLimit: { "en-US": "Upper limit, days past due", "zh-CN": "账龄上限（逾期天数）" },
  upperLimitAhead: { "en-US": "Not due: upper limit, days until due", "zh-CN": "未到期分段上限（距到期天数）" },
  upperLimitYears: { "en-US": "Aging by years: upper limit, years", "zh-CN": "按年账龄上限（年）" },
  bucket: { "en-US": "Bucket", "zh-CN": "账龄" },
  rate: { "en-US": "Loss rate", "zh-CN": "损失率" },
  level: { "en-US": "Level", "zh-CN": "级别" },
  fromDays: { "en-US": "From days past due", "zh-CN": "逾期天数起" },
  company: { "en-US": "Company", "zh-CN": "公司" },
  field: { "en-US": "Field", "zh-CN": "字段" },
  header: { "en-US": "Header", "zh-CN": "标题" },
  entity: { "en-US": "Legal entity", "zh-CN": "核算主体" },
  table: { "en-US": "Sheet or table", "zh-CN": "工作表或表格" },
  sheet: { "en-US": "Sheet", "zh-CN": "工作表" },
  day: { "en-US": "Day", "zh-CN": "日期" },
  kind: { "en-US": "Kind", "zh-CN": "类别" },
  stamp: { "en-US": "Content stamp", "zh-CN": "内容校验码" },
} as const satisfies Record<string, Words>;

export type PolicyWord = keyof typeof words;

export function policyWord(word: PolicyWord, locale: Locale): string {
  return words[word][locale];
}
