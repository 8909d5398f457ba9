import { isJson } from '../media-type.ts';
import type { BodyFormat } from '../body-format.ts';

/** `application/json` and everything that ends in `+json` (RFC 8259, RFC 6839). It carries every value as it is. */
export const json: BodyFormat = {
  name: 'json',
  handles: isJson,
  write: (value, { contentType }) => ({ contentType, bytes: JSON.stringify(value) }),
  read: (value) => [value],
};
