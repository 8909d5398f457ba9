import { escapeInJson } from '../hidden-characters.ts';

/** JSON data as text: two spaces, safe to show on a terminal, ending in a line end. */
export function toJsonText(data: unknown): string {
  return `${escapeInJson(JSON.stringify(data, undefined, 2))}\n`;
}
