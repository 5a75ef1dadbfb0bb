import type { EmbeddedExcel } from "./contract.js";

/**
 * What may go wrong while an add-in is at work, by the ordinal of the request (from 1, counted from the injection) at which it strikes.
 * `times` is how many requests it lasts; one that is left out lasts for good. Requests in which the library only releases references do not count.
 */
export type Fault = Refusal | Nulls | Silence | Happening;

/** Excel answers with an error. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly at: number;
  readonly times?: number;
  /** How far the request got: not begun, half of its actions carried out, or all of them and only the answer lost. Default: not begun. */
  readonly got?: "nothing" | "half" | "all";
}

/** Excel gives null for values, formulas and formats, as it may when they are too many. */
export interface Nulls {
  readonly nulls: true;
  readonly at: number;
  readonly times?: number;
}

/** Excel does not answer any more: its process is gone. What the request asked for does not happen. */
export interface Silence {
  readonly silent: true;
  readonly at: number;
}

/** Somebody or something else changes the workbook right before the request: a co-author, a refresh, a person at the ribbon. */
export interface Happening {
  readonly happens: (excel: EmbeddedExcel) => void;
  readonly at: number;
}

/** The value of fault `got: "half"`: as many actions of the request as come before its middle. */
function firstHalf(body: string): string {
  const request = JSON.parse(body) as { readonly Actions: readonly unknown[] };
  return JSON.stringify({ ...request, Actions: request.Actions.slice(0, Math.floor(request.Actions.length / 2)) });
}

/** Properties that come as matrices of cells. */
const matrices = /"(Values|Formulas|NumberFormat)":\[\[.*?\]\]/g;

/** Stands between the add-in and the processor of requests, and lets one fault through. */
export class Faults {
  private fault: Fault | undefined;
  private requests = 0;

  constructor(
    private readonly excel: EmbeddedExcel,
    private readonly answer: (body: string) => string,
  ) {}

  inject(fault: Fault | undefined): void {
    this.fault = fault;
    this.requests = 0;
  }

  /** How many requests came since the last injection. */
  get count(): number {
    return this.requests;
  }

  /** True while an injected fault keeps every answer back. */
  get silent(): boolean {
    return this.fault !== undefined && "silent" in this.fault && this.requests >= this.fault.at;
  }

  /** The answer to a request; `undefined` for none. */
  process(body: string): string | undefined {
    // What the library does by itself when a piece of work is done is no request of the add-in's.
    if (isHousekeeping(body)) return this.silent ? undefined : this.answer(body);
    this.requests++;
    const { fault } = this;
    if (!fault || this.requests < fault.at) return this.answer(body);
    if ("silent" in fault) return undefined;
    if ("happens" in fault) {
      if (this.requests === fault.at) fault.happens(this.excel);
      return this.answer(body);
    }
    if (this.requests >= fault.at + (fault.times ?? Number.POSITIVE_INFINITY)) return this.answer(body);
    if ("nulls" in fault) return this.answer(body).replace(matrices, '"$1":null');
    if (fault.got === "half") this.answer(firstHalf(body));
    if (fault.got === "all") this.answer(body);
    return errorAnswer(fault.code, fault.message, 500);
  }
}

/** True when the request does nothing but release references. */
function isHousekeeping(body: string): boolean {
  if (body.length > 100_000 || !body.includes("_RemoveReference")) return false;
  const { Actions } = JSON.parse(body) as { readonly Actions: readonly { readonly ActionType: number; readonly Name: string }[] };
  return Actions.every(({ ActionType, Name }) => ActionType === 1 || Name === "_RemoveReference");
}

/** An answer that refuses the request as a whole. */
export function errorAnswer(code: string, message: string, status: number): string {
  return JSON.stringify({
    Results: [],
    TraceIds: [],
    Error: { Code: code, Message: message, HttpStatusCode: status, ActionIndex: 0, Location: "" },
  });
}
