import { ColumnSession } from "./column-session.js";
import type { DeskCore } from "./desk-core.js";
import { KeptChoices } from "./kept-choices.js";
import { ReadingSession } from "./reading-session.js";
import { SheetSession } from "./sheet-session.js";

/** The parts of the desk that read, compute and write. */
export interface DeskSessions {
  readonly reading: ReadingSession;
  readonly kept: KeptChoices;
  readonly columns: ColumnSession;
  readonly sheets: SheetSession;
}

export function openSessions(core: DeskCore): DeskSessions {
  const reading = new ReadingSession(core);
  const kept = new KeptChoices(core, reading);
  return { reading, kept, columns: new ColumnSession(core, reading, kept), sheets: new SheetSession(core, reading) };
}
