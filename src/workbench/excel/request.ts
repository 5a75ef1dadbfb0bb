import { atLeast, type ApiMember, type ApiTable } from "../api-table/table.js";
import { ApiError, invalidArgument, isHostObject, notImplemented, nullObject, type HostObject } from "./host-object.js";
import type { ExcelModel } from "./model.js";
import { WorkbookObject } from "./objects/workbook.js";

/** A request body as office.js sends it. */
interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: Query;
}

interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly (number | null)[];
}

interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

type Resolved = HostObject | typeof nullObject;

/** Members whose name on the wire is not the one that add-ins write. */
const wireAliases: Readonly<Record<string, string>> = { Gridlines: "ShowGridlines", Headings: "ShowHeadings" };

/** Members after which, on the desktop, a person can undo nothing that came before; as Microsoft and users report. */
const clearingUndo = new Set([
  "Worksheet.Name",
  "Worksheet.Position",
  "Worksheet.Visibility",
  "Worksheet.Delete",
  "Worksheet.Copy",
  "WorksheetProtection.Protect",
  "WorksheetProtection.Unprotect",
  "WorkbookProtection.Protect",
  "WorkbookProtection.Unprotect",
  "Workbook.InsertWorksheetsFromBase64",
  "Workbook.Save",
  "Range.GetMergedAreasOrNullObject",
  "NamedItem.Comment",
]);

/** What the processor stands on beside the workbook. */
export interface RequestContext {
  readonly model: ExcelModel;
  readonly api: ApiTable;
  readonly level: string;
  /** Objects beside the workbook, by the name under which they are made: custom functions, the shared runtime. */
  readonly services: (name: string) => HostObject | undefined;
}

/** Answers one request: results up to the first error, which ends it; what was done before stays done. */
export function answerRequest(context: RequestContext, body: string): string {
  const request = JSON.parse(body) as RequestBody;
  return JSON.stringify(new RequestRun(context, request).answer());
}

class RequestRun {
  /** A path runs once per request, at its first use. */
  private readonly objects = new Map<number, Resolved>();
  private readonly results: { ActionId: number; Value: unknown }[] = [];
  private readonly traces: number[] = [];

  constructor(
    private readonly context: RequestContext,
    private readonly request: RequestBody,
  ) {}

  answer(): unknown {
    const { Actions: actions, ObjectPaths: paths } = this.request;
    for (const [index, action] of actions.entries()) {
      try {
        this.act(action);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const location = paths[String(action.ObjectPathId)]?.Name ?? "";
        return {
          Results: this.results,
          TraceIds: this.traces,
          Error: { Code: error.code, Message: error.message, HttpStatusCode: error.status, ActionIndex: index, Location: location },
        };
      }
    }
    return { Results: this.results, TraceIds: this.traces };
  }

  private act(action: Action): void {
    if (action.ActionType === 5) {
      this.traces.push(action.Id);
      this.results.push({ ActionId: action.Id, Value: null });
      return;
    }
    const object = this.resolve(action.ObjectPathId);
    this.results.push({ ActionId: action.Id, Value: this.perform(action, object) });
  }

  private perform(action: Action, object: Resolved): unknown {
    switch (action.ActionType) {
      case 1:
        return this.identity(object);
      case 2:
        return this.load(object, action.QueryInfo ?? {});
      case 3:
        return this.invoke(action, object);
      case 4:
        this.assign(action, object);
        return null;
      default:
        throw this.refused(`action type ${action.ActionType}`);
    }
  }

  private identity(object: Resolved): unknown {
    if (object === nullObject) return null;
    return {
      ...(object.id === undefined ? {} : { Id: object.id }),
      ...(object.referenceId === undefined ? {} : { _ReferenceId: object.referenceId }),
    };
  }

  private invoke(action: Action, object: Resolved): unknown {
    if (object === nullObject) return null;
    if (action.Name === "_KeepReference") return { _ReferenceId: this.context.model.keep(object) };
    const value = this.callMember(object, action.Name, this.argumentsOf(action.ArgumentInfo));
    return value === undefined || isHostObject(value) ? null : value;
  }

  private assign(action: Action, object: Resolved): void {
    if (object === nullObject) throw new ApiError("InvalidOperation", "The object is null.");
    const name = wireAliases[action.Name] ?? action.Name;
    const member = this.allowed(object.type, name);
    if (member?.readonly) throw invalidArgument(`'${name}' is read-only.`);
    this.noteUndo(object.type, name);
    const done = object.set ? object.set(name, this.argumentsOf(action.ArgumentInfo)[0]) : notImplemented;
    if (done === notImplemented) throw this.unknown(object.type, name);
  }

  private resolve(id: number): Resolved {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[String(id)];
    if (!path) throw invalidArgument();
    const parent = path.ParentObjectPathId ? this.resolve(path.ParentObjectPathId) : undefined;
    const object = parent === nullObject ? nullObject : this.make(path, parent);
    this.objects.set(id, object);
    return object;
  }

  private make(path: ObjectPath, parent: HostObject | undefined): Resolved {
    switch (path.ObjectPathType) {
      case 1:
        return new WorkbookObject(this.context.model);
      case 2: {
        const service = this.context.services(path.Name);
        if (!service) throw this.refused(path.Name);
        return service;
      }
      case 3: {
        if (!parent) throw invalidArgument();
        const value = this.callMember(parent, path.Name, this.argumentsOf(path.ArgumentInfo));
        if (value === null) return nullObject;
        if (!isHostObject(value)) throw this.unknown(parent.type, path.Name);
        return value;
      }
      case 4:
        return this.childOf(parent, path.Name);
      case 5:
        if (!parent?.item) throw invalidArgument();
        return parent.item(this.argumentsOf(path.ArgumentInfo)[0]);
      case 6: {
        const kept = this.context.model.references.get(path.Name);
        if (!kept) throw new ApiError("InvalidReference", "This reference is not valid for the current operation.");
        return kept;
      }
      case 7:
        return nullObject;
      default:
        throw invalidArgument();
    }
  }

  private childOf(parent: HostObject | undefined, name: string): HostObject {
    if (!parent) throw invalidArgument();
    this.allowed(parent.type, name);
    const child = parent.child ? parent.child(name) : notImplemented;
    if (child === notImplemented) throw this.unknown(parent.type, name);
    return child;
  }

  private callMember(object: HostObject, name: string, args: readonly unknown[]): unknown {
    const member = this.allowed(object.type, name);
    let given = args.length;
    // Optional arguments that were not given arrive as null at the end.
    while (given > 0 && (args[given - 1] === null || args[given - 1] === undefined)) given--;
    if (member && (given > member.max || given < member.min)) throw invalidArgument();
    this.noteUndo(object.type, name);
    const value = object.call ? object.call(name, args) : notImplemented;
    if (value === notImplemented) throw this.unknown(object.type, name);
    return value;
  }

  private noteUndo(type: string, name: string): void {
    if (clearingUndo.has(`${type}.${name}`)) this.context.model.undoClearedBy.push(`${type}.${camel(name)}`);
  }

  /** The member as Excel has it; throws when Excel has none of that name or the advertised level is below it. */
  private allowed(type: string, wireName: string): ApiMember | undefined {
    if (wireName.startsWith("_")) return undefined;
    const known = this.context.api.classes[type];
    // Services beside the object model are not in the published types.
    if (!known) return undefined;
    const name = camel(wireName);
    const member = known[name];
    if (!member) throw this.refused(`${type}.${name}`);
    if (member.since !== undefined && !atLeast(this.context.level, member.since)) {
      this.context.model.log({
        kind: "above-api-set",
        text: `${type}.${name} needs ExcelApi ${member.since}; ${this.context.level} is offered`,
      });
      throw apiNotFound(`${type}.${name}`);
    }
    return member;
  }

  private load(object: Resolved, query: Query): unknown {
    if (object === nullObject) return null;
    if (!object.items) return this.pick(object, query.Select ?? []);
    const from = query.Skip ?? 0;
    const items = object.items().slice(from, query.Top === undefined ? undefined : from + query.Top);
    const own = (query.Select ?? []).filter((each) => each === "count");
    const select = (query.Select ?? [])
      .filter((each) => each !== "count")
      .map((each) => each.replace(/^items\//, "").replace(/^items$/, ""));
    return {
      _Items: items.map((item) =>
        this.pick(
          item,
          select.filter((each) => each !== ""),
        ),
      ),
      ...(own.length > 0 ? { Count: object.items().length } : {}),
    };
  }

  private pick(object: HostObject, select: readonly string[]): Record<string, unknown> {
    const out: Record<string, unknown> = { ...(object.id === undefined ? {} : { Id: object.id }) };
    const nested = new Map<string, string[]>();
    for (const path of select.length > 0 ? select : ["*"]) {
      const [head = "", ...rest] = path.split("/");
      if (head === "*") for (const name of object.scalars ?? []) out[name] = object.get?.(name);
      else if (rest.length > 0) nested.set(head, [...(nested.get(head) ?? []), rest.join("/")]);
      else this.pickOne(object, head, out);
    }
    for (const [head, paths] of nested) out[pascal(head)] = this.load(this.childOf(object, pascal(head)), { Select: paths });
    if (object.referenceId !== undefined) out["_ReferenceId"] = object.referenceId;
    return out;
  }

  private pickOne(object: HostObject, name: string, out: Record<string, unknown>): void {
    this.allowed(object.type, pascal(name));
    const value = object.get ? object.get(pascal(name)) : notImplemented;
    if (value !== notImplemented) {
      const alias = Object.keys(wireAliases).find((each) => wireAliases[each] === pascal(name));
      out[alias ?? pascal(name)] = value;
      return;
    }
    const child = object.child ? object.child(pascal(name)) : notImplemented;
    if (child === notImplemented) throw this.unknown(object.type, name);
    out[pascal(name)] = this.load(child, {});
  }

  /** Arguments with the objects they name in place of their path ids. */
  private argumentsOf(info: ArgumentInfo | undefined): readonly unknown[] {
    const references = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, i) => {
      const reference = references?.[i];
      return typeof reference === "number" && reference !== 0 ? this.resolve(reference) : this.deep(value);
    });
  }

  private deep(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) {
      // Matrices of cells hold plain values only: they are not searched.
      return value.length > 0 && Array.isArray(value[0]) ? value : value.map((each) => this.deep(each));
    }
    if ("_ObjectPathId" in value) return this.resolve(Number(value._ObjectPathId));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.deep(each)]));
  }

  /** A member that Excel has and the embedded one does not. */
  private unknown(type: string, name: string): ApiError {
    this.context.model.log({ kind: "not-implemented", text: `${type}.${camel(name)}` });
    return apiNotFound(`${type}.${camel(name)}`);
  }

  /** A name that Excel itself does not know. */
  private refused(what: string): ApiError {
    this.context.model.log({ kind: "refused", text: what });
    return apiNotFound(what);
  }
}

function apiNotFound(what: string): ApiError {
  return new ApiError("ApiNotFound", `The API you are trying to use could not be found: ${what}.`, 404);
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
