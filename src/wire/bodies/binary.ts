import { textOfBytes } from '../bytes-text.ts';
import type { BodyFormat } from '../body-format.ts';

/** Types that hold a structure of their own, which a JSON value says nothing about. */
const structured = /[/+](?:xml|yaml|x-yaml|cbor|msgpack|x-ndjson|jsonl)$|^multipart\/|^message\//;

/** Every other type: a text stands for its bytes (OpenAPI 3.1, "Working with Binary Data"). */
export const binary: BodyFormat = {
  name: 'binary',
  handles: (type) => !structured.test(type),
  write: (value, { contentType }) =>
    typeof value === 'string' && value !== '' && value.isWellFormed()
      ? { contentType, bytes: value }
      : undefined,
  read: (bytes) => [textOfBytes(bytes)],
};
