import { hostOf } from "../../src/host/file/file-host.js";
import { faultKinds } from "../support/fault-kinds.js";
import { closeSome, invoicesAndNotes, tryFaults } from "../support/fault-matrix.js";
import { placePicture } from "../support/logo.js";
import { withoutSettings } from "../support/older-policy.js";

jest.setTimeout(1_200_000);

it("loses nothing, whatever fails at whichever request when sheets that stand are written anew", async () => {
  const book = invoicesAndNotes();
  if (!(await closeSome(hostOf(book), "Anna")).ok) throw new Error("the first run failed");
  // With what a person has brought since: a logo, and a policy from before some of the settings.
  placePicture(book, "AR Policy", "Picture 1");
  withoutSettings(book, ["logo", "detail_columns"]);
  const { calls, tried, lost } = await tryFaults(
    book,
    faultKinds.filter(({ onNewSheets }) => !onNewSheets),
  );
  process.stdout.write(`next run: ${calls} calls, ${tried} calls x faults tried, lost ${lost.length}\n`);
  expect(lost).toEqual([]);
});
