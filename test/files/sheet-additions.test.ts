import { withTables, withWidths } from "../../src/files/sheet-additions.js";

const root = '<worksheet xmlns="m" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">';

describe("further tables of a sheet that is not written anew", () => {
  it("join those that it has", () => {
    const xml = `${root}<sheetData/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`;
    expect(withTables(xml, ["rId2", "rId3"])).toBe(
      `${root}<sheetData/><tableParts count="3"><tablePart r:id="rId1"/><tablePart r:id="rId2"/><tablePart r:id="rId3"/></tableParts></worksheet>`,
    );
  });

  it("come last but for the sheet's own extensions, not those of its rules", () => {
    const rule = "<conditionalFormatting><extLst><ext/></extLst></conditionalFormatting>";
    const table = '<tableParts count="1"><tablePart r:id="rId2"/></tableParts>';
    expect(withTables(`${root}<sheetData/>${rule}<pageMargins/></worksheet>`, ["rId2"])).toBe(
      `${root}<sheetData/>${rule}<pageMargins/>${table}</worksheet>`,
    );
    expect(withTables(`${root}<sheetData/>${rule}<extLst><ext/></extLst></worksheet>`, ["rId2"])).toBe(
      `${root}<sheetData/>${rule}${table}<extLst><ext/></extLst></worksheet>`,
    );
  });

  it("bring the namespace of relationships where the sheet has none, in the sheet's own prefix", () => {
    expect(withTables('<x:worksheet xmlns:x="m"><x:sheetData/></x:worksheet>', ["rId1"])).toBe(
      '<x:worksheet xmlns:x="m"><x:sheetData/><x:tableParts count="1"><x:tablePart ' +
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></x:tableParts></x:worksheet>',
    );
  });
});

describe("widths of columns at the right", () => {
  it("follow those that the sheet states, and leave what it says of any column", () => {
    const xml = `${root}<cols><col min="1" max="3" width="9" hidden="1"/></cols><sheetData/></worksheet>`;
    const widths = new Map([
      [0, 9],
      [4, 30],
    ]);
    expect(withWidths(xml, widths)).toBe(
      `${root}<cols><col min="1" max="3" width="9" hidden="1"/><col min="5" max="5" width="30" customWidth="1"/></cols><sheetData/></worksheet>`,
    );
    expect(withWidths(xml, new Map([[2, 9]]))).toBe(xml);
  });

  it("are stated before the cells where the sheet states none", () => {
    expect(withWidths(`${root}<sheetData></sheetData></worksheet>`, new Map([[1, 12]]))).toBe(
      `${root}<cols><col min="2" max="2" width="12" customWidth="1"/></cols><sheetData></sheetData></worksheet>`,
    );
  });
});
