/** A button of the add-in's manifest. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly action: { readonly kind: "show-pane" } | { readonly kind: "run"; readonly functionName: string };
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

/** The group of buttons that the manifest declares, in a language. */
export function readRibbon(manifest: string, locale: string): RibbonGroup {
  const xml = new DOMParser().parseFromString(manifest, "application/xml");
  const resource = (id: string | null | undefined): string => {
    const entry = [...xml.getElementsByTagNameNS("*", "String"), ...xml.getElementsByTagNameNS("*", "Image")].find(
      (each) => each.getAttribute("id") === id,
    );
    const override = entry && [...entry.getElementsByTagNameNS("*", "Override")].find((each) => each.getAttribute("Locale") === locale);
    return override?.getAttribute("Value") ?? entry?.getAttribute("DefaultValue") ?? "";
  };
  const child = (parent: Element, name: string): Element | undefined => [...parent.children].find((each) => each.localName === name);
  const group = xml.getElementsByTagNameNS("*", "Group")[0];
  const buttons = [...xml.getElementsByTagNameNS("*", "Control")].map((control): RibbonButton => {
    const action = child(control, "Action");
    const functionName = action && child(action, "FunctionName")?.textContent;
    const icon = [...control.getElementsByTagNameNS("*", "Image")].find((each) => each.getAttribute("size") === "32");
    return {
      id: control.getAttribute("id") ?? "",
      label: resource(child(control, "Label")?.getAttribute("resid")),
      icon: new URL(resource(icon?.getAttribute("resid"))).pathname,
      action: functionName ? { kind: "run", functionName } : { kind: "show-pane" },
    };
  });
  return { label: resource(group && child(group, "Label")?.getAttribute("resid")), buttons };
}
