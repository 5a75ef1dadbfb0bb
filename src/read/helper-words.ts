import type { HeaderWords } from "./header-words.js";

/** Columns that are no field of the ledger and help to read it. */
export const helperRoles = [
  "daysPastDue",
  "clearingDocument",
  "appliesTo",
  "voided",
  "paidMark",
  "agedAsOf",
  "retention",
  "retentionDue",
  "acceptor",
  "drawer",
  "noteState",
  "transferDay",
  "recourse",
  "year",
  "month",
  "dayOfMonth",
] as const;

export type HelperRole = (typeof helperRoles)[number];

/** What headers of columns that only help are called: what a number of days past due, a clearing document or a mark of cancellation is called. */
export const helperWords: Readonly<Record<HelperRole, HeaderWords>> = {
  daysPastDue: {
    says: [
      [
        1,
        /\b(days (past due|overdue|late|in arrears)|arrears (by|after) net due date|overdue (by )?days|past due days|days after due|overdue by days)\b/,
      ],
      [1, /(逾期|过期|超期)天数/],
      [0.6, /^(age|age days|days|账龄 天|账龄|账龄天数)$/],
    ],
  },
  clearingDocument: {
    says: [
      [
        1,
        /^((clearing|clrng) (document|doc|journal entry|entry|no|number)( no| number)?|cleared by|清[帐账]凭证(号|编号)?|核销单号|reversed with|reversal document|冲销凭证(号)?)$/,
      ],
    ],
  },
  appliesTo: {
    says: [
      [
        1,
        /^((applied|applies|apply|allocated) to( invoice| document| doc)?( no| number)?|(against|original|corrected|credited|related) (invoice|document)( no| number)?|return against|invoice reference|(原|对应|蓝字|关联|被冲)发票(号|号码|编号)?|源单(号|编号))$/,
      ],
    ],
  },
  acceptor: { says: [[1, /^(acceptor|accepting bank|accepted by|承兑(人|方|银行|行))( ?name|名称|全称)?$/]] },
  drawer: { says: [[1, /^(drawer|drawn by|出票(人|方|单位))( ?name|名称|全称)?$/]] },
  noteState: { says: [[1, /^((bill|note) (status|state)|票据状态|汇票状态|(是否)?(贴现|背书)(状态|情况)?)$/]] },
  transferDay: {
    says: [[1, /^((discounted|endorsed|transferred) (on|date)|(date )?(discounted|endorsed)|(贴现|背书|转让|贴现 背书)(日|日期))$/]],
  },
  recourse: { says: [[1, /^((with )?recourse|(有无|是否附)?追索权?)$/]] },
  agedAsOf: { says: [[1, /^(aged )?as (of|at)( date)?$|^aged as of date$|^ag(e)?ing date$|^(账龄)?截止日期?$/]] },
  retention: {
    says: [
      [1, /^(less )?(retention|retainage|holdback)( money)?( amount| amt| held| withheld)?$|^(质保金|保留金|质量保证金|质保款)(金额)?$/],
    ],
  },
  retentionDue: {
    says: [
      [1, /^(retention|retainage|holdback)( money)? (due|release)( date| on)?$|^(质保|保留|质量保证)[金期](到期|释放|返还|满)(日|日期)?$/],
    ],
  },
  voided: { says: [[1, /^(cancel(led)? ?(status|flag)?|void(ed)?( status| flag)?|作废(状态|标志)?|是否作废|reversed( flag)?|冲销标志)$/]] },
  paidMark: {
    says: [
      [
        1,
        /^((is|has been|payment|cash) )?(paid|settled|cleared|collected|received|recd)( in full| flag| y n| yes no| unpaid)?$|^(是否)?已?(付款|收款|回款|结清|到账|核销)$|^(回款|到账|收款)情况$/,
      ],
    ],
  },
  year: { says: [[1, /^(年|年度|year)$|^日期 年$/]] },
  month: { says: [[1, /^(月|月份|month)$|^日期 月$/]] },
  dayOfMonth: { says: [[1, /^(日|day)$|^日期 日$/]] },
};
