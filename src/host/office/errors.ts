import type { Failure } from "../../sheet/failure.js";

/** What to do about an error of Excel's, by its stable code (its message is localised and not for users). */
export type ErrorClass = "transient" | "too-large" | "cell-edit" | "lost-focus" | "final";

/** Thrown within a piece of work that finds, having looked, that it must not go on. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

const transient = new Set(["ActivityLimitReached", "RequestAborted", "ServiceNotAvailable", "ConnectionFailure", "Conflict"]);
const tooLarge = new Set([
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "RangeExceedsLimit",
  "OperationCellsExceedLimit",
  "MemoryLimitReached",
]);

export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/** The library's errors may come from a page of their own, where `instanceof Error` says no. */
function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}

export function classOf(error: unknown): ErrorClass {
  const code = codeOf(error);
  if (transient.has(code)) return "transient";
  if (tooLarge.has(code)) return "too-large";
  if (code === "InvalidOperationInCellEditMode") return "cell-edit";
  if (code === "InactiveWorkbook" || code === "InvalidSelection") return "lost-focus";
  // Desktop Excel sometimes answers a sync so; the same sync succeeds a moment later.
  return code === "GeneralException" && /not current/i.test(messageOf(error)) ? "transient" : "final";
}

/** The failure to show for an error. `sheet` is the one concerned, where it is known. */
export function failureOf(error: unknown, sheet: string): Failure {
  if (error instanceof Refused) return error.failure;
  const code = codeOf(error);
  switch (code) {
    case "AccessDenied":
      return sheet === "" ? { kind: "book-protected" } : { kind: "sheet-protected", sheet };
    case "InvalidOperationInCellEditMode":
      return { kind: "cell-edit" };
    case "InactiveWorkbook":
    case "InvalidSelection":
      return { kind: "lost-focus" };
    case "ItemNotFound":
    case "InvalidReference":
      return { kind: "sheet-missing", sheet, known: [] };
    case "HostRestartNeeded":
    case "HostIsClosed":
      return { kind: "host-gone" };
    default:
      if (transient.has(code) || classOf(error) === "transient") return { kind: "busy" };
      if (tooLarge.has(code)) return { kind: "too-large", what: sheet };
      return { kind: "unexpected", detail: detailOf(error, code) };
  }
}

/** Code and place, never cell contents. */
function detailOf(error: unknown, code: string): string {
  const info =
    typeof error === "object" && error !== null && "debugInfo" in error
      ? (error.debugInfo as { readonly errorLocation?: string } | undefined)
      : undefined;
  const place = info?.errorLocation === undefined ? "" : ` at ${info.errorLocation}`;
  return code === "" ? (error instanceof Error ? (error.stack ?? error.message) : messageOf(error)) : `${code}${place}`;
}
