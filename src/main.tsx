import { createDesk } from "./app/create-desk.js";
import { localDay } from "./app/clock.js";
import { registerCommands } from "./commands/commands.js";
import { registerFunctions } from "./functions/register.js";
import { createOfficeHost } from "./host/office/office-host.js";
import { mountPane } from "./taskpane/mount.js";
import { paneWords } from "./text/pane.js";
import { paneWriterName } from "./text/writer.js";

/** The one composition of the shared runtime: pane, ribbon commands and worksheet functions over one desk. */
void Office.onReady((info) => {
  const root = document.getElementById("root");
  if (!root) return;
  const locale = /^zh/i.test((info.host ? Office.context.displayLanguage : "") ?? "") ? "zh-CN" : "en-US";
  if (info.host !== Office.HostType.Excel) {
    root.textContent = paneWords(locale).outsideExcel;
    return;
  }
  const desk = createDesk({
    host: createOfficeHost(),
    locale,
    clock: localDay,
    writer: { name: paneWriterName(locale), id: crypto.randomUUID().slice(0, 8), now: () => Date.now() },
  });
  registerFunctions(desk);
  registerCommands(desk);
  mountPane(root, desk);
  void desk.start();
});
