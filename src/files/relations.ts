import { relationsPart, type OfficePackage } from "./package.js";
import { child, children } from "./xml.js";

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Name of the part within the package, or an outside address. */
  readonly target: string;
  readonly external: boolean;
}

export function relationsOf(parts: OfficePackage, part: string): readonly Relation[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return children(child(parts.tree(relationsPart(part)), "Relationships"), "Relationship").map((each) => {
    const external = each.attributes.get("TargetMode") === "External";
    const target = each.attributes.get("Target") ?? "";
    return {
      id: each.attributes.get("Id") ?? "",
      type: each.attributes.get("Type") ?? "",
      target: external ? target : resolvePart(folder, target),
      external,
    };
  });
}

/** A part's name from a target that may be absolute ("/xl/...") or climb ("../tables/..."). */
export function resolvePart(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
