import { joinLeaves, splitLeaves } from '../separated.ts';
import { sameNameItems, type Flat, type Shape } from '../flat.ts';
import type { Encode, Style } from '../style.ts';

/** `matrix`, for path parameters: `;color=blue,black`, exploded `;color=blue;color=black` (RFC 6570, section 3.2.7). */
export const matrix: Style = {
  name: 'matrix',
  write: (name, flat, explode, encode) =>
    explode ? writeExploded(name, flat, encode) : writePlain(name, flat, encode),
  read: (name, text, explode, shape, decode) =>
    text.startsWith(';') ? readMatrix(name, decode(text.slice(1)), explode, shape) : undefined,
};

const members = { item: ';', member: '=' };
const list = { item: ',', member: ',' };

function writePlain(name: string, flat: Flat, encode: Encode): string {
  return `;${encode(name)}=${joinLeaves(flat, list, encode)}`;
}

function writeExploded(name: string, flat: Flat, encode: Encode): string | undefined {
  if (flat.shape === 'primitive') return writePlain(name, flat, encode);
  if (flat.shape === 'array') return flat.items.map((item) => `;${encode(name)}=${encode(item)}`).join('');
  return `;${joinLeaves(flat, members, encode)}`;
}

function readMatrix(name: string, text: string, explode: boolean, shape: Shape): Flat | undefined {
  if (explode && shape === 'object') return splitLeaves(text, members, shape);
  if (explode && shape === 'array') return sameNameItems(name, text.split(members.item), members.member);
  return text.startsWith(`${name}=`) ? splitLeaves(text.slice(name.length + 1), list, shape) : undefined;
}
