import { packNames, type PackKind } from "../../src/app/pack-names.js";
import { saveBook } from "../../src/files/save-book.js";
import { hostOf } from "../../src/host/file/file-host.js";
import type { Host } from "../../src/host/port/host.js";
import { ourPicture } from "../../src/sheet/picture.js";
import { columnPoints, leftOf, rowPoints, topOf } from "../../src/workbook/geometry.js";
import { placeOf, type Picture, type Sheet, type Workbook } from "../../src/workbook/workbook.js";
import { bookOf } from "../support/book-of.js";
import { placePicture } from "../support/logo.js";
import { monthEndSheets } from "../support/month-end-book.js";
import { close } from "../support/month-end-run.js";
import { levels, officeBench } from "../support/office-node.js";
import { openedBook } from "../support/xlsx-by-hand.js";

const policy = "AR Policy";
const aging = "AR Aging 2026-10-31";
const detail = "AR Detail 2026-10-31";
const letters = "AR Letters 2026-10-31";
const few: readonly PackKind[] = ["aging", "detail", "letters"];
const all = packNames.map(({ kind }) => kind);

interface Bench {
  readonly book: Workbook;
  readonly host: Host;
}

function inFile(book: Workbook): Bench {
  return { book, host: hostOf(book) };
}

const hosts: readonly (readonly [string, () => Bench])[] = [
  ["in a file", () => inFile(bookOf(monthEndSheets))],
  ...levels.map((level) => [`in Excel at ExcelApi ${level}`, () => officeBench(level, bookOf(monthEndSheets))] as const),
];

async function run({ host }: Bench, sheets = few) {
  const done = await close(host, "Kim", 0, undefined, sheets);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

function sheetOf(book: Workbook, name: string): Sheet {
  const sheet = book.sheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

const picturesOn = (book: Workbook, sheet: string): readonly Picture[] => sheetOf(book, sheet).pictures;

/** The cells that a picture lies over, with the text that Excel lets run over from the left left aside. */
function covered(sheet: Sheet, { corner, width, height }: Picture): readonly unknown[] {
  const values: unknown[] = [];
  const [left, top] = [leftOf(sheet, corner.column) + corner.x, topOf(sheet, corner.row) + corner.y];
  sheet.cells.forEach((row, column) => {
    const merge = sheet.merges.get(placeOf(row, column));
    const right =
      leftOf(sheet, column) +
      Array.from({ length: merge?.columns ?? 1 }, (_, i) => columnPoints(sheet, column + i)).reduce((a, b) => a + b);
    const isBeside = right <= left || leftOf(sheet, column) >= left + width;
    const isApart = topOf(sheet, row) + rowPoints(sheet, row) <= top || topOf(sheet, row) >= top + height;
    const value = sheet.cells.value(row, column);
    if (!isBeside && !isApart && value !== null) values.push(value);
  });
  return values;
}

describe.each(hosts)("the logo %s", (_, bench) => {
  it("is the picture on AR Policy, once on each sheet of the pack, and covers nothing that stands there", async () => {
    const one = bench();
    await run(one, all);
    placePicture(one.book, policy, "Picture 1");
    const { notices } = await run(one, all);
    expect(notices).toEqual([]);
    const pack = one.book.sheets.filter(({ name }) => name.endsWith("2026-10-31"));
    expect(pack.length).toBeGreaterThan(9);
    for (const sheet of pack) {
      const [logo, ...more] = sheet.pictures;
      if (!logo) throw new Error(`${sheet.name} bears no logo`);
      expect(more).toEqual([]);
      expect(logo).toMatchObject({ name: ourPicture, description: "Company logo" });
      expect(logo.width / logo.height).toBeCloseTo(3);
      expect(covered(sheet, logo)).toEqual([]);
      const right = leftOf(sheet, logo.corner.column) + logo.corner.x + logo.width;
      expect(right).toBeCloseTo(leftOf(sheet, sheet.columnWidths.size) - 2);
    }
    expect(picturesOn(one.book, policy).map(({ name }) => name)).toEqual(["Picture 1"]);
  });

  it("stands once after a second run, beside a picture of a person's, and goes when AR Policy says none", async () => {
    const one = bench();
    await run(one);
    placePicture(one.book, policy, "Picture 1");
    await run(one);
    const mine = placePicture(one.book, aging, "Picture 7");
    await run(one);
    expect(
      picturesOn(one.book, aging)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([ourPicture, "Picture 7"]);
    expect(picturesOn(one.book, aging)).toContainEqual(mine);
    expect(picturesOn(one.book, letters).map(({ name }) => name)).toEqual([ourPicture]);
    say(one.book, "-");
    await run(one);
    expect(picturesOn(one.book, aging)).toEqual([mine]);
    expect(picturesOn(one.book, letters)).toEqual([]);
  });

  it("is the one that AR Policy names among several, and none where it names none or one that is gone", async () => {
    const one = bench();
    await run(one);
    placePicture(one.book, policy, "Picture 1");
    placePicture(one.book, policy, "Brand", 40, 40);
    expect((await run(one)).notices).toEqual([{ kind: "logo-unclear", sheet: policy, pictures: ["Picture 1", "Brand"] }]);
    expect(picturesOn(one.book, detail)).toEqual([]);
    say(one.book, "brand");
    expect((await run(one)).notices).toEqual([]);
    expect(picturesOn(one.book, detail)).toMatchObject([{ name: ourPicture, width: 36, height: 36 }]);
    say(one.book, "Seal");
    expect((await run(one)).notices).toEqual([{ kind: "logo-missing", sheet: policy, named: "Seal", pictures: ["Picture 1", "Brand"] }]);
  });
});

/** Writes into the row `logo` of AR_Settings. */
function say(book: Workbook, value: string): void {
  const { cells } = sheetOf(book, policy);
  let row = 0;
  while (cells.value(row, 0) !== "logo") row++;
  cells.set(row, 1, { value });
}

it("leaves a sheet whole and says so where Excel does not copy it", async () => {
  const { book, host } = inFile(bookOf(monthEndSheets));
  await run({ book, host });
  placePicture(book, policy, "Picture 1");
  const refusing: Host = {
    ...host,
    apply: (batch, progress) =>
      batch.steps.some(({ kind }) => kind === "picture")
        ? Promise.resolve({ ok: false, failure: { kind: "unexpected", detail: "NotImplemented" } })
        : host.apply(batch, progress),
  };
  const { notices } = await run({ book, host: refusing });
  expect(notices).toEqual([{ kind: "logo-refused", sheets: [aging, detail, letters] }]);
  const { cells } = sheetOf(book, aging);
  expect(Array.from({ length: cells.rowWidth(0) }, (_, column) => cells.value(0, column))).toContain("complete");
});

it("is saved with its image once, however many sheets bear it and however often it is written", async () => {
  const first = inFile(bookOf(monthEndSheets));
  await run(first);
  const placed = placePicture(first.book, policy, "Picture 1");
  let book = openedBook(saveBook(first.book));
  expect(picturesOn(book, policy)).toEqual([{ ...placed, image: { ...placed.image, bytes: expect.any(Uint8Array) as Uint8Array } }]);
  for (let again = 0; again < 2; again++) {
    await run(inFile(book));
    const bytes = saveBook(book);
    book = openedBook(bytes);
    expect(
      Buffer.from(bytes)
        .toString("latin1")
        .match(/xl\/media\/image\d+\.png/g),
    ).toHaveLength(2);
    for (const sheet of [aging, detail, letters]) {
      const [logo, ...more] = picturesOn(book, sheet);
      expect(more).toEqual([]);
      expect(logo).toMatchObject({ name: ourPicture, width: 108, height: 36 });
      expect(logo?.image.bytes).toEqual(placed.image.bytes);
    }
  }
});
