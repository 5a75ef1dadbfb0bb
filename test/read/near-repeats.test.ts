import fc from "fast-check";
import { nearRepeats } from "../../src/read/near-repeats.js";
import { NumberList } from "../../src/read/number-list.js";
import { ledgerOf } from "../support/ledger-builder.js";

/** Numbers of one series or of several, some of them the same one to a reader. */
const number = fc
  .tuple(
    fc.constantFrom("INV-", "INV", "inv-", "inv ", "INV-0", "R", "", "1", "发票", "INV１"),
    fc.integer({ min: 0, max: 30 }),
    fc.constantFrom(0, 4, 10),
  )
  .map(([beginning, each, width]) => beginning + String(each).padStart(width, "0"));

const oneSeries = fc.integer({ min: 0, max: 30 }).map((each) => `INV-${each}`);

it("finds in a list of series what it finds among the texts themselves", () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(number), { minLength: 1, maxLength: 40 }), (texts) => {
      const list = new NumberList(texts.length);
      for (const text of texts) {
        const { series, number: own } = list.numbered(text);
        list.add(series, own);
      }
      const ledger = ledgerOf(
        texts.map((_, i) => `C1 N-${i} EUR 2026-01-01 2026-01-31 100.00`),
        {},
      );
      expect(nearRepeats({ ...ledger, invoiceNumber: list }, texts.length)).toEqual(
        nearRepeats({ ...ledger, invoiceNumber: texts }, texts.length),
      );
    }),
  ));

it("has nothing to look for in one series", () =>
  fc.assert(
    fc.property(fc.array(oneSeries, { minLength: 1, maxLength: 40 }), (texts) => {
      const ledger = ledgerOf(
        texts.map((_, i) => `C1 N-${i} EUR 2026-01-01 2026-01-31 100.00`),
        {},
      );
      expect(nearRepeats({ ...ledger, invoiceNumber: texts }, texts.length)).toEqual([]);
    }),
  ));
