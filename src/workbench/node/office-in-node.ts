import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import type { EmbeddedExcel } from "../excel/contract.js";

/** What an add-in finds in its global scope, taken from the library that was loaded. */
export interface OfficeInNode {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  /** Requests sent so far and the bytes of the largest request and response. */
  readonly traffic: { requests: number; largestRequest: number; largestResponse: number };
}

interface BridgeMessage {
  readonly id: number;
  readonly type: number;
  readonly message: { readonly body: unknown };
}

/** Message types of the native bridge. */
const bridge = { request: 1, response: 2, events: 3 } as const;

/**
 * Loads Microsoft's unmodified Excel library in a context of its own and joins it to the embedded Excel by the library's native bridge.
 * `packages` is the node_modules folder; `level` the ExcelApi level that the library is told of.
 */
export function startOfficeInNode(excel: Pick<EmbeddedExcel, "process" | "onEvents">, packages: string, level: string): OfficeInNode {
  const traffic = { requests: 0, largestRequest: 0, largestResponse: 0 };
  const link: { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void } = {
    sendMessageToHost(text) {
      const { id, type, message } = JSON.parse(text) as BridgeMessage;
      if (type !== bridge.request) return;
      const body = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
      const answer = excel.process(body);
      traffic.requests++;
      if (answer === undefined) return;
      traffic.largestRequest = Math.max(traffic.largestRequest, Buffer.byteLength(body));
      traffic.largestResponse = Math.max(traffic.largestResponse, Buffer.byteLength(answer));
      queueMicrotask(() =>
        link.onMessageFromHost?.(JSON.stringify({ id, type: bridge.response, message: { statusCode: 200, headers: {}, body: answer } })),
      );
    },
  };
  excel.onEvents((entries) => link.onMessageFromHost?.(JSON.stringify({ type: bridge.events, message: { entries } })));
  const scope = pageLikeScope(link);
  const context = createContext(scope);
  runInContext(loaderStandIn(level), context);
  const file = join(packages, "@microsoft", "office-js", "dist", "excel-web-16.00.js");
  runInContext(readFileSync(file, "utf8"), context, { filename: file });
  return { Excel: scope["Excel"] as typeof Excel, OfficeExtension: scope["OfficeExtension"] as typeof OfficeExtension, traffic };
}

/** The few things of a page that the library touches while it loads. */
function pageLikeScope(link: object): Record<string, unknown> {
  const element = (): object => ({ setAttribute: nothing, appendChild: nothing, style: {}, getElementsByTagName: () => [] });
  const storage = (): object => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    };
  };
  const href = "https://localhost/";
  const scope: Record<string, unknown> = {
    location: {
      href,
      search: "",
      hash: "",
      origin: "https://localhost",
      protocol: "https:",
      hostname: "localhost",
      host: "localhost",
      port: "",
    },
    name: "",
    navigator: { userAgent: "node" },
    document: {
      readyState: "complete",
      addEventListener: nothing,
      getElementsByTagName: () => [element()],
      createElement: element,
      domain: "localhost",
      URL: href,
      body: null,
      querySelectorAll: () => [],
    },
    addEventListener: nothing,
    removeEventListener: nothing,
    setTimeout: (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref(),
    clearTimeout,
    // The library's timers must not keep a finished program alive.
    setInterval: (work: () => void, milliseconds: number) => setInterval(work, milliseconds).unref(),
    clearInterval,
    console,
    performance,
    sessionStorage: storage(),
    localStorage: storage(),
    history: {},
    URL,
    _richApiNativeBridge: link,
    CustomFunctionMappings: {},
  };
  for (const self of ["window", "self", "parent", "top", "globalThis"]) scope[self] = scope;
  return scope;
}

/** What the loader would have made before the Excel library: Office with its requirement sets. */
function loaderStandIn(level: string): string {
  return `
    var OSF = {};
    var Office = { context: {}, onReady: function (done) { var info = { host: "Excel", platform: "OfficeOnline" }; if (done) done(info); return Promise.resolve(info); }, HostType: { Excel: "Excel" }, PlatformType: {} };
    var Microsoft = { Office: { WebExtension: Office } };
    Office.context.requirements = { isSetSupported: function (name, version) {
      if (name !== "ExcelApi") return name === "SharedRuntime";
      var a = String(version).split(".").map(Number), b = "${level}".split(".").map(Number);
      return a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]);
    } };`;
}

function nothing(): void {
  return undefined;
}
