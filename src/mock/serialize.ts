import { createRequire } from 'node:module';
import { isSequential } from '../contract/sequences.ts';
import type { Json } from '../json.ts';
import { bodyFormats } from '../wire/body-formats.ts';
import { essence, isJson } from '../wire/media-type.ts';

/** The body of a response, as text, with the type that it is sent as. */
export interface SerializedBody {
  readonly body: string;
  readonly contentType: string | undefined;
}

/**
 * A value as the body of a response. A text is taken for what its type says; for a structure in a type that nothing
 * here writes, JSON has to do. `undefined` where there is no value.
 */
export function serialize(value: unknown, contentType: string | undefined): SerializedBody | undefined {
  if (value === undefined) return undefined;
  const type = essence(contentType ?? '');
  if (contentType !== undefined && !isJson(type)) {
    if (typeof value === 'string') return { body: value, contentType };
    if (isXml(type)) return { body: xml(value, contentType) ?? '', contentType };
    // A sequence of nothing is nothing.
    if (isSequential(type) && Array.isArray(value) && value.length === 0) return { body: '', contentType };
    const format = bodyFormats.find((each) => each.handles(type));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Prism answers with JSON
    const written = format?.write(value as Json, { contentType, encoding: {}, isBinary: () => false });
    if (written) return { body: Buffer.from(written.bytes).toString(), contentType: written.contentType };
  }
  return { body: JSON.stringify(value), contentType };
}

function isXml(type: string): boolean {
  return /[/+]xml$/.test(type);
}

/** Prism's own serialiser. It belongs to the server that comes with its command, so it is found from there. */
const { serialize: xml }: { serialize: (body: unknown, contentType: string) => string | undefined } =
  createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json'))(
    '@stoplight/prism-http-server/dist/serialize.js',
  );
