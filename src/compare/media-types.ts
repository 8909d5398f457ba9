import type { MediaType } from '../contract/contract.ts';
import { essence, isJson } from '../wire/media-type.ts';

/** A media type of the base, and what describes bodies of it in the head. */
export interface MediaTypePair {
  readonly base: MediaType;
  readonly head: MediaType;
  /** How they relate: the same type, one of the head that covers more, or one that covers less. */
  readonly relation: 'same' | 'wider' | 'narrower';
}

/** The media types of a body on both sides. */
export interface MediaTypePairs {
  readonly matched: readonly MediaTypePair[];
  readonly removed: readonly MediaType[];
  readonly added: readonly MediaType[];
}

/**
 * Pairs media types: the same one, else the narrowest that covers it (RFC 9110, section 12.5.1), as a body of a type
 * may travel under a range or without a parameter as well. What the provider sends may be narrower than what it
 * promised; what the consumer sends may not.
 */
export function pairMediaTypes(
  base: readonly MediaType[],
  head: readonly MediaType[],
  sender: 'consumer' | 'provider',
): MediaTypePairs {
  const found = base.map((from) => ({ from, pairs: pairsOf(from, base, head, sender) }));
  const matched = found.flatMap(({ pairs }) => pairs);
  return {
    matched,
    removed: found.filter(({ pairs }) => pairs.length === 0).map(({ from }) => from),
    added: head.filter((to) => !isKnown(to, base, sender === 'provider' ? matched : [])),
  };
}

function pairsOf(
  from: MediaType,
  base: readonly MediaType[],
  head: readonly MediaType[],
  sender: 'consumer' | 'provider',
): readonly MediaTypePair[] {
  const singled = head
    .filter((to) => covers(from.type, to.type) && narrowest(base, to.type) === from)
    .map((to): MediaTypePair => ({ base: from, head: to, relation: 'narrower' }));
  const same = head.find((to) => isSame(to, from));
  // What is described by itself now was one of a range until now.
  if (same) return [{ base: from, head: same, relation: 'same' }, ...singled];
  const wider = narrowest(head, from.type);
  if (wider) {
    const isPromised = base.some((other) => isSame(other, wider));
    return [{ base: from, head: wider, relation: isPromised ? 'same' : 'wider' }];
  }
  return sender === 'consumer' ? [] : singled;
}

/** The type that covers another most narrowly; the same type does, if it is there. */
function narrowest(among: readonly MediaType[], type: string): MediaType | undefined {
  const [first] = among
    .filter((one) => covers(one.type, type))
    .toSorted((a, b) => breadth(a.type) - breadth(b.type));
  return first;
}

function isSame(one: MediaType, other: MediaType): boolean {
  return canonical(one.type) === canonical(other.type);
}

/** Whether a type of the head is the same as one of the base, or part of one, or among those that are compared with one. */
function isKnown(to: MediaType, base: readonly MediaType[], matched: readonly MediaTypePair[]): boolean {
  return (
    base.some((from) => isSame(from, to) || covers(from.type, to.type)) ||
    matched.some(({ head }) => head === to)
  );
}

/** Whether each body of one type is also one of a range, or of a type with fewer parameters. */
function covers(range: string, type: string): boolean {
  const [pattern, name] = [essence(range), essence(type)];
  const own = parametersOf(type);
  return isIn(name, pattern) && parametersOf(range).every((parameter) => own.includes(parameter));
}

/** Whether a type is in a range: a star, as in `application/*+json`, stands for anything. */
function isIn(type: string, range: string): boolean {
  const [start = '', end] = range.split('*', 2);
  if (end === undefined) return type === range;
  if (range === '*/*') return true;
  return type.length >= range.length - 1 && type.startsWith(start) && type.endsWith(end);
}

function breadth(type: string): number {
  return essence(type).split('*').length * 10 - parametersOf(type).length;
}

/** One spelling of a type: names are the same in any case, and parameters stand in any order (RFC 9110, section 8.3.1). */
function canonical(type: string): string {
  return [essence(type), ...parametersOf(type).toSorted()].join(';');
}

/** The parameters that mean something: JSON has no charset, and adding one has no effect (RFC 8259, section 11). */
function parametersOf(type: string): readonly string[] {
  const [, ...parameters] = type.split(';').map((part) => part.trim());
  const read = parameters.filter((part) => part !== '').map(parameterText);
  return isJson(essence(type)) ? read.filter((part) => !part.startsWith('charset=')) : read;
}

function parameterText(text: string): string {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, at).trim().toLowerCase(), text.slice(at + 1).trim()];
  const bare = value.replaceAll(/^"|"$/g, '');
  return `${name}=${name === 'charset' ? bare.toLowerCase() : bare}`;
}
