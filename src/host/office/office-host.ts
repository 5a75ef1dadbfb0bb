import { success, type Result } from "../../kernel/result.js";
import type { Failure } from "../../sheet/failure.js";
import type { BookChange, Host, Unsubscribe } from "../port/host.js";
import { applyBatch } from "./apply.js";
import { fetchArea } from "./fetch.js";
import { realPatience, Runner, type Patience } from "./run.js";
import { pictures, survey } from "./survey.js";

/** The port over the Excel that the add-in runs in. Needs ExcelApi 1.14. */
export function createOfficeHost(patience: Patience = realPatience): Host {
  const runner = new Runner(patience);
  return {
    survey: () => survey(runner),
    fetch: (area, progress) => fetchArea(runner, area, progress, "values"),
    fetchFormulas: (area, progress) => fetchArea(runner, area, progress, "formulas"),
    fetchFormats: (area, progress) => fetchArea(runner, area, progress, "formats"),
    pictures: (sheet) => pictures(runner, sheet),
    apply: (batch, progress) => applyBatch(runner, batch, progress),
    reveal: (ref) =>
      runner.run(
        async (context) => {
          const sheet = context.workbook.worksheets.getItem(ref.sheet);
          sheet.activate();
          sheet.getCell(ref.row, ref.column).select();
          await context.sync();
        },
        { sheet: ref.sheet },
      ),
    onChange: (listener) => onChange(runner, listener),
  };
}

async function onChange(runner: Runner, listener: (change: BookChange) => void): Promise<Result<Unsubscribe, Failure>> {
  const added = await runner.run(async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add((event) => tellSheet(runner, event.worksheetId, listener)),
      worksheets.onAdded.add(() => tell(listener, undefined)),
      worksheets.onDeleted.add(() => tell(listener, undefined)),
    ];
    await context.sync();
    return handlers;
  });
  if (!added.ok) return added;
  const handlers = added.value;
  return success(() => {
    for (const handler of handlers) {
      void Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
    }
  });
}

/** The event names the sheet by id; the app knows sheets by name. A sheet that is gone meanwhile is told of without a name. */
async function tellSheet(runner: Runner, worksheetId: string, listener: (change: BookChange) => void): Promise<void> {
  const name = await runner.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(worksheetId);
    sheet.load("name");
    await context.sync();
    return sheet.isNullObject ? undefined : sheet.name;
  });
  listener({ sheet: name.ok ? name.value : undefined });
}

function tell(listener: (change: BookChange) => void, sheet: string | undefined): Promise<void> {
  listener({ sheet });
  return Promise.resolve();
}
