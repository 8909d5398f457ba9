/** Gives each text its place among all, each once; -1 for none. */
export interface Texts {
  (text: string | undefined): number;
  /** All texts so far. */
  readonly all: readonly string[];
}

/** Texts that are named by their places: what a hundred thousand constraints say is much the same. */
export function collectTexts(): Texts {
  const places = new Map<string, number>();
  const all: string[] = [];
  const place = (text: string | undefined): number => {
    if (text === undefined) return -1;
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, all.length);
    return all.push(text) - 1;
  };
  return Object.assign(place, { all });
}
