import type { BodyWriter, ParameterDescription } from './description.ts';
import { writeQuery } from './parameters.ts';

/** Writes a form: objects as JSON, lists as one field for each item, unless an encoding says otherwise ("Encoding Object"). */
export function form(mediaType: string, encoding: readonly ParameterDescription[] = []): BodyWriter {
  return (body) => ({ body: urlEncoded(body, encoding), contentType: mediaType });
}

function urlEncoded(body: unknown, encoding: readonly ParameterDescription[]): unknown {
  if (body instanceof URLSearchParams || typeof body !== 'object') return body;
  const styled = new Set(encoding.map(({ name }) => name));
  const fields = new URLSearchParams();
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body ?? {})) {
    if (styled.has(name)) own[name] = value;
    else if (value !== undefined)
      for (const item of Array.isArray(value) ? value : [value]) fields.append(name, fieldText(item));
  }
  return [fields.toString(), writeQuery(own, encoding)].filter((text) => text !== '').join('&');
}

/** A text as it is, anything else as JSON. */
function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
