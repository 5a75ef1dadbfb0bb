import type { EmbeddedExcel } from "../excel/contract.js";

/** A message of the protocol between a framed add-in and its host; a JSON string on the wire. */
interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data?: {
    readonly DdaMethod?: { readonly DispatchId: number };
    readonly ArrayData?: readonly unknown[];
    readonly DdaSettingsMethod?: { readonly Properties: readonly (readonly [string, string])[] };
  };
}

const dispatch = { loadSettings: 75, saveSettings: 76, richApi: 93, commandDone: 94 } as const;

/** Flags of the host: shared runtime and custom functions. */
const hostFlags = 3;

export interface PaneOptions {
  readonly url: string;
  readonly locale: string;
  readonly apiLevel: string;
  readonly onCommandDone: () => void;
}

/** The framed pane, answered over the protocol that Microsoft's library speaks with Excel on the web. */
export class PaneFrame {
  readonly frame: HTMLIFrameElement;
  private readonly conversation = `conversation-${Math.random().toString(36).slice(2)}`;
  private readonly events = new Map<string, Message>();
  private readonly listener = (event: MessageEvent): void => this.receive(event);

  constructor(
    private readonly excel: EmbeddedExcel,
    private readonly options: PaneOptions,
  ) {
    const hostInfo = ["Excel", "Web", "16.01", options.locale, "workbench", "", "disableLogging", String(hostFlags)].join("$");
    const xdmInfo = [this.conversation, addinId, location.origin].join("|");
    this.frame = document.createElement("iframe");
    this.frame.id = "pane";
    this.frame.title = "AR Desk";
    this.frame.name = JSON.stringify({
      baseFrameName: `_xdm_${this.conversation}`,
      hostInfo,
      xdmInfo,
      serializerVersion: "1",
      flights: "[]",
    });
    this.frame.src = options.url;
    addEventListener("message", this.listener);
    excel.onEvents((entries) => this.raise("richApiMessage", { ArrayData: entries }));
  }

  /** Runs a ribbon command of the add-in. */
  command(id: string, functionName: string): void {
    this.raise("appCommandInvoked", [id, functionName, JSON.stringify({ source: { id } })]);
  }

  close(): void {
    removeEventListener("message", this.listener);
    this.frame.remove();
  }

  private receive(event: MessageEvent): void {
    if (event.source !== this.frame.contentWindow || event.origin !== location.origin || typeof event.data !== "string") return;
    const message = readMessage(event.data);
    if (message?._conversationId !== this.conversation || message._messageType !== 0) return;
    if (message._actionType === 1) {
      this.events.set(message._actionName, message);
      this.answer(message, { Version: 1, Error: 0 });
    } else if (message._actionType === 2) {
      this.events.delete(message._actionName);
      this.answer(message, { Version: 1, Error: 0 });
    } else this.invoke(message);
  }

  private invoke(message: Message): void {
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.answer(message, this.appContext());
      case "ContextActivationManager_notifyHost":
        return this.answer(message, null);
      case "executeMethod":
        return this.execute(message);
      default:
        return this.answer(message, null, -2);
    }
  }

  private execute(message: Message): void {
    const done = { Version: 1, Error: 0 };
    switch (message._data?.DdaMethod?.DispatchId) {
      case dispatch.richApi: {
        const body = String(message._data.ArrayData?.[4] ?? "");
        const answer = this.excel.process(body);
        if (answer !== undefined) this.answer(message, { ...done, Data: [200, ["Content-Type", "application/json"], answer] });
        return;
      }
      case dispatch.saveSettings:
        for (const [key, text] of message._data.DdaSettingsMethod?.Properties ?? []) this.excel.book.settings.set(key, text);
        return this.answer(message, done);
      case dispatch.loadSettings:
        return this.answer(message, { ...done, Properties: [...this.excel.book.settings] });
      case dispatch.commandDone:
        this.options.onCommandDone();
        return this.answer(message, done);
      default:
        return this.answer(message, { Version: 1, Error: 5001 });
    }
  }

  private appContext(): object {
    const sets = {
      ExcelApi: this.options.apiLevel,
      SharedRuntime: "1.2",
      CustomFunctionsRuntime: "1.3",
      CustomFunctions: "1.7",
      RichApiRuntime: "1.1",
      DialogApi: "1.2",
      RibbonApi: "1.2",
      Settings: "1.1",
    };
    return {
      _id: addinId,
      _appInstanceId: addinId,
      _appName: 16,
      _appVersion: "16.00",
      _appMinorVersion: 0,
      _hostFullVersion: "16.0.0.0",
      _appUILocale: this.options.locale,
      _dataLocale: "en-US",
      _docUrl: `${location.origin}/${this.excel.book.file}`,
      _clientMode: 1,
      _settings: [...this.excel.book.settings],
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: "workbench",
      _requirementMatrix: JSON.stringify(sets),
      _dialogRequirementMatrix: "{}",
      _featureGates: {},
      _addinName: "AR Desk",
      _appDomains: [location.origin],
      _initialDisplayMode: 2,
      _clientWindowHeight: innerHeight,
      _clientWindowWidth: 350,
      _wacHostEnvironment: "0",
      _isFromWacAutomation: false,
    };
  }

  private raise(event: string, data: unknown): void {
    const registered = this.events.get(event);
    if (registered) this.answer(registered, data, 0, 1);
  }

  private answer(to: Message, data: unknown, errorCode = 0, responseType = 0): void {
    const message = {
      _messageType: 1,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _origin: location.origin,
      _data: data,
      _errorCode: errorCode,
      _responseType: responseType,
      _serializerVersion: 1,
    };
    this.frame.contentWindow?.postMessage(JSON.stringify(message), location.origin);
  }
}

const addinId = "ar-desk";

/** Other frames and extensions post messages too: what is no message of the protocol is none of ours. */
function readMessage(text: string): Message | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Message;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
