import type { Words } from "./locale.js";

/** What is said of a kind of finding: its title, and what was done about it and what to do. */
export interface FindingWords {
  readonly title: Words;
  readonly what: Words;
}

/** Title and sentence, each in English and Chinese. */
export function t(title: string, titleZh: string, what: string, whatZh: string): FindingWords {
  return { title: { "en-US": title, "zh-CN": titleZh }, what: { "en-US": what, "zh-CN": whatZh } };
}
