/** An error as Excel answers it: a stable code, a message that is not for users, an HTTP status. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export const invalidArgument = (what = "The argument is invalid or missing or has an incorrect format."): ApiError =>
  new ApiError("InvalidArgument", what);
export const notFound = (): ApiError => new ApiError("ItemNotFound", "The requested resource doesn't exist.", 404);
export const accessDenied = (): ApiError => new ApiError("AccessDenied", "You cannot perform the requested operation.", 403);

/** The object that is not there: what `...OrNullObject` gives. */
export const nullObject = Symbol("null object");

/** Said by a member that Excel has and the embedded one does not. */
export const notImplemented = Symbol("not implemented");

/**
 * An object of the workbook as requests see it. Members go by their wire names (PascalCase). A member that gives
 * {@link notImplemented} is answered with ApiNotFound and shows in the log.
 */
export interface HostObject {
  /** Class in the API table: "Range". */
  readonly type: string;
  /** Where items of collections are addressed by id. */
  readonly id?: string;
  /** Set once the add-in keeps the object beyond its request. */
  referenceId?: string;
  /** A scalar property. */
  get?(name: string): unknown;
  set?(name: string, value: unknown): typeof notImplemented | undefined;
  /** An object reached by a property, or the one a method gives. */
  child?(name: string): HostObject | typeof notImplemented;
  /** A method: an object, null for the null object, or a plain result. */
  call?(name: string, args: readonly unknown[]): unknown;
  /** Items, for collections. */
  items?(): readonly HostObject[];
  item?(key: unknown): HostObject;
  /** Scalars that "load all" gives. */
  readonly scalars?: readonly string[];
}

export function isHostObject(value: unknown): value is HostObject {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    ("get" in value || "call" in value || "child" in value || "items" in value)
  );
}
