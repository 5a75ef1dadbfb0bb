import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { child, children, descendants, parseXml, type XmlElement } from "../src/files/xml.js";

const root = join(__dirname, "..");
const text = readFileSync(join(root, "manifest/manifest.template.xml"), "utf8")
  .replaceAll("{{base}}", "https://localhost:3100")
  .replaceAll("{{version}}", "0.1.0.0");
const app = child(parseXml(text), "OfficeApp") as XmlElement;
const value = (element: XmlElement): string => element.attributes.get("DefaultValue") ?? "";

it("keeps the order of elements that Office enforces", () => {
  const order = [
    "Id",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "VersionOverrides",
  ];
  expect(app.children.map((each) => each.name)).toEqual(order);
});

it("names only resources that are there, and has none that nobody names", () => {
  const resources = child(app, "VersionOverrides", "Resources") as XmlElement;
  const ids = resources.children.flatMap((group) => group.children.map((each) => each.attributes.get("id") ?? "")).sort();
  const named = new Set([...text.matchAll(/resid="([^"]+)"/g)].map((match) => match[1]));
  expect(ids.filter((id) => !named.has(id))).toEqual([]);
  expect([...named].filter((id) => !ids.includes(id ?? ""))).toEqual([]);
});

it("keeps texts within their limits and gives each of them in Chinese", () => {
  for (const [kind, limit] of [
    ["ShortStrings", 125],
    ["LongStrings", 250],
  ] as const) {
    for (const each of children(child(app, "VersionOverrides", "Resources", kind), "String")) {
      const chinese = child(each, "Override")?.attributes.get("Value") ?? "";
      expect(value(each).length).toBeLessThanOrEqual(limit);
      expect(chinese.length).toBeLessThanOrEqual(limit);
      if (each.attributes.get("id") !== "Functions.Namespace") expect(chinese).not.toBe("");
    }
  }
  expect(value(child(app, "Description") as XmlElement).length).toBeLessThanOrEqual(250);
});

it("points at https addresses and at icons of the size they are said to have", () => {
  for (const [, url] of text.matchAll(/DefaultValue="(http[^"]*)"/g)) expect(url).toMatch(/^https:/);
  const images = descendants(app, "Image").filter((each) => each.attributes.has("DefaultValue"));
  for (const image of images) {
    const name = new URL(value(image)).pathname;
    const size = Number(/-(\d+)\.png$/.exec(name)?.[1]);
    const bytes = readFileSync(join(root, name));
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  }
  expect(images).toHaveLength(3);
});

it("is read by Microsoft's own tool", () => {
  const script = `
    const { OfficeAddinManifest } = await import("office-addin-manifest");
    const { writeFileSync, mkdtempSync } = await import("node:fs");
    const file = mkdtempSync(process.env.TMPDIR ?? "/tmp/") + "/manifest.xml";
    writeFileSync(file, process.env.MANIFEST);
    const info = await OfficeAddinManifest.readManifestFile(file);
    console.log(JSON.stringify({ id: info.id, name: info.displayName, hosts: info.hosts, version: info.version }));`;
  const out = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, MANIFEST: text },
  });
  expect(JSON.parse(out.trim().split("\n").pop() ?? "{}")).toEqual({
    id: "6f1d2c1a-8f0e-4a55-9c37-5b2f0c6d7e31",
    name: "AR Desk",
    hosts: ["Workbook"],
    version: "0.1.0.0",
  });
});
