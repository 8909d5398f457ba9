import type { Json } from '../json.ts';
import { toPointer } from '../json-pointer.ts';
import type { OverlayChange } from './overlay-effect.ts';
import type { Container } from './overlay-target.ts';
import type { Origin, Origins } from './origin.ts';

/** What edits a document: with the origins of what is written, and what is told of each change, if any is. */
export interface Editor {
  readonly origins: Origins;
  /** Is given what undoes the change as well. */
  readonly note: ((change: OverlayChange, undo: () => void) => void) | undefined;
}

/** The way to a place from the document's root. */
export type Path = readonly (string | number)[];

/** Sets a member or item. */
export function put(
  { container, key, path }: { container: Container; key: string; path: Path },
  value: Json,
  origin: Origin,
  { origins, note }: Editor,
): void {
  const had = Object.hasOwn(container, key);
  const before = had ? (container as { [key: string]: Json })[key] : undefined;
  const originBefore = note && origins.of(container, key);
  origins.set(container, key, value, origin);
  note?.(
    { pointer: toPointer(path), kind: had ? 'replaced' : 'added', before, after: structuredClone(value) },
    () => {
      if (before === undefined) origins.remove(container, key);
      else origins.set(container, key, before, originBefore);
    },
  );
}

/** Appends a value to an array, or each item of a value that is one. */
export function append(target: Json[], addition: Json, path: Path, field: Origin, editor: Editor): void {
  const { origins, note } = editor;
  const before = note && structuredClone(target);
  const additions = Array.isArray(addition) ? addition : [addition];
  for (const [index, item] of additions.entries()) {
    const origin = Array.isArray(addition) ? origins.of(addition, String(index)) : field;
    origins.set(target, String(target.length), origins.copy(item), origin);
  }
  note?.({ pointer: toPointer(path), kind: 'appended', before, after: structuredClone(target) }, () => {
    for (const _ of additions) origins.remove(target, String(target.length - 1));
  });
}

/** Takes a member or item out. */
export function remove(container: Container, key: string, path: Path, { origins, note }: Editor): void {
  const before = (container as { [key: string]: Json })[key];
  origins.remove(container, key);
  // Nothing puts it back: a removal that has begun cannot but fit.
  note?.({ pointer: toPointer(path), kind: 'removed', before, after: undefined }, () => undefined);
}
