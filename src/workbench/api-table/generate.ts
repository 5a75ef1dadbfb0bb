import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { atLeast, type ApiMember, type ApiTable } from "./table.js";

/**
 * The table made from the pinned @types/office-js, so that the embedded Excel agrees with Microsoft's own description of Excel rather than
 * with us. Made once per version of the types and kept beside the packages. `packages` is the node_modules folder.
 */
export function apiTable(packages: string): ApiTable {
  const folder = join(packages, "@types", "office-js");
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  const kept = join(packages, ".cache", "ar-desk", `api-table-${version}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as ApiTable;
  const table = tableOf(readFileSync(join(folder, "index.d.ts"), "utf8"));
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(table));
  return table;
}

/** Reads the classes of the namespace Excel out of the declarations. */
export function tableOf(declarations: string): ApiTable {
  const file = ts.createSourceFile("office.d.ts", declarations, ts.ScriptTarget.ES2022, false);
  const classes: Record<string, Record<string, ApiMember>> = {};
  let newest = "1.1";
  for (const statement of file.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== "Excel" || !statement.body || !ts.isModuleBlock(statement.body))
      continue;
    for (const each of statement.body.statements) {
      if (!ts.isClassDeclaration(each) || !each.name) continue;
      const members = (classes[each.name.text] ??= {});
      for (const member of each.members) {
        const name = member.name && ts.isIdentifier(member.name) ? member.name.text : undefined;
        if (name === undefined) continue;
        const read = memberOf(member, declarations);
        if (!read) continue;
        members[name] = merged(members[name], read);
        if (read.since !== undefined && atLeast(read.since, newest)) newest = read.since;
      }
    }
  }
  return { newest, classes };
}

/** Overloads are one member: as few arguments as the shortest takes, as many as the longest. */
function merged(known: ApiMember | undefined, next: ApiMember): ApiMember {
  return known ? { ...known, min: Math.min(known.min, next.min), max: Math.max(known.max, next.max) } : next;
}

function memberOf(member: ts.ClassElement, text: string): ApiMember | undefined {
  const doc = text.slice(member.pos, member.end).split("*/")[0] ?? "";
  const set = /\[Api set: ([A-Za-z]+)(?: ([\d.]+))?/.exec(doc);
  const since =
    set?.[1] === "ExcelApi" && set[2] !== undefined ? { since: set[2] } : set ? { otherSet: `${set[1] ?? ""} ${set[2] ?? ""}`.trim() } : {};
  if (ts.isMethodDeclaration(member)) {
    const min = member.parameters.filter((each) => !each.questionToken && !each.dotDotDotToken).length;
    const rest = member.parameters.some((each) => each.dotDotDotToken !== undefined);
    return { kind: "method", readonly: true, min, max: rest ? 255 : member.parameters.length, ...since };
  }
  if (ts.isPropertyDeclaration(member)) {
    const readonly = (member.modifiers ?? []).some((each) => each.kind === ts.SyntaxKind.ReadonlyKeyword);
    return { kind: "property", readonly, min: 0, max: 0, ...since };
  }
  return undefined;
}
