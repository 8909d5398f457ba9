import { binary } from './binary.ts';
import type { BodyFormat } from './body-format.ts';
import { form } from './form.ts';
import { json } from './json.ts';
import { multipart } from './multipart.ts';
import { text } from './text.ts';

/** Every body format; the first that handles a media type writes it. */
export const bodyFormats: readonly BodyFormat[] = [json, form, multipart, text, binary];
