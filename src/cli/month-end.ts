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
import { keptLine, usageLine } from "../text/command-line.js";
import { readOptions, type CliOptions } from "./options.js";

/** Exit status: 0 done; 2 unusable arguments or input; 1 our own failure. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options.ok) return complain(usageLine(options.failure, localeOf(args)), 2);
  const { locale } = options.value;
  const book = options.value.book ?? fileURLToPath(new URL("../../assets/sample.xlsx", import.meta.url));
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
    },
    options.value.json ? silent : onStderr,
  );
  if (!done.ok) return fail(done.failure, locale);
  for (const { kept, name } of done.value.sheets) if (kept !== undefined) process.stderr.write(`${keptLine(kept, name, locale)}\n`);
  const { explain } = options.value;
  if (explain !== undefined && explain !== "all" && !figureKeys(done.value).includes(explain)) {
    const expected = ["all", ...figureKeys(done.value)].join(", ");
    return complain(usageLine({ kind: "option-value", option: "explain", given: explain, expected }, locale), 2);
  }
  const out = outputOf(book, options.value);
  const saved = await host.value.save(out);
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
  return complain(failureLine(failure, locale), failure.kind === "unexpected" ? 1 : 2);
}

function complain(line: string, status: number): number {
  process.stderr.write(`${line}\n`);
  return status;
}

/** The language is wanted even when the arguments are wrong. */
function localeOf(args: readonly string[]): Locale {
  return args.join(" ").includes("zh-CN") ? "zh-CN" : "en-US";
}

function nowText(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

const silent: Progress = { report: () => undefined, cancelled: () => false };

const onStderr: Progress = {
  report: ({ stage, done, total }) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${stage} ${done}/${total}   ${done >= total ? "\n" : ""}`);
  },
  cancelled: () => false,
};

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
