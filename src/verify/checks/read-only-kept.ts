import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json } from '../../json.ts';
import type { Check } from '../check.ts';

/**
 * Values for read-only properties are ignored or refused (JSON Schema 2020-12 Validation, section 9.4).
 * That is a SHOULD, and what the answer says may not be what is stored: it is no more than a warning.
 */
export const readOnlyKept: Check = {
  name: 'read-only-kept',
  title: 'A value that a request gives for a read-only property is ignored or refused, not taken over.',
  help: 'Ignore the property in requests, or describe it as one that may be written.',
  run: ({ case: { operation, expectation, sends }, answer: { status }, body }) => {
    const sent = expectation.kind === 'accepted' ? expectation.ignored : expectation;
    if (sent?.kind !== 'read-only' || status >= 300 || body.kind !== 'json') return [];
    const { property, value, pointer } = sent;
    if (!holds(body.value, property, value)) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}, and took over the value of ${property}.`,
        pointer,
        cause: `${operation.title} ${property}`,
        severity: 'warning',
      },
    ];
  },
};

// In the answer itself, or in an envelope such as `{ "data": … }`.
function holds(body: Json, property: string, value: Json): boolean {
  if (!isObject(body)) return false;
  const objects = [body, ...Object.values(body).filter(isObject)];
  return objects.some(
    (object) => Object.hasOwn(object, property) && isDeepStrictEqual(object[property], value),
  );
}
