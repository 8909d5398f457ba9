import { isObject, type Json } from '../json.ts';
import { appendPointer, toPointer } from '../json-pointer.ts';
import type { MockViolation } from './prism.ts';

/** What is said of a violation in an error. */
interface Said {
  /** JSON pointer into the body; `undefined` for what is no part of it. */
  readonly pointer: string | undefined;
  /** The same as people write it: `lines.0.sku`, or the name of a parameter. */
  readonly name: string;
  readonly reason: string;
}

/** What members of errors are for, by their usual names (RFC 9457 and JSON:API among them). */
const kinds: readonly (readonly [RegExp, (said: Said) => string | undefined])[] = [
  [/^pointer$/i, ({ pointer }) => pointer],
  [/^(field|property|attribute|path|location|loc)$/i, ({ name }) => name],
  [/^param(eter)?$/i, ({ pointer, name }) => (pointer === undefined ? name : undefined)],
  [/^(detail|details|message|msg|reason|description|error_description)$/i, ({ reason }) => reason],
];
/** So many items of a list are looked at, and so deep. */
const most = { items: 3, depth: 6 } as const;

/**
 * An error that speaks of no place, with the place and the reason of a violation in the members that are for those, as
 * far as it fits its schema then.
 *
 * @param fits whether an error is valid
 */
export function withPlace(error: Json, violation: MockViolation, fits: (value: Json) => boolean): Json {
  const said = saidOf(violation);
  let named = error;
  for (const [pointer, text] of placesFor(error, said, '', 0)) {
    const tried = replaced(named, pointer.split('/').slice(1), text);
    if (fits(tried)) named = tried;
  }
  return named;
}

function saidOf({ location, message }: MockViolation): Said {
  const [, place, ...tokens] = location;
  return {
    pointer: place === 'body' ? toPointer(tokens) : undefined,
    name: tokens.join('.'),
    reason: message,
  };
}

/** Pointers of the members that are for something, with what they are to say. */
function placesFor(value: Json, said: Said, pointer: string, depth: number): (readonly [string, string])[] {
  if (depth > most.depth) return [];
  if (Array.isArray(value))
    return value
      .slice(0, most.items)
      .flatMap((item, index) => placesFor(item, said, appendPointer(pointer, index), depth + 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]): (readonly [string, string])[] => {
    const place = appendPointer(pointer, name);
    if (typeof member !== 'string') return placesFor(member, said, place, depth + 1);
    const text = kinds.find(([pattern]) => pattern.test(name))?.[1](said);
    return text === undefined ? [] : [[place, text]];
  });
}

function replaced(value: Json, tokens: readonly string[], text: string): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return text;
  const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, text) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === key ? replaced(member, rest, text) : member,
    ]),
  );
}
