import type { FindingKind } from "../ledger/finding.js";
import type { Words } from "./locale.js";

type EntityFinding = Extract<FindingKind, "receipt-entity-unclear" | "customer-number-shared" | "intercompany-customer">;

/** Findings of workbooks that hold the invoices of several legal entities. */
export const entityFindings: Readonly<Record<EntityFinding, { readonly title: Words; readonly what: Words }>> = {
  "receipt-entity-unclear": {
    title: { "en-US": "Receipt of which entity?", "zh-CN": "收款所属主体不明" },
    what: {
      "en-US": "Neither its invoice nor its customer says whose it is; counted with the first entity. Enter the invoice that it pays.",
      "zh-CN": "发票号和客户均不能确定所属主体，暂计入第一个主体。请填写所付发票号。",
    },
  },
  "customer-number-shared": {
    title: { "en-US": "One customer number, different customers", "zh-CN": "同一客户编号对应不同客户" },
    what: {
      "en-US":
        "The entities do not give this number the same name, or give it none: counted as one customer of each. Where it is one customer, set same_customers to by-number on AR Policy, or make the names agree.",
      "zh-CN":
        "各主体对此编号的名称不一致或未列名称，按不同客户计。如为同一客户，请将 AR Policy 的 same_customers 设为 by-number，或统一名称。",
    },
  },
  "intercompany-customer": {
    title: { "en-US": "Customer is one of the entities", "zh-CN": "客户为本组主体" },
    what: {
      "en-US":
        "It owes within the group. Mark it as a related party in the list of customers (column Related party: yes); related_parties on AR Policy then keeps it apart.",
      "zh-CN": "属集团内部往来。请在客户表中标注为关联方（“关联方”列填“是”），并可用 AR Policy 的 related_parties 单列。",
    },
  },
};
