import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { basename, extname, join, normalize, sep } from "node:path";
import { generate } from "selfsigned";
import { apiTable } from "../api-table/generate.js";

export interface WorkbenchServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** The project's folder. */
  readonly root: string;
  /** 0 takes any free port; a taken one moves on to the next. */
  readonly port: number;
  /** The workbook to open. */
  readonly book: string;
}

/** Where Microsoft's library is served from; the pane's page names its content delivery network, which is replaced by this. */
const officePath = "/office/";
const officeCdn = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
};

/** Serves page, pane and library on one origin over https. */
export async function startServer(options: ServerOptions): Promise<WorkbenchServer> {
  const { root } = options;
  const certificate = await certificateIn(join(root, ".cache"));
  const api = Buffer.from(JSON.stringify(apiTable(join(root, "node_modules"))));
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "https://localhost").pathname);
    const found = path === "/api-table.json" ? { type: types[".json"], body: api } : fileAt(options, path);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": found.type,
      "cache-control": "no-cache",
      ...("name" in found ? { "x-file-name": encodeURIComponent(found.name) } : {}),
    });
    response.end(found.body);
  });
  const port = await listen(server, options.port);
  return { url: `https://localhost:${port}/`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function fileAt(
  { root, book }: ServerOptions,
  path: string,
): { readonly type: string | undefined; readonly body: Buffer; readonly name?: string } | undefined {
  if (path === "/book") return { type: "application/octet-stream", body: readFileSync(book), name: basename(book) };
  if (path.startsWith(officePath)) {
    const folder = join(root, "node_modules", "@microsoft", "office-js", "dist");
    // The library asks for its languages as they are spelled; the package keeps its folders in lower case.
    return read(folder, path.slice(officePath.length)) ?? read(folder, path.slice(officePath.length).toLowerCase());
  }
  if (path === "/") return read(join(root, "dist-workbench"), "index.html");
  const file = read(join(root, "dist"), path) ?? read(join(root, "dist-workbench"), path);
  if (!file || path !== "/taskpane.html") return file;
  // The same bundles as in production; only the address of Microsoft's library is local.
  return { ...file, body: Buffer.from(file.body.toString("utf8").replace(officeCdn, `${officePath}office.js`)) };
}

function read(folder: string, path: string): { readonly type: string | undefined; readonly body: Buffer } | undefined {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return { type: types[extname(file)] ?? "application/octet-stream", body: readFileSync(file) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" && port !== 0) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** A certificate for localhost, made once and kept for a year. */
async function certificateIn(folder: string): Promise<{ readonly key: string; readonly cert: string }> {
  const file = join(folder, "localhost.json");
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8")) as { key: string; cert: string; till: number };
    if (kept.till > Date.now()) return kept;
  }
  const days = 365;
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ key: made.private, cert: made.cert, till: Date.now() + (days - 1) * 86_400_000 }), { mode: 0o600 });
  return { key: made.private, cert: made.cert };
}
