const swc = [
  "@swc/jest",
  { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } } },
];
const shared = {
  setupFiles: ["<rootDir>/test/support/properties.cjs"],
  transform: { "^.+\\.(ts|tsx|js|mjs)$": swc },
  /** Packages that ship as ES modules only are translated like our own code. */
  transformIgnorePatterns: ["/node_modules/(?!(@noble|hucre|@date-fns/utc|strip-bom|uuid)/)"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1", "\\.css$": "<rootDir>/test/support/empty-style.cjs" },
};

/** unit: plain Node. pane: components in jsdom (test files ending .tsx). office: the gateway on the real office.js over the embedded Excel. browser: the real pane in Chromium. */
export default {
  /** No measure of speed: what hangs is to end at some time, also on a busy machine. Milliseconds. */
  testTimeout: 60_000,
  /** All cores: where there are two, jest would keep one for itself. */
  maxWorkers: "100%",
  projects: [
    {
      ...shared,
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/test/office/", "/test/e2e/", "/test/ledgers/"],
    },
    {
      ...shared,
      displayName: "pane",
      testEnvironment: "jsdom",
      setupFiles: [...shared.setupFiles, "<rootDir>/test/support/jsdom-encoder.cjs"],
      testMatch: ["<rootDir>/test/**/*.test.tsx"],
    },
    {
      ...shared,
      displayName: "office",
      testEnvironment: "node",
      // The library leaves accessors on its own scope that the clean-up would trip over.
      testEnvironmentOptions: { globalsCleanup: "off" },
      testMatch: ["<rootDir>/test/office/**/*.test.ts"],
    },
    { ...shared, displayName: "browser", testEnvironment: "node", testMatch: ["<rootDir>/test/e2e/**/*.test.ts"] },
    { ...shared, displayName: "ledgers", testEnvironment: "node", testMatch: ["<rootDir>/test/ledgers/**/*.test.ts"] },
  ],
};
