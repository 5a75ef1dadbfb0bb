/** What a status says of an item, where it says anything that moves a balance. */
export type ItemStatus = "draft" | "void" | "settled";

const words: readonly (readonly [ItemStatus, RegExp])[] = [
  [
    "draft",
    /^(draft|.*\(draft\)|pending approval|not (issued|posted)|unposted|parked|pro ?-?forma( invoice)?|创建|草稿|暂存|未审核|未过账|未提交|未生效|待审核|待提交|审核中|重新审核)$/i,
  ],
  [
    "void",
    /^(void|(voided|cancell?ed|deleted|reversed|rejected|storniert|storno|annul(led|é|ée)|anulad[ao])(?!\p{L}).*|cancel|已?作废.*|已取消|已?冲销|已删除)$/iu,
  ],
  [
    "settled",
    /^(paid( in full)?|fully paid|closed|cleared|settled|complete|collected|fully (settled|collected)|已结清|已核销|已付款?|已收款?|已清|结清|已回款|已到账|已付清|已?收讫|全部(收款|回款|核销)|全额(收款|回款|核销)|written[ -]?off|bad debt|已?核销坏账|坏账核销|honou?red|已兑付|到期已?兑付|bezahlt|beglichen|ausgeglichen)$/i,
  ],
  // "Paid 12/02", "Paid in full on 3 March", "Paid by cheque": not "Paid 500", which is a part.
  [
    "settled",
    /^paid( in full)?,?( on)? (\d{1,4}[./-]\d{1,2}\b|\d{1,2}(st|nd|rd|th)? (?=[a-z]{3})).*$|^paid (by|via) (?!.*\b(part|half)).*$/i,
  ],
];

/** Statuses that leave an item open. */
const open =
  /^(open|unpaid|outstanding|due|overdue|past due|late|(not|un) ?-?(yet )?(paid|due|settled|cleared|applied|allocated|disputed)|uncleared|current|sent|issued|e?-?mailed|viewed|approved|authori[sz]ed|awaiting .*|pending( payment)?|posted|submitted|finali[sz]ed|final|invoiced|billed|printed|active|disputed?|in dispute|on hold|part.*|reminder.*|reminded|dunn.*|.*collections?|legal.*|confirmed|delivered|accepted|received by customer|new|normal|ok|open .*|offen|überfällig|未.*|已(审核|开票|确认|过账|记账|提交|发送|寄送|送达|生效|入账|复核|逾期|签收|到期).*|正常|逾期.*|部分.*|待.*|催收.*|争议.*|生效|有效|到期.*|审核|在.*|托收.*|持有.*)$/i;

/** True for a status that nobody here knows: whether such an item is owed, a person must say. */
export function isUnknownStatus(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return plain !== "" && !open.test(plain) && readItemStatus(plain) === undefined && !saysPartPaid(plain);
}

/** Reads a status cell; `undefined` for whatever leaves the item as its amounts say ("Sent", "Overdue", "Partial"). */
export function readItemStatus(text: string): ItemStatus | undefined {
  const plain = text.normalize("NFKC").trim();
  return words.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** True when a cell of a column such as "Void" or 作废状态 says that the item does not count. */
export function saysVoid(text: string): boolean {
  return /^(yes|y|true|1|x|✓|✔|√|(yes|是)\W.*|是|已作废|作废|void(ed)?|cancel(l?ed)?|reversed|已冲销)$/i.test(
    text.normalize("NFKC").trim(),
  );
}

/** True for a status that says that a part is paid: how much, an amount beside it must say. */
export function saysPartPaid(text: string): boolean {
  return /^(part(ly|ial|ially)?[ -]?(paid|payment|settled)?|部分(收款|付款|回款|核销|结清|支付))$/i.test(text.normalize("NFKC").trim());
}

/** True when a cell of a column such as "Paid" or 是否结清 says so; an amount there says nothing. */
export function saysPaid(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return /^(yes|y|true|x|✓|✔|√|是|已(付|收|结清|回款|核销|到账).*)$/i.test(plain) || readItemStatus(plain) === "settled";
}

/**
 * Statuses kept as letters: C is audited, A, B, D and Z come before that; of a mark of cancellation B says yes. Only a column that is headed so
 * and holds nothing but these letters is read this way, since a letter alone says nothing.
 */
export function letterStatus(header: string, texts: readonly string[]): ((text: string) => ItemStatus | undefined) | undefined {
  const filled = texts.filter((text) => text !== "");
  if (filled.length === 0) return undefined;
  if (/^document ?status$/.test(header) && filled.every((text) => /^[ABCDZ]$/.test(text)))
    return (text) => (text === "C" || text === "" ? undefined : "draft");
  if (/^cancel ?status$/.test(header) && filled.every((text) => /^[AB]$/.test(text))) return (text) => (text === "B" ? "void" : undefined);
  return undefined;
}
