import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "./server.js";

/** The server as a program: prints its address as its first line. */
const { values } = parseArgs({
  options: { port: { type: "string", default: "3100" }, book: { type: "string" }, root: { type: "string", default: process.cwd() } },
});
const { url } = await startServer({
  root: resolve(values.root),
  port: Number(values.port),
  book: resolve(values.book ?? "assets/sample.xlsx"),
});
process.stdout.write(`${url}\n`);
