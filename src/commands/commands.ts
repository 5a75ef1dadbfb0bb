import type { Desk } from "../app/view.js";

/** The ribbon's buttons that act without the pane; each says when it is done, as Excel asks. */
export function registerCommands(desk: Desk): void {
  const command = (name: string, act: () => Promise<void>): void => {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void act().finally(() => event.completed());
    });
  };
  command("writeAging", async () => {
    if (!desk.state().reading) await readOnly(desk);
    await desk.writeSheet("aging");
  });
  command("readAgain", () => (desk.state().reading ? desk.readAgain() : readOnly(desk)));
}

/** Looks for the table and reads it when only one can be meant. */
async function readOnly(desk: Desk): Promise<void> {
  await desk.start();
  const { places, reading } = desk.state();
  const only = places.length === 1 ? places[0] : undefined;
  if (!reading && only) await desk.use(only);
}
