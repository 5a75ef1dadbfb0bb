import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";

const root = dirname(fileURLToPath(import.meta.url));

/** Where the pane loads Microsoft's library from: its content delivery network, unless a build says otherwise. */
const officeJs = process.env.OFFICE_JS ?? "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

const shared = {
  mode: "production",
  context: root,
  resolve: { extensions: [".ts", ".tsx", ".js"], extensionAlias: { ".js": [".ts", ".tsx", ".js"] } },
  module: { rules: [{ test: /\.tsx?$/, loader: "esbuild-loader", options: { target: "es2022", jsx: "automatic" } }] },
  stats: "errors-warnings",
};

/** The add-in: static files that any web server can give. */
const addin = {
  ...shared,
  name: "addin",
  entry: { taskpane: "./src/main.tsx" },
  output: { path: join(root, "dist"), filename: "[name].[contenthash:10].js", clean: true },
  performance: { maxEntrypointSize: 900_000, maxAssetSize: 900_000 },
  plugins: [
    new HtmlPlugin({
      template: "./src/taskpane/taskpane.html",
      filename: "taskpane.html",
      officeJs,
      officeOrigin: officeJs.startsWith("https:") ? new URL(officeJs).origin : "",
    }),
    new CopyPlugin({ patterns: [{ from: "assets/icons", to: "assets/icons" }] }),
  ],
};

/** The workbench page: for development, never part of the add-in. */
const workbench = {
  ...shared,
  name: "workbench",
  entry: { workbench: "./src/workbench/page/page.ts" },
  output: { path: join(root, "dist-workbench"), filename: "[name].js", clean: true },
  module: { rules: [...shared.module.rules, { test: /\.css$/, use: ["style-loader", "css-loader"] }] },
  performance: false,
  // Served on this machine alone: its size does not matter, the time to build it does.
  optimization: { minimize: false },
  plugins: [new HtmlPlugin({ template: "./src/workbench/page/workbench.html", filename: "index.html" })],
};

export default [addin, workbench];
