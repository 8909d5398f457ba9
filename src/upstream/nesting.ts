import type { SourceFile } from '../contract/source-file.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Json } from '../json.ts';

/** As deep as contracts are loaded. Every later step walks recursively. */
const deepest = 400;

/** Throws an ExpectedError, located, when a file is nested deeper than is ever loaded. */
export function checkNesting(file: SourceFile): void {
  // What an alias stands for is there once, however often it is met.
  let level = new Set<Json>([file.value]);
  for (let depth = 0; level.size > 0; depth += 1) {
    if (depth > deepest) {
      throw new ExpectedError(`nested deeper than ${deepest} levels`, { location: file.locate([]) });
    }
    level = new Set([...level].flatMap((value) => Object.values(value ?? {}).filter(isContainer)));
  }
}

function isContainer(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}
