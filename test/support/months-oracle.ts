import { openAt } from "../../src/analyses/balance.js";
import type { MonthColumns, MonthShape, MonthSums } from "../../src/analyses/months-kernel.js";
import type { DayNumber } from "../../src/kernel/day.js";
import { isSale, type Ledger } from "../../src/ledger/ledger.js";

/** The slow, obviously right version: month by month, each time over all items, with balances from the function that reports use. */
export function sumByMonthsPlainly(columns: MonthColumns, shape: MonthShape): MonthSums {
  const { currencies, ends, firstDay, graceDays, apartCustomers } = shape;
  const months = ends.length;
  const sums = (): Float64Array => new Float64Array(currencies * months);
  const found: MonthSums = { billed: sums(), open: sums(), pastDue: sums() };
  ends.forEach((end, month) => {
    const from: DayNumber | number = month === 0 ? firstDay : ends[month - 1]! + 1;
    const open = openAt(columns as unknown as Ledger, end);
    for (let i = 0; i < columns.size; i++) {
      const place = columns.currency[i]! * months + month;
      const issued = columns.issued[i]!;
      if (issued >= from && issued <= end && isSale(columns.kind[i]!)) found.billed[place]! += columns.amount[i]!;
      found.open[place]! += open[i]!;
      const due = columns.due[i]!;
      const apart = apartCustomers[columns.customer[i]!] === 1;
      if (due !== 0 && end - due > graceDays && !apart) found.pastDue[place]! += open[i]!;
    }
  });
  return found;
}
