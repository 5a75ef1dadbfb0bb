/** A day, and how many items stand on it. */
export interface DayCount {
  readonly day: number;
  readonly items: number;
}

/** The days of a column of the first items, rising, each once; items without a day are left out. A few hundred for any number of items. */
export function dayCounts(days: Int32Array, items: number): readonly DayCount[] {
  let first = Infinity;
  let last = 0;
  for (let item = 0; item < items; item++) {
    const day = days[item] as number;
    if (day !== 0 && day < first) first = day;
    if (day > last) last = day;
  }
  if (last === 0) return [];
  const counts = new Uint32Array(last - first + 1);
  for (let item = 0; item < items; item++) {
    const place = (days[item] as number) - first;
    if (place >= 0) counts[place] = (counts[place] as number) + 1;
  }
  const found: DayCount[] = [];
  counts.forEach((count, place) => {
    if (count > 0) found.push({ day: first + place, items: count });
  });
  return found;
}
