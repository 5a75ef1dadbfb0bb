import type { CellValue } from "../sheet/cell.js";

/** The text of a header cell; "" where there is none. */
export function headerText(value: CellValue | undefined): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : typeof value === "number" ? String(value) : "";
}

/**
 * Lower-case words: "customerID", "Cust_Number" and "Invoice No." become "customer id", "cust number" and "invoice no"; "#" reads as "no".
 * Keys of databases that put a letter F before every name ("FBillNo", "FCustomerID.FNumber") lose it.
 */
export function normalHeader(header: string): string {
  const plain = header.normalize("NFKC").trim();
  const keyed = /^F[A-Z][A-Za-z0-9_.]*$/.test(plain) ? plain.replace(/(^|\.)F(?=[A-Z])/g, "$1") : plain;
  return keyed
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/#/g, " no ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%<>≤≥+]+/gu, " ")
    .trim();
}
