import type { Json } from '../json.ts';

/** Finds the offset at which the member or item that tokens lead to is written, or its nearest parent: of a member, its key. */
export type Places = (tokens: readonly string[]) => number;

/** What a text in YAML or JSON says, and where. */
export interface TextReading {
  readonly value: Json;
  readonly places: Places;
}
