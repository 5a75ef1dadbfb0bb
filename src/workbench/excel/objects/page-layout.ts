import type { HeaderFooter, PageSetup } from "../../../sheet/style.js";
import type { Sheet } from "../../../workbook/workbook.js";
import { invalidArgument, notImplemented, type HostObject } from "../host-object.js";
import type { ExcelModel } from "../model.js";
import { areaOfAddress, RangeObject } from "./range.js";

const blank: PageSetup = { orientation: "portrait", paper: "letter", fitToWidth: false };

function changePage(model: ExcelModel, sheet: Sheet, change: (page: PageSetup) => PageSetup): undefined {
  model.frameEdited(sheet);
  sheet.page = change(sheet.page ?? blank);
}

export class PageLayoutObject implements HostObject {
  readonly type = "PageLayout";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {}

  get(name: string): unknown {
    const page = this.sheet.page ?? blank;
    switch (name) {
      case "Orientation":
        return page.orientation === "landscape" ? "Landscape" : "Portrait";
      case "PaperSize":
        return page.paper === "a4" ? "A4" : "Letter";
      case "Zoom":
        return page.fitToWidth ? { horizontalFitToPages: 1 } : { scale: 100 };
      default:
        return notImplemented;
    }
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    switch (name) {
      case "Orientation":
        return changePage(this.model, this.sheet, (page) => ({
          ...page,
          orientation: String(value) === "Landscape" ? "landscape" : "portrait",
        }));
      case "PaperSize":
        return changePage(this.model, this.sheet, (page) => ({ ...page, paper: /a4/i.test(String(value)) ? "a4" : "letter" }));
      case "Zoom": {
        const zoom = value as { readonly horizontalFitToPages?: number };
        return changePage(this.model, this.sheet, (page) => ({ ...page, fitToWidth: zoom.horizontalFitToPages === 1 }));
      }
      default:
        return notImplemented;
    }
  }

  child(name: string): HostObject | typeof notImplemented {
    return name === "HeadersFooters" ? new HeadersFootersObject(this.model, this.sheet) : notImplemented;
  }

  call(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case "SetPrintTitleRows": {
        const area = args[0] instanceof RangeObject ? args[0].area : areaOfAddress(String(args[0]), this.sheet);
        return changePage(this.model, this.sheet, (page) => ({ ...page, titleRows: { first: area.top, last: area.top + area.rows - 1 } }));
      }
      case "SetPrintMargins": {
        const unit = String(args[0]);
        const given = args[1] as { readonly top?: number; readonly bottom?: number; readonly left?: number; readonly right?: number };
        const inches = (value = 0.5): number => (unit === "Inches" ? value : unit === "Centimeters" ? value / 2.54 : value / 72);
        const margins = { top: inches(given.top), bottom: inches(given.bottom), left: inches(given.left), right: inches(given.right) };
        return changePage(this.model, this.sheet, (page) => ({ ...page, margins }));
      }
      default:
        return notImplemented;
    }
  }
}

/** Where pages begin; only what is added by hand. */
export class PageBreaksObject implements HostObject {
  readonly type = "PageBreakCollection";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {}

  get(): typeof notImplemented {
    return notImplemented;
  }

  call(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case "Add": {
        const { top } = args[0] instanceof RangeObject ? args[0].area : areaOfAddress(String(args[0]), this.sheet);
        // The first row begins a page anyway.
        if (top === 0) throw invalidArgument();
        changePage(this.model, this.sheet, (page) => ({
          ...page,
          breaks: [...new Set([...(page.breaks ?? []), top])].sort((a, b) => a - b),
        }));
        return null;
      }
      case "RemovePageBreaks":
        return changePage(this.model, this.sheet, ({ breaks: _, ...page }) => page);
      default:
        return notImplemented;
    }
  }
}

class HeadersFootersObject implements HostObject {
  readonly type = "HeaderFooterGroup";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {}

  child(name: string): HostObject | typeof notImplemented {
    return name === "DefaultForAllPages" ? new HeaderFooterObject(this.model, this.sheet) : notImplemented;
  }
}

class HeaderFooterObject implements HostObject {
  readonly type = "HeaderFooter";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {}

  get(name: string): unknown {
    const place = placeOf(name);
    return place ? (this.sheet.page?.[place.part]?.[place.side] ?? "") : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    const place = placeOf(name);
    if (!place) return notImplemented;
    const text = String(value);
    if (text.length > 255) throw invalidArgument();
    return changePage(this.model, this.sheet, (page) => ({ ...page, [place.part]: { ...page[place.part], [place.side]: text } }));
  }
}

/** "CenterFooter" is the centre of the footer. */
function placeOf(name: string): { readonly part: "header" | "footer"; readonly side: keyof HeaderFooter } | undefined {
  const match = /^(Left|Center|Right)(Header|Footer)$/.exec(name);
  if (!match) return undefined;
  return { part: match[2] === "Header" ? "header" : "footer", side: (match[1] ?? "").toLowerCase() as keyof HeaderFooter };
}
