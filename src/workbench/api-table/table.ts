/** What Excel's JavaScript API has, as its published types say: by class, by member (names as add-ins write them). */
export interface ApiTable {
  /** The newest ExcelApi level in it, "1.20". */
  readonly newest: string;
  readonly classes: Readonly<Record<string, Readonly<Record<string, ApiMember>>>>;
}

export interface ApiMember {
  readonly kind: "property" | "method";
  readonly readonly: boolean;
  /** Arguments, for methods: at least and at most. */
  readonly min: number;
  readonly max: number;
  /** The lowest ExcelApi level that has it, "1.9"; absent where it belongs to another set. */
  readonly since?: string;
  /** A set other than ExcelApi, "ExcelApiDesktop 1.1". */
  readonly otherSet?: string;
}

/** True when level `a` is at least level `b`: "1.14" is above "1.9". */
export function atLeast(a: string, b: string): boolean {
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor > bMajor || (aMajor === bMajor && aMinor >= bMinor);
}
