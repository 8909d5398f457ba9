import type { BodyWriter, PartHeaders } from './description.ts';
import { isJson } from './read-body.ts';

/** A part of a multipart body that is not written as is usual ("Encoding Object"). */
export interface PartDescription {
  /** The property of the body. */
  readonly name: string;
  /** One media type, or several and ranges, separated by commas. */
  readonly contentType?: string;
  /** Whether a text is JSON already, and not a value to be written as JSON. */
  readonly isText?: boolean;
  /** Headers whose only value the description names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly style?: string;
  readonly explode?: boolean;
}

type Usual = Omit<PartDescription, 'name'>;

/**
 * Writes a body in parts, one for each property, several for a list (RFC 7578): files as they are, objects as
 * JSON, anything else as text; each with the content type and the headers that its encoding names.
 * `FormData` is left to `fetch`.
 */
export function multipart(mediaType: string, described: readonly PartDescription[] = []): BodyWriter {
  return (body, partHeaders = {}) => {
    if (body instanceof FormData || typeof body !== 'object' || body === null)
      return { body, contentType: undefined, inParts: true };
    const boundary = `part-${crypto.getRandomValues(new Uint32Array(4)).join('')}`;
    const parts = Object.entries(body).flatMap(([property, value]) => {
      const usual = described.find(({ name }) => name === property) ?? {};
      return spread(property, value, usual).flatMap(([name, item]) =>
        part(boundary, name, item, { usual, own: partHeaders[property] }),
      );
    });
    return {
      body: new Blob([...parts, `--${boundary}--\r\n`]),
      contentType: `${mediaType.replace(/;.*/s, '')}; boundary=${boundary}`,
      inParts: true,
    };
  };
}

/** Names and values of the parts of a property: in the style that its encoding names, otherwise one for each item. */
function spread(
  name: string,
  value: unknown,
  { style, explode = style === 'form' }: Usual,
): [string, unknown][] {
  if (value === undefined) return [];
  if (style === undefined || typeof value !== 'object' || value === null || value instanceof Blob)
    return (Array.isArray(value) ? value : [value]).map((item) => [name, item]);
  const members = Object.entries(value);
  if (style === 'deepObject') return members.map(([key, member]) => [`${name}[${key}]`, member]);
  if (explode) return members.map(([key, member]) => [Array.isArray(value) ? name : key, member]);
  const delimiter = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
  return [[name, (Array.isArray(value) ? value : members.flat()).join(delimiter)]];
}

interface Said {
  readonly usual: Usual;
  readonly own: PartHeaders[string];
}

function part(boundary: string, name: string, value: unknown, { usual, own = {} }: Said): BlobPart[] {
  const { content, type, file } = contentOf(value, usual);
  const filename = file === undefined ? '' : `; filename="${escaped(file)}"`;
  const headers = [
    ['Content-Disposition', `form-data; name="${escaped(name)}"${filename}`],
    ['Content-Type', type],
    ...Object.entries(usual.headers ?? {}),
    ...Object.entries(own),
  ] as const;
  // The last one of a name counts.
  const byName = new Map(headers.map(([key, text]) => [key.toLowerCase(), [key, text] as const]));
  const lines = [...byName.values()].flatMap(([key, text]) =>
    text ? [`${key}: ${text.replace(/[\r\n]+/g, ' ')}\r\n`] : [],
  );
  return [`--${boundary}\r\n`, ...lines, '\r\n', content, '\r\n'];
}

interface Content {
  readonly content: BlobPart;
  readonly type?: string | undefined;
  readonly file?: string;
}

function contentOf(value: unknown, { contentType, isText }: Usual): Content {
  const named = contentType
    ?.split(',')
    .map((type) => type.trim())
    .find((type) => !type.includes('*'));
  if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const content = value instanceof Blob ? value : new Blob([value as BlobPart]);
    const unsaid = /^(application\/octet-stream)?$/;
    const type = (unsaid.test(content.type) ? named : content.type) ?? 'application/octet-stream';
    return { content, type, file: content instanceof File ? content.name : 'blob' };
  }
  const isStructure = typeof value === 'object' && value !== null;
  if (isStructure || (named !== undefined && isJson(named) && !(isText && typeof value === 'string')))
    return { content: JSON.stringify(value), type: named ?? 'application/json' };
  return { content: String(value), type: named };
}

/** As browsers escape names (HTML, "Multipart form data"). */
function escaped(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
