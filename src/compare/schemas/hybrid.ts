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
    sender: { side: sides[sides.sender], role: 'sender', others },
    receiver: { side: sides[receiver], role: 'receiver', others: 'any' },
    senderPointer: pair[sides.sender],
    receiverPointer: pair[receiver],
  };
}

/** The sender's schema with one difference taken over from the receiver's: what tells whether that difference breaks. */
export function hybridSchema(excerpt: Excerpt, roles: Roles, replacement: Replacement): JsonObject | boolean {
  const { sender, receiver, senderPointer, receiverPointer } = roles;
  if (replacement.part === 'whole' || replacement.part === 'null')
    return excerpt.copy(receiver, receiverPointer, false);
  const open = { ...sender, others: 'any' as const };
  const hybrid: JsonObject = {};
  const take = (reading: Reading, pointer: string, keyword: string): void => {
    const value = excerpt.keyword(reading, pointer, keyword);
    if (value !== undefined) setOwn(hybrid, keyword, value);
  };
  const taken =
    replacement.part === 'keywords' ? replacement.keywords : ['additionalProperties', 'patternProperties'];
  for (const keyword of keywordsAt(sender, senderPointer)) {
    if (!taken.includes(keyword)) take(open, senderPointer, keyword);
  }
  for (const keyword of taken) take(receiver, receiverPointer, keyword);
  if (replacement.part === 'property') exchangeProperty(excerpt, roles, hybrid, replacement.name);
  return hybrid;
}

function keywordsAt({ side }: Reading, pointer: string): readonly string[] {
  const schema = schemaAt(side, pointer);
  return typeof schema === 'boolean' ? [] : Object.keys(schema).filter(isDeciding);
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
