import { sampleDesk } from "../support/sample-desk.js";

let mockIsGone = true;
jest.mock("../../src/app/desk-sessions.js", () => {
  if (mockIsGone) throw new Error("Loading chunk 846 failed");
  return jest.requireActual<object>("../../src/app/desk-sessions.js");
});

it("shows that its parts could not be loaded, answers functions with it, and works once they are there", async () => {
  const { desk } = sampleDesk();
  await desk.start();
  const { phase, failure, places } = desk.state();
  expect([phase, failure?.failure.kind, places.length]).toEqual(["failed", "unexpected", 0]);
  expect(await desk.figuresFor(undefined)).toMatchObject({ kind: "unexpected" });
  expect(await desk.figuresOf([["Customer", "Amount"]], undefined)).toMatchObject({ kind: "unexpected" });
  mockIsGone = false;
  const again = desk.tryAgain();
  expect(desk.state()).toMatchObject({ phase: "looking", failure: undefined });
  await again;
  expect(desk.state()).toMatchObject({ phase: "choosing", failure: undefined });
  expect(desk.state().places).toHaveLength(1);
});
