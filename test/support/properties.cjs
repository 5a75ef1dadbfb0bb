const fc = require("fast-check");

/** Properties run on a fixed seed in every run, and on many more examples, freely drawn, in the long one. */
fc.configureGlobal(process.env.LONG ? { numRuns: 5000 } : { seed: 20261031, numRuns: 100 });
