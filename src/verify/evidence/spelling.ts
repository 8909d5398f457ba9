/**
 * A text as bytes of UTF-8, each with where it is written: a byte that is spelled `\u003d`, `%3D` or `&equals;`
 * begins and ends with that.
 */
export interface Spelling {
  readonly bytes: readonly number[];
  /** For each byte the index in the text at which it begins to be written, and the one after its end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface Growing extends Spelling {
  readonly bytes: number[];
  readonly starts: number[];
  readonly ends: number[];
}

const encoder = new TextEncoder();

/**
 * A text in every way in which it can be read: as it is written, and with the escapes of one kind after
 * another read for what they stand for, as often as `layers` says. One kind at a time, for what is an escape to
 * one reader is a token's own text to the next.
 */
export function* readings(text: string, layers: number): Iterable<Spelling> {
  let level = [written(text)];
  const known = new Set(level.map(({ bytes }) => latin1(bytes)));
  yield* level;
  for (let layer = 0; layer < layers && level.length > 0; layer += 1) {
    level = level
      .flatMap((spelling) => kinds.map((kind) => unescaped(spelling, kind)))
      .filter(({ bytes }) => known.size < known.add(latin1(bytes)).size);
    yield* level;
  }
}

function written(text: string): Spelling {
  const spelling = empty();
  let at = 0;
  for (const character of text) {
    for (const byte of encoder.encode(character)) add(spelling, byte, at, at + character.length);
    at += character.length;
  }
  return spelling;
}

function unescaped(spelling: Spelling, { pattern, meaning }: Kind): Spelling {
  const { bytes, starts, ends } = spelling;
  const result = empty();
  const copy = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) add(result, bytes[at] ?? 0, starts[at] ?? 0, ends[at] ?? 0);
  };
  let done = 0;
  for (const found of latin1(bytes).matchAll(pattern)) {
    copy(done, found.index);
    done = found.index + found[0].length;
    const captured = found.slice(1).find((group) => group !== undefined) ?? '';
    for (const byte of meaning(captured, found[0]))
      add(result, byte, starts[found.index] ?? 0, ends[done - 1] ?? 0);
  }
  copy(done, bytes.length);
  return result;
}

/** Bytes as a text that has a character for each of them. */
export function latin1(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('latin1');
}

function empty(): Growing {
  return { bytes: [], starts: [], ends: [] };
}

function add({ bytes, starts, ends }: Growing, byte: number, start: number, end: number): void {
  bytes.push(byte);
  starts.push(start);
  ends.push(end);
}

/** A kind of escapes. */
interface Kind {
  readonly pattern: RegExp;
  /** The bytes that one stands for. */
  readonly meaning: (captured: string, whole: string) => Iterable<number>;
}

const codePoint = (digits: string, radix: number): Iterable<number> => {
  const value = Number.parseInt(digits, radix);
  return value <= 0x10ffff ? encoder.encode(String.fromCodePoint(value)) : [];
};

/** The character references that have names and stand for what tokens are made of. */
const named: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'amp=& lt=< gt=> quot=" apos=\' sol=/ bsol=\\ plus=+ equals== colon=: semi=; comma=, period=. lowbar=_ percnt=% num=# ' +
    'excl=! quest=? commat=@ dollar=$ ast=* lpar=( rpar=) vert=| lsqb=[ rsqb=] lcub={ rcub=} grave=` hat=^ dash=- hyphen=-'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(-1)]),
);
const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const kinds: readonly Kind[] = [
  // JSON, and languages like JavaScript.
  {
    pattern: /\\(?:u([0-9a-f]{4})|u\{0*([0-9a-f]{1,6})\}|x([0-9a-f]{2}))|\\([^ux])/gis,
    meaning: (captured, whole) =>
      whole.length === 2 ? encoder.encode(controls[captured] ?? captured) : codePoint(captured, 16),
  },
  // Percent-encoding (RFC 3986, section 2.1).
  { pattern: /%([0-9a-f]{2})/gi, meaning: (digits) => [Number.parseInt(digits, 16)] },
  // Character references of HTML and XML.
  {
    pattern: new RegExp(`&(?:#x0*([0-9a-f]{1,6})|#0*([0-9]{1,7})|(${Object.keys(named).join('|')}));?`, 'gi'),
    meaning: (captured, whole) => {
      if (!whole.startsWith('&#')) return encoder.encode(named[captured.toLowerCase()] ?? '');
      return codePoint(captured, /^&#x/i.test(whole) ? 16 : 10);
    },
  },
  // What UTF-16 has more than ASCII.
  { pattern: /\0/g, meaning: () => [] },
];
