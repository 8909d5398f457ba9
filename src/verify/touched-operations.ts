import type { Contract, Operation } from '../contract/contract.ts';
import { isObject, type Json } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { canonicalText } from '../schema/json-equal.ts';
import { percentDecode } from '../wire/percent.ts';
import { withoutWords } from './without-words.ts';

/**
 * The operations of a contract that are new, or of which anything changed since another contract: in
 * themselves, in their parameters and security, or in whatever they refer to. Words for people do not
 * count. Where in doubt, they are.
 */
export function touchedOperations(base: Contract, head: Contract): readonly Operation[] {
  const before = new Map(base.operations.map((operation) => [operation.title, operation]));
  const [baseParts, headParts] = [partsOf(base), partsOf(head)];
  return head.operations.filter((operation) => {
    const old = before.get(operation.title);
    return old === undefined || wholeText(old, baseParts) !== wholeText(operation, headParts);
  });
}

/** A place in a document as text, and the places that it refers to. */
interface Part {
  readonly text: string;
  readonly references: readonly string[];
}

type Parts = (pointer: string) => Part;

/** Reads each place of a document once, however many operations reach it. */
function partsOf({ document }: Contract): Parts {
  const parts = new Map<string, Part>();
  return (pointer) => {
    const known = parts.get(pointer);
    if (known) return known;
    const value = valueAt(document, pointer) ?? null;
    const part = { text: canonicalText(withoutWords(value)), references: referencesIn(value) };
    parts.set(pointer, part);
    return part;
  };
}

/** Everything that an operation is made of, as one text. */
function wholeText(operation: Operation, parts: Parts): string {
  const { pointer, parameters, security, deprecated } = operation;
  const schemes = security.flatMap((requirement) => requirement.schemes.map((scheme) => scheme.pointer));
  const pending = [pointer, ...parameters.map((parameter) => parameter.pointer), ...schemes];
  const reached = new Map<string, string>();
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (reached.has(place)) continue;
    const { text, references } = parts(place);
    reached.set(place, text);
    pending.push(...references);
  }
  const own = JSON.stringify([parameters.map((parameter) => parameter.pointer), security, deprecated]);
  return [own, ...[...reached].map((entry) => JSON.stringify(entry)).toSorted()].join('\n');
}

/** Every place that a value names, also where a name is all it is; an anchor may stand anywhere, so it is the whole. */
function referencesIn(value: Json): readonly string[] {
  const references = new Set<string>();
  const pending: Json[] = [value];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (typeof item === 'string' && item.startsWith('#/')) references.add(percentDecode(item.slice(1)));
    else if (Array.isArray(item)) pending.push(...item);
    else if (isObject(item)) {
      if (['$ref', '$dynamicRef'].some((key) => isAnchor(item[key]))) references.add('');
      pending.push(...Object.values(item));
    }
  }
  return [...references];
}

function isAnchor(reference: Json | undefined): boolean {
  return typeof reference === 'string' && !reference.startsWith('#/');
}
