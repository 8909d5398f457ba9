import { joinLeaves, splitLeaves } from '../separated.ts';
import type { Style } from '../style.ts';

/** `simple`, for path and header parameters: `blue,black`, `R,100`, exploded `R=100` (RFC 6570, section 3.2.2). */
export const simple: Style = {
  name: 'simple',
  write: (_name, flat, explode, encode) => joinLeaves(flat, separators(explode), encode),
  read: (_name, text, explode, shape, decode) => splitLeaves(decode(text), separators(explode), shape),
};

function separators(explode: boolean) {
  return { item: ',', member: explode ? '=' : ',' };
}
