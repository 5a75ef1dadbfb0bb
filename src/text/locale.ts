/** The languages AR Desk speaks. */
export type Locale = "en-US" | "zh-CN";

/** One text in both languages. */
export interface Words {
  readonly "en-US": string;
  readonly "zh-CN": string;
}
