import { monthEnd } from "../../src/app/month-end.js";
import type { PackKind } from "../../src/app/pack-names.js";
import { noChoices } from "../../src/app/read-source.js";
import type { Host } from "../../src/host/port/host.js";
import { day } from "../../src/kernel/day.js";
import { unwatched, type Progress } from "../../src/kernel/progress.js";

const started = Date.parse("2026-11-02T09:42:00Z");
/** One run of the month-end; `minutes` after the first began. */
export function close(
  host: Host,
  writer: string,
  minutes = 0,
  progress: Progress = unwatched,
  sheets?: readonly PackKind[],
): ReturnType<typeof monthEnd> {
  const now = (): number => started + minutes * 60_000;
  const request = { choices: noChoices, asOf: day(46_326), locale: "en-US", preparedAt: "2026-11-02 09:42", whenEdited: "keep" } as const;
  return monthEnd(host, { ...request, sheets, writer: { name: writer, id: writer.toLowerCase(), now } }, progress);
}
