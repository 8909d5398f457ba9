import type { ParameterDescription } from './description.ts';
import { writeQuery } from './parameters.ts';
import { isJson } from './read-body.ts';

/** The openapi-fetch options that send a body as a media type. */
export interface BodyWriting {
  readonly headers?: Readonly<Record<string, string>>;
  readonly bodySerializer?: (body: unknown) => unknown;
}

/** How a body is written as a media type; `undefined` stands for `application/json`, openapi-fetch's default. */
export function writeBody(
  mediaType: string | undefined,
  encoding: readonly ParameterDescription[] = [],
): BodyWriting {
  if (mediaType === undefined) return {};
  // Without a header: only `fetch` knows the boundary that it will write.
  if (/^multipart\/form-data\b/i.test(mediaType)) return { bodySerializer: formData };
  const headers = { 'Content-Type': mediaType };
  if (isJson(mediaType)) return { headers };
  if (/^application\/x-www-form-urlencoded\b/i.test(mediaType))
    return { headers, bodySerializer: (body) => urlEncoded(body, encoding) };
  return { headers, bodySerializer: plain };
}

function plain(body: unknown): unknown {
  const sendable = typeof body !== 'object' || body instanceof Blob || body instanceof ReadableStream;
  return sendable || body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? body : JSON.stringify(body);
}

function urlEncoded(body: unknown, encoding: readonly ParameterDescription[]): unknown {
  if (body instanceof URLSearchParams || typeof body !== 'object') return body;
  const styled = new Set(encoding.map(({ name }) => name));
  const form = new URLSearchParams();
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body ?? {})) {
    if (styled.has(name)) own[name] = value;
    else for (const [, item] of fields({ [name]: value })) form.append(name, fieldText(item));
  }
  return [form.toString(), writeQuery(own, encoding)].filter((text) => text !== '').join('&');
}

/** Values that are not files are strings, or JSON when they are objects ("Encoding Object", defaults). */
function formData(body: unknown): unknown {
  if (body instanceof FormData || typeof body !== 'object') return body;
  const form = new FormData();
  for (const [name, value] of fields(body)) {
    if (value instanceof Blob) form.append(name, value);
    else form.append(name, fieldText(value));
  }
  return form;
}

/** Name and value of every field, an array giving one field for each item. */
function fields(body: object | null): [string, unknown][] {
  const entries: [string, unknown][] = Object.entries(body ?? {});
  return entries
    .flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((item): [string, unknown] => [name, item])
        : [[name, value] satisfies [string, unknown]],
    )
    .filter(([, value]) => value !== undefined);
}

function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
