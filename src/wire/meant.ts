import type { MediaType } from '../contract/contract.ts';
import { isObject, setOwn, type Json, type JsonObject } from '../json.ts';
import { MalformedBody } from './body-format.ts';
import { bodyCodec } from './body.ts';
import { leafText } from './flat.ts';
import { concreteType, essence, isJson } from './media-type.ts';
import { outlineOf, type Outline } from './outline.ts';
import { typedReadings } from './readings.ts';

/**
 * The value that an example of a body means, of those that it may mean the first that fits: what travels as JSON may
 * be written as its text, and what JSON cannot represent is written as a text (OpenAPI 3.1, "Example Object",
 * `value`). `undefined` when nothing that it may mean fits.
 */
export function meantByBody(
  document: JsonObject,
  mediaType: Pick<MediaType, 'pointer' | 'type' | 'schema'>,
  value: Json,
  fits: (value: Json) => boolean,
): Json | undefined {
  const { schema } = mediaType;
  if (schema === undefined || fits(value)) return value;
  const type = concreteType(mediaType.type);
  const codec = bodyCodec(document, mediaType);
  // A text of which nothing here knows what it says (XML, for one) is not known to be wrong.
  if (typeof value === 'string' && !codec) return value;
  if (isJson(essence(type)) && typeof value !== 'string') return undefined;
  const outline = outlineOf({ document, pointer: schema });
  const meant =
    typeof value === 'string' && codec ? read(() => codec.read(Buffer.from(value), type, 'exact')) : [];
  const typed = isJson(essence(type)) ? [] : typedReadings(asTexts(value), outline, 'exact');
  return [...meant, ...typed].find(fits);
}

/** The value that an example of a parameter or header means, which travels as text: `5` for a text is `"5"`. */
export function meantByText(outline: Outline, value: Json, fits: (value: Json) => boolean): Json | undefined {
  return [value, ...typedReadings(asTexts(value), outline, 'exact')].find(fits);
}

/** A value with its leaves as the texts in which they travel. */
function asTexts(value: Json): Json {
  if (Array.isArray(value)) return value.map(asTexts);
  if (!isObject(value)) return leafText(value) ?? value;
  const texts: JsonObject = {};
  for (const [key, member] of Object.entries(value)) setOwn(texts, key, asTexts(member));
  return texts;
}

function read(readings: () => readonly Json[]): readonly Json[] {
  try {
    return readings();
  } catch (error) {
    if (error instanceof MalformedBody) return [];
    throw error;
  }
}
