import { createHash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { canonicalText } from '../schema/json-equal.ts';

/** The digest of a bundled document, as a file of uses names it: `sha256-…`. */
export function digestOf(document: JsonObject): string {
  return `sha256-${createHash('sha256').update(canonicalText(document)).digest('base64')}`;
}
