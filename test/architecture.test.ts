import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";

const root = join(__dirname, "..");

/** The table of ARCHITECTURE.md: room -> rooms it may import. */
function allowedImports(): ReadonlyMap<string, ReadonlySet<string>> {
  const table = readFileSync(join(root, "ARCHITECTURE.md"), "utf8").split("## Rooms")[1]?.split("\n## ")[0] ?? "";
  const rows = [...table.matchAll(/^\| ([^|]+?) \| [^|]+ \| ([^|]+?) \|$/gm)].slice(1);
  return new Map(
    rows.filter(([, room]) => !room!.startsWith("-")).map(([, room, may]) => [room!, new Set(may === "-" ? [] : may!.split(", "))]),
  );
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function roomOf(path: string, rooms: Iterable<string>): string | undefined {
  return [...rooms].find((room) => path === room || path.startsWith(`${room}/`));
}

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): readonly Import[] {
  const inSource = relative(join(root, "src"), file).split(sep).join("/");
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, target]) => ({
    file: inSource,
    target: target!.startsWith(".") ? posix.normalize(posix.join(dirname(inSource), target!)).replace(/\.js$/, "") : target!,
  }));
}

const allowed = allowedImports();
const imports = sourceFiles(join(root, "src")).flatMap(importsOf);
const packagesOf = (name: string): readonly string[] =>
  imports.filter(({ target }) => target === name || target.startsWith(`${name}/`)).map(({ file }) => file);

it("knows every room from the table", () => {
  expect(allowed.size).toBeGreaterThan(15);
  const strangers = sourceFiles(join(root, "src"))
    .map((file) => relative(join(root, "src"), file).split(sep).join("/"))
    .filter((file) => roomOf(file, allowed.keys()) === undefined);
  expect(strangers).toEqual([]);
});

it("lets each room import only what the table allows", () => {
  const broken = imports.flatMap(({ file, target }) => {
    const from = roomOf(file, allowed.keys());
    const to = roomOf(target, allowed.keys()) ?? roomOf(`${target}.tsx`, allowed.keys());
    if (from === undefined || to === undefined || from === to || allowed.get(from)?.has(to)) return [];
    return [`${file} imports ${target}; ${from} may import ${[...(allowed.get(from) ?? [])].join(", ") || "nothing"}`];
  });
  expect(broken).toEqual([]);
});

it.each([
  ["decimal.js", /^kernel\/money\.ts$/],
  ["date-fns", /^kernel\/day\.ts$/],
  ["zod", /^(read|cli|app)\//],
  ["fflate", /^files\//],
  ["papaparse", /^files\//],
  ["saxes", /^(files|workbench)\//],
])("lets %s in by one door", (name, door) => {
  expect(packagesOf(name).filter((file) => !door.test(file))).toEqual([]);
});

it("says Excel.run in one room alone", () => {
  const users = sourceFiles(join(root, "src"))
    .filter((file) => readFileSync(file, "utf8").includes("Excel.run("))
    .map((file) => relative(join(root, "src"), file).split(sep).join("/"));
  expect(users.filter((file) => !file.startsWith("host/office/"))).toEqual([]);
});
