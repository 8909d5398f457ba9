import { latin1 } from './spelling.ts';

/** What a secret is found by, in a text that no escapes are left in. */
export interface Needle {
  /** Calls `found` with the range of each place in `bytes` where the secret, or a telling part of it, stands. */
  search(bytes: readonly number[], found: (start: number, end: number) => void): void;
}

/** How many characters in a row tell a part of a random secret from anything else. */
const telling = 6;
/** Shorter texts are everywhere, and no secrets. */
const shortest = 3;

/**
 * The needles for a secret: as it is, and in base64 at each of the three places where a group of bytes may
 * begin (RFC 4648, section 4), and in hexadecimal. Of what looks random a part is enough, in whatever case: an
 * answer may be cut anywhere, and its server may have changed the case.
 */
export function needlesFor(secret: string): readonly Needle[] {
  const bytes = Buffer.from(secret);
  if (bytes.length < shortest) return [];
  const encoded = [0, 1, 2].map((shift) => base64At(bytes, shift)).filter((text) => text.length >= shortest);
  if (!looksRandom(secret)) {
    const alone = bytes.toString('base64').replace(/=+$/, '');
    return [bytes.toString('latin1'), alone, ...encoded, bytes.toString('hex')].map(whole);
  }
  return [
    parts([bytes.toString('latin1'), ...encoded], telling),
    parts([bytes.toString('hex')], 2 * telling),
  ];
}

/** Words that people choose stand in descriptions too: of those no part is looked for. */
function looksRandom(secret: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(secret)).length;
  return (kinds > 2 && secret.length >= 8) || (kinds > 1 && secret.length >= 16) || secret.length >= 24;
}

/** The characters that stand for these bytes alone, when `shift` bytes of something else begin the group. */
function base64At(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const first = Math.ceil((shift * 4) / 3);
  const last = Math.floor(((shift + bytes.length) * 4) / 3);
  return text.slice(first, last);
}

function whole(secret: string): Needle {
  const wanted = alike(secret);
  return {
    search: (bytes, found) => {
      const text = alike(latin1(bytes));
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
        found(at, at + wanted.length);
    },
  };
}

function parts(secrets: readonly string[], length: number): Needle {
  const known = new Set<string>();
  for (const secret of secrets.map((each) => alike(each).toLowerCase())) {
    for (let at = 0; at + length <= secret.length; at += 1) known.add(secret.slice(at, at + length));
  }
  return {
    search: (bytes, found) => {
      const text = alike(latin1(bytes)).toLowerCase();
      for (let at = 0; at + length <= text.length; at += 1) {
        if (known.has(text.slice(at, at + length))) found(at, at + length);
      }
    },
  };
}

/** Without the differences between base64 and base64url (RFC 4648, section 5), and between ` ` and `+` in a form. */
function alike(text: string): string {
  return text.replaceAll(/[- ]/g, '+').replaceAll('_', '/');
}
