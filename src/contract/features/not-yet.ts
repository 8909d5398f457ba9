import type { JsonObject } from '../../json.ts';
import type { Kind } from '../structure.ts';
import type { Feature } from './feature.ts';

/** What not every command understands yet, by the object that it stands in. */
const refused: Partial<Record<Kind, (object: JsonObject) => string | undefined>> = {
  mediaType: (object) => ['prefixEncoding', 'itemEncoding'].find((field) => object[field] !== undefined),
};

/** A feature of 3.2 is refused until every command understands it: half understood, it would be passed as tested. */
export const notYet: Feature = {
  section: 'Schema',
  kinds: ['mediaType'],
  *mistakes(object, { kind }) {
    const help = 'Leave it out by an overlay, or say it in the words of OpenAPI 3.1.';
    const field = refused[kind]?.(object);
    if (field !== undefined) yield { at: [field], message: `\`${field}\` is not understood yet`, help };
  },
};
