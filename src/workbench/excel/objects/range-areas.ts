import { notImplemented, type HostObject } from "../host-object.js";

/** Several ranges of one sheet as one object, as far as the add-in asks for it: its areas, one by one. */
export class RangeAreasObject implements HostObject {
  readonly type = "RangeAreas";
  declare referenceId?: string;
  readonly scalars = ["AreaCount"];

  constructor(private readonly ranges: readonly HostObject[]) {}

  get(name: string): unknown {
    return name === "AreaCount" ? this.ranges.length : notImplemented;
  }

  child(name: string): HostObject | typeof notImplemented {
    return name === "Areas" ? new RangesObject(this.ranges) : notImplemented;
  }
}

class RangesObject implements HostObject {
  readonly type = "RangeCollection";
  declare referenceId?: string;

  constructor(private readonly ranges: readonly HostObject[]) {}

  get(name: string): unknown {
    return name === "Count" ? this.ranges.length : notImplemented;
  }

  items(): readonly HostObject[] {
    return this.ranges;
  }
}

/** The rows of a range that are not hidden, by their number. */
export class RangeViewObject implements HostObject {
  readonly type = "RangeView";
  declare referenceId?: string;
  readonly scalars = ["RowCount"];

  constructor(private readonly rows: number) {}

  get(name: string): unknown {
    return name === "RowCount" ? this.rows : notImplemented;
  }
}
