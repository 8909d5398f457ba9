import { type Json, type JsonObject, isObject } from '../json.ts';
import { type Kind, holdsSeveral } from './structure.ts';

/** A reference where OpenAPI has none: people split descriptions there as well, and other tools follow it. */
export interface MisplacedReference {
  /** What it is a member or item of, and under which key. */
  readonly holder: JsonObject | Json[];
  readonly key: string;
  /** The field of the object in which it stands. */
  readonly field: string;
  readonly reference: JsonObject & { readonly $ref: string };
}

/** Fields that hold objects, or lists of them, which are not walked. */
const plain: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  openapi: ['info', 'servers', 'tags', 'security', 'externalDocs'],
  swagger: ['info', 'tags', 'security', 'externalDocs'],
  pathItem: ['servers'],
  operation: ['servers', 'tags', 'security', 'externalDocs'],
  swaggerOperation: ['tags', 'security', 'externalDocs'],
};

/** The references that stand in place of a map or list of objects, of an `info`, a tag or a server. */
export function misplacedReferences(kind: Kind, owner: JsonObject): readonly MisplacedReference[] {
  const found: MisplacedReference[] = [];
  for (const field of Object.keys(owner)) {
    const child = owner[field];
    if (typeof child !== 'object' || child === null) continue;
    const isPlain = plain[kind]?.includes(field) ?? false;
    if (isReference(child)) {
      if (isPlain || holdsSeveral(kind, field))
        found.push({ holder: owner, key: field, field, reference: child });
    } else if (isPlain && Array.isArray(child)) {
      for (const [index, item] of child.entries())
        if (isReference(item)) found.push({ holder: child, key: String(index), field, reference: item });
    }
  }
  return found;
}

function isReference(value: Json): value is JsonObject & { $ref: string } {
  return isObject(value) && typeof value['$ref'] === 'string';
}
