/** Excel's limit for a sheet's name. */
const longest = 31;

/**
 * The name under which a sheet of ours may be written: the wanted one when it is free or already ours;
 * beside a sheet of the user's, the next free "name (2)".
 */
export function freeSheetName(wanted: string, standing: readonly { readonly name: string; readonly ours: boolean }[]): string {
  const base = wanted.replace(/[[\]:*?/\\]/g, "-").slice(0, longest);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = base.slice(0, longest - suffix.length) + suffix;
    const taken = standing.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (!taken) return name;
    if (taken.ours) return taken.name;
  }
}
