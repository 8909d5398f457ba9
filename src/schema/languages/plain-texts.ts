import { quickly, type Draw } from '../arbitraries/quick-random.ts';
import type { WordSampler } from './word-sampler.ts';

/** The letters that names and words are made of. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Every text: words mostly, printable ASCII often, all the world's characters at times. */
export const plainTexts: WordSampler = {
  has: () => true,
  word: (length, random) => {
    if (!random) return 'a'.repeat(length);
    const draw = quickly(random);
    const pick = pickers[draw(pickers.length)] ?? letter;
    let text = '';
    for (let left = length; left > 0; left--) text += pick(draw);
    return text;
  },
  accepts: () => true,
  all: () => undefined,
};

const pickers: readonly ((draw: Draw) => string)[] = [
  letter,
  letter,
  letter,
  printable,
  printable,
  printable,
  printable,
  foreign,
];

function letter(draw: Draw): string {
  return letters.charAt(draw(letters.length));
}

function printable(draw: Draw): string {
  return String.fromCharCode(0x20 + draw(0x5f));
}

/** No surrogates: half a character is no JSON text. A few lie beyond the basic plane, where lengths go wrong. */
function foreign(draw: Draw): string {
  const isRare = draw(8) === 0;
  return String.fromCodePoint(isRare ? 0x1f300 + draw(0x350) : 0xa1 + draw(0xd75f));
}
