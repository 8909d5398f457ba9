import type { Json } from '../../json.ts';
import { isJson } from '../media-type.ts';
import { MalformedBody, type BodyFormat } from '../body-format.ts';

/** `application/json` and everything that ends in `+json` (RFC 8259, RFC 6839). It carries every value as it is. */
export const json: BodyFormat = {
  name: 'json',
  handles: isJson,
  write: (value, { contentType }) => ({ contentType, bytes: JSON.stringify(value) }),
  read: (bytes) => {
    try {
      // A byte order mark is no part of the text; a parser may ignore it (RFC 8259, section 8.1).
      const value: Json = JSON.parse(new TextDecoder().decode(bytes));
      return [value];
    } catch (error) {
      throw new MalformedBody(error instanceof Error ? error.message : String(error));
    }
  },
};
