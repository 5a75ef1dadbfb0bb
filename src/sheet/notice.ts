import type { Failure } from "./failure.js";

/** What a person is to know of a run whose sheets stand all the same. */
export type Notice =
  /** Several pictures stand on AR Policy and none is named as the logo: no sheet bears one. */
  | { readonly kind: "logo-unclear"; readonly sheet: string; readonly pictures: readonly string[] }
  /** The picture that AR Policy names as the logo is not there. */
  | { readonly kind: "logo-missing"; readonly sheet: string; readonly named: string; readonly pictures: readonly string[] }
  /** Excel did not copy the logo onto these sheets, or did not tell of the pictures on AR Policy. */
  | { readonly kind: "logo-refused"; readonly sheets: readonly string[] }
  /** The file bears a digital signature, which holds only for what was signed. */
  | { readonly kind: "signature-void"; readonly file: string }
  /** The month-end is kept for later comparison. */
  | { readonly kind: "month-end-kept" }
  /** It is closed, since a later one is kept: what was kept of it stays. */
  | { readonly kind: "month-end-closed" }
  /** A sheet alone was written of a month-end that is not kept yet. */
  | { readonly kind: "month-end-not-kept" }
  /** Something of a person's stands in the way of keeping it. */
  | { readonly kind: "month-end-refused"; readonly failure: Failure };
