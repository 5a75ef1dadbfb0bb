import type { DayNumber } from "../kernel/day.js";
import { minor, type Minor } from "../kernel/money.js";
import { itemKind, type Items, type Ledger, type Note } from "../ledger/ledger.js";

/** A note receivable as of a day. */
export interface NoteLine {
  readonly note: Note;
  /** What it is that day: a note passed on later was still held. */
  readonly state: Note["state"];
  /** Matured and unpaid, or dishonoured: it is a receivable again; `derecognised`: no longer in the books; `note`: in them as a note. */
  readonly treatment: "note" | "receivable" | "derecognised";
  /** True once its maturity lies before the day. */
  readonly matured: boolean;
  readonly amount: Minor;
  readonly open: Minor;
}

/**
 * True for an item that stands in the books as a note at a day. One that has matured unpaid, or was dishonoured, is a receivable again (应收票据到期未
 * 兑付转入应收账款): it ages from its maturity.
 */
export function standsAsNote(ledger: Items, asOf: DayNumber): (item: number) => boolean {
  const dishonoured = new Set(ledger.notes.flatMap(({ item, state }) => (state === "dishonoured" ? [item] : [])));
  return (item) => ledger.kind[item] === itemKind.note && !hasMatured(ledger, item, asOf) && !dishonoured.has(item);
}

/** The day from which an item stands in the books as a receivable: a note from the day after its maturity, `undefined` where it has none. */
export function receivableFrom(ledger: Ledger): (item: number) => number | undefined {
  const dishonoured = new Set(ledger.notes.flatMap(({ item, state }) => (state === "dishonoured" ? [item] : [])));
  return (item) => {
    const issued = ledger.issued[item] as number;
    if (ledger.kind[item] !== itemKind.note || dishonoured.has(item)) return issued;
    const maturity = ledger.due[item] as number;
    return maturity === 0 ? undefined : Math.max(issued, maturity + 1);
  };
}

/** Notes that are open as of a day, and those passed on until then that have left the books; `open` in minor units by item. */
export function noteLines(ledger: Ledger, open: Float64Array, asOf: DayNumber): readonly NoteLine[] {
  const asNote = standsAsNote(ledger, asOf);
  return ledger.notes.flatMap((note): readonly NoteLine[] => {
    const { item, derecognised, transferred } = note;
    const there = (ledger.issued[item] as number) <= asOf;
    const passedOn = transferred <= asOf;
    const left = derecognised && passedOn;
    if (!there || ((open[item] as number) === 0 && !left)) return [];
    return [
      {
        note,
        state: passedOn ? note.state : "held",
        treatment: left ? "derecognised" : asNote(item) ? "note" : "receivable",
        matured: hasMatured(ledger, item, asOf),
        amount: minor(ledger.amount[item] as number),
        open: minor(open[item] as number),
      },
    ];
  });
}

function hasMatured(ledger: Items, item: number, asOf: DayNumber): boolean {
  const maturity = ledger.due[item] as number;
  return maturity !== 0 && maturity < asOf;
}
