import type { Contract } from '../contract/contract.ts';
import { resolve } from '../contract/references.ts';
import { isObject, textOf, type JsonObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { canonicalText } from '../schema/json-equal.ts';

/** The security schemes of a contract by their names, references followed. */
export function schemesOf({ document }: Contract): ReadonlyMap<string, JsonObject> {
  const at = '/components/securitySchemes';
  const schemes = resolve(document, at)?.value;
  const names = isObject(schemes) ? Object.keys(schemes) : [];
  return new Map(
    names.flatMap((name): [string, JsonObject][] => {
      const scheme = resolve(document, appendPointer(at, name))?.value;
      return isObject(scheme) ? [[name, scheme]] : [];
    }),
  );
}

const known = new WeakMap<Contract, WeakMap<Contract, ReadonlyMap<string, string>>>();

/**
 * The names in the base of schemes that have other names in the head, by those: the name of a scheme is never sent,
 * so what says the same under another one is the same.
 */
export function renamedSchemes(base: Contract, head: Contract): ReadonlyMap<string, string> {
  const before = known.get(base)?.get(head);
  if (before) return before;
  const [from, to] = [schemesOf(base), schemesOf(head)];
  const gone = [...from].filter(([name]) => !to.has(name));
  const renamed = new Map<string, string>();
  for (const [name, scheme] of to) {
    if (from.has(name)) continue;
    const index = gone.findIndex(([, other]) => meaningOf(other) === meaningOf(scheme));
    const [partner] = index === -1 ? [] : gone.splice(index, 1);
    if (partner) renamed.set(name, partner[0]);
  }
  const ofBase = known.get(base) ?? new WeakMap<Contract, ReadonlyMap<string, string>>();
  known.set(base, ofBase.set(head, renamed));
  return renamed;
}

/** Everything that a scheme says to programs. */
function meaningOf(scheme: JsonObject): string {
  const spoken = Object.entries(scheme).filter(
    ([field]) => field !== 'description' && !field.startsWith('x-'),
  );
  return canonicalText(inOneCase({ scheme: '', ...Object.fromEntries(spoken) }));
}

/** A scheme with those of its fields in small letters that are the same in any case (RFC 9110, sections 5.1 and 11.1). */
export function inOneCase(scheme: JsonObject): JsonObject {
  const anyCase = scheme.in === 'header' ? ['scheme', 'name'] : ['scheme'];
  const lowered = anyCase
    .filter((field) => typeof scheme[field] === 'string')
    .map((field) => [field, textOf(scheme[field]).toLowerCase()]);
  return { ...scheme, ...Object.fromEntries(lowered) };
}
