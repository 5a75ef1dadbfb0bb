/** Minor units up to which one amount is taken: three of them still add up exactly. */
export const largestAmount = 2 ** 50;

/** Half of what doubles hold exactly: receipts that no invoice took come on top. */
const largestSum = 2 ** 52;

/** Keeps the sum of a table's amounts where it is exact: what would lead beyond is not let in. */
export class ExactSums {
  private sum = 0;

  /** True when one more amount, 0 or above, fits in beside others that are about to be; it is not counted yet. */
  fits(amount: number, others: number): boolean {
    return amount <= largestAmount && this.sum + others + amount <= largestSum;
  }

  /** Counts amounts that fit. */
  add(amount: number): void {
    this.sum += amount;
  }

  /** True when these minor units, whatever their signs, fit in; they are then counted. */
  lets(...amounts: readonly number[]): boolean {
    const more = this.sum + Math.max(...amounts.map(Math.abs));
    if (more > largestSum) return false;
    this.sum = more;
    return true;
  }
}
