import { isFixedMethod } from '../../src/contract/contract.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { phases, type Phase } from '../../src/verify/phase.ts';
import type { Shard } from '../../src/verify/shard.ts';

/** Takes a method as a description writes it, in either case where OpenAPI has a field for it. */
export function methodWord(given: string): string {
  const fixed = given.toLowerCase();
  if (isFixedMethod(fixed)) return fixed;
  // Nobody writes another one without capitals.
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(given) && /[A-Z]/.test(given)) return given;
  throw new ExpectedError(`"${given}" is no method`);
}

/** Takes phases with commas between them. */
export function phaseList(given: string): readonly Phase[] {
  return given.split(',').map((word) => oneOf(phases, word.trim(), word));
}

/** Takes a shard, `3/8`. */
export function shardWord(given: string): Shard {
  const [, index = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new ExpectedError(`"${given}" is no part of a whole, such as 3/8`);
}

function oneOf<Word extends string>(words: readonly Word[], word: string, given: string): Word {
  const found = words.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  throw new ExpectedError(`"${given}" is none of ${words.join(', ')}`);
}
