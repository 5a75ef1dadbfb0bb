/**
 * Excel keeps an add-in's function in the file under a prefix of its own: AR.DSO(...) stands there as _xldudf_AR_DSO(...).
 * Newer functions of Excel itself stand there under _xlfn. and are left as they are.
 */
const inFile = /_xldudf_AR_([A-Z0-9]+)\(/gi;
const inCell = /(?<![\w."'])AR\.([A-Z0-9]+)\(/gi;

/** The formula as a person sees it. */
export function formulaFromFile(formula: string): string {
  return outsideText(formula, (part) => part.replace(inFile, (_, name: string) => `AR.${name.toUpperCase()}(`));
}

/** The formula as the file keeps it. */
export function formulaToFile(formula: string): string {
  return outsideText(formula, (part) => part.replace(inCell, (_, name: string) => `_xldudf_AR_${name.toUpperCase()}(`));
}

/** Changes a formula everywhere but within its quoted texts and sheet names. */
function outsideText(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join("");
}
