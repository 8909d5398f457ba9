import { leafText } from '../flat.ts';
import { leafReadings } from '../readings.ts';
import type { BodyFormat } from '../body-format.ts';

/** `text/*` but JSON: a primitive as its text. An empty text would be an absent body. */
export const text: BodyFormat = {
  name: 'text',
  handles: (type) => type.startsWith('text/') && type !== 'text/xml',
  write: (value, { contentType }) => {
    const bytes = leafText(value);
    return bytes === undefined || bytes === '' ? undefined : { contentType, bytes };
  },
  read: (bytes, { outline }, reading) => leafReadings(new TextDecoder().decode(bytes), outline, reading),
};
