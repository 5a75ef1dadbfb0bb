import { hostOf } from "../../src/host/file/file-host.js";
import { faultKinds } from "../support/fault-kinds.js";
import { closeSome, invoicesAndNotes, parts, tryFaults } from "../support/fault-matrix.js";
import { placePicture } from "../support/logo.js";
import { withoutSettings, withoutTables } from "../support/older-policy.js";

jest.setTimeout(3_600_000);

it.each(parts.map((part) => ({ part, sheets: part.join(" and ") })))(
  "loses nothing, whatever fails at whichever request when sheets that stand are written anew: $sheets",
  async ({ part, sheets }) => {
    const book = invoicesAndNotes();
    if (!(await closeSome(hostOf(book), "Anna", parts.flat())).ok) throw new Error("the first run failed");
    // With what a person has brought since: a logo, and a policy from before some of the settings and a table.
    placePicture(book, "AR Policy", "Picture 1");
    withoutSettings(book, ["logo", "detail_columns"]);
    withoutTables(book, ["AR_LedgerBalances"]);
    const kinds = faultKinds.filter(({ onNewSheets }) => !onNewSheets);
    const { calls, tried, lost } = await tryFaults(book, part, kinds);
    process.stdout.write(`next run of ${sheets}: ${calls} calls, ${tried} calls x faults tried, lost ${lost.length}\n`);
    expect(lost).toEqual([]);
  },
);
