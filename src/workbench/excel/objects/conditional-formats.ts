import type { HighlightRule } from "../../../sheet/batch.js";
import type { Area } from "../../../sheet/cell.js";
import type { Highlight, Sheet } from "../../../workbook/workbook.js";
import { invalidArgument, notImplemented, type HostObject } from "../host-object.js";
import type { ExcelModel } from "../model.js";

/** The rules by which cells of a range change their look, as far as the add-in writes them: by the cell's value. */
export class ConditionalFormatsObject implements HostObject {
  readonly type = "ConditionalFormatCollection";
  declare referenceId?: string;

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
    private readonly area: Area,
  ) {}

  call(name: string, args: readonly unknown[]): unknown {
    const { highlights } = this.sheet;
    switch (name) {
      case "ClearAll":
        this.model.frameEdited(this.sheet);
        for (let i = highlights.length - 1; i >= 0; i--)
          if (highlights[i] && this.covers(highlights[i] as Highlight)) highlights.splice(i, 1);
        return undefined;
      case "Add": {
        if (args[0] !== "CellValue") return notImplemented;
        this.model.frameEdited(this.sheet);
        const { top, left, rows, columns } = this.area;
        highlights.push({ area: { top, left, rows, columns }, when: { kind: "not-zero" }, color: "#000000", fill: "#FFFFFF" });
        return new ConditionalFormatObject(this.model, this.sheet, highlights.length - 1);
      }
      case "GetCount":
        return highlights.filter((each) => this.covers(each)).length;
      default:
        return notImplemented;
    }
  }

  private covers({ area }: Highlight): boolean {
    const { top, left, rows, columns } = this.area;
    return area.top >= top && area.left >= left && area.top + area.rows <= top + rows && area.left + area.columns <= left + columns;
  }
}

type Change = (highlight: Highlight) => Highlight;

class ConditionalFormatObject implements HostObject {
  readonly type = "ConditionalFormat";
  declare referenceId?: string;

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
    private readonly index: number,
  ) {}

  child(name: string): HostObject | typeof notImplemented {
    const change = (edit: Change): undefined => {
      const before = this.sheet.highlights[this.index];
      if (!before) throw invalidArgument();
      this.model.frameEdited(this.sheet);
      this.sheet.highlights[this.index] = edit(before);
      this.model.structureChanged();
    };
    return name === "CellValue" ? new CellValueFormatObject(change) : notImplemented;
  }
}

class CellValueFormatObject implements HostObject {
  readonly type = "CellValueConditionalFormat";
  declare referenceId?: string;

  constructor(private readonly change: (edit: Change) => undefined) {}

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name !== "Rule") return notImplemented;
    const when = ruleOf(value as { readonly formula1?: string; readonly operator?: string });
    return this.change((highlight) => ({ ...highlight, when }));
  }

  child(name: string): HostObject | typeof notImplemented {
    return name === "Format" ? new ConditionalLookObject(this.change) : notImplemented;
  }
}

class ConditionalLookObject implements HostObject {
  readonly type = "ConditionalRangeFormat";
  declare referenceId?: string;

  constructor(private readonly change: (edit: Change) => undefined) {}

  child(name: string): HostObject | typeof notImplemented {
    if (name === "Font") return new LookPartObject("ConditionalRangeFont", (color) => this.change((each) => ({ ...each, color })));
    return name === "Fill"
      ? new LookPartObject("ConditionalRangeFill", (fill) => this.change((each) => ({ ...each, fill })))
      : notImplemented;
  }
}

class LookPartObject implements HostObject {
  declare referenceId?: string;

  constructor(
    readonly type: string,
    private readonly setColour: (colour: string) => undefined,
  ) {}

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name === "Color") return this.setColour(String(value).toUpperCase());
    return name === "Bold" && this.type === "ConditionalRangeFont" ? undefined : notImplemented;
  }
}

/** The two rules that sheets of ours have; any other is refused rather than kept wrong. */
function ruleOf({ formula1, operator }: { readonly formula1?: string; readonly operator?: string }): HighlightRule {
  if (operator === "NotEqualTo" && /^=?0$/.test(formula1 ?? "")) return { kind: "not-zero" };
  const text = /^="((?:[^"]|"")*)"$/.exec(formula1 ?? "")?.[1];
  if (operator === "EqualTo" && text !== undefined) return { kind: "says", text: text.replace(/""/g, '"') };
  throw invalidArgument();
}
