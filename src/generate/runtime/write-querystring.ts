import type { ParameterWriter } from './description.ts';
import { isJson } from './read-body.ts';
import { form } from './write-form.ts';

/** Writes a value as the whole query (OpenAPI 3.2, "Parameter Locations"): a form, or percent-encoded as JSON or text. */
export function querystring(mediaType: string): ParameterWriter {
  return (_, value) => {
    if (/^application\/x-www-form-urlencoded\b/i.test(mediaType)) return String(form(mediaType)(value).body);
    return encodeURIComponent(isJson(mediaType) ? JSON.stringify(value) : String(value));
  };
}
