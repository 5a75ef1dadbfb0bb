/** A part of the package that cannot be read: thrown beneath `openBook`, which turns it into a failure that names the part. */
export class PartError extends Error {
  constructor(
    readonly part: string,
    readonly trouble: "damaged" | "missing",
    /** The place within the part, such as "B3"; "" where the whole part is meant. */
    readonly at = "",
  ) {
    super(`${part} ${trouble} ${at}`);
  }
}
