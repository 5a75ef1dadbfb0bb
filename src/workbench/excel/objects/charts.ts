import { areaAddress, cellAddress, parseArea, quotedSheet } from "../../../sheet/address.js";
import type { Chart, ChartSeries, Sheet } from "../../../workbook/workbook.js";
import { ApiError, invalidArgument, notFound, notImplemented, type HostObject } from "../host-object.js";
import type { ExcelModel } from "../model.js";
import { CollectionObject } from "./collection.js";
import { RangeObject } from "./range.js";

const types: Readonly<Record<string, Chart["type"]>> = {
  ColumnClustered: "column",
  ColumnStacked: "stacked-column",
  BarClustered: "bar",
  Line: "line",
};

/** Columns and rows that a chart takes where nobody says so. */
const usual = { columns: 8, rows: 15 };

type Change = (chart: Chart) => Chart;

/** A chart that stays the same object while its description is replaced. */
class ChartHandle {
  constructor(
    readonly model: ExcelModel,
    readonly sheet: Sheet,
    private current: Chart,
  ) {}

  get chart(): Chart {
    return this.current;
  }

  change(change: Change): undefined {
    const place = this.sheet.charts.indexOf(this.current);
    if (place < 0) throw notFound();
    this.model.frameEdited(this.sheet);
    this.current = change(this.current);
    this.sheet.charts[place] = this.current;
    this.model.structureChanged();
  }

  remove(): undefined {
    const place = this.sheet.charts.indexOf(this.current);
    if (place < 0) throw notFound();
    this.model.frameEdited(this.sheet);
    this.sheet.charts.splice(place, 1);
    this.model.structureChanged();
  }
}

export class ChartsObject extends CollectionObject {
  readonly type = "ChartCollection";

  constructor(
    private readonly model: ExcelModel,
    private readonly sheet: Sheet,
  ) {
    super();
  }

  items(): readonly HostObject[] {
    return this.sheet.charts.map((chart) => new ChartObject(new ChartHandle(this.model, this.sheet, chart)));
  }

  protected find(key: string): HostObject | undefined {
    const chart = this.sheet.charts.find(({ name }) => name.toLowerCase() === key.toLowerCase());
    return chart && new ChartObject(new ChartHandle(this.model, this.sheet, chart));
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name === "Add") return this.add(args);
    if (name === "GetItem" && typeof args[0] !== "string") throw invalidArgument();
    return super.call(name, args);
  }

  /** One series per column (or row) of the source, as Excel guesses it for numbers without a header. */
  private add([type, source, by]: readonly unknown[]): HostObject {
    const known = types[String(type)];
    if (!known || !(source instanceof RangeObject)) throw invalidArgument();
    this.model.frameEdited(this.sheet);
    const { area } = source;
    const byRows = by === "Rows" || ((by === undefined || by === null || by === "Auto") && area.columns > area.rows);
    const lines = Array.from({ length: byRows ? area.rows : area.columns }, (_, i) =>
      byRows ? { ...area, top: area.top + i, rows: 1 } : { ...area, left: area.left + i, columns: 1 },
    );
    const chart: Chart = {
      name: this.freeName(),
      title: "",
      type: known,
      anchor: { top: 0, left: 0, bottom: usual.rows, right: usual.columns },
      series: lines.map((line, i) => ({ name: `Series${i + 1}`, categories: "", values: referenceTo(line) })),
    };
    this.sheet.charts.push(chart);
    this.model.structureChanged();
    return new ChartObject(new ChartHandle(this.model, this.sheet, chart));
  }

  private freeName(): string {
    for (let number = 1; ; number++) if (!this.find(`Chart ${number}`)) return `Chart ${number}`;
  }
}

class ChartObject implements HostObject {
  readonly type = "Chart";
  declare referenceId?: string;
  readonly scalars = ["Name"];

  constructor(private readonly handle: ChartHandle) {}

  get id(): string {
    return this.handle.chart.name;
  }

  get(name: string): unknown {
    return name === "Name" || name === "Id" ? this.handle.chart.name : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    return name === "Name" ? this.handle.change((chart) => ({ ...chart, name: String(value) })) : notImplemented;
  }

  child(name: string): HostObject | typeof notImplemented {
    const { handle } = this;
    switch (name) {
      case "Title":
        return new PropertiesObject("ChartTitle", {
          Text: {
            get: () => handle.chart.title,
            set: (value) => handle.change((chart) => ({ ...chart, title: String(value) })),
          },
        });
      case "Legend":
        // A simple drawing shows a legend where there are several series; the file does the same.
        return new PropertiesObject("ChartLegend", { Visible: ignored, Position: ignored });
      case "Axes":
        return new PropertiesObject("ChartAxes", {}, (axis) =>
          axis === "ValueAxis"
            ? new PropertiesObject("ChartAxis", {
                NumberFormat: {
                  get: () => handle.chart.numberFormat ?? "General",
                  set: (value) => handle.change((chart) => ({ ...chart, numberFormat: String(value) })),
                },
              })
            : notImplemented,
        );
      case "Series":
        return new SeriesCollectionObject(handle);
      default:
        return notImplemented;
    }
  }

  call(name: string, args: readonly unknown[]): unknown {
    if (name === "Delete") return this.handle.remove();
    if (name !== "SetPosition") return notImplemented;
    const [start, end = start] = args.map((each) => (each instanceof RangeObject ? each.area : parseArea(String(each))));
    if (!start || !end) throw invalidArgument();
    const anchor = { top: start.top, left: start.left, bottom: end.top + end.rows, right: end.left + end.columns };
    return this.handle.change((chart) => ({ ...chart, anchor }));
  }
}

class SeriesCollectionObject extends CollectionObject {
  readonly type = "ChartSeriesCollection";

  constructor(private readonly handle: ChartHandle) {
    super();
  }

  items(): readonly HostObject[] {
    return this.handle.chart.series.map((_, i) => new SeriesObject(this.handle, i));
  }

  protected find(): HostObject | undefined {
    return undefined;
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name !== "Add") return super.call(name, args);
    const added: ChartSeries = { name: typeof args[0] === "string" ? args[0] : "", categories: "", values: "" };
    this.handle.change((chart) => ({ ...chart, series: [...chart.series, added] }));
    return new SeriesObject(this.handle, this.handle.chart.series.length - 1);
  }
}

class SeriesObject implements HostObject {
  readonly type = "ChartSeries";
  declare referenceId?: string;
  readonly scalars = ["Name"];

  constructor(
    private readonly handle: ChartHandle,
    private readonly index: number,
  ) {}

  get(name: string): unknown {
    return name === "Name" ? this.handle.chart.series[this.index]?.name : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    if (name === "Name") return this.change((series) => ({ ...series, name: String(value) }));
    return name === "MarkerStyle" ? undefined : notImplemented;
  }

  child(name: string): HostObject | typeof notImplemented {
    const colour: Property = {
      get: () => this.handle.chart.series[this.index]?.color ?? "",
      set: (value) => this.change((series) => ({ ...series, color: String(value).toUpperCase() })),
    };
    if (name !== "Format") return notImplemented;
    return new PropertiesObject("ChartSeriesFormat", {}, (part) => {
      if (part === "Line") return new PropertiesObject("ChartLineFormat", { Color: colour });
      if (part !== "Fill") return notImplemented;
      return new PropertiesObject("ChartFill", {}, undefined, (method, args) =>
        method === "SetSolidColor" ? colour.set?.(args[0]) : notImplemented,
      );
    });
  }

  call(name: string, args: readonly unknown[]): unknown {
    const [source] = args;
    if (name !== "SetValues" && name !== "SetXAxisValues") return notImplemented;
    if (!(source instanceof RangeObject)) throw invalidArgument();
    const reference = referenceTo(source.area);
    return this.change((series) => (name === "SetValues" ? { ...series, values: reference } : { ...series, categories: reference }));
  }

  private change(change: (series: ChartSeries) => ChartSeries): undefined {
    if (!this.handle.chart.series[this.index]) throw new ApiError("ItemNotFound", "The requested resource doesn't exist.", 404);
    this.handle.change((chart) => ({ ...chart, series: chart.series.map((each, i) => (i === this.index ? change(each) : each)) }));
  }
}

interface Property {
  readonly get: () => unknown;
  readonly set?: (value: unknown) => undefined;
}

/** What is taken and makes no difference to a simple drawing. */
const ignored: Property = { get: () => true, set: () => undefined };

/** An object of a few properties, each with its own way to be read and set. */
class PropertiesObject implements HostObject {
  declare referenceId?: string;

  constructor(
    readonly type: string,
    private readonly properties: Readonly<Record<string, Property>>,
    private readonly childOf: (name: string) => HostObject | typeof notImplemented = () => notImplemented,
    private readonly method: (name: string, args: readonly unknown[]) => unknown = () => notImplemented,
  ) {}

  get(name: string): unknown {
    const property = this.properties[name];
    return property ? property.get() : notImplemented;
  }

  set(name: string, value: unknown): typeof notImplemented | undefined {
    const set = this.properties[name]?.set;
    return set ? set(value) : notImplemented;
  }

  child(name: string): HostObject | typeof notImplemented {
    return this.childOf(name);
  }

  call(name: string, args: readonly unknown[]): unknown {
    return this.method(name, args);
  }
}

function referenceTo(area: RangeObject["area"]): string {
  const first = cellAddress(area.top, area.left, true);
  const last = cellAddress(area.top + area.rows - 1, area.left + area.columns - 1, true);
  return `${quotedSheet(area.sheet)}!${areaAddress(area).includes(":") ? `${first}:${last}` : first}`;
}
