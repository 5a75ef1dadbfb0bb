import { randomUUID } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Progress } from "../kernel/progress.js";
import {
  explainedJson,
  explainedText,
  figureKeys,
  monthEnd,
  monthEndJson,
  monthEndSummary,
  type Failure,
  type Locale,
  type MonthEnd,
} from "../app/contract.js";
import { openFileHost } from "../host/file/file-host.js";
import { failureLine } from "../text/failures.js";
import { keptLine, notKeptLine, progressLine, stoppedLine, usageLine } from "../text/command-line.js";
import { noticeLine } from "../text/notices.js";
import { readOptions, type CliOptions } from "./options.js";

/** As shells give it: 128 and the number of the signal. */
const stoppedStatus = { SIGINT: 130, SIGTERM: 143 } as const;

/** Set by a person's Ctrl-C; the run ends at its next step. A second one ends it at once: whatever stands on the disk is whole at any moment. */
let stopped: keyof typeof stoppedStatus | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopped) process.exit(stoppedStatus[signal]);
    stopped = signal;
  });

/** Exit status: 0 done; 2 unusable arguments or input; 1 our own failure; 130 or 143 stopped from outside. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options.ok) return complain(usageLine(options.failure, localeOf(args)), 2);
  const { locale } = options.value;
  const book = options.value.book ?? fileURLToPath(new URL("../../assets/sample.xlsx", import.meta.url));
  const progress = onTerminal(locale);
  const host = await openFileHost(book);
  if (!host.ok) return fail(host.failure, locale);
  const done = await monthEnd(
    host.value,
    {
      choices: options.value.choices,
      asOf: options.value.asOf,
      compareTo: options.value.compareTo,
      locale,
      preparedAt: nowText(),
      whenEdited: "keep",
      writer,
      sheets: options.value.sheets,
    },
    progress,
  );
  if (!done.ok) return fail(done.failure, locale);
  for (const { kept, name } of done.value.sheets) if (kept !== undefined) process.stderr.write(`${keptLine(kept, name, locale)}\n`);
  const { keeping, notices } = done.value;
  if (keeping?.ok === false) process.stderr.write(`${notKeptLine(keeping.failure, locale)}\n`);
  for (const notice of notices) process.stderr.write(`${noticeLine(notice, locale)}\n`);
  const { explain } = options.value;
  if (explain !== undefined && explain !== "all" && !figureKeys(done.value).includes(explain)) {
    const expected = ["all", ...figureKeys(done.value)].join(", ");
    return complain(usageLine({ kind: "option-value", option: "explain", given: explain, expected }, locale), 2);
  }
  const out = outputOf(book, options.value);
  const saved = await host.value.save(out, progress);
  if (!saved.ok) return fail(saved.failure, locale);
  process.stdout.write(options.value.json ? `${jsonOf(done.value, explain, locale)}\n` : monthEndSummary(done.value, out, locale));
  if (explain !== undefined && !options.value.json) process.stdout.write(`\n${explainedText(done.value, explain, locale)}`);
  return 0;
}

function jsonOf(run: MonthEnd, explain: string | undefined, locale: Locale): string {
  const explained = explain === undefined ? {} : { explain: explainedJson(run, explain, locale) };
  return JSON.stringify({ ...monthEndJson(run), ...explained }, undefined, 2);
}

/** Where the result goes: --out, the book itself with --in-place, else "-month-end" before the ending, beside the book. */
function outputOf(book: string, options: CliOptions): string {
  if (options.out !== undefined) return options.out;
  if (options.inPlace) return book;
  const ending = extname(book);
  const name = `${basename(book, ending)}-month-end${ending.toLowerCase() === ".csv" ? ".xlsx" : ending}`;
  // The sample lies within the product; its result belongs to whoever ran it.
  return join(options.book === undefined ? process.cwd() : dirname(book), name);
}

function fail(failure: Failure, locale: Locale): number {
  if (failure.kind === "cancelled" && stopped) return complain(stoppedLine(locale), stoppedStatus[stopped]);
  return complain(failureLine(failure, locale), failure.kind === "unexpected" ? 1 : 2);
}

function complain(line: string, status: number): number {
  process.stderr.write(`${process.stderr.isTTY ? "\r\x1b[K" : ""}${line}\n`);
  return status;
}

/** The language is wanted even when the arguments are wrong. */
function localeOf(args: readonly string[]): Locale {
  return args.join(" ").includes("zh-CN") ? "zh-CN" : "en-US";
}

/** Whoever runs this, as the system names them. */
const writer = { name: process.env["USER"] ?? process.env["USERNAME"] ?? "month-end", id: randomUUID().slice(0, 8), now: () => Date.now() };

function nowText(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** How often the line of progress is renewed. Milliseconds. */
const renewMs = 100;

/** Stage and rows on one line of the terminal, which goes when the run has ended; nothing where stderr is none. */
function onTerminal(locale: Locale): Progress {
  let shownAt = 0;
  if (process.stderr.isTTY) process.on("exit", () => process.stderr.write("\r\x1b[K"));
  return {
    report: (report) => {
      if (!process.stderr.isTTY || Date.now() - shownAt < renewMs) return;
      shownAt = Date.now();
      process.stderr.write(`\r\x1b[K${progressLine(report, locale)}`);
    },
    cancelled: () => stopped !== undefined,
  };
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // Our own failure: the detail is for a report, not for the user to act on.
    process.stderr.write(
      `${failureLine({ kind: "unexpected", detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }, "en-US")}\n`,
    );
    process.exitCode = 1;
  },
);
