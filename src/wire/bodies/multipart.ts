import { isObject, type Json } from '../../json.ts';
import { leafText } from '../flat.ts';
import type { BodyFormat, WriteContext } from '../body-format.ts';
import { textOfBytes } from '../bytes-text.ts';
import { contentTypeOf, readMember, type Field } from '../form-members.ts';
import { readParts, type ReceivedPart } from '../multipart-parts.ts';
import { readingsByName } from '../readings.ts';

/**
 * `multipart/form-data` (OpenAPI 3.1, "Special Considerations for multipart Content"; RFC 7578):
 * primitives as text, objects as JSON, bytes as a file, a list as one part per item.
 */
export const multipart: BodyFormat = {
  name: 'multipart',
  handles: (type) => type === 'multipart/form-data',
  write: (value, context) => {
    const members = isObject(value) ? Object.entries(value) : [];
    const parts = members.flatMap(([name, member]) => partsOf(name, member, context));
    if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
    const boundary = unusedBoundary(parts);
    const bytes = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
    return { contentType: `multipart/form-data; boundary=${boundary}`, bytes };
  },
  read: (bytes, context, reading) => {
    const named = Map.groupBy(readParts(bytes, context.contentType), ({ name }) => name ?? '');
    const members = [...named].map(([name, parts]) => {
      const type = contentTypeOf(context.encoding, name);
      return [name, readMember(parts.map(fieldOf), context.outline.member(name), type, reading)] as const;
    });
    return readingsByName(new Map(members));
  },
};

function partsOf(name: string, value: Json, context: WriteContext): (string | undefined)[] {
  if (!Array.isArray(value)) return [partText(name, value, context)];
  // An empty list has no part, and is no list at all for the receiver.
  return value.length === 0 ? [undefined] : value.map((item) => partText(name, item, context));
}

function partText(name: string, value: Json, context: WriteContext): string | undefined {
  if (!name.isWellFormed()) return undefined;
  const disposition = `Content-Disposition: form-data; name="${escapeName(name)}"`;
  if (typeof value === 'object' && value !== null) {
    return `${disposition}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(value)}`;
  }
  const text = leafText(value);
  if (text === undefined) return undefined;
  if (!context.isBinary(name)) return `${disposition}\r\n\r\n${text}`;
  const type = contentTypeOf(context.encoding, name) ?? 'application/octet-stream';
  return `${disposition}; filename="${escapeName(name)}"\r\nContent-Type: ${type}\r\n\r\n${text}`;
}

function fieldOf({ content, headers }: ReceivedPart): Field {
  return { text: textOfBytes(content), contentType: headers.get('content-type') };
}

// As browsers escape names: WHATWG HTML, "multipart/form-data encoding algorithm".
function escapeName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

function unusedBoundary(parts: readonly string[]): string {
  let boundary = 'openapi-contract-boundary';
  while (parts.some((part) => part.includes(boundary))) boundary += '-';
  return boundary;
}
