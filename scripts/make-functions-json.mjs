import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { root } from "./setup.mjs";

/** The functions' metadata from their doc comments, in English; the generator reports errors without failing, so they are thrown here. */
export async function functionsMetadata() {
  // The generator knows "any" where our code says "unknown", and optional where an argument that was left out arrives as null.
  const source = readFileSync(join(root, "src", "functions", "functions.ts"), "utf8")
    .replace(/(\w+): unknown\[\]\[\] \| null/g, "$1?: any[][]")
    .replace(/(\w+): string \| null/g, "$1?: string")
    .replace(/(\w+): unknown/g, "$1: any");
  const folder = mkdtempSync(join(tmpdir(), "ar-desk-functions-"));
  const file = join(folder, "functions.ts");
  writeFileSync(file, source);
  const result = await generateCustomFunctionsMetadata([file]);
  rmSync(folder, { recursive: true });
  const errors = result.errors ?? [];
  if (errors.length > 0) throw new Error(`functions.ts: ${errors.join("; ")}`);
  const metadata = JSON.parse(result.metadataJson);
  const base = process.env.ADDIN_URL ?? "https://localhost:3100";
  return { ...metadata, functions: metadata.functions.map((each) => ({ ...each, helpUrl: `${base}/help.html#${each.id}` })) };
}

/** The same with Chinese help: ids and names stay. */
export function inChinese(metadata, help) {
  return {
    ...metadata,
    functions: metadata.functions.map((each) => ({
      ...each,
      description: help[each.id].description,
      parameters: each.parameters.map((parameter) => ({ ...parameter, description: help[each.id].parameters[parameter.name] })),
    })),
  };
}
