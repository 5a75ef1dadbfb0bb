import type { Field } from "../ledger/ledger.js";

/** How surely a header says a field: 1 says just this, 0.8 with words around it, 0.6 in general words, below that a hint that values must bear out. */
export interface HeaderWords {
  readonly says: readonly (readonly [number, RegExp])[];
  /** Words that mean something else, whatever stands beside them. */
  readonly never?: RegExp;
}

/**
 * What headers of finance exports are called, in words normalised by `normalHeader`, in English and Chinese. Words, not systems: an export
 * that nobody here has seen maps by the same table. Where values or neighbours contradict a header, they win (see propose-mapping.ts).
 */
export const headerWords: Readonly<Record<Field, HeaderWords>> = {
  customer: {
    says: [
      [
        1,
        /^((bill|sold) to )?(customer|client|debtor|cust|buyer|payer|party|partner|sold to|bill to|contact ?unit)( account)? ?(no|number|num|nr|code)$/,
      ],
      [0.95, /^(customer|client|debtor|cust|buyer|payer|party|partner|sold to|bill to)( account)? ?(id|key)$/],
      [1, /^(客户|往来单位|购货单位|购方|对账对象|付款方|债务人)(编号|编码|代码|号|id)$/],
      [1, /^customer account$/],
      [0.85, /^(contact )?account (no|number|code|id)$|^单位编码$/],
      [0.85, /^(customer|client|debtor) id (number|no|code)$/],
      [0.8, /^(customer|client|debtor|buyer|payer|party|partner|party s name|sold to party|bill to party|customers?|debtors?|clients?)$/],
      [0.8, /^(客户|往来单位|购货单位|购方|付款方|付款单位|债务人|欠款单位|欠款人|购买方|结算对象)$/],
      [0.7, /^(contact name|bill to|sold to|bill to name|contact ?unit|buyer name|payer name)$/],
      [0.7, /^(交票|前手)(人|单位|客户)?$|^前手背书人$/],
      [0.55, /^(account|a c|company|organi[sz]ation)$/],
      [0.5, /^(drawer|出票人)(名称)?$/],
      [0.4, /^科目$|^单位$|^contact$/],
    ],
    never:
      /\b(type|group|class|category|segment|contact person|currency|balance|amount|date|lpo|po|email|phone|address|receivable|g l|gl|reference|ref)\b/,
  },
  customerName: {
    says: [
      [
        1,
        /^((bill|sold) to )?(customer|client|debtor|cust|party|partner|account|buyer|payer|contact ?unit|company|business|sold to|bill to)( s| id)? name( 1)?$/,
      ],
      [1, /^name (of )?(the )?(customer|client|debtor)$/],
      [1, /^(客户|往来单位|对账对象|购货单位|单位|付款方|购方|购买方)(名称|简称|全称|名)$/],
      [0.7, /^(name( 1)?|customer description|名称)$/],
      [0.5, /^(customer|client|debtor|partner|contact ?unit|客户|往来单位|购货单位)$/],
    ],
    never: /\b(group|contact person|sales|collector|region|type|file|template|item|product|project|bank)\b|组/,
  },
  invoiceNumber: {
    says: [
      [
        1,
        /^(sales )?(invoice|inv|bill|document|doc|voucher|transaction|trans|tax invoice|invoice cm|credit memo)( ref)? ?(no|number|num|nr)$/,
      ],
      [1, /^(发票|单据|账单|应收单|销售发票)(号|号码|编号)$|^业务单号$|^单号$/],
      [0.9, /^(invoice|inv)$|^invoice (ref|reference) ?(no|number)?$/],
      [0.8, /^(invoice|inv|bill|document|doc|voucher|transaction) ?id$/],
      [0.8, /^(entry|billing doc(ument)?|journal entry|document|transaction|bill|ref no|bill no|凭证编号|编号)$/],
      [0.7, /^(num|number|业务编号)$|^相关出库单据号$|单据号$/],
      [0.65, /^(ref|voucher|订单号|订单编号|合同号)$/],
      [0.6, /^(no|nr)$/],
      [0.9, /^(票据|汇票)(号|号码|编号)$|^票号$|^(note|draft) (no|number)$/],
      [0.5, /^(reference|reference number|凭证号|凭证字号|order number)$/],
    ],
    never:
      /\b(clearing|cleared|reversed|reversal|estimate|quote|delivery|p o|po|purchase|lpo|customer|client|tax id|cost|account|item|line|product|payment|future|check|cheque|contact|project|date|status|type)\b|清帐|清账|冲销|发货/,
  },
  documentType: {
    says: [
      [1, /^(sales )?(document|doc|transaction|trans|voucher|invoice|inv|bill|journal entry|entry)( id)? type( name)?$/],
      [1, /^(单据|凭证|发票|账单|业务)类型$/],
      [0.7, /^(type|class|doc|类型|单据种类|票据类型|票据种类|票据类别|汇票种类)$/],
    ],
    never: /\b(party|tax|discount|supply|item|customer|account|payment)\b/,
  },
  issueDate: {
    says: [
      [
        1,
        /^(sales )?(invoice|inv|issue|issued|document|doc|bill|billing|voucher|transaction|trans|journal entry|tax invoice)( issue)?( posting)? ?(date|dt|day)( utc)?$/,
      ],
      [1, /^(date (issued|of issue|of invoice)|issued( on)?)$/],
      [1, /^(发票|开票|单据|业务|出票|交易|立账|账单)日期?$/],
      [0.8, /^(date|date utc|日期|document date in document)$/],
      [0.7, /^(date d|制单日期|发生日期|凭证日期)$/],
      [0.6, /^(订单|出库|发货|销售)日期$/],
      [0.4, /^((order|delivery|shipping|ship|dispatch) date|created( date| on| at)?)$/],
    ],
    never:
      /\b(due|paperless|clearing|cleared|disc|discount|expected|planned|payment|paid|settled|settlement|minimum|maximum|period|end|start|as of|aged|at date)\b|到期|收款|付款|核销|审核|结清/,
  },
  dueDate: {
    says: [
      [1, /^(net |payment |invoice |inv )?due ?(date|dt|on|by|day)( utc)?$/],
      [1, /^(date due|due in date|net due|payment due|maturity( date)?|date of maturity|payment deadline|pay by)( utc)?$/],
      [
        1,
        /^(净|发票|应收|付款|票据|最迟)?到期(日|日期|付款日)$|^(应收款?日期|付款期限|收款期限|应收日|应付款日|信用到期日|约定收款日期?|计划收款日期?)$/,
      ],
      [0.75, /^end ?date( h)?$/],
      [0.6, /^due$/],
    ],
    never:
      /\b(amount|amt|balance|days|arrears|symbol|disc|discount|tolerance|expected|planned|overdue|past|age)\b|天数|金额|已到期|未到期|今日|逾期|过期/,
  },
  amount: {
    says: [
      [
        1,
        /^(invoice|invoiced|original|gross|document|billed|bill|inv|total invoice|original invoice|orig)( doc)? (amount|amt|value)( incl.*)?( in (doc|document|transaction|trans|invoice|original) (curr|currency|crcy))?$/,
      ],
      [1, /^(amount|amt)( in)? ?(doc|document|transaction|trans|trx|invoice|original|foreign) ?(curr|currency|crcy)$|^entered amount$/],
      [
        1,
        /^(发票金额|价税合计|应收金额|含税金额|原币金额|开票金额|借方 发生 金额|发票总额|应收总额|原币应收|应收账款金额|账单金额|销售金额|价税合计金额)$/,
      ],
      [0.9, /^(amount|amt|tot amt|total amt|total amount|gross|订单金额|借方金额|本期应收.*|借方|合同金额|借方发生额|原币)$/],
      [
        0.8,
        /^(金额|grand total|invoice (grand )?total|opening amount|debit( amount)?|total incl.*|original( (balance|value))?|amount incl.*)$/,
      ],
      [0.7, /^(total|总额|金额.*|总金额|合计金额)$/],
      [0.9, /^(票面|票据|汇票)金额$|^face (value|amount)$/],
      [0.5, /^(value|sum|charge|charges|sales)$/],
    ],
    never:
      /\b(net|tax|vat|paid|received|rec|open|outstanding|remaining|residual|balance due|due|unpaid|applied|write|written|days?|rate|%|percent|discount|disc|tolerance|price|unit|line|item|quantity|limit|future|overdue|arrears|type|date|possible|credit|exchange|fee|count|retention|lcy|base|local)\b|不含税|未税|税额|已收|已付|已核销|未收|未付|未核销|余额|预收|折扣|单价|数量|坏账|逾期|收回|天数|本位币|未结|已结|贷方|本币余额|税率/,
  },
  openAmount: {
    says: [
      [
        1,
        /^(total )?(open|outstanding|remaining|unpaid|uncollected|amount open|balance open)( doc| invoice)? (amount|amt|balance|value)( due)?( in (doc|document|transaction) (curr|currency))?$/,
      ],
      [1, /^(invoice )?(amount|amt|balance|bal|total) (open|outstanding|due|remaining|due remaining|residual|unpaid|owing|owed)$/],
      [
        1,
        /^(open|outstanding|remaining|residual|amount outstanding|pending amount|residual amount|open balance|balance amt for|due amount)$/,
      ],
      [
        1,
        /^(尚?未收(余额|金额|款|款金额)?|未收款余额|未核销(金额|余额)|未付金额|未付余额|应收(余额|账款余额|款余额)|未结(金额|清金额|余额)|欠款(金额|余额)?|借方 未结 金额|未回款(金额)?|未清金额|原币余额|未收原币(金额)?|尚欠金额)$/,
      ],
      [0.9, /^(no receive amount|residual|balance outstanding|still open)$/],
      [0.75, /^(balance|余额|balance amt|bal|期末余额|结余|欠款|未收|本币余额)$/],
      [0.7, /^(remaining balance|net balance|current balance|(closing|ar|a r|debtors?) balance|账面余额)$/],
      [0.9, /^((still|balance|amount|bal|net|remaining|left|total) )?to (pay|collect|receive|be (paid|collected|received))$/],
      [
        0.85,
        /^(net |still |total |amount |amt )?(outstanding|pending|os|o s|owed|owing|unsettled|unpaid|not (yet )?paid)( amount| amt| bal(ance)?| value)?$/,
      ],
      [0.85, /^(amount|amt|bal(ance)?|total|net) (now |still |currently )?(due|owed|owing|outstanding|pending|os|o s)$/],
      [0.7, /^((net|amount|amt) )?receivables?$|^current due$/],
      [0.85, /^(待|应收未|剩余未|未)(收回?|回款|到账|核销|付|结|还|清)(款项?|金额|额)?$|^剩余(应收|款项?|金额)$|^期末应收(金额|款|账款)?$/],
      [0.6, /^(尾款|结存)(金额)?$/],
    ],
    never:
      /\b(days?|rate|%|percent|disc|discount|possible|date|tax|future|overdue|past due|credit limit|opening|original|sales)\b|已收|已付|已结|已核销|期初|预收|贷方|天数|税/,
  },
  paidAmount: {
    says: [
      [1, /^(total )?(paid|received|collected|applied|settled|receipt|payment|payments)( to date)? (amount|amt|value|to date)$/],
      [1, /^(invoice )?(amount|amt|total) (paid|received|rec|applied|settled|collected)$/],
      [
        1,
        /^(已收(金额|款|款金额)?|已核销金额|已付金额|已回款(金额)?|回款金额|收款金额|已结(金额|清金额)|借方 已结 金额|实收金额|累计收款)$/,
      ],
      [0.7, /^(paid|received|payments?|receipts?|collected|已收|已付|回款)$/],
      [
        0.9,
        /^(less )?((part|partial|total|cash|advance|prior|previous) )?(payments?|receipts?|cash|amount|amt|sum) (made|received|recd|rcvd|collected|paid)( to date| so far)?$/,
      ],
      [0.9, /^(already )?(paid|received|collected|recd|settled) (so far|already|to date|in part)$|^already (paid|received)$/],
      [0.9, /^(recd|rcvd|pmt|pymt|pd) (amount|amt)$|^(amount|amt) (recd|rcvd|pd)$/],
      [0.7, /^less (payments?|receipts?|paid|received)$|^(recd|rcvd|pmts?|pymts?|collections)$|^(part|partial) (payments?|receipts?)$/],
      [0.8, /^((累计|本期|本次|本月|已)(收款|回款|到账|实收|核销|付款)|(累计|已)收回)(金额|额|款)?$|^(实收|到账|实付|收回)(金额|款|额)$/],
      [0.7, /^(收款|实收|到账|实收款项|收款额|回款额|已收货款)$/],
    ],
    never: /(?<!\bto )\bdate\b|\b(by|unpaid|future|last|pre|on|method|ref|no|number|discount|currency)\b|未|预收|日期|日$/,
  },
  settledDate: {
    says: [
      [
        1,
        /^(settled|settlement|clearing|cleared|paid|payment|closed|fully paid|collection|received|receipt|closing|fully paid on)( in full)? ?(date|on|dt|day)( utc)?$/,
      ],
      [1, /^date (settled|paid|cleared|closed|of payment|received)$/],
      [1, /^(结清|清账|清帐|核销|付款|回款|到账|实收|收款|实际收款|销账|实际回款)(日期|日|时间)$/],
      [0.7, /^(closed at date|closed at|cleared|settled|paid on)$/],
      [0.9, /^date (of receipt|collected|banked|pd|recd|rcvd)$/],
      [0.9, /^((payment|cash|money|funds|amount) )?(received|recd|rcvd|collected|banked|pd) (date|on|dt)$|^(cash|bank) date$|^banked$/],
    ],
    never:
      /\b(expected|planned|disc|discount|terms|due|minimum|maximum|future|document|doc|entry|status|promise)\b|\bamount(?! (received|recd|paid|collected) (on|date))\b|预计|计划|到期|凭证|约定|应/,
  },
  currency: {
    says: [
      [
        1,
        /^(document|doc|invoice|inv|transaction|trans|trx|original|bill|entered)? ?(currency|curr|crcy|ccy|cur)( code| name| key| ?id)?( number)?$/,
      ],
      [1, /^(币种|币别|货币|原币币种|原币币别|交易币种|结算币种|结算币别|币种名称|货币代码)$/],
      [0.6, /^(原币)$/],
      [0.5, /^(local|company code|company|base|account|functional) (currency|curr|crcy|ccy)( code| name)?$/],
      [0.4, /^本币$/],
      [0.2, /^(master currency( name)?|本位币)$/],
    ],
    never: /\b(amount|amt|rate|exchange|limit|open|balance)\b|汇率|金额/,
  },
  baseAmount: {
    says: [
      [
        1,
        /^(amount|amt)( in)? ?(lcy|local currency|base currency|functional currency|company code currency|company currency|home currency|local curr|co ?code crcy|base|local)$/,
      ],
      [1, /^(base|local|functional|home|lcy|company currency|accounted|local crcy|local currency) (amount|amt|total)$/],
      [1, /^(本币金额|按本币计的金额|本位币金额|金额 本位币|金额 本币|借方 发生 本币|本币应收.*|应收本币)$/],
      [0.9, /^(尚?未收款?(金额|余额) ?(本位币|本币)|未收本币(金额)?|本位币未收.*)$/],
      [
        0.7,
        /^(remaining (amount|amt)|open (amount|balance)|balance|outstanding( amount)?)( in)? ?(lcy|local currency|base currency|base)$/,
      ],
      [0.6, /^(本币余额|本位币余额|余额 本币|balance amt)$/],
    ],
    never: /\b(sales|debit|credit|rate|tax|disc)\b|贷方|收回|汇率/,
  },
  salesperson: {
    says: [
      [1, /^(sales ?(person|man|rep|representative|agent|employee)|saler|account (manager|executive|owner))( code| name| id)?$/],
      [1, /^(业务员|销售员|销售人员|客户经理|销售代表|业务人员|经办人)$/],
    ],
    never: /\b(partner|dept|department|org|group)\b|部门|组织/,
  },
  collector: {
    says: [
      [
        1,
        /^(collector|credit controller|collections? (agent|owner|specialist)|credit analyst|dunning clerk|催收员|催收人|催款人|信控专员|收款责任人)( name| code)?$/,
      ],
    ],
  },
  region: {
    says: [
      [1, /^(sales )?(region|territory|district)( name| code)?$|^(地区|区域|大区|销售区域|省区)$/],
      [0.7, /^(country|country code|location|area|省份|国家|国家 地区)$/],
    ],
    never: /\b(tax|place|group)\b/,
  },
  parentCustomer: {
    says: [
      [
        1,
        /^(parent( customer| account| company)?|group customer|head office|corporate group|ultimate parent|集团客户|母公司|上级客户|总公司|集团)( name| code| no| id)?$/,
      ],
    ],
  },
  disputed: { says: [[1, /^(disputed?|in dispute|dispute (status|flag|reason|code|indicator)|争议|是否争议|争议状态|有争议)$/]] },
  terms: {
    says: [
      [1, /^(customer |cust )?(payment|pmt|credit) (terms?|term code|condition|conditions|days|period)( code| days)?$/],
      [1, /^(terms?( of payment| days| code)?|net terms|账期|付款条件|收款条件|信用天数|信用期|信用期限|账期天数|收款账期)$/],
    ],
    never: /\b(late|age|overdue|disc)\b/,
  },
  reference: {
    says: [
      [
        1,
        /^(assignment( reference)?|your ref|customer (lpo|po|reference|ref)|(customer )?(p ?o|purchase ?order) ?(no|number|ref)?|invoice reference|ref label|order (no|number|ref)|reference|external document no)$/,
      ],
      [1, /^(分配|参考|参照|客户订单号|采购订单号|合同编号|备注号)$/],
      [0.5, /^(ref|凭证号|voucher|相关销售发货单据号|销售订单号|id|details)$/],
    ],
  },
  status: {
    says: [
      [1, /^(invoice|document|clearing|bill|payment|doc|open|inv)? ?(status|state)$/],
      [1, /^(单据状态|状态|发票状态|结清状态|收款状态|核销状态|清账状态|付款状态)$/],
      [0.55, /^open$/],
    ],
    never: /\b(dispute|sent|seen|cancel|void|tax|customer|project|approval workflow|credit)\b|作废/,
  },
  postingDate: {
    says: [
      [1, /^(posting|posted|accounting|gl|g l|booking|book|entry) ?(date|on|dt)$/],
      [1, /^(记账|过账|入账|凭证|会计)日期$/],
    ],
    never: /\b(due|disc)\b/,
  },
  netAmount: {
    says: [
      [
        1,
        /^(net (amount|total|value|amt)|sub ?total|amount excl.*|untaxed amount|tax exclusive amount|total excl.*|amount before tax|(invoice )?net)$/,
      ],
      [1, /^(不含税金额|未税金额|净额|无税金额|不含税)$/],
    ],
    never: /\b(item|line|due|price|date|discount|terms?)\b/,
  },
  taxAmount: {
    says: [
      [1, /^(tax total|total tax|vat amount|gst amount|sales tax( amount)?|total vat|税额|增值税额?|销项税额?)$/],
      [0.9, /^(tax|tax amount|vat|gst|税金)$/],
    ],
    never: /\b(percent|%|rate|type|id|outstanding|item|line|before|inclusive|code|number|no)\b/,
  },
  entity: {
    says: [
      [
        1,
        /^(company code|legal entity|entity|business (unit|code)|subsidiary|settle ?org( ?name| ?id)?( number)?|operating unit|company)( name| code)?$/,
      ],
      [1, /^(结算组织|公司代码|公司|核算主体|法人|组织|账套|法人主体|公司名称|开票主体|所属公司)$/],
    ],
    never: /\b(currency|discount|sale|sales|crcy)\b|销售/,
  },
  debitCredit: {
    says: [
      [
        1,
        /^(debit credit( ind(icator)?)?|d c( ind(icator)?)?|dr cr|s h|debit or credit|soll haben|借贷|借贷方向|借贷标志|方向|余额方向|借 贷)$/,
      ],
    ],
  },
  writeOffAmount: {
    says: [
      [
        1,
        /^(write ?off( amount| amt)?|written off( amount)?|bad debts?( amount)?|amount written off|坏账(金额|核销|核销金额)?|核销坏账(金额)?)$/,
      ],
    ],
  },
  writeOffDate: { says: [[1, /^((write ?off|written off) (date|on)|date written off|坏账核销日期?|坏账日期)$/]] },
};

/** How surely words say a meaning, from 0 (not at all) to 1. `header` is normalised. */
export function wordScore({ says, never }: HeaderWords, header: string): number {
  if (header === "" || never?.test(header)) return 0;
  for (const [score, pattern] of says) if (pattern.test(header)) return score;
  return 0;
}
