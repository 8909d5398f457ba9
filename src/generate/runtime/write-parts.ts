import type { BodyWriter } from './description.ts';
import { isJson } from './read-body.ts';

/**
 * Writes a list as parts by position (OpenAPI 3.2, "Encoding By Position"): files as they are and as the type that they
 * have, objects as JSON, anything else as text. Headers of a part are given by its index, as `partHeaders`.
 *
 * @param prefix the media type of each of the first parts; `''` where none is named
 * @param rest that of all others
 */
export function parts(mediaType: string, prefix: readonly string[] = [], rest = ''): BodyWriter {
  return (body, partHeaders = {}) => {
    if (!Array.isArray(body)) return { body, contentType: mediaType };
    const boundary = `part-${crypto.getRandomValues(new Uint32Array(4)).join('')}`;
    const written = body.flatMap((value: unknown, index): BlobPart[] => {
      const { content, type } = contentOf(value, prefix[index] ?? rest);
      const own = Object.entries(partHeaders[index] ?? {});
      const lines = [['Content-Type', type], ...own].map(
        ([name, text]) => `${name}: ${String(text).replace(/[\r\n]+/g, ' ')}\r\n`,
      );
      return [`--${boundary}\r\n`, ...lines, '\r\n', content, '\r\n'];
    });
    return {
      body: new Blob([...written, `--${boundary}--\r\n`]),
      contentType: `${mediaType.replace(/;.*/s, '')}; boundary=${boundary}`,
    };
  };
}

function contentOf(value: unknown, named: string): { content: BlobPart; type: string } {
  const first = named
    .split(',')
    .map((type) => type.trim())
    .find((type) => type !== '' && !type.includes('*'));
  if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const own = value instanceof Blob ? value.type : '';
    return { content: value as BlobPart, type: own || first || 'application/octet-stream' };
  }
  const isStructure = typeof value === 'object' && value !== null;
  if (isStructure || (first !== undefined && isJson(first)))
    return { content: JSON.stringify(value), type: first ?? 'application/json' };
  return { content: String(value), type: first ?? 'text/plain' };
}
