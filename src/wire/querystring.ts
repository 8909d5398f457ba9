import type { Json } from '../json.ts';
import { absent } from './absent.ts';
import { MalformedBody, type BodyContext, type BodyFormat } from './body-format.ts';
import { form } from './bodies/form.ts';
import { leafText } from './flat.ts';
import { essence, isJson } from './media-type.ts';
import type { Outline } from './outline.ts';
import { percentDecode, percentEncode } from './percent.ts';
import { leafReadings, type Reading } from './readings.ts';
import {
  readAbsent,
  readReceived,
  type ParameterReading,
  type ReceivedParameter,
} from './received-parameter.ts';

/** What the whole query is in a media type (OpenAPI 3.2, "Parameter Locations"); `undefined` when it cannot be written. */
export function writeQuerystring(mediaType: string, value: Json): string | undefined {
  if (form.handles(essence(mediaType))) {
    const written = form.write(value, contextOf(mediaType));
    return written === undefined ? undefined : String(written.bytes);
  }
  const text = isJson(essence(mediaType)) ? JSON.stringify(value) : leafText(value);
  return text === undefined || text === '' || !text.isWellFormed() ? undefined : percentEncode(text);
}

/** Every value that the whole query may mean. Empty when it is not what its type says. */
export function readQuerystring(
  mediaType: string,
  query: string,
  outline: Outline,
  reading: Reading,
): readonly Json[] {
  if (form.handles(essence(mediaType)))
    return read(form, Buffer.from(query), { ...contextOf(mediaType), outline }, reading);
  const text = percentDecode(query);
  if (!isJson(essence(mediaType))) return leafReadings(text, outline, reading);
  try {
    const value: Json = JSON.parse(text);
    return [value];
  } catch {
    return [];
  }
}

/** Every value that a text means where a parameter travels, also where that is the whole query. */
export function readParameter(
  parameter: ReceivedParameter,
  text: string,
  outline: Outline,
  reading: Reading,
): readonly ParameterReading[] {
  if (parameter.in !== 'querystring') return readReceived(parameter, text, outline, reading);
  return readQuerystring(parameter.mediaType ?? '', text, outline, reading);
}

/** What may be meant where nothing came for a parameter; a form without fields is written as no query at all. */
export function readMissing(parameter: ReceivedParameter, outline: Outline): readonly ParameterReading[] {
  if (parameter.in !== 'querystring') return readAbsent(parameter, outline);
  const isForm = form.handles(essence(parameter.mediaType ?? ''));
  return isForm && outline.types.has('object') ? [absent, {}] : [absent];
}

function contextOf(contentType: string): Pick<BodyContext, 'contentType' | 'encoding' | 'isBinary'> {
  return { contentType, encoding: {}, isBinary: () => false };
}

function read(
  format: BodyFormat,
  bytes: Uint8Array,
  context: BodyContext,
  reading: Reading,
): readonly Json[] {
  try {
    return format.read(bytes, context, reading);
  } catch (error) {
    if (error instanceof MalformedBody) return [];
    throw error;
  }
}
