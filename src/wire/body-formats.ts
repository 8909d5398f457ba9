import { binary } from './bodies/binary.ts';
import type { BodyFormat } from './body-format.ts';
import { form } from './bodies/form.ts';
import { json } from './bodies/json.ts';
import { multipart } from './bodies/multipart.ts';
import { parts } from './bodies/parts.ts';
import { sequence } from './bodies/sequence.ts';
import { text } from './bodies/text.ts';

/** Every body format; the first that handles a media type writes it. */
export const bodyFormats: readonly BodyFormat[] = [json, form, sequence, multipart, parts, text, binary];
