import type { Random } from 'fast-check';
import type { WordSampler } from './word-sampler.ts';

/** The letters that names and words are made of. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Every text: words mostly, printable ASCII often, all the world's characters at times. */
export const plainTexts: WordSampler = {
  has: () => true,
  word: (length, random) => {
    if (!random) return 'a'.repeat(length);
    const pick = pickers[random.nextInt(0, pickers.length - 1)] ?? letter;
    let text = '';
    for (let left = length; left > 0; left--) text += pick(random);
    return text;
  },
  accepts: () => true,
  all: () => undefined,
};

const pickers: readonly ((random: Random) => string)[] = [
  letter,
  letter,
  letter,
  printable,
  printable,
  printable,
  printable,
  foreign,
];

function letter(random: Random): string {
  return letters.charAt(random.nextInt(0, letters.length - 1));
}

function printable(random: Random): string {
  return String.fromCodePoint(random.nextInt(0x20, 0x7e));
}

/** No surrogates: half a character is no JSON text. A few lie beyond the basic plane, where lengths go wrong. */
function foreign(random: Random): string {
  const isRare = random.nextInt(0, 7) === 0;
  return String.fromCodePoint(isRare ? random.nextInt(0x1f300, 0x1f64f) : random.nextInt(0xa1, 0xd7ff));
}
