import { constants } from "node:fs";
import { access, chmod, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Progress } from "../../kernel/progress.js";
import { failed, success, type Result } from "../../kernel/result.js";
import type { Failure } from "../../sheet/failure.js";

/** A file as it was when it was read: enough to see that another program has saved it since. */
export interface FileState {
  /** Behind all links. */
  readonly path: string;
  readonly size: number;
  readonly changedMs: number;
}

export async function stateOf(path: string): Promise<FileState> {
  const { size, mtimeMs } = await stat(path);
  return { path: await realpath(path), size, changedMs: mtimeMs };
}

/**
 * Saves bytes under a name so that the file is the old one or the whole new one at every moment: written beside it, brought to the disk, then put
 * in its place in one step. Keeps its permissions, and what a link points to. Parts that a killed run left beside it are taken away first.
 */
export async function saveFile(
  bytesOf: () => Uint8Array,
  wanted: string,
  origin: FileState | undefined,
  progress: Progress,
): Promise<Result<void, Failure>> {
  let part: string | undefined;
  try {
    const before = await standing(wanted);
    const out = before?.path ?? wanted;
    const refused = await refusal(wanted, before, origin);
    if (refused) return failed(refused);
    await removeStaleParts(out);
    const bytes = bytesOf();
    if (progress.cancelled()) return failed({ kind: "cancelled" });
    part = join(dirname(out), `.${basename(out)}.${hostname()}.${process.pid}.part`);
    await writeWhole(part, bytes);
    if (before) await chmod(part, (await stat(out)).mode);
    // The last look before the one step that counts.
    const late = progress.cancelled() ? ({ kind: "cancelled" } as const) : await changedSince(wanted, origin);
    if (late) {
      await rm(part, { force: true });
      return failed(late);
    }
    await rename(part, out);
    return success(undefined);
  } catch (error) {
    if (part !== undefined) await rm(part, { force: true });
    return failed({ kind: "write-refused", file: wanted, detail: reasonOf(error) });
  }
}

async function standing(path: string): Promise<FileState | undefined> {
  try {
    return await stateOf(path);
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

async function refusal(wanted: string, before: FileState | undefined, origin: FileState | undefined): Promise<Failure | undefined> {
  if (!before) return undefined;
  if ((await stat(before.path)).isDirectory()) return { kind: "write-refused", file: wanted, detail: "EISDIR" };
  // Renaming over a file that may not be written would go round its owner's wish.
  await access(before.path, constants.W_OK);
  // Excel's own note beside a file that it has open: saving there later, it would write over ours.
  const lock = `~$${basename(before.path)}`;
  if ((await readdir(dirname(before.path))).includes(lock)) return { kind: "file-open", file: wanted, lock };
  return changedSince(wanted, origin);
}

/** The failure, where the file that was read is the one to be written and was saved by another program since. */
async function changedSince(wanted: string, origin: FileState | undefined): Promise<Failure | undefined> {
  const now = origin && (await standing(wanted));
  if (!now || now.path !== origin.path) return undefined;
  return now.size === origin.size && now.changedMs === origin.changedMs ? undefined : { kind: "file-changed", file: wanted };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Parts of runs on this machine that are over; those of a run under way, or on another machine, are left to it. */
async function removeStaleParts(out: string): Promise<void> {
  const folder = dirname(out);
  const start = `.${basename(out)}.${hostname()}.`;
  for (const name of await readdir(folder)) {
    const id = name.startsWith(start) ? /^(\d+)\.part$/.exec(name.slice(start.length))?.[1] : undefined;
    if (id !== undefined && !isRunning(Number(id))) await rm(join(folder, name), { force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !isCode(error, "ESRCH");
  }
}

export function isCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

/** The system's code for what went wrong ("EACCES"), which text/ turns into words. */
export function reasonOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : String(error);
}
