/** Texts by item, made when asked for: a million invoice numbers are seldom all shown. A list of texts is one. */
export interface TextList {
  readonly length: number;
  at(item: number): string | undefined;
  /** At most how many characters the text of an item has, told without making it; absent where texts are at hand. */
  lengthAt?(item: number): number;
  /** At most how many characters any text has, `Infinity` once that is more than `few`; absent where it is not known without looking at all of them. */
  most?(few: number): number;
  /** The texts of some items, in the order of these; absent where they are found through the list as fast. */
  pick?(items: Uint32Array): TextList;
}

/** At most how many characters the text of an item has; 0 where there is none. */
export function lengthAt(list: TextList, item: number): number {
  return list.lengthAt ? list.lengthAt(item) : (list.at(item)?.length ?? 0);
}

/** So few characters need not be counted item by item. */
const few = 20;

/** At most how many characters any text has, where those are few; else `undefined`, and {@link lengthAt} tells it by item. */
export function fewCharacters(list: TextList): number | undefined {
  const most = list.most?.(few) ?? Infinity;
  return most <= few ? most : undefined;
}

/** The texts of some items, in the order of these. */
export function textsAt(list: TextList, items: Uint32Array): TextList {
  return list.pick ? list.pick(items) : new PickedTexts(list, items);
}

/** The texts of several lists, one list after the other. */
export class JoinedTexts implements TextList {
  readonly length: number;

  constructor(private readonly lists: readonly TextList[]) {
    this.length = lists.reduce((sum, list) => sum + list.length, 0);
  }

  at(item: number): string | undefined {
    let first = 0;
    for (const list of this.lists) {
      if (item < first + list.length) return list.at(item - first);
      first += list.length;
    }
    return undefined;
  }

  lengthAt(item: number): number {
    let first = 0;
    for (const list of this.lists) {
      if (item < first + list.length) return lengthAt(list, item - first);
      first += list.length;
    }
    return 0;
  }
}

/** The texts at some places of a list, in the order of the places. */
export class PickedTexts implements TextList {
  readonly length: number;

  constructor(
    private readonly list: TextList,
    private readonly places: Uint32Array,
  ) {
    this.length = places.length;
  }

  at(item: number): string | undefined {
    const place = this.places[item];
    return place === undefined ? undefined : this.list.at(place);
  }

  lengthAt(item: number): number {
    const place = this.places[item];
    return place === undefined ? 0 : lengthAt(this.list, place);
  }
}

/** Every text of a list, in its order. */
export function* textsOf(list: TextList): Generator<string, void> {
  for (let item = 0; item < list.length; item++) yield list.at(item) as string;
}
