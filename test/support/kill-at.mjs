import { promises } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before a program of its own: kills it with SIGKILL at one step of its work on files, told by KILL_AT ("2:write-half"). Steps are counted
 * per kind; "write-half" leaves half of the bytes behind. STOP_WITH names a signal
 * that reaches it, as from a terminal, while it reads the book.
 */
const [count, kind] = (process.env.KILL_AT ?? "").split(":");
let left = Number(count);

function strike(step) {
  if (step === "after-read" && process.env.STOP_WITH) process.kill(process.pid, process.env.STOP_WITH);
  if (step === kind && --left === 0) process.kill(process.pid, "SIGKILL");
}

function around(name, before, after) {
  const real = promises[name];
  promises[name] = async (...args) => {
    // The loader reads files, too: the book is the one that counts.
    const counts = name === "open" ? args[1] === "w" : name !== "readFile" || String(args[0]).endsWith(".xlsx");
    if (counts) strike(before);
    const done = await real(...args);
    if (counts) strike(after);
    if (name === "open" && args[1] === "w") holdBack(done);
    return done;
  };
}

function holdBack(file) {
  const write = file.writeFile.bind(file);
  file.writeFile = async (bytes) => {
    strike("before-write");
    if (kind === "write-half") {
      await write(bytes.subarray(0, bytes.length / 2));
      strike("write-half");
    }
    await write(bytes);
    strike("after-write");
  };
  const sync = file.sync.bind(file);
  file.sync = async () => {
    await sync();
    strike("after-sync");
  };
}

around("open", "before-open", "after-open");
around("rename", "before-rename", "after-rename");
around("chmod", "before-chmod", "after-chmod");
around("readFile", "before-read", "after-read");
syncBuiltinESMExports();
