/** Texts by item, made when asked for: a million invoice numbers are seldom all shown. A list of texts is one. */
export interface TextList {
  readonly length: number;
  at(item: number): string | undefined;
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
}

/** Every text of a list, in its order. */
export function* textsOf(list: TextList): Generator<string, void> {
  for (let item = 0; item < list.length; item++) yield list.at(item) as string;
}
