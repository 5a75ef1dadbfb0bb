import type { Progress } from "../../kernel/progress.js";
import type { Result } from "../../kernel/result.js";
import type { Step } from "../../sheet/batch.js";
import type { Failure } from "../../sheet/failure.js";
import { rangeOf, wireLines } from "./cells.js";
import { codeOf, Refused } from "./errors.js";
import type { Runner } from "./run.js";

/**
 * Adds a sheet together with what tells that it is ours and unfinished, in one request. A sheet of that name that stands already is
 * somebody else's (failure `sheet-taken`), unless an attempt of this very call, whose answer was lost, has left it.
 */
export function openSheet(runner: Runner, name: string, openings: readonly Step[], progress: Progress): Promise<Result<void, Failure>> {
  let wasFree = false;
  return runner.run(
    async (context) => {
      const { worksheets } = context.workbook;
      const standing = worksheets.getItemOrNullObject(name);
      const marks = openings.flatMap((step) =>
        step.kind === "name" ? [{ step, mark: standing.names.getItemOrNullObject(step.name) }] : [],
      );
      await context.sync();
      if (!standing.isNullObject && !wasFree) throw new Refused({ kind: "sheet-taken", sheet: name });
      wasFree = true;
      const sheet = standing.isNullObject ? worksheets.add(name) : standing;
      for (const { step, mark } of marks) if (mark.isNullObject) sheet.names.add(step.name, rangeOn(sheet, step));
      for (const step of openings) if (step.kind === "write") rangeOf(context, step.area).formulas = wireLines(step.cells);
      await addedNow(context, name);
    },
    { sheet: name, progress },
  );
}

async function addedNow(context: Excel.RequestContext, name: string): Promise<void> {
  try {
    await context.sync();
  } catch (error) {
    // Somebody else added it between the look and now.
    throw codeOf(error) === "ItemAlreadyExists" ? new Refused({ kind: "sheet-taken", sheet: name }) : error;
  }
}

function rangeOn(sheet: Excel.Worksheet, { area }: Extract<Step, { kind: "name" }>): Excel.Range {
  return sheet.getRangeByIndexes(area.top, area.left, area.rows, area.columns);
}
