/** Words that begin a subtotal, a total or a carried balance. */
const totalWords =
  /^(grand |sub ?-?|report |overall |page |partner cumul|running )?(totals?|sum)\b|^(cumul|partner cumul|carried forward|brought forward|balance (brought|carried) forward|opening balance|closing balance)|^(合计|小计|总计|共计|累计|本页合计|本月合计|本期合计|本年累计|客户小计|部门小计|期初余额?|期末余额?|上年结转|本月累计)|(合计|小计|总计)[:：]?$/i;

/** True for a text that names a balance brought forward: part of what is owed, though no item of the table. */
export function namesOpeningBalance(text: string): boolean {
  return /^(opening balance|(balance )?brought forward|(balance )?b\/?f$|(previous|prior) balance|balance forward|saldovortrag|期初余额?|上年结转|年初余额)/i.test(
    text.normalize("NFKC").trim(),
  );
}

/** True for a text that heads a total line ("Total for ACME", "小计", "Grand Totals:", "Opening balance"). */
export function namesTotal(text: string): boolean {
  return totalWords.test(text.normalize("NFKC").trim());
}

/** True for a text that heads a figure about the table which is no money owed: an average, a count, a rate of exchange. */
export function namesStatistic(text: string): boolean {
  return /^(averages?|avg|mean|median|number of|no\. of|count|(exchange )?rate|fx rate)\b(?!.*\d{3})|^(平均|笔数|户数|张数|汇率)/i.test(
    text.normalize("NFKC").trim(),
  );
}
