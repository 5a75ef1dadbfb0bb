import { parseArea } from "../../sheet/address.js";
import type { CellValue } from "../../sheet/cell.js";
import { openBook } from "../../files/read-book.js";
import { saveBook } from "../../files/save-book.js";
import type { ApiTable } from "../api-table/table.js";
import type { EmbeddedExcel } from "../excel/contract.js";
import { createEmbeddedExcel } from "../excel/embedded-excel.js";
import { drawOver } from "./charts.js";
import { joinFunctions } from "./functions.js";
import { Grid } from "./grid.js";
import { PaneFrame } from "./office-messages.js";
import { readRibbon } from "./ribbon.js";

/** What tests (and the curious, in the browser's console) may do with the page. */
export interface WorkbenchApi {
  readonly ready: Promise<void>;
  readonly excel: EmbeddedExcel;
  save(): Uint8Array;
  /** Types into cells: "Invoices", "G2:G3", one array per row. */
  edit(sheet: string, address: string, values: readonly (readonly (string | number | null)[])[]): void;
  cell(sheet: string, address: string): { readonly value: CellValue; readonly formula: string | undefined };
  sheets(): readonly string[];
  log(): readonly string[];
  show(sheet: string, address: string): void;
}

declare global {
  interface Window {
    workbench: WorkbenchApi;
  }
}

const parameters = new URLSearchParams(location.search);
const locale = parameters.get("locale") ?? "en-US";

async function start(): Promise<void> {
  const [api, manifest, functions, sample] = await Promise.all([
    json<ApiTable>("/api-table.json"),
    text("/manifest.xml"),
    json<{ functions: [] }>("/functions.json"),
    bytes("/book"),
  ]);
  open(sample.bytes, sample.name, { api, manifest, functions: functions.functions });
}

interface Parts {
  readonly api: ApiTable;
  readonly manifest: string;
  readonly functions: Parameters<typeof joinFunctions>[2];
}

let closePane: () => void = () => undefined;

function open(content: Uint8Array, name: string, parts: Parts): void {
  const opened = openBook(content, name);
  if (!opened.ok) {
    note(`${name}: ${opened.failure.kind}`);
    return;
  }
  closePane();
  const book = opened.value;
  const excel = createEmbeddedExcel(book, { apiLevel: parameters.get("api") ?? parts.api.newest, api: parts.api });
  excel.onLog((entry) => note(`${entry.kind}: ${entry.text}`));
  const container = known("grid");
  container.replaceChildren();
  const canvas = document.createElement("div");
  canvas.style.cssText = "position:absolute;inset:0";
  const charts = document.createElement("div");
  charts.id = "charts";
  container.append(canvas, charts);
  const grid = new Grid(canvas, excel, note);
  grid.load();
  joinFunctions(grid, excel, parts.functions);
  const pane = new PaneFrame(excel, {
    url: "/taskpane.html",
    locale,
    apiLevel: parameters.get("api") ?? parts.api.newest,
    onCommandDone: () => undefined,
  });
  known("work").append(pane.frame);
  closePane = () => {
    pane.close();
    grid.dispose();
  };
  drawOver(charts, book, grid, () => sheetCanvasTop(canvas) - container.getBoundingClientRect().top);
  showRibbon(parts, pane, excel);
  const ready = new Promise<void>((resolve) => excel.functions.onReady(resolve));
  window.workbench = {
    ready,
    excel,
    save: () => saveBook(book),
    edit: (sheet, address, values) => excel.edit(areaIn(sheet, address), values),
    cell: (sheet, address) => {
      const { top, left } = areaIn(sheet, address);
      const cell = book.sheet(sheet)?.cells.get(top, left);
      return { value: cell?.value ?? null, formula: cell?.formula };
    },
    sheets: () => book.sheets.map((sheet) => sheet.name),
    log: () => notes,
    show: (sheet, address) => grid.show(areaIn(sheet, address), undefined),
  };
}

/** Where the cells begin: the largest canvas, since the formula bar has one of its own. */
function sheetCanvasTop(within: HTMLElement): number {
  const canvases = [...within.querySelectorAll("canvas")].map((each) => each.getBoundingClientRect());
  return canvases.reduce((best, each) => (each.height * each.width > best.height * best.width ? each : best), new DOMRect()).top;
}

function areaIn(sheet: string, address: string) {
  const area = parseArea(address);
  if (!area) throw new Error(`no address: ${address}`);
  return { ...area, sheet };
}

function showRibbon(parts: Parts, pane: PaneFrame, excel: EmbeddedExcel): void {
  const ribbon = known("ribbon");
  const title = document.createElement("h1");
  title.textContent = "Workbench";
  const file = document.createElement("span");
  file.id = "file";
  file.textContent = excel.book.file;
  const opener = document.createElement("label");
  opener.className = "button";
  opener.textContent = "Open…";
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".xlsx,.xlsm,.csv";
  input.hidden = true;
  input.addEventListener("change", () => {
    const chosen = input.files?.[0];
    if (chosen) void chosen.arrayBuffer().then((buffer) => open(new Uint8Array(buffer), chosen.name, parts));
  });
  opener.append(input);
  const save = button("Save", "", () => download(saveBook(excel.book), excel.book.file.replace(/\.csv$/i, ".xlsx")));
  const language = document.createElement("select");
  language.setAttribute("aria-label", "Language of the add-in");
  for (const each of ["en-US", "zh-CN"]) language.append(new Option(each, each, each === locale, each === locale));
  language.addEventListener("change", () => {
    parameters.set("locale", language.value);
    location.search = parameters.toString();
  });
  const read = readRibbon(parts.manifest, locale);
  const group = document.createElement("div");
  group.className = "group";
  group.title = read.label;
  for (const each of read.buttons) {
    const { action } = each;
    group.append(
      button(
        each.label,
        each.icon,
        () => (action.kind === "run" ? pane.command(each.id, action.functionName) : pane.frame.classList.toggle("closed")),
        each.id,
      ),
    );
  }
  ribbon.replaceChildren(title, opener, save, language, group, file);
}

function button(label: string, icon: string, act: () => void, id = ""): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  if (id !== "") made.id = id;
  if (icon !== "") {
    const image = document.createElement("img");
    image.src = icon;
    image.alt = "";
    made.append(image);
  }
  made.append(label);
  made.addEventListener("click", act);
  return made;
}

function download(content: Uint8Array, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer>]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const notes: string[] = [];

/** The page's log: what the add-in asked for and did not get. */
function note(line: string): void {
  notes.push(line);
  const log = known("log");
  const summary = log.querySelector("summary");
  if (summary) summary.textContent = `Log: ${notes.length}`;
  const item = document.createElement("li");
  item.textContent = line;
  log.querySelector("ol")?.append(item);
}

function known(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

async function text(path: string): Promise<string> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await text(path)) as T;
}

async function bytes(path: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return {
    bytes: new Uint8Array(await answer.arrayBuffer()),
    name: decodeURIComponent(answer.headers.get("x-file-name") ?? "sample.xlsx"),
  };
}

const summary = document.querySelector("#log summary");
if (summary) summary.textContent = "Log: 0";
addEventListener("error", (event) => note(`error: ${event.message}`));
start().catch((error: unknown) => note(`error: ${error instanceof Error ? error.message : String(error)}`));
