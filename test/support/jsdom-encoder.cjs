// jsdom brings no TextEncoder, which every browser and Excel has.
globalThis.TextEncoder ??= require("node:util").TextEncoder;
