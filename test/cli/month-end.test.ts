import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync, zipSync } from "fflate";
import { openBook } from "../../src/files/read-book.js";
import { saveBook } from "../../src/files/save-book.js";
import { bookOf } from "../support/book-of.js";
import { nonsense, recalculated } from "../support/libreoffice.js";
import { twoCompanies } from "../support/two-companies.js";

jest.setTimeout(120_000);

const sample = resolve("assets/sample.xlsx");
const folder = mkdtempSync(join(tmpdir(), "ar-desk-cli-"));

function monthEnd(...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly err: string } {
  const done = spawnSync(
    process.execPath,
    ["--import", pathToFileURL(resolve("node_modules/tsx/dist/loader.mjs")).href, resolve("src/cli/month-end.ts"), ...args],
    {
      encoding: "utf8",
      cwd: folder,
      env: { ...process.env, NODE_PATH: resolve("node_modules") },
    },
  );
  return { status: done.status, out: done.stdout, err: done.stderr };
}

function inFolder(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("month-end on a workbook", () => {
  it("writes aging, letters and policy beside the user's sheets, whose parts stay byte for byte", () => {
    const out = join(folder, "closed.xlsx");
    const done = monthEnd(sample, "--as-of", "2026-10-31", "--out", out, "--json");
    expect(done).toMatchObject({ status: 0, err: "" });
    const answer = JSON.parse(done.out) as {
      asOf: string;
      basis: string;
      sheets: { name: string; checks: { difference: string }[] }[];
      source: object;
    };
    expect(answer).toMatchObject({ asOf: "2026-10-31", basis: "rebuilt", source: { sheet: "Invoices", table: "Invoices", rows: 599 } });
    expect(answer.sheets.map((sheet) => sheet.name)).toEqual([
      "AR Aging 2026-10-31",
      "AR Summary 2026-10-31",
      "AR Detail 2026-10-31",
      "AR Movement 2026-10-31",
      "AR Trend 2026-10-31",
      "AR Provision 2026-10-31",
      "AR Letters 2026-10-31",
      "AR Credit 2026-10-31",
      "AR Tie-out 2026-10-31",
      "AR Findings 2026-10-31",
      "AR Sign-off 2026-10-31",
      "AR Policy",
    ]);
    expect(answer.sheets[0]?.checks.every((check) => check.difference === "0.00")).toBe(true);
    const before = unzipSync(readFileSync(sample));
    const after = unzipSync(readFileSync(out));
    const kept = openBook(new Uint8Array(readFileSync(out)), "closed.xlsx");
    expect(kept.ok && [kept.value.table("AR_OpenItems")?.sheet.name, kept.value.table("AR_Balances")?.sheet.name]).toEqual([
      "AR Open items",
      "AR Balances",
    ]);
    const changed = Object.keys(before).filter((part) => !Buffer.from(after[part] ?? []).equals(Buffer.from(before[part] ?? [])));
    expect(changed.sort()).toEqual(["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"]);
  });

  it("explains a figure in words, or as data beside the answer", () => {
    const out = join(folder, "explained.xlsx");
    const words = monthEnd(sample, "--as-of", "2026-10-31", "--out", out, "--explain", "dsoSimple90");
    expect(words.out).toContain("  = 1,640,835.71 / 1,889,265.15 x 90\n  = 78.165425 days (rounded half away from zero)\n");
    const data = monthEnd(sample, "--as-of", "2026-10-31", "--out", out, "--json", "--explain", "all", "--locale", "zh-CN");
    const answer = JSON.parse(data.out) as {
      explain: { figure: string; currency: string; numbers: { label: string; value: string; items?: number }[] }[];
    };
    const dso = answer.explain.find(({ figure, currency }) => figure === "dsoSimple90" && currency === "CNY");
    expect(dso?.numbers[0]).toEqual({ label: "2026-10-31 应收余额", value: "1,640,835.71", items: 41 });
  });

  it("takes no day that the calendar lacks, and says so", () => {
    const done = monthEnd(sample, "--as-of", "2025-02-29", "--out", join(folder, "no-such-day.xlsx"));
    expect([done.status, done.err.trim()]).toEqual([2, '--as-of is "2025-02-29"; it takes a day of the calendar as YYYY-MM-DD.']);
  });

  it("names the figures that can be explained when asked for another, and writes nothing", () => {
    const out = join(folder, "not-explained.xlsx");
    const done = monthEnd(sample, "--out", out, "--explain", "dso");
    expect(done.status).toBe(2);
    expect(done.err).toMatch(/^--explain is dso; it takes all, open, past-due, .*dsoSimple90/);
    expect(existsSync(out)).toBe(false);
  });

  it("writes formulas that LibreOffice recalculates from nonsense to the values we carry", () => {
    const out = join(folder, "closed.xlsx");
    const bytes = new Uint8Array(readFileSync(out));
    const ours = openBook(bytes, "ours.xlsx");
    if (!ours.ok) throw new Error(ours.failure.kind);
    const theirs = recalculated(bytes);
    let formulas = 0;
    for (const sheet of ours.value.sheets) {
      sheet.cells.forEach((row, column, { formula, value }) => {
        if (formula === undefined) return;
        formulas++;
        const other = theirs.sheet(sheet.name)?.cells.value(row, column);
        expect(other).not.toBe(nonsense);
        if (typeof value === "number") expect(other).toBeCloseTo(value, 6);
        else expect(other).toBe(value);
      });
    }
    expect(formulas).toBeGreaterThan(100);
  });

  it("leaves one sheet, not two, when run again for the same day, and the policy as it stands", () => {
    const out = join(folder, "closed.xlsx");
    expect(monthEnd(out, "--in-place").status).toBe(0);
    const again = openBook(new Uint8Array(readFileSync(out)), "closed.xlsx");
    expect(again.ok && again.value.sheets.map((sheet) => sheet.name)).toEqual([
      "Invoices",
      "Customers",
      "Notes",
      "AR Policy",
      "AR Aging 2026-10-31",
      "AR Summary 2026-10-31",
      "AR Detail 2026-10-31",
      "AR Movement 2026-10-31",
      "AR Trend 2026-10-31",
      "AR Provision 2026-10-31",
      "AR Letters 2026-10-31",
      "AR Credit 2026-10-31",
      "AR Tie-out 2026-10-31",
      "AR Findings 2026-10-31",
      "AR Open items",
      "AR Balances",
      "AR Sign-off 2026-10-31",
    ]);
  });

  it("writes the sheets that are named alone, and keeps no month-end", () => {
    const out = join(folder, "some.xlsx");
    const done = monthEnd(sample, "--sheets", "aging,trend", "--out", out, "--json");
    expect(done).toMatchObject({ status: 0, err: "" });
    expect(JSON.parse(done.out)).toMatchObject({ monthEndKept: "not-asked" });
    const book = openBook(new Uint8Array(readFileSync(out)), "some.xlsx");
    const names = book.ok ? book.value.sheets.map(({ name }) => name).filter((name) => name.startsWith("AR ")) : [];
    expect(names.sort()).toEqual(["AR Aging 2026-10-31", "AR Policy", "AR Trend 2026-10-31"]);
  });

  it("never touches a sheet of the user's that bears our name", () => {
    const book = openBook(new Uint8Array(readFileSync(sample)), "book.xlsx");
    if (!book.ok) throw new Error(book.failure.kind);
    const parts = unzipSync(readFileSync(sample));
    const workbook = Buffer.from(parts["xl/workbook.xml"] ?? [])
      .toString()
      .replace('name="Notes"', 'name="AR Aging 2026-10-31"');
    const path = inFolder("mine.xlsx", zipSync({ ...parts, "xl/workbook.xml": Buffer.from(workbook) }));
    const done = monthEnd(path, "--as-of", "2026-10-31", "--json", "--out", join(folder, "mine-out.xlsx"));
    expect((JSON.parse(done.out) as { sheets: { name: string }[] }).sheets[0]?.name).toBe("AR Aging 2026-10-31 (2)");
  });

  it("without a workbook runs the sample, into the folder it was called from", () => {
    expect(monthEnd("--locale", "zh-CN")).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, "sample-month-end.xlsx"))).toBe(true);
  });
});

describe("bad input ends with status 2, one clear line, and no file", () => {
  const table = "Customer,Invoice No.,Issue date,Due date,Amount\nAcme,1,2026-01-05,2026-02-04,100.00\n";
  const refused = (args: readonly string[], said: RegExp): void => {
    const before = readdirSync(folder).sort();
    const done = monthEnd(...args);
    expect(done.err.trim().split("\n")).toHaveLength(1);
    expect(done.err).toMatch(said);
    expect(done).toMatchObject({ status: 2, out: "" });
    expect(readdirSync(folder).sort()).toEqual(before);
  };
  it("a file that is not there", () => refused([join(folder, "none.xlsx")], /none\.xlsx” is not there/));
  it("a file that is no workbook", () => refused([inFolder("rubbish.xlsx", "rubbish")], /rubbish\.xlsx” is not a workbook/));
  it("an empty file", () => refused([inFolder("empty.csv", "")], /empty\.csv” holds no data/));
  it("a table without amounts", () =>
    refused(
      [inFolder("bare.csv", "Customer,Invoice No.,Issue date,Due date\nAcme,1,2026-01-05,2026-02-04\n")],
      /no column that reads as amount/,
    ));
  it("a mapping to a header that is not there", () =>
    refused([inFolder("good.csv", table), "--map", "amount=Betrag"], /no header “Betrag” \(for amount\).*“Customer”/));
  it("a mapping of a field that is none", () => refused([inFolder("good.csv", table), "--map", "amont=Amount"], /--map/));
  it("an unknown option", () => refused([inFolder("good.csv", table), "--asof", "2026-01-31"], /--asof/));
  it("a sheet of the pack that is none", () => refused([sample, "--sheets", "aging,agin"], /--sheets.*aging, summary, detail/));
  it("a day that is none", () => refused([inFolder("good.csv", table), "--as-of", "2026-02-30"], /--as-of is "2026-02-30"/));
  it("--in-place on a .csv", () => refused([inFolder("good.csv", table), "--in-place"], /--in-place cannot be used on a \.csv/));
  it("a sheet that is not there", () => refused([sample, "--sheet", "Nope"], /no sheet “Nope”.*“Invoices”/));
  it("a list in which no amount can be read", () =>
    refused([inFolder("text.csv", table.replace("100.00", "a hundred"))], /No row of .* could be read/));
  it("two places that could be meant", () => {
    const parts = unzipSync(readFileSync(sample));
    const workbook = Buffer.from(parts["xl/workbook.xml"] ?? []).toString();
    const two = {
      ...parts,
      "xl/worksheets/sheet9.xml": Buffer.from(
        Buffer.from(parts["xl/worksheets/sheet1.xml"] ?? [])
          .toString()
          .replace(/<tableParts.*?<\/tableParts>/, ""),
      ),
      "xl/workbook.xml": Buffer.from(workbook.replace("</sheets>", '<sheet name="Copy" sheetId="9" r:id="rId9"/></sheets>')),
      "xl/_rels/workbook.xml.rels": Buffer.from(
        Buffer.from(parts["xl/_rels/workbook.xml.rels"] ?? [])
          .toString()
          .replace(
            "</Relationships>",
            '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
          ),
      ),
      "[Content_Types].xml": Buffer.from(
        Buffer.from(parts["[Content_Types].xml"] ?? [])
          .toString()
          .replace(
            "</Types>",
            '<Override PartName="/xl/worksheets/sheet9.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
          ),
      ),
    };
    refused(
      [inFolder("two.xlsx", zipSync(two))],
      /More than one place could be the invoice list: “Invoices \(Invoices!A1:K600\)”, “Copy!A1:K600”/,
    );
  });
});

describe("two companies in one workbook", () => {
  const book = (): string => inFolder("companies.xlsx", saveBook(bookOf(twoCompanies)));

  it("are read together by name, in the answer with each table and each entity", () => {
    const named = [
      "--entities",
      "Northwind UK=UK Ltd",
      "--entities",
      "GmbH",
      "--group-by",
      "Cost Centre",
      "--as-of",
      "2026-03-31",
      "--json",
    ];
    const done = monthEnd(book(), ...named);
    expect(done).toMatchObject({ status: 0, err: "" });
    expect(JSON.parse(done.out)).toMatchObject({
      source: {
        rows: 6,
        tables: [
          { entity: "Northwind UK", sheet: "UK Ltd" },
          { entity: "GmbH", sheet: "GmbH" },
        ],
      },
      currencies: [
        { currency: "EUR", open: "1520.25" },
        { currency: "GBP", open: "109.50" },
      ],
      groups: { entity: [{ name: "Northwind UK" }, { name: "GmbH" }], "Cost Centre": [{ name: "North" }, { name: "South" }, { name: "" }] },
    });
  });

  it("are not taken for one list, and a table that is not there is refused by name", () => {
    const one = monthEnd(book(), "--json");
    expect(one).toMatchObject({ status: 2, out: "" });
    expect(one.err).toContain("--entities");
    const other = monthEnd(book(), "--entities", "UK Ltd", "--entities", "SARL=Factures");
    expect(other).toMatchObject({ status: 2, out: "" });
    expect(other.err).toMatch(/^The invoices of “SARL” are said to stand on “Factures”, and no invoice list is there\./);
    expect(monthEnd(book(), "--group-by", "Region", "--sheet", "GmbH").err).toMatch(/^There is no header “Region” to group by\./);
    expect(monthEnd(book(), "--entities", "=x").status).toBe(2);
  });
});
