import { readFileSync } from "node:fs";
import { judge, type Layout, type Verdict } from "./layout.js";

/** `npm run layouts -- FILE.json`: per layout and field whether its column was found right, wrong, or left open; then the count of each. */
function main(path: string | undefined): number {
  if (path === undefined) {
    process.stderr.write("Name the file: npm run layouts -- FILE.json\n");
    return 2;
  }
  const layouts = JSON.parse(readFileSync(path, "utf8")) as readonly Layout[];
  const counts: Record<Verdict, number> = { right: 0, wrong: 0, "left open": 0 };
  for (const layout of layouts) {
    process.stdout.write(`${layout.system}, ${layout.report}\n`);
    for (const { field, verdict, chosen, expected } of judge(layout)) {
      counts[verdict]++;
      const detail = verdict === "right" ? "" : `: ${chosen ?? "none"}${expected === undefined ? "" : `, expected ${expected}`}`;
      process.stdout.write(`  ${field} ${verdict}${detail}\n`);
    }
  }
  process.stdout.write(`${counts.right} right, ${counts.wrong} wrong, ${counts["left open"]} left open\n`);
  return 0;
}

process.exitCode = main(process.argv[2]);
