import { matches } from '../languages/matcher.ts';
import type { Format } from './format.ts';

/** A format of texts that whoever uses the engine defines. */
export interface OwnFormat {
  /** What `format` says in a schema; one that the specification has is replaced. */
  readonly name: string;
  /** A pattern (ECMA-262) of texts that have the format, with its anchors: typical ones, from which values are made. */
  readonly pattern: string;
  /** Whether a text has the format; without it, those that match the pattern have it, and no others. */
  readonly has?: (text: string) => boolean;
  /** Patterns of texts that have it and may be shorter or longer than typical ones, the more usual ones first. */
  readonly wide?: readonly string[];
  /** Texts that look like it and do not have it: the violations to try first. */
  readonly nearMisses?: readonly string[];
}

/** Formats beside those of the specification, as `defineFormats` makes them. */
export interface Formats {
  /** The format of a name; `undefined` for one that is not among them. */
  named(name: string): Format | undefined;
  readonly all: readonly Format[];
}

const byKey = new Map<string, Format>();
let nextKey = 1;

/**
 * Defines formats. Do that once, not for each schema: what is known of a format is kept for good.
 *
 * @param own - The formats, each under a name of its own.
 * @returns What `compile`, `compileSchema` and `compareSchemas` take as `formats`.
 * @example
 * ```ts
 * import { compile, defineFormats } from 'schema-arbitraries';
 *
 * const formats = defineFormats([{ name: 'sku', pattern: '^[A-Z]{3}-[0-9]{4}$', nearMisses: ['ABC1234'] }]);
 * const schema = compile({ type: 'string', format: 'sku' }, { formats });
 *
 * schema.validate('ABC-1234'); // => []
 * schema.violations.some(({ value }) => value === 'ABC1234'); // => true
 * ```
 */
export function defineFormats(own: readonly OwnFormat[]): Formats {
  const all = own.map(({ name, pattern, has, wide = [], nearMisses = [] }): Format => ({
    key: `${name}\u0000${nextKey++}`,
    name,
    type: 'string',
    pattern,
    wide,
    nearMisses,
    ...(has ? { has } : { has: (text) => matches(pattern, text), outer: pattern }),
  }));
  for (const format of all) byKey.set(format.key, format);
  const byName = new Map(all.map((format) => [format.name, format]));
  return { named: (name) => byName.get(name), all };
}

/** The format that `defineFormats` gave a key. */
export function ownFormat(key: string): Format | undefined {
  return byKey.get(key);
}
