import type { FunctionCall, FunctionResult, FunctionRuntime } from "./contract.js";
import { notImplemented, type HostObject } from "./host-object.js";

/** Numbers of errors as a custom function answers them. */
const errorsByNumber: Readonly<Record<number, string>> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!" };

/** Calls of the add-in's functions, on their way there and back. */
export class FunctionCalls implements FunctionRuntime {
  ready = false;
  private readonly readyListeners: (() => void)[] = [];
  private readonly pending = new Map<number, { readonly streaming: boolean; readonly onResult: (result: FunctionResult) => void }>();
  private next = 1;

  /** `raise` carries event entries to the add-in. */
  constructor(private readonly raise: (entries: readonly unknown[]) => void) {}

  onReady(listener: () => void): void {
    if (this.ready) listener();
    else this.readyListeners.push(listener);
  }

  invoke(call: FunctionCall, onResult: (result: FunctionResult) => void): { cancel(): void } {
    const id = this.next++;
    this.pending.set(id, { streaming: call.streaming, onResult });
    // Flags: 1 cancelable, 2 streaming.
    const text = JSON.stringify([id, call.id, call.args, call.address, call.streaming ? 3 : 0]);
    this.raise([[1, 1000, "", text, id, false]]);
    return {
      cancel: () => {
        if (!this.pending.delete(id) || !call.streaming) return;
        this.raise([[1, 1001, "", JSON.stringify({ invocationId: id }), id, false]]);
      },
    };
  }

  /** The object that the add-in's runtime answers through. */
  readonly service: HostObject = {
    type: "Microsoft.ExcelServices.CustomFunctions",
    get: () => notImplemented,
    call: (name, args) => {
      switch (name) {
        case "_SetOsfControlContainerReadyForCustomFunctions":
          this.ready = true;
          for (const listener of this.readyListeners.splice(0)) listener();
          return undefined;
        case "_GetEnabledFeatures":
          return [];
        case "SetInvocationArrayResults":
          for (const result of args[0] as readonly (readonly unknown[])[]) this.take(result);
          return undefined;
        default:
          return notImplemented;
      }
    },
  };

  private take([id, ok, value, code]: readonly unknown[]): void {
    const waiting = this.pending.get(Number(id));
    if (!waiting) return;
    if (!waiting.streaming) this.pending.delete(Number(id));
    if (ok === true) waiting.onResult({ ok: true, value });
    else waiting.onResult({ ok: false, error: errorsByNumber[Number(code)] ?? "#VALUE!", message: String(value ?? "") });
  }
}
