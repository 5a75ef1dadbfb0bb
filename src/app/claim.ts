import type { Progress } from "../kernel/progress.js";
import { failed, success, type Result } from "../kernel/result.js";
import type { Host } from "../host/port/host.js";
import { claimSetting } from "../policy/settings.js";
import type { CellInput } from "../sheet/batch.js";
import type { CellRef, CellValue } from "../sheet/cell.js";
import type { Failure } from "../sheet/failure.js";
import { fetchSettings, settingCell } from "./settings-rows.js";

/** Who writes: a name for people, an id that no other pane or run has, and the clock (milliseconds since 1970, UTC). */
export interface Writer {
  readonly name: string;
  readonly id: string;
  readonly now: () => number;
}

/** After so long a claim counts as left behind. It is renewed before each sheet. Milliseconds. */
const lifetimeMs = 600_000;

interface Claim {
  readonly name: string;
  readonly id: string;
  readonly since: number;
}

/**
 * Does the work while nobody else writes in this workbook: a claim on AR Policy names the writer, is looked at again once it stands, and goes when
 * the work has ended, whatever its outcome. Excel has no lock: two who claim in the same moment both look again, and the one whose claim was
 * overwritten gives way. Where AR Policy does not stand, or a person took the row out, nothing is claimed.
 */
export async function whileClaimed<T>(
  host: Host,
  writer: Writer | undefined,
  progress: Progress,
  work: (renew: () => Promise<Result<void, Failure>>) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  if (!writer) return work(() => Promise.resolve(success(undefined)));
  const claimed = await claim(host, writer, progress);
  if (!claimed.ok) return claimed;
  const done = await work(() => claim(host, writer, progress));
  // A cancel ends the work, not its tidying up. Where the claim cannot be taken back it runs out by itself: the work's own outcome is what counts.
  await release(host, writer, { ...progress, cancelled: () => false });
  return done;
}

async function claim(host: Host, writer: Writer, progress: Progress): Promise<Result<void, Failure>> {
  const found = await claimCell(host, progress);
  if (!found.ok || found.value === undefined) return found.ok ? success(undefined) : found;
  const { at, value } = found.value;
  const other = isOthers(value, writer);
  if (other) return failed(claimedBy(other, at));
  const text = claimText({ name: writer.name, id: writer.id, since: writer.now() });
  const written = await writeCell(host, at, text, progress);
  if (!written.ok) return written;
  const again = await host.fetch({ sheet: at.sheet, top: at.row, left: at.column, rows: 1, columns: 1 }, progress);
  if (!again.ok) return again;
  const overwritten = isOthers(again.value.cell(0, 0), writer);
  return overwritten ? failed(claimedBy(overwritten, at)) : success(undefined);
}

async function release(host: Host, writer: Writer, progress: Progress): Promise<Result<unknown, Failure>> {
  const found = await claimCell(host, progress);
  if (!found.ok || found.value === undefined) return found;
  const { at, value } = found.value;
  return readClaim(value)?.id === writer.id ? writeCell(host, at, null, progress) : success(undefined);
}

async function claimCell(
  host: Host,
  progress: Progress,
): Promise<Result<{ readonly at: CellRef; readonly value: CellValue } | undefined, Failure>> {
  const survey = await host.survey();
  if (!survey.ok) return survey;
  const settings = await fetchSettings(host, survey.value, progress);
  return settings.ok ? success(settingCell(settings.value, claimSetting)) : settings;
}

function writeCell(host: Host, at: CellRef, cell: CellInput, progress: Progress): Promise<Result<unknown, Failure>> {
  const area = { sheet: at.sheet, top: at.row, left: at.column, rows: 1, columns: 1 };
  return host.apply({ steps: [{ kind: "write", area, cells: [[cell]] }] }, progress);
}

/** The claim that stands in a cell, where it is somebody else's and has not run out. */
function isOthers(value: CellValue, { id, now }: Writer): Claim | undefined {
  const claim = readClaim(value);
  // A clock that is ahead of ours by more than a claim lasts tells nothing.
  return claim && claim.id !== id && Math.abs(now() - claim.since) < lifetimeMs ? claim : undefined;
}

function claimedBy({ name, since }: Claim, at: CellRef): Failure {
  return { kind: "claimed", by: name, since: clockText(since), until: clockText(since + lifetimeMs), at };
}

/** "Anna · 2026-11-02 09:42:05 UTC · 4f1c": for people as well as for {@link readClaim}. */
function claimText({ name, since, id }: Claim): string {
  return `${name} · ${new Date(since).toISOString().slice(0, 19).replace("T", " ")} UTC · ${id}`;
}

function readClaim(value: CellValue): Claim | undefined {
  const match = typeof value === "string" ? /^(.*) · (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC · (\S+)$/.exec(value) : null;
  if (!match) return undefined;
  const [, name = "", day = "", time = "", id = ""] = match;
  const since = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(since) ? undefined : { name, id, since };
}

function clockText(time: number): string {
  return `${new Date(time).toISOString().slice(11, 16)} UTC`;
}
