import { notFound, notImplemented, type HostObject } from "../host-object.js";

/** A collection over items that are found by a key: getItem, getItemOrNullObject, getCount and the items themselves. */
export abstract class CollectionObject implements HostObject {
  abstract readonly type: string;
  declare referenceId?: string;

  abstract items(): readonly HostObject[];
  /** The item of this name or id, if there is one. */
  protected abstract find(key: string): HostObject | undefined;

  get(name: string): unknown {
    return name === "Count" ? this.items().length : notImplemented;
  }

  item(key: unknown): HostObject {
    const found = this.find(String(key));
    if (!found) throw notFound();
    return found;
  }

  call(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case "GetItem":
        return this.item(args[0]);
      case "GetItemOrNullObject":
        return this.find(String(args[0])) ?? null;
      case "GetItemAt": {
        const found = this.items()[Number(args[0])];
        if (!found) throw notFound();
        return found;
      }
      case "GetCount":
        return this.items().length;
      default:
        return notImplemented;
    }
  }
}
