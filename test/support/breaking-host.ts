import type { Host } from "../../src/host/port/host.js";

/** A host that is gone before a table of this name gets its frame: its cells stand by then. */
export function goneBeforeTable(host: Host, name: string): Host {
  return {
    ...host,
    apply: async (batch, progress) => {
      const end = batch.steps.findIndex((step) => step.kind === "table" && step.name === name);
      if (end < 0) return host.apply(batch, progress);
      await host.apply({ steps: batch.steps.slice(0, end) }, progress);
      return { ok: false, failure: { kind: "host-gone" } };
    },
  };
}
