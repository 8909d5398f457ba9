import { joinLeaves, splitLeaves } from '../separated.ts';
import type { Style } from '../style.ts';

/** `label`, for path parameters: `.blue,black`, exploded `.blue.black` (RFC 6570, section 3.2.5). */
export const label: Style = {
  name: 'label',
  write: (_name, flat, explode, encode) => `.${joinLeaves(flat, separators(explode), encode)}`,
  read: (_name, text, explode, shape, decode) =>
    text.startsWith('.') ? splitLeaves(decode(text.slice(1)), separators(explode), shape) : undefined,
};

function separators(explode: boolean) {
  return explode ? { item: '.', member: '=' } : { item: ',', member: ',' };
}
