import { itemKind, type ItemKind } from "../ledger/ledger.js";

/** What a document type says of an item: what it is, and on which side of the account it stands. */
export interface DocumentType {
  readonly kind: ItemKind;
  /** `undefined` where either side is usual. */
  readonly side: "debit" | "credit" | undefined;
}

const types: readonly (readonly [RegExp, DocumentType])[] = [
  [/\b(refund|refunds)\b|退款|退预收/, { kind: "receipt", side: "debit" }],
  [
    /\bcredit (note|memo|invoice|nt|adj(ustment)?)s?\b|\bsales credits?\b|\b(sales )?returns?\b|\b(rebate|allowance|discount)s?\b|gutschrift|\bavoir\b|nota (de|di) cr[eé]dito|贷项|贷记|红字|红冲|红票|负数发票|退货|折让|折扣|返利|冲减/,
    { kind: "credit-note", side: "credit" },
  ],
  [/^(cn|c\/n|crn|cm|sc|dg|credits?|(ar|acc ?rec) ?credit)$/, { kind: "credit-note", side: "credit" }],
  [/\bwrite ?offs?\b|\bbad debts?\b|坏账|呆账/, { kind: "write-off", side: "credit" }],
  [
    /\b(payments?|receipts?|prepayments?|deposits?|advances?|on account|unapplied|cash|collection|remittance|paiement|encaissement|pago)\b|zahlung|r[eè]glement|收款|回款|预收|到账/,
    { kind: "receipt", side: "credit" },
  ],
  [/^(dz|zp|rcpt|pmt|pymt|sr|rct)$/, { kind: "receipt", side: "credit" }],
  [/\bdebit (note|memo)s?\b|^(dn|dm)$|借项/, { kind: "debit-note", side: "debit" }],
  [
    /\b(bills? (of exchange|receivable)|promissory notes?|notes? receivable|bank acceptance)\b|应收票据|承兑|汇票|商票|银票|银承|商承|^票据/,
    { kind: "note", side: "debit" },
  ],
  [/\b(retention|retainage|holdback)\b|质保金|保留金|质量保证金/, { kind: "retention", side: "debit" }],
  [/\b(journal|adjustment)s?\b|^(ab|jv|je)$|转账凭证|调整/, { kind: "journal", side: undefined }],
  [
    /\binvoices?\b|^(inv|si|rv|dr|acc ?rec)$|rechnung|\b(facture|factura|fattura)\b|发票|应收单|^(销售|赊销|蓝字.*|sales?)$/,
    { kind: "invoice", side: "debit" },
  ],
];

/** Reads the text of a type cell ("Credit Memo", "DZ", "红字应收单"); `undefined` where it says nothing that is known. */
export function readDocumentType(text: string): DocumentType | undefined {
  const plain = text.normalize("NFKC").trim().toLowerCase().replace(/[_-]+/g, " ");
  return plain === "" ? undefined : types.find(([pattern]) => pattern.test(plain))?.[1];
}

/** True for a document that asks for nothing yet: a pro forma invoice, an offer, an order. */
export function isNoReceivable(text: string): boolean {
  return /\b(pro ?forma|quot(e|ation)s?|estimates?|sales orders?|order confirmation)\b|^(order|so)$|形式发票|报价单?|销售订单|^订单$/i.test(
    text.normalize("NFKC").trim().replace(/[_-]+/g, " "),
  );
}

/** The side that a debit/credit cell names: S, D, Dr, 借 or H, C, Cr, 贷. */
export function readSide(text: string): "debit" | "credit" | undefined {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  if (/^(s|d|dr\.?|debit|soll|借|借方|\+)$/.test(plain)) return "debit";
  return /^(h|c|cr\.?|credit|haben|贷|贷方|[-\u2212])$/.test(plain) ? "credit" : undefined;
}

/**
 * What cells say of the sides of their rows, of which most are filled: "sides" by words or signs of both and nothing else, "letters" by D and C or S
 * and H, which may mean anything, "types" by documents of both sides; `undefined` where they say something else too.
 */
export function sidesIn(cells: readonly unknown[]): "sides" | "letters" | "types" | undefined {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  if (filled.length * 2 <= cells.length) return undefined;
  const texts = new Set(filled.map((cell) => (typeof cell === "string" ? cell.trim() : "")));
  if (texts.size < 2 || texts.size > mostTypes) return undefined;
  const both = (sides: readonly (string | undefined)[]): boolean =>
    !sides.includes(undefined) && sides.includes("debit") && sides.includes("credit");
  if (both([...texts].map(readSide))) return [...texts].some((text) => /^[a-z]$/i.test(text)) ? "letters" : "sides";
  return both([...texts].map((text) => readDocumentType(text)?.side)) ? "types" : undefined;
}

/** A column of more different texts is none of types. */
const mostTypes = 12;

/** A type as its place among the kinds; without one, the sign tells invoices from credits. */
export function kindOf(type: DocumentType | undefined, amount: number): number {
  if (type === undefined) return amount < 0 ? itemKind["credit-note"] : itemKind.invoice;
  return type.kind === "invoice" && amount < 0 ? itemKind["credit-note"] : itemKind[type.kind];
}
