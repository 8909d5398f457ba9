/** What fits of a list of texts. */
export interface Fitting {
  readonly kept: readonly string[];
  /** How many of them were left out. */
  readonly left: number;
}

/** The first of the texts that together, with a separator of one or two characters each, are no longer than a budget. */
export function fitting(texts: readonly string[], budget: number): Fitting {
  let rest = budget;
  const end = texts.findIndex((text) => (rest -= text.length + 2) < 0);
  const kept = end === -1 ? texts : texts.slice(0, end);
  return { kept, left: texts.length - kept.length };
}
