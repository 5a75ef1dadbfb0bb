/** What a status says of an item, where it says anything that moves a balance. */
export type ItemStatus = "draft" | "void" | "settled";

const words: readonly (readonly [ItemStatus, RegExp])[] = [
  ["draft", /^(draft|pending approval|not issued|创建|草稿|暂存|未审核|未过账|审核中|重新审核)$/i],
  [
    "void",
    /^(void|(voided|cancell?ed|deleted|reversed|rejected|storniert|storno|annul(led|é|ée)|anulad[ao])(?!\p{L}).*|cancel|已?作废.*|已取消|已?冲销|已删除)$/iu,
  ],
  [
    "settled",
    /^(paid( in full)?|fully paid|closed|cleared|settled|complete|已结清|已核销|已付款?|已收款|已清|结清|written[ -]?off|bad debt|已?核销坏账|坏账核销|honou?red|已兑付|到期已?兑付)$/i,
  ],
];

/** Reads a status cell; `undefined` for whatever leaves the item as its amounts say ("Sent", "Overdue", "Partial"). */
export function readItemStatus(text: string): ItemStatus | undefined {
  const plain = text.normalize("NFKC").trim();
  return words.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** True when a cell of a column such as "Void" or 作废状态 says that the item does not count. */
export function saysVoid(text: string): boolean {
  return /^(yes|y|true|1|x|是|已作废|作废|void(ed)?|cancel(l?ed)?|reversed|已冲销)$/i.test(text.normalize("NFKC").trim());
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
