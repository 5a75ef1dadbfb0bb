import { strToU8, unzipSync, zipSync } from "fflate";
import type { PackKind } from "../../src/app/pack-names.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import { foreignBook } from "../support/foreign-book.js";
import { convert } from "../support/libreoffice.js";
import { close } from "../support/month-end-run.js";
import { compareParts, faultsOf, missingFrom, partText, spelled } from "../support/package-parts.js";
import { openedBook } from "../support/xlsx-by-hand.js";

const frame = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"];
const aging = "AR Aging 2026-10-31";
const few: readonly PackKind[] = ["aging", "summary"];

/** The workbook with the sheets of a month-end, as the command line saves it. */
async function closed(bytes: Uint8Array, sheets: readonly PackKind[] | undefined = few): Promise<Uint8Array> {
  const host = hostOf(openedBook(bytes));
  const done = await close(host, "Kim", 0, undefined, sheets);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return saveBook(host.book);
}

/** The workbook with other content in some parts. */
function changed(bytes: Uint8Array, parts: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const now = Object.entries(parts).map(([name, change]) => [name, strToU8(change(partText(bytes, name)))] as const);
  return zipSync({ ...unzipSync(bytes), ...Object.fromEntries(now) });
}

/** The part of a sheet by its name, in a package of ours. */
function partOfSheet(bytes: Uint8Array, name: string): string {
  const id = new RegExp(`<sheet name="${name}"[^>]*r:id="(\\w+)"`).exec(partText(bytes, "xl/workbook.xml"))?.[1] ?? "none";
  const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(partText(bytes, "xl/_rels/workbook.xml.rels"))?.[1] ?? "none";
  return `xl/${target}`;
}

function relationsOfPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** Names by the sheet they belong to, whatever its place: "Board!_xlnm.Print_Area = Board!$A$1". */
function namesOf(bytes: Uint8Array): readonly string[] {
  const xml = partText(bytes, "xl/workbook.xml");
  const sheets = [...xml.matchAll(/<sheet\b[^>]*\sname="([^"]*)"/g)].map((match) => match[1] ?? "");
  return [...xml.matchAll(/<definedName\b([^>]*)>([^<]*)</g)].map(([, attributes = "", refersTo = ""]) => {
    const local = /localSheetId="(\d+)"/.exec(attributes)?.[1];
    const rest = attributes.replace(/\slocalSheetId="\d+"/, "");
    return `${local === undefined ? "" : `${sheets[Number(local)] ?? "none"}!`}${rest.trim()} = ${refersTo}`;
  });
}

/** The workbook with a part under another name, in whose letters its relationships and type speak of it. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const end = (name: string): string => name.slice("xl/".length);
  const all: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) all[name === from ? to : name] = part;
  return changed(zipSync(all), {
    "[Content_Types].xml": (xml) => xml.replace(from, to),
    "xl/_rels/workbook.xml.rels": (xml) => xml.replace(end(from), end(to)),
  });
}

/** The elements of the main namespace under a prefix, as some libraries write them. */
function prefixed(xml: string): string {
  return xml.replace(/<(\/?)(?=\w+[\s/>])/g, "<$1x:").replace(/ xmlns="/, ' xmlns:x="');
}

/** Attributes in single quotes, but for those that hold a quotation mark. */
function inSingleQuotes(xml: string): string {
  return xml.replace(/(\s[\w:]+)="([^"']*)"/g, "$1='$2'");
}

const missing = (before: Uint8Array, after: Uint8Array): readonly string[] =>
  frame.flatMap((part) => missingFrom(spelled(partText(before, part)), spelled(partText(after, part))).map((path) => `${part}: ${path}`));

describe("the whole pack in a workbook that others have worked in for years", () => {
  const before = foreignBook();
  let after: Uint8Array;
  beforeAll(async () => {
    after = await closed(before, undefined);
  });

  it("leaves every part of others byte for byte, but for the four that list what a workbook holds", () => {
    const compared = compareParts(before, after);
    process.stdout.write(`${compared.line}\n`);
    expect([compared.lost, compared.touched]).toEqual([[], frame]);
    const ours = /^xl\/(?:worksheets\/(?:_rels\/)?sheet|tables\/table|drawings\/(?:_rels\/)?drawing|charts\/chart)\d+\.xml(?:\.rels)?$/;
    expect(compared.added.filter((part) => !ours.test(part))).toEqual([]);
  });

  it("keeps what stood in those four: every element, attribute and text, in its place", () => expect(missing(before, after)).toEqual([]));

  it("is whole: nothing is declared twice, refers into nothing or shares an id", () =>
    expect([faultsOf(before), faultsOf(after)]).toEqual([[], []]));

  it("keeps the names of sheets with their sheets, and the tab that was in view", () => {
    expect(namesOf(after).slice(0, namesOf(before).length)).toEqual(namesOf(before));
    expect(namesOf(after)).toContain(`${aging}!name="AR_Owned" = '${aging}'!$A$1`);
    expect(partText(after, "xl/workbook.xml")).toContain('firstSheet="1" activeTab="2"');
    const sheets = Object.keys(unzipSync(after)).filter((part) => /worksheets\/sheet\d+\.xml$/.test(part));
    expect(sheets.filter((part) => partText(after, part).includes("tabSelected"))).toEqual(["xl/worksheets/sheet2.xml"]);
  });

  it("is read by LibreOffice with the old sheets and the new ones", () => {
    const names = openedBook(after).sheets.map((sheet) => sheet.name);
    const office = openedBook(convert(after, "xlsx"));
    expect(office.sheets.map((sheet) => sheet.name).filter((name) => name !== "Curve")).toEqual(names);
    expect(office.sheet("Board")?.charts).toHaveLength(1);
    expect(office.sheet("Invoices")?.notes).toHaveLength(1);
    expect(office.sheet("Pivot")?.cells.value(3, 1)).toBe(171_258);
    for (const cell of [0, 1, 2]) expect(office.sheet("Lists")?.cells.value(cell, 0)).toBe(["North", "South", "West"][cell]);
  });
});

describe("a workbook with macros", () => {
  it("keeps them and their signature, and stays a workbook with macros", async () => {
    const before = foreignBook(true);
    const after = await closed(before);
    const compared = compareParts(before, after);
    process.stdout.write(`${compared.line}\n`);
    expect([compared.lost, compared.touched]).toEqual([[], frame]);
    expect([missing(before, after), faultsOf(after)]).toEqual([[], []]);
    expect(compared.identical).toEqual(expect.arrayContaining(["xl/vbaProject.bin", "xl/vbaProjectSignatureAgile.bin"]));
    expect(partText(after, "[Content_Types].xml")).toContain(
      'PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"',
    );
  });
});

describe("a run again for the same day", () => {
  /** Parts of ours: the sheets that follow the user's, and what hangs on them. */
  const ours =
    /^xl\/(?:worksheets\/(?:_rels\/)?sheet(?:[5-9]|\d\d)|tables\/table(?:[1-24-9]|\d\d)|drawings\/(?:_rels\/)?drawing(?:[4-9]|\d\d)|charts\/chart(?:[235-9]|\d\d))\.xml(?:\.rels)?$/;

  it("changes parts of ours alone", async () => {
    const before = foreignBook();
    const first = await closed(before);
    const second = await closed(first);
    const compared = compareParts(first, second);
    expect([compared.lost, compared.added].map((parts) => parts.filter((part) => !ours.test(part)))).toEqual([[], []]);
    expect(compared.touched.filter((part) => !ours.test(part) && !frame.includes(part))).toEqual([]);
    expect(faultsOf(second)).toEqual([]);
    expect([...namesOf(second)].sort()).toEqual([...namesOf(first)].sort());
    for (const part of ["xl/styles.xml", "xl/workbook.xml"])
      expect(missingFrom(spelled(partText(before, part)), spelled(partText(second, part)))).toEqual([]);
  });

  it("takes the order of calculation out once it lists a sheet of ours: Excel makes it anew, and would repair one that lists what is gone", async () => {
    const first = await closed(foreignBook());
    const id = new RegExp(`name="${aging}" sheetId="(\\d+)"`).exec(partText(first, "xl/workbook.xml"))?.[1] ?? "";
    const saved = changed(first, {
      "xl/calcChain.xml": (xml) => xml.replace("</calcChain>", `<c r="B9" i="${id}"/><c r="B10"/></calcChain>`),
    });
    const second = await closed(saved);
    expect(compareParts(saved, second).lost).toEqual(["xl/calcChain.xml"]);
    expect(faultsOf(second)).toEqual([]);
    for (const part of ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"]) expect(partText(second, part)).not.toContain("calcChain");
  });

  it("finds sheets that were moved between the user's, and leaves them there with the names of all", async () => {
    const first = await closed(foreignBook());
    // As Excel saves it: the order of the sheets is another one, and names count by the new order.
    const moved = changed(first, {
      "xl/workbook.xml": (xml) => {
        const sheets = xml.match(/<sheet\s[^>]*>/g) ?? [];
        const order = [...sheets.keys()].sort((a, b) => (a % 2) - (b % 2));
        return xml
          .replace(/<sheets>.*<\/sheets>/s, `<sheets>${order.map((i) => sheets[i]).join("")}</sheets>`)
          .replace(/localSheetId="(\d+)"/g, (_, i: string) => `localSheetId="${order.indexOf(Number(i))}"`);
      },
    });
    expect(namesOf(moved)).toEqual(namesOf(first));
    const second = await closed(moved);
    const sheets = (bytes: Uint8Array): readonly string[] | null => partText(bytes, "xl/workbook.xml").match(/<sheet\s[^>]*>/g);
    expect(sheets(second)).toEqual(sheets(moved));
    expect([...namesOf(second)].sort()).toEqual([...namesOf(first)].sort());
    expect(compareParts(moved, second).touched.filter((part) => !ours.test(part) && !frame.includes(part))).toEqual([]);
    expect(faultsOf(second)).toEqual([]);
  });
});

describe("a sheet of ours that a person worked on", () => {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** The package as Excel saves it after a person noted something on the aging and put a picture and a chart on the summary. */
  function workedOn(bytes: Uint8Array): Uint8Array {
    const [agingPart = "", summaryPart = ""] = [aging, aging.replace("Aging", "Summary")].map((name) => partOfSheet(bytes, name));
    const drawing = /drawings\/drawing\d+\.xml/.exec(partText(bytes, relationsOfPart(summaryPart)))?.[0] ?? "";
    const of = (type: string, target: string, id: string): string =>
      `<Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`;
    const theirs = unzipSync(foreignBook());
    const picture =
      /<xdr:twoCellAnchor>(?:(?!<xdr:twoCellAnchor>).)*<xdr:pic>.*?<\/xdr:twoCellAnchor>/s.exec(
        partText(bytes, "xl/drawings/drawing1.xml"),
      )?.[0] ?? "";
    const chart = /<xdr:twoCellAnchor>.*?<\/xdr:twoCellAnchor>/s.exec(partText(bytes, "xl/drawings/drawing1.xml"))?.[0] ?? "";
    const added = zipSync({
      ...unzipSync(bytes),
      "xl/comments9.xml": theirs["xl/comments1.xml"] ?? new Uint8Array(),
      "xl/drawings/vmlDrawing9.vml": theirs["xl/drawings/vmlDrawing1.vml"] ?? new Uint8Array(),
      "xl/threadedComments/threadedComment9.xml": theirs["xl/threadedComments/threadedComment1.xml"] ?? new Uint8Array(),
      "xl/charts/chart99.xml": theirs["xl/charts/chart1.xml"] ?? new Uint8Array(),
    });
    return changed(added, {
      "[Content_Types].xml": (xml) =>
        xml.replace(
          "</Types>",
          '<Override PartName="/xl/comments9.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override PartName="/xl/threadedComments/threadedComment9.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/><Override PartName="/xl/charts/chart99.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
        ),
      [agingPart]: (xml) => xml.replace(/(?=<tableParts|<\/worksheet>)/, '<legacyDrawing r:id="rId80"/>'),
      [relationsOfPart(agingPart)]: (xml) =>
        (xml || '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>')
          .replace("</Relationships>", of(`${office}/vmlDrawing`, "../drawings/vmlDrawing9.vml", "rId80"))
          .replace("</Relationships>", of(`${office}/comments`, "../comments9.xml", "rId81"))
          .replace(
            "</Relationships>",
            of(
              "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
              "../threadedComments/threadedComment9.xml",
              "rId82",
            ),
          ),
      [`xl/${drawing}`]: (xml) =>
        xml
          .replace("<xdr:wsDr ", `<xdr:wsDr xmlns:r="${office}" `)
          .replace(
            "</xdr:wsDr>",
            picture.replace('r:embed="rId2"', 'r:embed="rId90"').replace('id="3"', 'id="40"') +
              chart.replace('r:id="rId1"', 'r:id="rId91"').replace('id="2"', 'id="41"') +
              "</xdr:wsDr>",
          ),
      [relationsOfPart(`xl/${drawing}`)]: (xml) =>
        xml
          .replace("</Relationships>", of(`${office}/image`, "../media/image1.png", "rId90"))
          .replace("</Relationships>", of(`${office}/chart`, "../charts/chart99.xml", "rId91")),
    });
  }

  it("keeps their notes, threads, picture and chart when it is written anew, and ours stand once", async () => {
    const first = await closed(foreignBook());
    const worked = workedOn(first);
    expect(faultsOf(worked)).toEqual([]);
    const second = await closed(worked);
    expect([faultsOf(second), faultsOf(await closed(second))]).toEqual([[], []]);
    expect(compareParts(worked, second).identical).toEqual(
      expect.arrayContaining([
        "xl/comments9.xml",
        "xl/threadedComments/threadedComment9.xml",
        "xl/drawings/vmlDrawing9.vml",
        "xl/charts/chart99.xml",
        "xl/media/image1.png",
      ]),
    );
    const [before, after] = [first, second].map((bytes) => openedBook(bytes));
    expect(after?.sheet(aging)?.notes.map(({ row, column }) => [row, column])).toEqual([[3, 7]]);
    const names = (book: typeof after): readonly string[] =>
      book?.sheet(aging.replace("Aging", "Summary"))?.charts.map(({ name }) => name) ?? [];
    expect([...names(after)].sort()).toEqual([...names(before), "Chart 1"].sort());
    expect(names(before).length).toBeGreaterThan(0);
    expect(
      Object.keys(unzipSync(second)).filter((part) => part.includes("/drawings/") && partText(second, part).includes('name="Logo"')),
    ).toHaveLength(2);
    const shown = openedBook(convert(second, "xlsx"));
    expect(shown.sheet(aging)?.notes).toHaveLength(1);
    expect(shown.sheet(aging.replace("Aging", "Summary"))?.charts).toHaveLength(names(before).length + 1);
  });
});

describe("packages that other programs write otherwise", () => {
  const spellings: Readonly<Record<string, Uint8Array>> = {
    "types and relationships that older parts left behind": changed(foreignBook(), {
      "[Content_Types].xml": (xml) =>
        xml.replace(
          "</Types>",
          '<Override PartName="/xl/worksheets/sheet5.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        ),
      "xl/worksheets/_rels/sheet6.xml.rels": () => '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    }),
    "relationships in single quotes": changed(foreignBook(), { "xl/_rels/workbook.xml.rels": (xml) => xml.replace(/"/g, "'") }),
    "sheets and formats in single quotes": changed(foreignBook(), {
      "xl/workbook.xml": (xml) => inSingleQuotes(xml),
      "xl/styles.xml": (xml) => inSingleQuotes(xml),
    }),
    "types in single quotes": changed(foreignBook(), { "[Content_Types].xml": (xml) => xml.replace(/"/g, "'") }),
    "the prefix of relationships declared at each sheet": changed(foreignBook(), {
      "xl/workbook.xml": (xml) =>
        xml
          .replace(/ xmlns:r="[^"]*"/, "")
          .replace(
            /<(sheet|externalReference|pivotCache|x14:slicerCache)\s/g,
            '<$1 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
          ),
    }),
    "looks of slicers and no list of looks of its own": changed(foreignBook(), {
      "xl/styles.xml": (xml) =>
        xml
          .replace(/<dxfs.*?<\/dxfs>/s, "")
          .replace(/<tableStyles.*?<\/tableStyles>/s, "")
          .replace(/<cfRule type="cellIs" dxfId="0"/, '<cfRule type="cellIs"'),
    }),
    "names of parts in other letters": renamed(foreignBook(), "xl/worksheets/sheet4.xml", "xl/worksheets/Sheet5.xml"),
    "targets in other letters than their parts": changed(foreignBook(), {
      "xl/_rels/workbook.xml.rels": (xml) =>
        xml.replace("worksheets/sheet1.xml", "Worksheets/Sheet1.xml").replace("styles.xml", "Styles.xml"),
    }),
    "targets from the root of the package": changed(foreignBook(), {
      "xl/_rels/workbook.xml.rels": (xml) => xml.replace(/Target="(?!\w+:|\.\.)/g, 'Target="/xl/'),
    }),
    "elements with a prefix": changed(foreignBook(), {
      "xl/workbook.xml": prefixed,
      "xl/styles.xml": prefixed,
    }),
  };

  it.each(Object.entries(spellings))("%s: stay, and the package is whole", async (_, before) => {
    const after = await closed(before);
    const { lost, touched } = compareParts(before, after);
    expect([lost, touched]).toEqual([[], frame]);
    expect([missing(before, after), faultsOf(after)]).toEqual([[], []]);
    const [first, second] = [before, after].map((bytes) => openedBook(bytes));
    expect(second?.sheets.map((sheet) => sheet.name)).toEqual([
      ...(first?.sheets.map((sheet) => sheet.name) ?? []),
      "AR Policy",
      aging,
      aging.replace("Aging", "Summary"),
    ]);
    expect(compareParts(after, await closed(after)).added).toEqual([]);
  });

  it("a chart sheet that bears our name keeps it", async () => {
    const before = changed(foreignBook(), { "xl/workbook.xml": (xml) => xml.replace('name="Curve"', `name="${aging.toUpperCase()}"`) });
    const after = await closed(before);
    expect(missing(before, after)).toEqual([]);
    expect(openedBook(after).sheets.map((sheet) => sheet.name)).toContain(`${aging} (2)`);
  });
});
