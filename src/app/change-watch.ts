import type { Host } from "../host/port/host.js";

/** How long the workbook must be still before it is read again: a paste raises many changes. Milliseconds. */
const settleMs = 400;

/** What the watch asks of whoever reads the workbook. */
export interface Watcher {
  /** True while sheets of ours are written: their own changes are no news, and nothing can be read again meanwhile. */
  readonly isWriting: () => boolean;
  /** True when figures may depend on the sheet; `undefined` stands for sheets added or removed. */
  readonly concerns: (sheet: string | undefined) => boolean;
  readonly readAgain: () => void;
}

/** Hears of the workbook's changes, and has it read again once it has been still for a moment. */
export class ChangeWatch {
  private watching = false;
  private missed = false;
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly watcher: Watcher,
  ) {}

  /** Without events the pane still works; figures are then renewed by "read again". */
  async start(): Promise<void> {
    if (this.watching) return;
    this.watching = true;
    const subscribed = await this.host.onChange(({ sheet }) => this.changed(sheet));
    if (!subscribed.ok) this.watching = false;
  }

  /** To be called when writing has ended: what changed meanwhile is read now. */
  written(): void {
    if (this.missed) this.settle();
    this.missed = false;
  }

  private changed(sheet: string | undefined): void {
    if (!this.watcher.concerns(sheet)) return;
    if (!this.watcher.isWriting()) this.settle();
    // AR Policy, and sheets that come or go, change by our own hand while we write.
    else if (sheet !== undefined && !sheet.startsWith("AR ")) this.missed = true;
  }

  private settle(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(this.watcher.readAgain, settleMs);
  }
}
