import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { startServer, type WorkbenchServer } from "../../src/workbench/server/server.js";
import type { WorkbenchApi } from "../../src/workbench/page/page.js";

const root = join(__dirname, "../..");

export interface OpenBench {
  readonly page: Page;
  readonly pane: Frame;
  /** Addresses outside this machine that were asked for. */
  readonly outside: readonly string[];
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** The workbench as `npm start` serves it, in a real browser. */
export async function openBench(book: string, query = ""): Promise<OpenBench> {
  const server: WorkbenchServer = await startServer({ root, port: 0, book });
  const browser: Browser = await chromium.launch({
    executablePath: browserPath(),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const outside: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (!/^(https:\/\/localhost|data:|blob:)/.test(request.url())) outside.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(server.url + query);
  await page.waitForFunction(() => "workbench" in window);
  await page.evaluate(() => (window as unknown as { workbench: WorkbenchApi }).workbench.ready);
  const pane = page.frames().find((frame) => frame.url().includes("taskpane"));
  if (!pane) throw new Error("the pane is not framed");
  return {
    page,
    pane,
    outside,
    errors,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

function browserPath(): string {
  const path = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (each) => each !== undefined && existsSync(each),
  );
  if (path === undefined) throw new Error("no browser: set CHROME_PATH");
  return path;
}
