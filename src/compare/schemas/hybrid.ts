import { isObject, setOwn, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { isDeciding } from '../deciding.ts';
import type { Replacement } from './difference.ts';
import type { Excerpt, Others, Reading } from './excerpt.ts';
import type { Pair, Sides } from './pair.ts';
import { schemaAt } from './schema-side.ts';

/** How the sender's and the receiver's schema of a pair are read. */
export interface Roles {
  readonly sender: Reading;
  readonly receiver: Reading;
  readonly senderPointer: string;
  readonly receiverPointer: string;
}

/** Who sends and who receives the values of a pair. */
export function rolesOf(sides: Sides, pair: Pair, others: Others): Roles {
  const receiver = sides.sender === 'base' ? 'head' : 'base';
  return {
    sender: { side: sides[sides.sender], name: sides.sender, role: 'sender', others },
    receiver: { side: sides[receiver], name: receiver, role: 'receiver', others: 'any' },
    senderPointer: pair[sides.sender],
    receiverPointer: pair[receiver],
  };
}

/**
 * What tells whether a difference breaks: all that the receiver asks for where the two differ, with what that depends
 * on. What else the sender's schema says holds for all that is sent, so that it is left out.
 */
export function hybridSchema(excerpt: Excerpt, roles: Roles, replacement: Replacement): JsonObject | boolean {
  const { sender, receiver, senderPointer, receiverPointer } = roles;
  if (replacement.part === 'whole' || replacement.part === 'null')
    return excerpt.copy(receiver, receiverPointer, false);
  const open = { ...sender, others: 'any' as const };
  if (replacement.part === 'branches') return keptBranches(excerpt, open, senderPointer, replacement);
  const hybrid: JsonObject = {};
  const take = (reading: Reading, pointer: string, keyword: string): void => {
    const value = excerpt.keyword(reading, pointer, keyword);
    if (value !== undefined) setOwn(hybrid, keyword, value);
  };
  const taken =
    replacement.part === 'keywords' ? replacement.keywords : ['additionalProperties', 'patternProperties'];
  for (const keyword of entangled(sender, senderPointer, taken)) take(open, senderPointer, keyword);
  if (taken.some((keyword) => byName.has(keyword))) hybrid.properties ??= namedBy(sender, senderPointer);
  for (const keyword of taken) take(receiver, receiverPointer, keyword);
  if (replacement.part === 'property') exchangeProperty(excerpt, roles, hybrid, replacement.name);
  return hybrid;
}

/** Which of them a property falls under depends on all of them, and on which are named (Core 2020-12, section 10.3.2.3). */
const byName: ReadonlySet<string> = new Set(['patternProperties', 'additionalProperties']);

/** The keywords of the sender's schema whose meaning hangs together with that of those taken over. */
function entangled({ side }: Reading, pointer: string, taken: readonly string[]): readonly string[] {
  const schema = schemaAt(side, pointer);
  const own = typeof schema === 'boolean' ? [] : Object.keys(schema).filter(isDeciding);
  const others = own.filter((keyword) => !taken.includes(keyword));
  if (taken.some((keyword) => keyword.startsWith('unevaluated'))) return others;
  return taken.some((keyword) => byName.has(keyword)) ? others.filter((keyword) => byName.has(keyword)) : [];
}

/** The branches of the sender's that the receiver has as well: no value of one of them fits another. */
function keptBranches(
  excerpt: Excerpt,
  sender: Reading,
  pointer: string,
  { keyword, ...kept }: Extract<Replacement, { part: 'branches' }>,
): JsonObject {
  const branches = kept[sender.name].map((index) =>
    excerpt.copy(sender, appendPointer(pointer, keyword, index), false),
  );
  return { [keyword]: branches };
}

/** The properties of a schema, of whose values nothing is said. */
function namedBy({ side }: Reading, pointer: string): JsonObject {
  const schema = schemaAt(side, pointer);
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(Object.keys(properties).map((name) => [name, true]));
}

/** The sender's properties, with the one that differs as the receiver has it: there, or not. */
function exchangeProperty(
  excerpt: Excerpt,
  { receiver, receiverPointer }: Roles,
  hybrid: JsonObject,
  name: string,
): void {
  const properties = isObject(hybrid.properties) ? { ...hybrid.properties } : {};
  delete properties[name];
  const theirs = schemaAt(receiver.side, receiverPointer);
  const named = typeof theirs !== 'boolean' && isObject(theirs.properties) ? theirs.properties : {};
  if (Object.hasOwn(named, name)) {
    setOwn(
      properties,
      name,
      excerpt.copy(receiver, appendPointer(receiverPointer, 'properties', name), true),
    );
  }
  hybrid.properties = properties;
}
