/** Letters that number credit notes: CN-12, CRN 7, 红字0003. */
const creditNumber = /^(cn|c\/n|crn|crm|cm|cr|credit|gs|gutschrift|红字|红冲|贷项)[\s\-_/#.]*\d/i;

/** Letters that number receipts: RCPT001, CHQ 12, 收款-3. */
const receiptNumber = /^(rcpt|rct|rec|rcp|receipt|pmt|pymt|pay|payment|cash|chq|cheque|收款|回款)[\s\-_/#.]*\d/i;

/** The same in words: "Payment on account 2". */
const receiptName = /^(payment|receipt|on account|unapplied|cash)\b(?! services)/i;

/** Words that a remark on a credit note begins with. */
export const creditRemark =
  /^\W*(sales )?(credit (note|memo|nt|invoice)|cr\.? note|refund|gutschrift|avoir|(payment|receipt|cash|cheque|transfer) (received|from))|^[\s\p{P}]*(红字|红冲|贷项|退货|收到|收款|回款)/iu;

/** True for an invoice number that is the name of a credit note or a receipt. */
export function namesCredit(number: string): boolean {
  return [creditNumber, receiptNumber, creditRemark, receiptName].some((letters) => letters.test(number));
}

/** Letters with which such names begin. */
const first = new Set([..."acgoprsu"].flatMap((letter) => [letter, letter.toUpperCase()]).map((letter) => letter.charCodeAt(0)));
const mayBegin = Uint8Array.from({ length: 128 }, (_, code) => (first.has(code) || /\W/.test(String.fromCharCode(code)) ? 1 : 0));

/** False for a number that {@link namesCredit} need not be asked about: nearly every one begins with another letter. */
export function mayNameCredit(number: string): boolean {
  if (number.length === 0) return false;
  const code = number.charCodeAt(0);
  return code >= 128 || mayBegin[code] === 1;
}
