import { spawn, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, lstatSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openBook } from "../../src/files/read-book.js";
import { openFileHost } from "../../src/host/file/file-host.js";
import { unwatched } from "../../src/kernel/progress.js";
import { close } from "../support/month-end-run.js";

jest.setTimeout(600_000);

const sample = resolve("assets/sample.xlsx");
const loader = pathToFileURL(resolve("node_modules/tsx/dist/loader.mjs")).href;
const killer = pathToFileURL(resolve("test/support/kill-at.mjs")).href;
const program = resolve("src/cli/month-end.ts");

function folderWithBook(): { readonly folder: string; readonly book: string } {
  const folder = mkdtempSync(join(tmpdir(), "ar-desk-killed-"));
  const book = join(folder, "book.xlsx");
  copyFileSync(sample, book);
  return { folder, book };
}

/** A run in a process of its own, which is killed. */
function runKilled(args: readonly string[], killAt: string): ReturnType<typeof spawnSync> {
  const env = { ...process.env, NODE_PATH: resolve("node_modules"), KILL_AT: killAt };
  return spawnSync(process.execPath, ["--import", killer, "--import", loader, program, ...args], { encoding: "utf8", env });
}

/** A run in this process. */
async function run(book: string, out: string, between: () => void = () => undefined): Promise<string> {
  const host = await openFileHost(book);
  if (!host.ok) return host.failure.kind;
  const done = await close(host.value, "Anna", 0, unwatched, ["letters"]);
  if (!done.ok) return done.failure.kind;
  between();
  const saved = await host.value.save(out, unwatched);
  return saved.ok ? "done" : saved.failure.kind;
}

/** What a run leaves that was told nothing of the kind: its sheets, all complete. */
function isClosed(path: string): boolean {
  const book = openBook(new Uint8Array(readFileSync(path)), "book.xlsx");
  if (!book.ok) throw new Error(`half a file: ${path}`);
  return book.value.sheet("AR Letters 2026-10-31") !== undefined;
}

/** What the run was at; the long run tries the reading, too. */
const steps = [
  ...(process.env["LONG"] ? ["1:before-read", "1:after-read", "1:before-open", "1:before-write", "1:after-write"] : []),
  "1:after-open",
  "1:write-half",
  "1:before-rename",
  "1:after-rename",
];

describe.each([
  ["beside the book", (book: string) => ["--out", book.replace("book", "out")]],
  ["in place", () => ["--in-place"]],
])("a month-end saved %s that is killed", (_, target) => {
  it.each(steps)("at %s leaves the book as it was or wholly closed, and the next run finishes and tidies up", async (step) => {
    const { folder, book } = folderWithBook();
    const input = readFileSync(book);
    const args = [book, ...target(book), "--sheets", "letters"];
    const out = args.includes("--in-place") ? book : book.replace("book", "out");
    expect(runKilled(args, step).signal).toBe("SIGKILL");
    const replaced = step === "1:after-rename";
    if (out !== book || !replaced) expect(readFileSync(book).equals(input)).toBe(true);
    // Whatever bears the name of the result is whole; anything else is a hidden part.
    const left = readdirSync(folder).filter((name) => join(folder, name) !== book && !name.endsWith(".part"));
    expect(left).toEqual(replaced && out !== book ? ["out.xlsx"] : []);
    if (replaced) expect(isClosed(out)).toBe(true);
    expect(await run(book, out)).toBe("done");
    expect(isClosed(out)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("a month-end in place", () => {
  it("is refused where Excel has the book open, and leaves it", async () => {
    const { folder, book } = folderWithBook();
    writeFileSync(join(folder, "~$book.xlsx"), "");
    expect(await run(book, book)).toBe("file-open");
    expect(readFileSync(book).equals(readFileSync(sample))).toBe(true);
  });

  it("is refused where another program has saved the book since it was read, and leaves what that one saved", async () => {
    const { folder, book } = folderWithBook();
    expect(await run(book, book, () => writeFileSync(book, "saved by somebody else"))).toBe("file-changed");
    expect(readFileSync(book, "utf8")).toBe("saved by somebody else");
    expect(readdirSync(folder)).toEqual(["book.xlsx"]);
  });

  it("keeps a link a link, and the permissions of what it points to", async () => {
    const { folder, book } = folderWithBook();
    chmodSync(book, 0o640);
    const link = join(folder, "link.xlsx");
    symlinkSync(book, link);
    expect(await run(link, link)).toBe("done");
    expect(isClosed(book)).toBe(true);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(book).mode & 0o777).toBe(0o640);
  });

  it("leaves alone the part of a run under way and of another machine, and takes away that of one that is over", async () => {
    const { folder, book } = folderWithBook();
    const others = [`.book.xlsx.${hostname()}.${process.ppid}.part`, ".book.xlsx.elsewhere.1.part"];
    const over = `.book.xlsx.${hostname()}.999999999.part`;
    for (const part of [...others, over]) writeFileSync(join(folder, part), "");
    expect(await run(book, book)).toBe("done");
    expect(readdirSync(folder).sort()).toEqual([...others, "book.xlsx"].sort());
  });
});

describe.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("a month-end stopped by %s", (signal, status) => {
  it(`says in one line that nothing was written, and ends with ${status}`, async () => {
    const { folder, book } = folderWithBook();
    const env = { ...process.env, NODE_PATH: resolve("node_modules"), KILL_AT: "", STOP_WITH: signal };
    const child = spawn(process.execPath, ["--import", killer, "--import", loader, program, book, "--in-place"], { env });
    let said = "";
    child.stderr.on("data", (data: Buffer) => (said += data.toString()));
    const code = await new Promise((done) => child.on("close", done));
    expect({ code, said }).toEqual({ code: status, said: "Stopped as you asked. No file was written or changed.\n" });
    expect(readdirSync(folder)).toEqual(["book.xlsx"]);
    expect(readFileSync(book).equals(readFileSync(sample))).toBe(true);
  });
});
