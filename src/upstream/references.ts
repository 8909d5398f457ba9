import { misplacedReferences } from '../contract/misplaced-references.ts';
import { type Kind, walk } from '../contract/structure.ts';
import { type Json, isObject } from '../json.ts';

/** A reference as it is written. */
export interface Reference {
  /** The reference itself: `./schemas/pet.yaml#/Pet`. */
  readonly text: string;
  /** What kind of object it leads to. */
  readonly kind: Kind;
  /** The field of such an object whose value it leads to; `undefined` where it leads to the object itself. */
  readonly field?: string;
  /** The way to it from where the search began. */
  readonly tokens: readonly string[];
}

/** The references at and below a value that loading a contract follows: `$ref`, and `mapping` of discriminators. */
export function referencesBelow(value: Json, kind: Kind): Reference[] {
  const references: Reference[] = [];
  for (const visited of walk(kind, value)) {
    if (!isObject(visited.value)) continue;
    const { $ref, discriminator } = visited.value;
    const tokens = [...visited.tokens, '$ref'];
    if (typeof $ref === 'string') references.push({ text: $ref, kind: visited.kind, tokens });
    references.push(...mappingReferences(discriminator, visited.tokens));
    for (const { reference, field, holder, key } of misplacedReferences(visited.kind, visited.value)) {
      const within = holder === visited.value ? [] : [key];
      references.push({
        text: reference.$ref,
        kind: visited.kind,
        field,
        tokens: [...visited.tokens, field, ...within, '$ref'],
      });
    }
  }
  return references;
}

/** "Discriminator Object": a text is the name of a schema, unless it looks like a reference. */
function mappingReferences(discriminator: Json | undefined, tokens: readonly string[]): Reference[] {
  const mapping = isObject(discriminator) ? discriminator['mapping'] : undefined;
  return Object.entries(isObject(mapping) ? mapping : {}).flatMap(([key, text]) =>
    typeof text === 'string' && /[/#]|\.(ya?ml|json)$/.test(text)
      ? [{ text, kind: 'schema' as const, tokens: [...tokens, 'discriminator', 'mapping', key] }]
      : [],
  );
}
