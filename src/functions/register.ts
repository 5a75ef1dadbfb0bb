import type { Desk } from "../app/view.js";
import { connectFunctions, daysPastDue, dso, open, overdue } from "./functions.js";

/** Tells Excel which function answers to which id, and gives them the desk. */
export function registerFunctions(desk: Desk): void {
  connectFunctions(desk);
  CustomFunctions.associate("DSO", dso);
  CustomFunctions.associate("OPEN", open);
  CustomFunctions.associate("OVERDUE", overdue);
  CustomFunctions.associate("DAYSPASTDUE", daysPastDue);
}
